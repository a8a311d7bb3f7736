"""Instruments whose names are written low: "ceasefire agreement", "plan of consultations"."""

import re
from collections.abc import Iterator
from functools import cache

from collegium.reading.contract import Mention
from collegium.reading.mentions.grammar import Grammar


@cache
def _pattern(grammar: Grammar) -> re.Pattern[str]:
    said = {key: "|".join(map(re.escape, words)) for key, words in grammar.low.items()}
    tailed = rf"(?i:{said['of']})\s(?:{said['link']})\s(?:[\w-]+\s){{1,4}}?(?:{said['tails']})"
    about = rf"(?:{said['about']})\s(?:{said['on']})\s(?:(?:{said['the']})\s)?[^\W\d_]{{3,}}(?:\s[^\W\d_]{{4,}})?"
    return re.compile(rf"\b(?:(?:{said['before']})\s(?:{said['heads']})|(?i:{said['whole']})|{tailed}|{about})\b")


def low(text: str, grammar: Grammar) -> Iterator[Mention]:
    """The instruments in a text whose names have no capitals; they have no id."""
    for match in _pattern(grammar).finditer(text):
        yield Mention(match.span(), "instrument")
