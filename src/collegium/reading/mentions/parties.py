"""States and groups of states: by name, adjective or seat of government, and the ministries that stand for them."""

import re
from collections.abc import Iterator

import regex

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Spot, Text
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.naming import Meaning
from collegium.reading.vocabulary.words import fold

HYPHEN = re.compile(r"[\-\u2010-\u2013]")
PAIRED = re.compile(r"\s?(?:,|and|[\-\u2010-\u2013/])\s?")
WORD_BEFORE = re.compile(r"(\w+)\W{0,2}$")
BEHIND_CITY = re.compile(r",\s")
MONTH = re.compile(r",\s(\w+)\.?\s\d")
OWNS = re.compile(r"['’]s?\b")
GOES_ON = regex.compile(r" \p{Lu}\p{Ll}")
UNKNOWN_CITY = regex.compile(r"\b(?:in|at|near|from|to) \p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?, $")
DATELINE = re.compile(r",\s?(?:D\.\s?C|\d)|\s?[\u2013\u2014]\s|\s?\(")


def parties(text: Text, grammar: Grammar) -> Iterator[Mention]:
    """The parties that the words of the tables name, and as places the capitals that stand for no government."""
    stands: dict[int, bool] = {}
    for number, spot in enumerate(text.spots):
        named = [value for value in spot.values if value.kind == "party"]
        if not named or any(value.kind == "other" for value in spot.values):
            continue
        stands[number] = _stands(text, number, named, grammar, stands)
        if not stands[number]:
            yield Mention(spot.span, "place", None, None, None)
        elif not _only_prefix(text, spot, named):
            yield Mention(spot.span, "party", _id(named), None, None)


def _id(named: list[Meaning]) -> str | None:
    """The party meant: a name outweighs a capital; None where several are left."""
    strong = [value for value in named if value.how != "capital"] or named
    ids = dict.fromkeys(value.id for value in strong)
    return next(iter(ids)) if len(ids) == 1 else None


def _only_prefix(text: Text, spot: Spot, named: list[Meaning]) -> bool:
    return all(value.how == "prefix" for value in named) and not HYPHEN.match(text.text, spot.span[1])


def _stands(text: Text, number: int, named: list[Meaning], grammar: Grammar, before: dict[int, bool]) -> bool:
    """Whether a spot names a party, and not a capital as a place."""
    if any(value.how != "capital" for value in named):
        return not _behind_city(text, number)
    spot = text.spots[number]
    if OWNS.match(text.text, spot.span[1]):
        return True
    if _is_dateline(text, spot) or _goes_on(text, number):
        return False
    head = text.text[text.line_start(spot.span[0]) : spot.span[0]]
    last = WORD_BEFORE.search(head)
    if (last and fold(last[1]) in grammar.party["at"]) or fold(head).endswith(grammar.party["of_place"], 0):
        return False
    previous = text.spots[number - 1] if number else None
    if previous and number - 1 in before and PAIRED.fullmatch(text.text, previous.span[1], spot.span[0]):
        return before[number - 1]
    return bool(head.strip()) or _acts(text, spot)


def _is_dateline(text: Text, spot: Spot) -> bool:
    """Whether a date or another sign of a dateline stands behind a capital; a month is one in a title too."""
    if DATELINE.match(text.text, spot.span[1]):
        return True
    month = MONTH.match(text.text, spot.span[1])
    return month is not None and fold(month[1]) in text.months


def _goes_on(text: Text, number: int) -> bool:
    """Whether a capital is the first part of a longer name that no table knows, such as a person's."""
    end = text.spots[number].span[1]
    follows = GOES_ON.match(text.text, end)
    return follows is not None and not (number + 1 < len(text.spots) and text.spots[number + 1].span[0] == end + 1)


def _behind_city(text: Text, number: int) -> bool:
    """Whether a state stands behind its own capital ("Manama, Bahrain") and belongs to the place."""
    spot = text.spots[number]
    if UNKNOWN_CITY.search(text.text, text.line_start(spot.span[0]), spot.span[0]):
        return True
    previous = text.spots[number - 1] if number else None
    if not previous or not BEHIND_CITY.fullmatch(text.text, previous.span[1], spot.span[0]):
        return False
    cities = {value.id for value in previous.values if value.how == "capital"}
    return any(value.id in cities for value in spot.values)


def _acts(text: Text, spot: Spot) -> bool:
    """Whether what opens a line acts: a verb or another actor follows, no sign."""
    return re.match(r"(?:['’]s)?\s[a-z]", text.text[spot.span[1] : spot.span[1] + 4]) is not None
