"""Verbs about parties, forums, instruments, issues and persons: add, correct, state, take back, table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from collegium.accounts.access import found, gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Document, Fact, Reading, Reference
from collegium.register.models.references import new_salt
from collegium.register.queries.documents import content_of
from collegium.register.references.carrying import copy_in, going, keep_facts
from collegium.register.rules.anchoring import Occurrences
from collegium.register.rules.references import DAY, FACTS, SLUG, WORDS, is_day, slug_of

Names = Mapping[str, Iterable[str]]
LONGEST = 200
MOST = 50


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as somebody states it: what, its value, since and until when, the passage that says so, if any, and the
    language of its words: without it that of the passage."""

    what: str
    value: str
    since: str = ""
    until: str = ""
    document: Document | None = None
    quote: str = ""
    language: str = ""


def add(by: Person, space: Space, kind: str, names: Names, slug: str = "", why: str = "") -> Reference:
    """Add a reference, or what a space calls something that the tables know: `slug` is then its id there.

    Raises NotVisible and NotAllowed at the gate, Improper for names or an id that cannot be, or that stand already.
    """
    seat = gate(by, "change", space)
    if kind not in FACTS:
        raise Improper("There is no such kind of reference.", "Go back and choose one of the list.")
    spelled = checked(names)
    if not spelled:
        raise Improper("Without a name nothing can be found.", "Give a name in at least one language.")
    slug = slug or slug_of(kind, next(iter(spelled.values()))[0])
    check_slug(slug)
    with change(by=by, verb="adds a reference", space=space, why=why, seat=seat):
        return made(space, kind, slug, spelled)


def made(space: Space, kind: str, slug: str, names: Mapping[str, list[str]]) -> Reference:
    """A new reference, as a part of the open change. Raises Improper where there is one of its id."""
    if Reference.objects.filter(space=space, kind=kind, slug=slug, withdrawn=False, struck=False).exists():
        raise Improper("This stands in the register already.", "Correct it there.")
    reference = Reference(space=space, kind=kind, slug=slug, names=dict(names))
    reference.save()
    return reference


def check_slug(slug: str) -> None:
    """Raises Improper for what cannot be an id."""
    if not SLUG.fullmatch(slug) or len(slug) > LONGEST:
        raise Improper("This cannot be an id.", "Use letters, digits and hyphens.")


def checked(names: Names) -> dict[str, list[str]]:
    """Names by language, each once, without those that are empty. Raises Improper."""
    spelled: dict[str, list[str]] = {}
    for language, said in names.items():
        kept = list(dict.fromkeys(" ".join(each.split()) for each in said if each.strip(" =\t\r\n")))
        if language not in LANGUAGES or len(kept) > MOST or any(len(each) > LONGEST for each in kept):
            raise Improper("These names cannot be kept.", "Give at most 50 of 200 letters in each language.")
        if kept:
            spelled[language] = kept
    return spelled


def correct(by: Person, reference: Reference, names: Names, why: str = "") -> None:
    """Say what a reference is called. Raises NotVisible, NotAllowed, Improper for names that cannot be."""
    seat = gate(by, "change", reference.space)
    check_standing(reference)
    spelled = checked(names)
    if spelled == reference.names:
        return
    with change(by=by, verb="corrects a reference", space=reference.space, why=why, seat=seat):
        reference.names = spelled
        reference.save()


def check_standing(reference: Reference) -> None:
    """Raises Improper for a reference that was withdrawn or struck out."""
    if reference.withdrawn or reference.struck:
        raise Improper("This reference was withdrawn or struck out.")


def withdraw(by: Person, reference: Reference, why: str = "") -> None:
    """Take a reference out of the register; what the tables know of it stays. Raises NotVisible, NotAllowed, Improper
    where others were merged into it or words are linked with it."""
    seat = gate(by, "change", reference.space)
    check_standing(reference)
    with change(by=by, verb="withdraws a reference", space=reference.space, why=why, seat=seat):
        reference.withdrawn = True
        reference.check_restored()
        reference.save()


def state(by: Person, reference: Reference, said: Said, why: str = "") -> Fact:
    """State a fact of a reference, with the passage that says so or in one's own name.

    Raises NotVisible, NotAllowed, Improper for a fact that cannot be of its kind, a day that is none, a passage that
    the document does not hold.
    """
    seat = gate(by, "change", reference.space)
    check_standing(reference)
    check_said(reference.kind, said)
    passage = passage_of(by, reference.space, said)
    with change(by=by, verb="states a fact", space=reference.space, why=why, seat=seat):
        fact = Fact(
            space=reference.space,
            reference=reference,
            what=said.what,
            value=said.value.strip(),
            since=said.since,
            until=said.until,
            language=language_of(reference.kind, said, passage),
            by=by,
            salt=new_salt(),
            **passage,
        )
        fact.save()
    return fact


def language_of(kind: str, said: Said, passage: Mapping[str, object]) -> str:
    """The language of the words of a fact; what is no words has none."""
    reading = passage.get("reading")
    of_text = reading.language if isinstance(reading, Reading) else ""
    return (said.language or of_text) if FACTS[kind][said.what] == WORDS else ""


def check_said(kind: str, said: Said) -> None:
    """Raises Improper for a fact that cannot be of this kind."""
    sort = FACTS[kind].get(said.what)
    if sort is None or said.language not in ("", *LANGUAGES):
        raise Improper("This cannot be said of it.", "Go back and choose one of the list.")
    if not said.value.strip() or len(said.value) > 1000:
        raise Improper("This says nothing, or too much.", "Say it in one to a thousand letters.")
    days = [said.since, said.until, *([said.value.strip()] if sort == DAY else [])]
    if not all(is_day(each) for each in days if each):
        raise Improper("This is no date.", "Write a year, month or day as 2031, 2031-02 or 2031-02-03.")
    if sort not in (WORDS, DAY):
        check_slug(said.value.strip())


def passage_of(by: Person, space: Space, said: Said) -> dict[str, object]:
    """Where a document says it. Raises NotVisible for a document that one does not see, Improper without the words."""
    if said.document is None:
        return {}
    document = found(by, Document, said.document.pk)
    check_alive(document)
    if document.space_id != space.pk:
        raise Improper("The document stands in another space.", "Cite one that stands beside the reference.")
    reading: Reading | None = latest_reading(document)
    content = content_of(reading) if reading else None
    place = Occurrences(content.text, [said.quote]).place(said.quote, 0) if content else None
    if reading is None or content is None or place is None:
        raise Improper("The document does not say this in these words.", "Copy the words from its text.")
    start, end = place
    return {"document": document, "reading": reading, "start": start, "end": end, "quote": content.text[start:end]}


def take_back(by: Person, fact: Fact, why: str = "") -> None:
    """Withdraw a fact. Raises NotVisible, NotAllowed, Improper where that was done."""
    seat = gate(by, "change", fact.space)
    if fact.withdrawn or fact.struck:
        raise Improper("This fact was withdrawn or struck out.")
    with change(by=by, verb="takes back a fact", space=fact.space, why=why, seat=seat):
        fact.withdrawn = True
        fact.save()


def table(by: Person, reference: Reference, why: str = "") -> Reference:
    """Bring a reference of a partner's own before all partners, with its facts: those that cite a paper go where that
    paper was tabled too and read there. What was tabled before is brought up to what it says now.

    What stands there under its id gets its names and facts too. Raises NotVisible, NotAllowed, Improper from anywhere
    else, where the joint entry has all of it already, and for one that was merged.
    """
    if reference.space.kind != SpaceKind.OWN:
        raise Improper("This is done with references of a partner's own space.")
    joint = Space.objects.get(partnership=reference.space.partnership, kind=SpaceKind.JOINT)
    seat = gate(by, "table", reference.space)
    check_standing(reference)
    if reference.merged_into_id:
        raise Improper("This was merged into another one.", "Table that one.")
    with transaction.atomic():
        with change(by=by, verb="tables a reference", space=joint, why=why, seat=seat) as done:
            copy = _copy(by, reference, joint)
            if not done.touched and reference.tabled_as_id == copy.pk:
                raise Improper("This reference was tabled already.")
        with change(by=by, verb="tables a reference", space=reference.space, why=why, seat=seat):
            reference.tabled_as = copy
            reference.save()
    return copy


def _copy(by: Person, reference: Reference, joint: Space) -> Reference:
    """The copy of a reference in the joint space, as a part of the open change; nothing is written that is there."""
    copy = copy_in(reference, joint) or Reference(space=joint, kind=reference.kind, slug=reference.slug)
    names = dict(copy.names)
    for language, some in reference.names.items():
        names[language] = list(dict.fromkeys([*names.get(language, []), *some]))
    if names != copy.names or copy._state.adding:
        copy.names = names
        copy.save()
    keep_facts(copy, going(reference, joint)[0], by.pk, replacing=False)
    return copy
