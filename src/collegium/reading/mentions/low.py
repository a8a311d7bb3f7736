"""Instruments whose names are written low: "ceasefire agreement", "plan of consultations"."""

import re
from collections.abc import Iterator
from functools import cache

from collegium.reading.contract import Mention
from collegium.reading.mentions.grammar import Grammar
from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.words import Phrasebook

WHOLE, TAILED, ABOUT = "whole", "tailed", "about"


@cache
def _beginnings(grammar: Grammar) -> Quick[str]:
    """The words with which a name written low begins, and what must follow them."""
    low = grammar.low
    pairs = (f"{before} {head}" for before in low["before"] for head in low["heads"])
    entries = [(words, WHOLE) for words in (*pairs, *low["whole"])]
    entries += [(f"{word} {link}", TAILED) for word in low["of"] for link in low["link"]]
    entries += [(f"{word} {link}", ABOUT) for word in low["about"] for link in low["on"]]
    return Quick(Phrasebook(grammar.language, entries))


@cache
def _endings(grammar: Grammar) -> dict[str, re.Pattern[str]]:
    tails, the = ("|".join(map(re.escape, grammar.low[key])) for key in ("tails", "the"))
    return {
        WHOLE: re.compile(""),
        TAILED: re.compile(rf"[^\S\n](?:[\w-]+[^\S\n]){{1,4}}?(?:{tails})\b"),
        ABOUT: re.compile(rf"[^\S\n](?:(?:{the})[^\S\n])?[^\W\d_]{{3,}}(?:[^\S\n][^\W\d_]{{4,}})?"),
    }


def low(text: str, grammar: Grammar) -> Iterator[Mention]:
    """The instruments in a text whose names have no capitals; they have no id."""
    endings = _endings(grammar)
    for match in _beginnings(grammar).matches(text):
        ends = [found.end() for kind in match.values if (found := endings[kind].match(text, match.span[1]))]
        if ends:
            yield Mention((match.span[0], max(ends)), "instrument")
