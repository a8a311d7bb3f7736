"""Instruments whose names are written low: "ceasefire agreement", "plan of consultations"."""

import re
from collections.abc import Iterator
from functools import cache

from collegium.reading.contract import Mention
from collegium.reading.mentions.grammar import Grammar


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str]:
    before, heads, whole = ("|".join(map(re.escape, grammar.low[key])) for key in ("before", "heads", "whole"))
    return re.compile(rf"\b(?:(?:{before})\s(?:{heads})|(?:{whole}))\b")


def low(text: str, grammar: Grammar) -> Iterator[Mention]:
    """The instruments in a text whose names have no capitals; they have no id."""
    for match in _pattern(grammar).finditer(text):
        yield Mention(match.span(), "instrument")
