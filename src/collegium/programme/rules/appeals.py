"""When reports on a standing appeal are due. Pure."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, takewhile

LONGEST = 120
"""Months between two reports: no appeal asks for fewer than one report in ten years."""
EARLIEST, LATEST = date(1900, 1, 1), date(2200, 12, 31)
"""The days between which anything is counted: beyond them stands a slip of the pen, or the end of all calendars."""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to the one before `until`, on which the report of the period is due."""

    since: date
    until: date

    @property
    def last(self) -> date:
        """The last day of the period."""
        return self.until - timedelta(days=1)


def later(day: date, months: int) -> date:
    """The same day some months later; the last of its month where that one is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def periods(starts: date, months: int, until: date, ends: date | None = None) -> Iterator[Period]:
    """The periods that are over on a day. Each is counted from the first day, so that a short month moves none.

    The last one ends with the appeal, and its report is due then.
    """
    begins = (later(starts, number * months) for number in count())
    last = until if ends is None else min(until, ends)
    for number, begin in enumerate(takewhile(lambda day: day < last, begins), 1):
        end = later(starts, number * months)
        if ends is not None:
            end = min(end, ends)
        if end <= until:
            yield Period(begin, end)


def owed_by(period: Period, joined: date) -> bool:
    """Whether a partner that joined on a day reports on a period: on the one in which it joined, and on later ones."""
    return period.until > joined
