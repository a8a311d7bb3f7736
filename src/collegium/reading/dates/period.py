"""Periods of the calendar: from the first to the last day, as finely as a text names them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY, MONTH, YEAR = "day", "month", "year"
LENGTHS = {DAY: 10, MONTH: 7, YEAR: 4}  # characters of an ISO 8601 date


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included. `grain` is the finest unit that the text gives: day, month or year."""

    first: date
    last: date
    grain: str

    def iso(self) -> str:
        """ISO 8601: a date, month or year, or an interval of two of these ("2020/2021")."""
        length = LENGTHS[self.grain]
        start, end = self.first.isoformat()[:length], self.last.isoformat()[:length]
        return start if start == end else f"{start}/{end}"


def days(first: date, last: date) -> Period:
    """From one day to another; ValueError where the second comes before the first."""
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    return Period(first, last, DAY)


def months(year: int, month: int, count: int = 1) -> Period:
    """So many months from a month on; one beyond December or below January is of another year."""
    first = _month(year, month)
    last = _month(year, month + count - 1)
    return Period(first, last.replace(day=monthrange(last.year, last.month)[1]), MONTH)


def years(first: int, last: int) -> Period:
    """From one year to another; ValueError where the second comes before the first."""
    if last < first:
        raise ValueError(f"{last} comes before {first}")
    return Period(date(first, 1, 1), date(last, 12, 31), YEAR)


def week(day: date, shift: int = 0) -> Period:
    """The week of a day, or one that many weeks from it: Monday to Sunday."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=shift)
    return Period(monday, monday + timedelta(days=6), DAY)


def from_to(first: Period, last: Period) -> Period:
    """From the beginning of one period to the end of another, as finely as both are given."""
    grain = max(first.grain, last.grain, key=lambda grain: -LENGTHS[grain])
    if last.last < first.first:
        raise ValueError("an interval that ends before it begins")
    return Period(first.first, last.last, grain)


def _month(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
