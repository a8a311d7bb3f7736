"""Whole dates and times of day as headings write them, in any of five languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from collegium.reading.contract import Span
from collegium.reading.words import LANGUAGES, fold, one_of, words

# A year may be run together with a time, as published: "18 November 201919:46".
YEAR = r"(?P<year>(?:19|20)\d\d)(?=\D|$|[0-2]?\d[:.h][0-5]\d)"
SHORT = 400  # code points; the dates of longer texts are not kept
HAS_YEAR = re.compile(r"(?:19|20)\d\d")
DAY_BEFORE_YEAR = re.compile(r"[\dtdh]\s?,?\s+(?:19|20)\d\d")  # as in "March 3rd, 2024": a figure, or its ending
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)")
FIGURES = re.compile(rf"(?<![\d./-]){DAY}\s?(?P<sep>[./-])\s?(?P<month>0?[1-9]|1[0-2])\s?(?P=sep)\s?{YEAR}(?![./-]\d)")
TIME = re.compile(
    r"(?<![\d:.,/-])(?P<hour>2[0-3]|[01]?\d)(?:(?:[:.]|\s?h\s?)(?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.:]\d)|\s?h\b)?"
    r"(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?",
    re.IGNORECASE,
)
RUN_IN = re.compile(r"(?<=(?:19|20)\d\d)(?P<hour>2[0-3]|[01]?\d)[:.h](?P<minute>[0-5]\d)(?!\d)")
SPELLED = re.compile(r"(?<!\d)(?P<hour>2[0-3]|[01]?\d)\s?час(?:а|ов)?\.?\s(?P<minute>[0-5]?\d)\s?мин", re.IGNORECASE)
HOUR_WORDS = re.compile(
    r"\s?(?:uhr\b|hrs?\b|hours?\b|heures?\b|horas?\b|h\b|час|мск|gmt|utc|ces?t|e[sd]t\b|[a-z]{2,4}t\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WholeDate:
    """A whole date and where it stands in the text that was searched; `value` is ISO 8601."""

    span: Span
    value: str


@lru_cache(maxsize=1)
def _named() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    months = {name: month for code in LANGUAGES for name, month in words(code).months.items()}
    names = rf"(?P<name>{one_of(months)})"
    before = (
        rf"(?<!\d){DAY}(?:st|nd|rd|th|er|º|ª|°|-го|\.)?\s?(?:day\s)?(?:of\s|de\s|d'|\s)?\s?{names}\.?"
        rf",?\s?(?:de\s|del\s|of\s|\s)?\s?{YEAR}"
    )
    after = rf"\b{names}\.?\s+(?:the\s+)?{DAY}(?:st|nd|rd|th)?\s?,?\s+{YEAR}"
    return re.compile(before), re.compile(after), months


def dates(text: str) -> list[WholeDate]:
    """All whole dates (day, month, year) of a text, in order.

    Figures alone are read day first; where the second figure cannot be a month, nothing is read.
    """
    if not has_year(text):
        return []
    return list(_kept_dates(text) if len(text) <= SHORT else _dates(text))


def has_year(text: str) -> bool:
    """Whether a year of a date may stand in a text: without one it has no whole date."""
    return ("20" in text or "19" in text) and HAS_YEAR.search(text) is not None


def _dates(text: str) -> tuple[WholeDate, ...]:
    folded = fold(text)
    before, after, months = _named()
    found = [
        *_from(before, folded, months),
        *(_from(after, folded, months) if DAY_BEFORE_YEAR.search(folded) else ()),
        *_from(ISO, folded, {}),
        *_from(FIGURES, folded, {}),
    ]
    found.sort(key=lambda dated: (dated.span[0], -dated.span[1]))
    return tuple(each for i, each in enumerate(found) if i == 0 or each.span[0] >= found[i - 1].span[1])


_kept_dates = lru_cache(maxsize=64)(_dates)  # a line of a heading is asked for its dates again and again


def without_dates(text: str) -> str:
    """A text with white space in the place of its dates, as long as it was."""
    for dated in dates(text):
        start, end = dated.span
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _from(pattern: re.Pattern[str], folded: str, months: dict[str, int]) -> Iterator[WholeDate]:
    for match in pattern.finditer(folded):
        month = months[match["name"]] if "name" in match.groupdict() else int(match["month"])
        value = _iso(int(match["year"]), month, int(match["day"]))
        if value:
            yield WholeDate(match.span(), value)


def _iso(year: int, month: int, day: int) -> str | None:
    """The date in ISO 8601; None for a day that the month does not have, such as 31 June."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def time_of(text: str, bare_hour: bool = False) -> str | None:
    """The first time of day in a text, as HH:MM of 24 hours.

    With `bare_hour`, an hour without minutes counts where a word marks it as one ("17 Uhr").
    """
    spelled = SPELLED.search(text)
    if spelled:
        return _clock(int(spelled["hour"]), int(spelled["minute"]), None)
    run_in = RUN_IN.search(text)
    if run_in:
        return _clock(int(run_in["hour"]), int(run_in["minute"]), None)
    for match in TIME.finditer(text):
        marked = match["half"] or (bare_hour and HOUR_WORDS.match(text, match.end()))
        if match["minute"] or marked or match.group().rstrip().lower().endswith("h"):
            return _clock(int(match["hour"]), int(match["minute"] or 0), match["half"])
    return None


def _clock(hour: int, minute: int, half: str | None) -> str | None:
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.lower() == "p" else 0)
    return f"{hour:02}:{minute:02}"
