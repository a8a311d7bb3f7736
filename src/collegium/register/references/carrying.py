"""What goes with a reference into another space: its names, and the facts whose ground stands there too.

A fact that cites a paper goes where that paper has a copy which says the same words, and cites them there; otherwise it
stays behind. What is merged into a reference, and words that were linked with it, stay too: they are of its space.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from collegium.accounts.models import Space, SpaceKind
from collegium.register.models import Document, Fact, Reading, Reference
from collegium.register.models.references import new_salt
from collegium.register.queries.documents import content_of
from collegium.register.rules.anchoring import Occurrences
from collegium.register.rules.references import seal_of, sealed

Ground = dict[str, object]
PLAIN = 5  # of what is said of a fact, what comes before its passage


@dataclass(frozen=True, slots=True)
class Going:
    """A fact that goes along, and where it is said there: document, reading, start, end, quote; empty where the fact
    stands in somebody's name."""

    fact: Fact
    ground: Ground

    @property
    def document(self) -> Document | None:
        """The paper that it cites in the other space."""
        document = self.ground.get("document")
        return document if isinstance(document, Document) else None

    @property
    def said(self) -> tuple[str, ...]:
        """All that the copy of it says."""
        cited = (self.document.pk, str(self.ground["quote"])) if self.document else ("", "")
        return *_plainly(self.fact), *cited


def standing(reference: Reference) -> list[Fact]:
    """The facts of a reference that stand."""
    rows = reference.facts.filter(withdrawn=False, struck=False).order_by("what", "id")
    return list(rows.select_related("document", "reading"))


def going(reference: Reference, space: Space) -> tuple[list[Going], list[Fact]]:
    """The facts of a reference that go with it into a space, and those that stay behind."""
    goes: list[Going] = []
    stays: list[Fact] = []
    for fact in standing(reference):
        ground = ground_there(fact, space)
        if ground is None:
            stays.append(fact)
        else:
            goes.append(Going(fact, ground))
    return goes, stays


def ground_there(fact: Fact, space: Space) -> Ground | None:
    """What a copy of a fact cites in a space; empty where the fact cites nothing, None where nothing there says it."""
    if fact.document is None:
        return {}
    copy = _copy_of(fact.document, space)
    reading = _newest(copy) if copy else None
    content = content_of(reading) if reading else None
    cited = content_of(fact.reading) if fact.reading and not fact.reading.struck else None
    if content is None or cited is None or fact.start is None:
        return None
    number = Occurrences(cited.text, [fact.quote]).number(fact.quote, fact.start)
    place = Occurrences(content.text, [fact.quote]).place(fact.quote, number)
    if place is None:
        return None
    start, end = place
    return {"document": copy, "reading": reading, "start": start, "end": end, "quote": content.text[start:end]}


def _copy_of(document: Document, space: Space) -> Document | None:
    """The copy of a document in a space where it was tabled or published; None where it has none that stands."""
    copy = document.tabled_as if space.kind == SpaceKind.JOINT else document.published_as
    return copy if copy and copy.space_id == space.pk and not (copy.withdrawn or copy.struck) else None


def _newest(document: Document) -> Reading | None:
    return Reading.objects.filter(document=document, withdrawn=False, struck=False).order_by("-id").first()


def copy_in(reference: Reference, space: Space) -> Reference | None:
    """What stands under the id of a reference in another space."""
    rows = Reference.objects.filter(space=space, kind=reference.kind, slug=reference.slug)
    return rows.filter(withdrawn=False, struck=False).first()


def seal_to_publish(reference: Reference, goes: Sequence[Going]) -> str:
    """The hash of what partners say yes or no to, with what has become of an earlier public copy."""
    before = reference.published_as
    gone = before.pk if before and (before.withdrawn or before.struck) else ""
    return seal_of(reference.kind, reference.slug, reference.names, [_sealed(each) for each in goes], gone)


def _sealed(each: Going) -> Sequence[str]:
    """A fact as it is sealed; a language that nobody said is no part of it, as before there were any."""
    *plain, language, document, quote = each.said
    return sealed([*plain, document, quote, *([language] if language else [])], each.fact.salt)


def says_the_same(reference: Reference, goes: Sequence[Going], copy: Reference) -> bool:
    """Whether a copy says all that would go now, and nothing else."""
    told = sorted(_said(fact) for fact in standing(copy))
    return copy.names == reference.names and told == sorted(each.said for each in goes)


def _said(fact: Fact) -> tuple[str, ...]:
    """All that a fact says, as `Going.said` has it."""
    return *_plainly(fact), fact.document_id or "", fact.quote


def _plainly(fact: Fact) -> tuple[str, ...]:
    """What a fact says without its passage."""
    return fact.what, fact.value, fact.since, fact.until, fact.language


def keep_facts(copy: Reference, goes: Sequence[Going], by_id: str, replacing: bool) -> None:
    """Let a copy have the facts that go with it, as a part of the open change; with `replacing` no others."""
    known = {_said(fact): fact for fact in standing(copy)}
    plain = {said[:PLAIN] for said in known}
    for each in goes:
        fits = each.said in known if each.document or replacing else each.said[:PLAIN] in plain
        if not fits:
            fact = Fact(space=copy.space, reference=copy, by_id=by_id, salt=new_salt(), **each.ground)
            fact.what, fact.value, fact.since, fact.until, fact.language = each.said[:PLAIN]
            fact.save()
    wanted = {each.said for each in goes}
    for said, fact in known.items():
        if replacing and said not in wanted:
            fact.withdrawn = True
            fact.save()
