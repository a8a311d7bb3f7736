"""Ministries and departments, which stand for the state whose they are."""

import re
from collections.abc import Iterator
from functools import cache

from collegium.reading.contract import Mention, Span
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.words import Phrasebook, fold

BETWEEN = re.compile(r"(?:['’]s)?[^\S\n]+(?:(?P<word>\w+) )?")  # between a state's name or adjective and its ministry
# Between a ministry and its state behind it.
OF = re.compile(r"[^\S\n](?:(?:of|de|du|des|der|del) )?(?:(?:the|la|le|los|las|les) |l['’])?|[^\S\n](?:d|de l)['’]")
NEAR = 400  # characters before a ministry in which its side is named
BEHIND = 60


@cache
def _book(grammar: Grammar) -> Quick[bool]:
    """The words that begin the name of a ministry; True where they are all of it."""
    kinds = ((words, kind == "seats") for kind in ("ministries", "seats") for words in grammar.party[kind])
    return Quick(Phrasebook(grammar.language, kinds))


def ministries(text: Text, grammar: Grammar, issuer: str | None) -> Iterator[Mention]:
    """The ministries in a text, each with its state; `issuer` is the party that issues the document, if known."""
    for match in _book(grammar).matches(text.text):
        if text.covers(match.span) and not text.starts_name(match.span[0]):
            continue  # the tables know it with its state: "U.S. Department of State"
        end = match.span[1] if match.values[0] else _field(text, match.span, grammar)
        if end is not None:
            span, owner = _owner(text, (match.span[0], end), grammar, issuer)
            yield Mention(span, "party", owner)


@cache
def _word_of_field(grammar: Grammar) -> re.Pattern[str]:
    """One more word of what a ministry is for, which is not the next ministry."""
    links = "|".join(map(re.escape, grammar.name["links"] | {"the"}))
    starts = "|".join(sorted({words.split()[0].capitalize() for words in grammar.party["ministries"]}))
    return re.compile(rf"(?:,?[^\S\n](?:{links}))*[^\S\n](?!{starts})[A-Z][\w’'-]*")


def _field(text: Text, head: Span, grammar: Grammar) -> int | None:
    """Where the field of a ministry ends ("of [the Interior and Administration]"); None where it has none.

    With the name of a state or of a body of one it ends: "of [Finance of Morvenia], and Nerisia".
    """
    last = None
    while match := _word_of_field(grammar).match(text.text, last or head[1]):
        last = match.end()
        if any(spot.span[1] == last and _is_name(spot) for spot in text.inside((head[0], last))):
            break
    return last


def _is_name(spot: Spot) -> bool:
    return any(value.kind == "party" and value.how in ("name", "agency") for value in spot.values)


def _is_right_before(text: Text, spot: Spot, start: int, grammar: Grammar) -> bool:
    """Whether a party's name stands right before its ministry, not before "and" and another's."""
    between = BETWEEN.fullmatch(text.text, spot.span[1], start)
    return between is not None and fold(between["word"] or "") not in grammar.name["left"]


def _owner(text: Text, span: Span, grammar: Grammar, issuer: str | None) -> tuple[Span, str | None]:
    """All that names a ministry and its state: the party right before, inside or behind, else the last one named."""
    start, end = span
    before = [spot for spot in text.inside((max(0, start - NEAR), start)) if _party(spot)]
    if before and _is_right_before(text, before[-1], start, grammar):
        return (before[-1].span[0], end), _party(before[-1])
    for spot in text.inside((start, end + BEHIND)):
        if _party(spot) and (spot.span[1] <= end or OF.fullmatch(text.text, end, spot.span[0])):
            return (start, max(end, spot.span[1])), _party(spot)
    line = [spot for spot in before if spot.span[0] >= text.line_start(start)]
    return span, _party(line[-1]) if line else issuer or (_party(before[-1]) if before else None)


def _party(spot: Spot) -> str | None:
    """The one state that a spot names, by more than its capital."""
    ids = {value.id for value in spot.values if value.kind == "party" and value.how != "capital"}
    return next(iter(ids)) if len(ids) == 1 else None
