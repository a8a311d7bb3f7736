"""Totals that a text states of things that a register may hold: "25 specific subjects", "two resolutions"."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from collegium.reading.contract import Mention, Reading, Span
from collegium.reading.papers.surroundings import sentence_around
from collegium.reading.papers.words import telling
from collegium.reading.words import everywhere, fold

NEAR = 3  # words between the number and what is counted
MOST = 500  # things; more of them are money or people
BREAK = regex.compile(r"[.,;:!?$€£\n]")
WORD = regex.compile(r"[\p{L}’'-]+")


@dataclass(frozen=True, slots=True)
class Total:
    """A number of things that a text states: `span` number and noun, `passage` the sentence, `of` the instrument that
    stands before it there, where one does."""

    span: Span
    passage: Span
    number: int
    sort: str
    name: str
    of: str


def totals_of(reading: Reading) -> tuple[Total, ...]:
    """The totals of a text, in its order."""
    return tuple(_totals(reading))


def _totals(reading: Reading) -> Iterator[Total]:
    for mention in reading.mentions:
        number = mention.value
        if mention.kind != "quantity" or not isinstance(number, int) or not 2 <= number <= MOST:
            continue
        noun = _noun(reading, mention, reading.source.language)
        if noun:
            span = (mention.span[0], max(mention.span[1], noun[0]))
            passage = sentence_around(reading.text, span)
            name = " ".join(reading.text[slice(*span)].split())
            yield Total(span, passage, number, noun[1], name, _of(reading, passage, span))


def _noun(reading: Reading, mention: Mention, language: str | None) -> tuple[int, str] | None:
    """Where what is counted ends, and its sort: the first noun of the table within a few words of the number."""
    table, little = telling(language).counted, _little()
    end = mention.span[1]
    inside = list(WORD.finditer(reading.text, *mention.span))
    behind = list(WORD.finditer(reading.text, end, min(len(reading.text), end + 60)))
    for word in [*inside, *behind[: NEAR + 1]]:
        folded = fold(word[0])
        if BREAK.search(reading.text[mention.span[0] : word.start()]) or folded in little:
            return None
        if folded in table:
            return word.end(), table[folded]
    return None


def _little() -> frozenset[str]:
    """Prepositions of all languages: behind one something else is counted."""
    return everywhere("titles", "prepositions") - everywhere("titles", "by") | frozenset({"to", "for", "in", "as"})


def _of(reading: Reading, passage: Span, span: Span) -> str:
    """The instrument that the sentence names, the last one before the number else the first behind it."""
    inside = [
        each for each in reading.mentions if each.kind == "instrument" and passage[0] <= each.span[0] < passage[1]
    ]
    before = [each for each in inside if each.span[1] <= span[0]]
    chosen = (before[-1:] or inside[:1]) if inside else []
    return " ".join(reading.text[slice(*chosen[0].span)].split()) if chosen else ""
