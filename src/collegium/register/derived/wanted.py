"""What a document tells of that may be lacking, and for what of others it is the paper that they tell of."""

from collections.abc import Iterator
from datetime import date, timedelta

from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.papers import Paper, Total, answers, answers_unnamed, papers_of, stems_of, totals_of
from collegium.reading.papers.held import DAYS, KINDS, SURE
from collegium.register.models import Document, Reading, TitleWord, Wanted
from collegium.register.rules.anchoring import Occurrences
from collegium.register.rules.wanted import anchor_of, key_of
from collegium.register.vocabulary import vocabulary_for

LONGEST = 1000
PAPERS = frozenset().union(*KINDS.values())
COMMON = stems_of("agreement memorandum understanding treaty convention protocol resolution declaration joint")


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Make what a document wants, find what answers it, and what it answers itself."""
    papers = papers_of(content, vocabulary_for(document.space))
    totals = totals_of(content)
    rows = _distinct([*_papers(document, reading, content, papers), *_totals(document, reading, content, totals)])
    for row in rows:
        row.held_by_id = _held_by(row, reading)
    Wanted.objects.bulk_create(rows)
    Wanted.objects.filter(held_by=document).update(held_by=None)
    if reading.kind in PAPERS and reading.title:
        _answer(document, reading)


def _distinct(rows: list[Wanted]) -> list[Wanted]:
    return list({row.key: row for row in reversed(rows)}.values())[::-1]


def _papers(
    document: Document, reading: Reading, content: ReadingContent, papers: tuple[Paper, ...]
) -> Iterator[Wanted]:
    quotes = [content.text[slice(*each.passage)] for each in papers]
    places = Occurrences(content.text, quotes) if papers else None
    for each, quote in zip(papers, quotes, strict=True):
        number = places.number(quote, each.passage[0]) if places else 0
        parts = ("paper", each.identity) if each.identity else ("paper", document.sha256, each.name, quote, number)
        row = _row(document, reading, each, quote)
        row.key, row.slug, row.holders = key_of(*parts), each.id or "", list(each.holders)
        row.anchor = "" if each.own else anchor_of(stems_of(each.name), COMMON)
        yield row


def _totals(
    document: Document, reading: Reading, content: ReadingContent, totals: tuple[Total, ...]
) -> Iterator[Wanted]:
    for each in totals:
        quote = content.text[slice(*each.passage)]
        row = _row(document, reading, each, quote)
        row.key, row.number, row.of = key_of("total", document.sha256, each.name, quote), each.number, each.of
        yield row


def _row(document: Document, reading: Reading, told: Paper | Total, quote: str) -> Wanted:
    return Wanted(
        space_id=document.space_id,
        document=document,
        reading=reading,
        sort=told.sort,
        name=told.name[:LONGEST],
        start=told.passage[0],
        end=told.passage[1],
        quote=quote,
        date=reading.date,
    )


def _held_by(row: Wanted, reading: Reading) -> str | None:
    """The document of the space that seems to be what a row wants."""
    if row.number is not None:
        return None
    if not row.anchor:
        return _unnamed(row, reading)
    titled = TitleWord.objects.filter(space=row.space_id, word=row.anchor).exclude(document=row.document_id)
    stems = stems_of(row.name)
    for newest in _readings(titled.values_list("document", flat=True)[:50]):
        if answers(row.sort, stems, newest.title, newest.kind):
            return newest.document_id
    return None


def _readings(documents: object) -> list[Reading]:
    """The newest readings of some documents that stand."""
    alive = Reading.objects.filter(
        document__in=documents, withdrawn=False, struck=False, document__withdrawn=False, document__struck=False
    )
    return list({each.document_id: each for each in alive.order_by("id")}.values())


def _unnamed(row: Wanted, reading: Reading) -> str | None:
    """A document of the kind and of those days, where a paper has no name of its own."""
    kinds, days = SURE.get(row.sort), _days(row.date)
    if not kinds or not days:
        return None
    near = Reading.objects.filter(space=row.space_id, kind__in=kinds, date__range=days, withdrawn=False, struck=False)
    alive = near.filter(document__withdrawn=False, document__struck=False).exclude(document=reading.document_id)
    return alive.values_list("document", flat=True).first()


def _days(day: str) -> tuple[str, str] | None:
    try:
        middle = date.fromisoformat(day)
    except ValueError:
        return None
    return (middle - timedelta(DAYS)).isoformat(), (middle + timedelta(DAYS)).isoformat()


def _answer(document: Document, reading: Reading) -> None:
    """Keep the words of a title, and mark what the document seems to be of what others want."""
    stems = stems_of(reading.title)
    TitleWord.objects.bulk_create(
        TitleWord(space_id=document.space_id, document=document, word=word) for word in sorted(stems)
    )
    open_ = Wanted.objects.filter(space=document.space_id, number=None, held_by=None).exclude(document=document)
    named = open_.filter(anchor__in=stems).only("id", "sort", "name")
    held = [row.pk for row in named if answers(row.sort, stems_of(row.name), reading.title, reading.kind)]
    sorts = [sort for sort, kinds in SURE.items() if reading.kind in kinds]
    days = _days(reading.date)
    if sorts and days:
        unnamed = open_.filter(anchor="", sort__in=sorts, date__range=days).only("id", "sort", "date")
        held += [row.pk for row in unnamed if answers_unnamed(row.sort, row.date, reading.kind, reading.date)]
    Wanted.objects.filter(pk__in=held).update(held_by=document)
