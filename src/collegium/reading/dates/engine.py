"""Finds the dates of a text: one plain engine, and a filter before it that looks only where a date can be."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from re import Match
from types import MappingProxyType
from typing import NamedTuple

from collegium.reading.contract import Span
from collegium.reading.dates import absolute, relative
from collegium.reading.dates.found import Found
from collegium.reading.dates.guards import is_date
from collegium.reading.dates.nowadays import is_nowadays
from collegium.reading.dates.pattern import TOLD, Patterns, beginning, every, patterns, reading
from collegium.reading.dates.period import Period, days
from collegium.reading.dates.places import places
from collegium.reading.dates.table import Form
from collegium.reading.words import fold

WORD = re.compile(r"(?<!\w)\w")
TITLE = 300  # characters in which a title stands
NONE = "none"  # what a form means that is written like a date and is none


class Dated(NamedTuple):
    """A point or period in time and where the text names it. `value` is ISO 8601, None where it cannot be known."""

    span: Span
    value: str | None


def dates_in(text: str, language: str, day: str | None, *, plain: bool = False) -> list[Dated]:
    """Every point or period in time that a text names, in order and apart from one another.

    `language` is an ISO 639-1 code; `day` is the heading's date (ISO 8601), against which relative dates and those
    without a year are resolved: without it their value is None. With `plain` the whole text is searched; without, only
    what is near a figure or a word of time, which finds the same.
    """
    folded = fold(text)
    known = patterns(language)
    heading = date.fromisoformat(day) if day else None
    matches = _every_match(folded, known) if plain else _near_matches(folded, known)
    found: list[Dated] = []
    end = 0
    titled = None
    for form, match in matches:
        if match.start() < end:
            continue
        each = Found(form, match, text, folded, known.table, heading, titled)
        if form.means == NONE:
            end = match.end()
        elif is_date(each):
            end = match.end()
            found.append(Dated(match.span(), _value(each)))
            titled = titled or _coming_year(found[-1], heading)
    return found


def _coming_year(dated: Dated, heading: date | None) -> int | None:
    """The year after the heading's, where the title names it: the months of a plan are those of its year."""
    if heading is None or dated.span[0] > TITLE or not dated.value or not dated.value.isdecimal():
        return None
    return int(dated.value) if int(dated.value) == heading.year + 1 else None


def _every_match(folded: str, known: Patterns) -> Iterator[tuple[Form, Match[str]]]:
    """The first form that matches at the beginning of each word, with its parts."""
    for word in WORD.finditer(folded):
        match = every(known).match(folded, word.start())
        if match:
            number = int(str(match.lastgroup)[1:])
            yield known.forms[number][0], reading(known, number).match(folded, match.start()) or match


def _near_matches(folded: str, known: Patterns) -> Iterator[tuple[Form, Match[str]]]:
    """The same, where only the forms are tried that can begin so, and only near a figure or a word of time."""
    for begin, end in places(folded, known.table):
        for word in known.start.finditer(folded, begin, end + TOLD - 1):
            start = word.start()
            if start >= end:
                break
            for form, reads in beginning(known, word[1]):
                match = reads.match(folded, start)
                if match:
                    yield form, match
                    break


def _value(found: Found) -> str | None:
    try:
        period = VALUES[found.form.means](found)
    except (ValueError, OverflowError):  # no heading's date, or a day that no calendar has
        return None
    return period.iso() if period else None


def _today(found: Found) -> Period | None:
    if is_nowadays(found.folded, found.match.span(), found.table.today):
        return None
    return days(found.day, found.day)


def _vague(_: Found) -> None:
    return None


VALUES: Mapping[str, Callable[[Found], Period | None]] = MappingProxyType(
    {
        "iso": absolute.iso,
        "dotted": absolute.dotted,
        "point": absolute.point,
        "span": absolute.span,
        "decade": absolute.decade,
        "near month": absolute.near_month,
        "weekday": absolute.weekday,
        "open weekday": absolute.open_weekday,
        "season": relative.season,
        "near season": relative.near_season,
        "open season": relative.open_season,
        "days from": relative.days_from,
        "ago": relative.ago,
        "from now": relative.from_now,
        "rolling": relative.rolling,
        "unit": relative.unit,
        "weekend": relative.weekend,
        "part": relative.part,
        "first months": relative.first_months,
        "end": relative.end,
        "start": relative.start,
        "today": _today,
        "vague": _vague,
    }
)
