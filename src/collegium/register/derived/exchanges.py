"""The questions of a document with their answers, and what rules propose of their premises."""

from collections.abc import Iterable, Iterator
from typing import Any

from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Statement
from collegium.reading.exchanges import Exchange as Pair
from collegium.reading.exchanges import exchanges_of, uptake_of
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.words import fold
from collegium.register.models import Document, Exchange, Finding, InExchange, Kind, Presupposed, Reading
from collegium.register.vocabulary import vocabulary_for

LONGEST = 200


def make(document: Document, reading: Reading, content: ReadingContent) -> None:
    """Make the exchanges of a document, after its findings."""
    pairs = exchanges_of(content)
    rows = [_exchange(document, reading, content, number, each) for number, each in enumerate(pairs, 1)]
    Exchange.objects.bulk_create(rows)
    if rows:
        known = vocabulary_for(document.space)
        names = (each for row, pair in zip(rows, pairs, strict=True) for each in _names(row, pair, reading, known))
        InExchange.objects.bulk_create(names)
    if content.premises and rows:
        Presupposed.objects.bulk_create(_presupposed(content, rows, pairs))


def _exchange(document: Document, reading: Reading, content: ReadingContent, number: int, pair: Pair) -> Exchange:
    asked, answered = ([_turn(content, each) for each in turns] for turns in (pair.questions, pair.answers))
    spans = [content.turns[each].span for each in (*pair.questions, *pair.answers)]
    return Exchange(
        space_id=document.space_id,
        document=document,
        number=number,
        date=reading.date,
        language=reading.language,
        asker=(pair.asker or "")[:LONGEST],
        medium=(pair.medium or "")[:LONGEST],
        asked=asked,
        answered=answered,
        begin=min(start for start, _ in spans),
        end=max(end for _, end in spans),
        folded=" ".join(fold(each["words"]) for each in (*asked, *answered)),
    )


def _turn(content: ReadingContent, number: int) -> dict[str, Any]:
    turn = content.turns[number]
    whole = content.text[slice(*turn.span)]
    words, start = whole.strip(), turn.span[0] + len(whole) - len(whole.lstrip())
    return {"turn": number + 1, "speaker": turn.speaker or "", "words": words, "span": [start, start + len(words)]}


def _names(row: Exchange, pair: Pair, reading: Reading, known: Vocabulary) -> Iterator[InExchange]:
    """Issues of what was asked, or where that names none of what was answered; and who spoke."""
    asked, answered = (" ".join(each["words"] for each in said) for said in (row.asked, row.answered))
    issues = known.issues_in(asked, reading.language) or known.issues_in(answered, reading.language)
    askers = [name for name in (pair.asker, pair.medium) if name]
    for role, values in (("issue", issues), ("asker", askers), ("answerer", pair.answerers)):
        for value in dict.fromkeys(values):
            yield InExchange(
                space_id=row.space_id, document_id=row.document_id, exchange=row, role=role, value=value[:LONGEST]
            )


def _presupposed(content: ReadingContent, rows: list[Exchange], pairs: Iterable[Pair]) -> Iterator[Presupposed]:
    """The premises of each exchange that are findings, with what is proposed of them."""
    document = rows[0].document
    findings = {
        (each.start, each.end, each.act): each
        for each in Finding.objects.filter(document=document, kind=Kind.PREMISE).only("id", "start", "end", "act")
    }
    for row, pair in zip(rows, pairs, strict=True):
        for premise in _premises(content, pair):
            finding = findings.pop((*premise.span, premise.act), None)
            if finding:
                proposed, _ = uptake_of(content, premise, pair)
                yield Presupposed(
                    space_id=row.space_id, document=document, exchange=row, finding=finding, proposed=proposed
                )


def _premises(content: ReadingContent, pair: Pair) -> Iterator[Statement]:
    spans = [content.turns[number].span for number in pair.questions]
    for each in content.premises:
        if any(start <= each.span[0] < end for start, end in spans):
            yield each
