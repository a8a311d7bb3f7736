"""The passages of a document, with their words in the index."""

from collections.abc import Iterable, Iterator

from collegium.reading.contract import Reading as ReadingContent
from collegium.register.models import Document, Finding, Named, Passage, Reading, State, Statement, Wording
from collegium.register.search.cutting import passages
from collegium.register.search.index import index
from collegium.register.search.places import place
from collegium.register.search.terms import facet, indexed

ACT, PARTY, FORUM, ISSUE, STANDING, LANGUAGE, DOCUMENT = "aprisld"
ROLES = {"actor": PARTY, "addressee": PARTY, "forum": FORUM, "issue": ISSUE}
Faceted = tuple[int, int, frozenset[str]]


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Cut the text of a document into passages and take their words in. The first one gets the highest number."""
    rows = [
        Passage(
            space_id=document.space_id,
            document=document,
            reading=reading,
            start=start,
            end=end,
            date=reading.date,
            language=reading.language,
        )
        for start, end in passages(content.text)
    ]
    rows.reverse()
    Passage.objects.bulk_create(rows)
    facets = list(_facets(document))
    text = content.text.replace("\0", "\ufffd")
    _put([_wording(each, text[each.start : each.end], facets) for each in rows])


def refresh(document: Document) -> None:
    """Let passages be found by what was decided on their statements meanwhile."""
    facets = list(_facets(document))
    stale = []
    for kept in Wording.objects.filter(document=document).select_related("passage"):
        new = _wording(kept.passage, kept.text, facets)
        if new.facets != kept.facets:
            stale.append(new)
    Wording.objects.filter(pk__in=[each.pk for each in stale]).delete()
    _put(stale)


def _wording(passage: Passage, text: str, facets: Iterable[Faceted]) -> Wording:
    """The words of a passage, and what it is found by besides: whatever its statements name."""
    named = [found for start, end, found in facets if start < passage.end and end > passage.start]
    always = {facet(LANGUAGE, passage.language), facet(DOCUMENT, passage.document_id)}
    return Wording(
        pk=place(passage.date, passage.pk),
        space_id=passage.space_id,
        document_id=passage.document_id,
        passage=passage,
        text=text,
        facets=" ".join(sorted(always.union(*named))),
    )


def _put(rows: list[Wording]) -> None:
    Wording.objects.bulk_create(rows)
    index().put(indexed(each.pk, each.space_id, each.passage.language, each.text, each.facets.split()) for each in rows)


def _facets(document: Document) -> Iterator[Faceted]:
    """Where the statements of a document stand that nobody rejected, and by what each is found."""
    named: dict[tuple[str, object], set[str]] = {}
    for each in Named.objects.filter(document=document, role__in=ROLES):
        of = ("finding", each.finding_id) if each.finding_id else ("statement", each.statement_id)
        named.setdefault(of, set()).add(facet(ROLES[each.role], each.value))
    for finding in Finding.objects.filter(document=document).exclude(state=State.REJECTED):
        yield finding.start, finding.end, _own(finding) | named.get(("finding", finding.pk), set())
    for entered in Statement.objects.filter(document=document, withdrawn=False, struck=False):
        if entered.now_start is not None and entered.now_end is not None:
            yield entered.now_start, entered.now_end, _own(entered) | named.get(("statement", entered.pk), set())


def _own(content: Finding | Statement) -> frozenset[str]:
    return frozenset({facet(ACT, content.act), facet(STANDING, content.standing)})
