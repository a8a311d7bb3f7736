"""The number or symbol that a document bears."""

import re
from functools import lru_cache

import regex

from collegium.reading.dates import dates, time_of
from collegium.reading.words import everywhere, one_of

SIGN = r"(?:no|nr|n[°º]|№)"
VALUE = r"(?P<value>[\p{L}\d]*+(?:[-–/.][\p{L}\d()]++)++|\d++)(?![\w/-])"
SYMBOL = regex.compile(
    r"[A-Z]{1,8}(?:/[\w().-]+){1,6}|[A-Z]{1,8}(?:-[\w()]+){2,6}"
    r"|\d{2,}(?:[-/][\p{L}\d]+){1,4}|[\p{L}\d]+(?:[/-][\p{L}\d.]+){2,5}"
)
# "PK 58/24", "Press Release (2024) 088"
SERIAL = regex.compile(r"(?<![\p{L}\d])(?:\p{Lu}{1,6}\s\d{1,5}\s?/\s?\d{2,4}|\((?:19|20)\d\d\)\s?\d{1,4})(?!\d)")
AMERICAN = re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}")  # a date, month first


def number_of(text: str) -> str | None:
    """The document's number or symbol in a heading line; a bare number counts only where a word marks it as one."""
    if not _has_figure(text):
        return None
    serial = SERIAL.search(text)
    if serial:
        return str(serial.group())
    for match in _marked().finditer(text):
        value = match["value"].strip(".-–")
        if _has_figure(value):
            return str(value)
    bare = (word.strip("(),;:|[]") for word in text.split())
    return next((word for word in bare if _is_symbol(word)), None)


@lru_cache(maxsize=1)
def _marked() -> regex.Pattern[str]:
    """A number behind a word or sign that marks it as one, in any language."""
    mark = rf"(?:{one_of(everywhere('front', 'numbered'))}|{SIGN})\b?[.:°º]*(?:\s?{SIGN}\.?)?:?\s*"
    return regex.compile(rf"(?<![\w/.-]){mark}{VALUE}", regex.IGNORECASE)


def _is_symbol(word: str) -> bool:
    """Whether a word is a symbol such as "A/RES/70/1", and neither a date nor a time."""
    if not _has_figure(word) or not SYMBOL.fullmatch(word) or AMERICAN.fullmatch(word):
        return False
    return not dates(word) and not time_of(word)


def _has_figure(text: str) -> bool:
    return any(map(str.isdigit, text))
