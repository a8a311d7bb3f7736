"""Ministries and departments, which stand for the state whose they are."""

import re
from collections.abc import Iterator
from functools import cache

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.words import Phrasebook

BETWEEN = re.compile(r"(?:['’]s)?\s+(?:\w+\s)?")  # between a state's name or adjective and its ministry
NEAR = 400  # characters before a ministry in which its side is named


@cache
def _book(grammar: Grammar) -> Quick[bool]:
    """The words that begin the name of a ministry; True where they are all of it."""
    kinds = ((words, kind == "seats") for kind in ("ministries", "seats") for words in grammar.party[kind])
    return Quick(Phrasebook(grammar.language, ((words[0].upper() + words[1:], whole) for words, whole in kinds)))


def ministries(text: Text, grammar: Grammar, issuer: str | None) -> Iterator[Mention]:
    """The ministries in a text, one at a time, each with its state; `issuer` is the party that issues the document, if known."""
    for match in _book(grammar).matches(text.text):
        end = match.span[1] if match.values[0] else _field(text, match.span[1], grammar)
        if end is not None:
            start, owner = _owner(text, match.span[0], end, issuer)
            yield Mention((start, end), "party", owner, None, None)


def _field(text: Text, end: int, grammar: Grammar) -> int | None:
    """Where the field of a ministry ends ("of [the Interior and Administration]"); None where it has none."""
    links = "|".join(map(re.escape, grammar.name["links"] | {"the"}))
    starts = "|".join(sorted({words.split()[0].capitalize() for words in grammar.party["ministries"]}))
    pattern = re.compile(rf"(?:,?\s(?:{links}))*\s(?!{starts})[A-Z][\w’'-]*")
    last = None
    while match := pattern.match(text.text, end if last is None else last):
        last = match.end()
    return last


def _owner(text: Text, start: int, end: int, issuer: str | None) -> tuple[int, str | None]:
    """Where the mention begins and whose it is: the party right before, inside or behind, else the last one named."""
    before = [spot for spot in text.inside((max(0, start - NEAR), start)) if _party(spot)]
    if before and BETWEEN.fullmatch(text.text, before[-1].span[1], start):
        return before[-1].span[0], _party(before[-1])
    inside = [spot for spot in text.inside((start, end + 60)) if _party(spot) and _of(text, spot, end)]
    if inside:
        return start, _party(inside[0])
    line = [spot for spot in before if spot.span[0] >= text.line_start(start)]
    return start, _party(line[-1]) if line else issuer or (_party(before[-1]) if before else None)


def _of(text: Text, spot: Spot, end: int) -> bool:
    """Whether a party stands inside a ministry's name or behind it in "of X"."""
    return spot.span[1] <= end or re.fullmatch(r"\sof\s(?:the\s)?", text.text[end : spot.span[0]]) is not None


def _party(spot: Spot) -> str | None:
    """The one state that a spot names, by more than its capital."""
    ids = {value.id for value in spot.values if value.kind == "party" and value.how != "capital"}
    return next(iter(ids)) if len(ids) == 1 else None
