"""States and groups of states: by name, by adjective, or by the seat of their government."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.mentions.seats import SEATS, acts
from collegium.reading.vocabulary.naming import Meaning
from collegium.reading.vocabulary.words import fold

HYPHEN = re.compile(r"[\-\u2010-\u2013]")
BEHIND_CITY = re.compile(r",\s")
UNKNOWN_CITY = regex.compile(
    r"(?:^|(?P<before>\p{Ll}+)\s|(?<=[(–—]\s?))\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?(?P<end>), $"
)
CLOSED = regex.compile(r"[.;:)\n]|$|,(?!\s\p{L}+\s\p{Lu})")
LISTED = 60  # characters of a list of languages


def parties(text: Text, grammar: Grammar) -> Iterator[Mention]:
    """The parties that the words of the tables name, and as places the seats that stand for no government."""
    acting: dict[int, bool] = {}
    for number, spot in enumerate(text.spots):
        named = [value for value in spot.values if value.kind == "party"]
        if not named or any(value.kind == "other" for value in spot.values):
            continue
        if all(value.how in SEATS for value in named):
            acting[number] = acts(text, number, grammar, acting)
            yield Mention(spot.span, "party", _id(named)) if acting[number] else Mention(spot.span, "place")
        elif not (
            _only_prefix(text, spot, named)
            or _behind_city(text, number, grammar)
            or _is_tongue(text, spot, named, grammar)
        ):
            yield Mention(spot.span, "party", _id(named))


def _id(named: list[Meaning]) -> str | None:
    """The party meant: a name outweighs a seat; None where several are left."""
    strong = [value for value in named if value.how not in SEATS] or named
    ids = dict.fromkeys(value.id for value in strong)
    return next(iter(ids)) if len(ids) == 1 else None


def _only_prefix(text: Text, spot: Spot, named: list[Meaning]) -> bool:
    return all(value.how == "prefix" for value in named) and not HYPHEN.match(text.text, spot.span[1])


def _behind_city(text: Text, number: int, grammar: Grammar) -> bool:
    """Whether a state stands behind a city ("Manama, Bahrain") and belongs to the place."""
    spot = text.spots[number]
    line = max(text.line_start(spot.span[0]), spot.span[0] - LISTED)
    if text.text[spot.span[0] - 2 : spot.span[0]] != ", ":
        return False
    city = UNKNOWN_CITY.search(text.text[line : spot.span[0]])
    if (
        city
        and fold(city["before"] or "") not in grammar.name["articles"]
        and not text.ends_name(line + city.start("end"))
        and CLOSED.match(text.text, spot.span[1])
    ):
        return True
    previous = text.spots[number - 1] if number else None
    if not previous or not BEHIND_CITY.fullmatch(text.text, previous.span[1], spot.span[0]):
        return False
    cities = {value.id for value in previous.values if value.how == "capital"}
    return any(value.id in cities for value in spot.values)


class Tongue(NamedTuple):
    """What stands around an adjective that names a language.

    `behind` a noun that says so, `first` one before it; or `before` a word of speaking, and then `ends`: no other noun.
    """

    behind: re.Pattern[str]
    first: re.Pattern[str]
    before: re.Pattern[str]
    ends: re.Pattern[str]


@cache
def _tongue(grammar: Grammar) -> Tongue:
    """The patterns for adjectives that name a language."""
    tongues, first, speaks = (_any_of(grammar.party[key]) for key in ("tongues", "tongues_first", "speaks"))
    joint = _any_of(grammar.name["left"])
    low = _any_of(grammar.name["openers"] - grammar.name["left"])
    return Tongue(
        re.compile(rf"(?:,?\s{joint}\s\w+|,\s\w+)*[\s-]{tongues}\b"),
        re.compile(rf"\b{first}\s(?:\w+\s{joint}\s)?$"),
        re.compile(rf"\b{speaks}\s(?:\w+(?:,\s{joint}\s|,\s|\s{joint}\s))*$"),
        re.compile(rf"(?:\s{joint}\s\w++)?+(?!\s(?!{low}\b)\w)"),
    )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for one of some words; for none it matches nothing."""
    return f"(?:{'|'.join(map(re.escape, words)) or '(?!)'})"


def _is_tongue(text: Text, spot: Spot, named: list[Meaning], grammar: Grammar) -> bool:
    """Whether an adjective names a language: "the Russian version", "speaks French and Spanish"."""
    if any(value.how not in ("adjective", "prefix") for value in named):
        return False
    tongue = _tongue(grammar)
    behind = fold(text.text[spot.span[1] : spot.span[1] + LISTED])
    if tongue.behind.match(behind):
        return True
    closed = tongue.ends.match(behind) is not None
    if not closed and not grammar.party["tongues_first"]:
        return False
    before = fold(text.before(spot.span[0], LISTED))
    return tongue.first.search(before) is not None or (closed and tongue.before.search(before) is not None)
