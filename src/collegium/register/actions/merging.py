"""Verbs about references that are one: merge, part; and about words that may name one: link."""

from collections.abc import Mapping
from dataclasses import dataclass

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.register.actions.references import check_slug, check_standing, checked, made
from collegium.register.models import Link, Reference
from collegium.register.models.documents import LINE
from collegium.register.models.references import ways_of
from collegium.register.rules.references import FACTS, key_of


def merge(by: Person, reference: Reference, into: str, why: str = "") -> Reference:
    """Say that a reference is one with what has another id in its space, which stays; what that is.

    What only the tables know under that id becomes an entry. Raises NotVisible, NotAllowed, Improper for itself, and
    for what is one already.
    """
    seat = gate(by, "change", reference.space)
    check_standing(reference)
    check_slug(into)
    if reference.merged_into_id:
        raise Improper("This was merged into another one already.", "Take the two apart first.")
    with change(by=by, verb="merges references", space=reference.space, why=why, seat=seat):
        target = _of(reference.space, reference.kind, into, {})
        if reference.pk in ways_of(target):
            raise Improper("These two are one already.")
        reference.merged_into = target
        reference.save()
    return target


def _of(space: Space, kind: str, slug: str, names: Mapping[str, list[str]]) -> Reference:
    """The reference of an id in a space, made where there is none, as a part of the open change."""
    there = Reference.objects.filter(space=space, kind=kind, slug=slug, withdrawn=False, struck=False).first()
    return there or made(space, kind, slug, names)


def part(by: Person, reference: Reference, why: str = "") -> None:
    """Take a reference out of what it was merged into: both stand for themselves, each with what is linked with it.

    Raises NotVisible, NotAllowed, Improper where it was not merged.
    """
    seat = gate(by, "change", reference.space)
    check_standing(reference)
    if reference.merged_into_id is None:
        raise Improper("This was not merged into another one.")
    with change(by=by, verb="takes references apart", space=reference.space, why=why, seat=seat):
        reference.merged_into = None
        reference.save()


@dataclass(frozen=True, slots=True)
class Words:
    """Words as texts have them, the kind of what they name, and their language."""

    kind: str
    words: str
    language: str = ""


def link(by: Person, space: Space, said: Words, slug: str, confirmed: bool, name: str = "", reason: str = "") -> Link:
    """Say that words which no table knows name what has an id, or that they do not. It stands until it is undone.

    `name` is what an entry that is made of it is called, where no table has a name for it. Raises NotVisible,
    NotAllowed, Improper for what was decided already, and for words that name another one.
    """
    seat = gate(by, "decide", space)
    check_slug(slug)
    if said.kind not in FACTS or not said.words.strip() or len(said.words) > LINE:
        raise Improper("These words cannot be linked.")
    with change(by=by, verb="links words" if confirmed else "parts words", space=space, why=reason, seat=seat):
        key, language = key_of(said.kind, said.words), said.language if said.language in LANGUAGES else ""
        names = checked({language or "en": [name]}) if said.kind == "person" else {}
        _check_undecided(space, said.kind, key, slug, confirmed)
        made_link = Link(
            space=space,
            kind=said.kind,
            words=" ".join(said.words.split()),
            key=key,
            language=language,
            reference=_of(space, said.kind, slug, names),
            confirmed=confirmed,
            by=by,
            reason=reason,
        )
        made_link.save()
    return made_link


def _check_undecided(space: Space, kind: str, key: str, slug: str, confirmed: bool) -> None:
    """Raises Improper where somebody has decided on some words."""
    said = Link.objects.filter(space=space, kind=kind, key=key, withdrawn=False, struck=False)
    if said.filter(reference__slug=slug).exists():
        raise Improper("This was decided already.", "Undo that first.")
    if confirmed and said.filter(confirmed=True).exists():
        raise Improper("These words name another one.", "Undo that first.")


def unlink(by: Person, said: Link, why: str = "") -> None:
    """Take back what was said of words: they wait to be decided again. Raises NotVisible, NotAllowed, Improper."""
    seat = gate(by, "decide", said.space)
    if said.withdrawn or said.struck:
        raise Improper("This was taken back already.")
    with change(by=by, verb="takes back a link", space=said.space, why=why, seat=seat):
        said.withdrawn = True
        said.save()
