"""Clauses of marked documents, each with the act that its mark gives it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collegium.reading.contract import Mention, Span
from collegium.reading.statements.clauses import clauses_of
from collegium.reading.statements.features import features_of
from collegium.reading.statements.lexicon import Lexicon, lexicon
from collegium.reading.statements.model import NONE
from collegium.reading.statements.sentences import sentences
from tools.training.sources import Mark, Marked

WORD = re.compile(r"\w+|[^\w\s]")
HALF, FIFTH, MOST = 0.5, 0.2, 0.7
DOUBTFUL, FURTHER = 0.3, 0.5  # weights of what is optional, and of a clause that goes on with a marked one

Words = frozenset[int]


@dataclass(slots=True)
class Labelled:
    """One clause: the document it is of, its features, its act or "none", and how much it weighs."""

    document: str
    features: tuple[str, ...]
    act: str
    weight: float


@dataclass(slots=True)
class Candidate:
    """A clause before it is labelled."""

    words: Words
    rule: str
    joined: bool
    features: tuple[str, ...]


def labelled(document: Marked) -> list[Labelled]:
    """The clauses of a document with their acts, by the marks that share their words."""
    text = document.reading.text
    places = [match.span() for match in WORD.finditer(text)]
    marks = [(words_in(places, mark.span), mark) for mark in document.marks]
    found = list(_candidates(document, places))
    given = _pairs(marks, found)
    return [each for number, one in enumerate(found) if (each := _label(document, one, given.get(number), marks))]


def _label(document: Marked, one: Candidate, mark: Mark | None, marks: list[tuple[Words, Mark]]) -> Labelled | None:
    if mark is not None:
        act = one.rule if one.rule == mark.also else mark.act
        return Labelled(document.name, one.features, act, DOUBTFUL if mark.optional else 1.0)
    over = next((m for words, m in marks if len(words & one.words) >= MOST * len(one.words)), None)
    if one.joined and over is not None:  # it goes on with what is marked: the same act, or not known
        return Labelled(document.name, one.features, one.rule, FURTHER) if one.rule in (over.act, over.also) else None
    return Labelled(document.name, one.features, NONE, 1.0)


def _candidates(document: Marked, places: list[Span]) -> Iterator[Candidate]:
    reading = document.reading
    known = lexicon(reading.source.language or "en")
    for span, spoken in _regions(document):
        for sentence in sentences(reading.text, span, reading.mentions, known):
            if reading.text[sentence.span[1] - 1] == "?":
                continue  # a question states nothing, and no mark stands in one
            for number, clause in enumerate(clauses_of(sentence, known)):
                where = (sentence.spans[clause.start][0], sentence.spans[clause.end - 1][1])
                yield Candidate(
                    words_in(places, where),
                    clause.told.act if clause.told else NONE,
                    bool(clause.head and clause.head.joined),
                    tuple(dict.fromkeys(features_of(sentence, clause, number, spoken, known))),
                )


def _regions(document: Marked) -> Iterator[tuple[Span, bool]]:
    """The stretches that hold statements, within what was marked, and whether they are spoken."""
    first, last = document.region
    turns = [turn.span for turn in document.reading.turns if turn.role in ("statement", "answer")]
    for start, end in turns or [(_body(document), len(document.reading.text))]:
        if max(start, first) < min(end, last):
            yield (max(start, first), min(end, last)), bool(turns)


def _body(document: Marked) -> int:
    """Where the words behind the heading begin: before the first mark, behind the title."""
    title = document.reading.heading.title or ""
    at = document.reading.text.find(title)
    behind = at + len(title) if title and at >= 0 else 0
    return min([behind, *(mark.span[0] for mark in document.marks)])


def words_in(places: list[Span], span: Span) -> Words:
    return frozenset(number for number, (start, end) in enumerate(places) if start < span[1] and end > span[0])


def _pairs(marks: list[tuple[Words, Mark]], found: list[Candidate]) -> dict[int, Mark]:
    """One mark for each clause at most: first where the rules say the same act, then by the words they share."""
    given: dict[int, Mark] = {}
    used: set[int] = set()
    for agreeing in (True, False):
        near = sorted(
            (
                (len(words & one.words) ** 2 / len(words | one.words) / min(len(words), len(one.words)), i, j)
                for i, (words, mark) in enumerate(marks)
                for j, one in enumerate(found)
                if meet(words, one.words) and (not agreeing or one.rule in (mark.act, mark.also))
            ),
            reverse=True,
        )
        for _, i, j in near:
            if i not in used and j not in given:
                used.add(i)
                given[j] = marks[i][1]
    return given


def meet(one: Words, other: Words) -> bool:
    """Whether two share half of the words of the shorter and a fifth of those of the longer."""
    shared = len(one & other)
    short, long = sorted((len(one), len(other)))
    return shared > 0 and shared >= short * HALF and shared >= long * FIFTH


def of_sentence(
    document: str, text: str, acts: Iterable[str], mentions: list[Mention], known: Lexicon, weight: float
) -> list[Labelled]:
    """The clauses of a sentence that stands alone, whose acts are known and not their places.

    A clause has the act that its rule says, if the sentence has it; one act that is left goes to the first clause
    that is; of the rest only the first clause of a sentence without any act is known, to have none.
    """
    marked = [act for act in acts if act != NONE]
    sure = [act for act in marked if not act.endswith("?")]
    clauses = [
        (sentence, number, clause)
        for sentence in sentences(text, (0, len(text)), mentions, known)
        for number, clause in enumerate(clauses_of(sentence, known))
    ]
    left, given = list(sure), dict[int, str]()
    for place, (_, _, clause) in enumerate(clauses):
        if clause.told and clause.told.act in left:
            given[place] = clause.told.act
            left.remove(clause.told.act)
    rest = [place for place in range(len(clauses)) if place not in given]
    if len(left) == 1 and rest:
        given[rest[0]] = left.pop()
    unknown = bool(left) or len(marked) > len(sure)
    return [
        Labelled(
            document,
            tuple(dict.fromkeys(features_of(sentence, clause, number, True, known))),
            given.get(place, NONE),
            weight,
        )
        for place, (sentence, number, clause) in enumerate(clauses)
        if place in given or not (unknown or (sure and place))
    ]
