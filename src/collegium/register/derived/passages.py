"""The passages of a document, with their words in the index."""

from collections.abc import Iterable, Iterator

from django.db.models import Q

from collegium.reading.contract import Reading as ReadingContent
from collegium.register.models import Document, Finding, Kind, Named, Passage, Reading, State, Statement, Wording
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


def refresh(document: Document, key: str) -> None:
    """Let passages be found by what was decided on the finding of a key, or entered without one."""
    held = Wording.objects.filter(document=document).select_related("passage")
    reach = _reach(document, key) if key else None
    wordings = list(held.filter(passage__start__lt=reach[1], passage__end__gt=reach[0]) if reach else held)
    around = (min((w.passage.start for w in wordings), default=0), max((w.passage.end for w in wordings), default=0))
    facets = list(_facets(document, around))
    stale = []
    for kept in wordings:
        new = _wording(kept.passage, kept.text, facets)
        if new.facets != kept.facets:
            stale.append(new)
    if stale:
        Wording.objects.filter(pk__in=[each.pk for each in stale]).delete()
        _put(stale)


def _reach(document: Document, key: str) -> tuple[int, int] | None:
    """From where to where the finding of a key reaches, and what the register says or said of it; None for nowhere."""
    spans = [(each.start, each.end) for each in Finding.objects.filter(document=document, key=key)]
    for each in Statement.objects.filter(document=document, key=key):
        if each.now_start is not None and each.now_end is not None:
            spans.append((each.now_start, each.now_end))
    return (min(start for start, _ in spans), max(end for _, end in spans)) if spans else None


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


def _facets(document: Document, around: tuple[int, int] | None = None) -> Iterator[Faceted]:
    """Where the statements of a document stand that nobody rejected, and by what each is found: all of them, or those
    that touch a stretch of the text. What a question takes for granted is no statement."""
    of_document = {"document": document, "kind": Kind.STATEMENT}
    proposed = Finding.objects.filter(**of_document).exclude(state=State.REJECTED)
    stands = Statement.objects.filter(**of_document, withdrawn=False, struck=False, now_start__isnull=False)
    named = Named.objects.filter(document=document, role__in=ROLES)
    if around:
        begin, end = around
        proposed = proposed.filter(start__lt=end, end__gt=begin)
        stands = stands.filter(now_start__lt=end, now_end__gt=begin)
        named = named.filter(Q(finding__in=proposed) | Q(statement__in=stands))
    by_content = _by_content(named)
    for finding in proposed:
        yield finding.start, finding.end, _own(finding) | by_content.get(("finding", finding.pk), set())
    for entered in stands:
        if entered.now_start is not None and entered.now_end is not None:
            yield entered.now_start, entered.now_end, _own(entered) | by_content.get(("statement", entered.pk), set())


def _by_content(named: Iterable[Named]) -> dict[tuple[str, object], set[str]]:
    """What findings and statements name, each as it is found by."""
    found: dict[tuple[str, object], set[str]] = {}
    for each in named:
        of = ("finding", each.finding_id) if each.finding_id else ("statement", each.statement_id)
        found.setdefault(of, set()).add(facet(ROLES[each.role], each.value))
    return found


def _own(content: Finding | Statement) -> frozenset[str]:
    return frozenset({facet(ACT, content.act), facet(STANDING, content.standing)})
