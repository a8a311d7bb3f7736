"""The order of search: the newest document first, and its passages as they stand. Pure.

A place is a number: the day of a document, then the number that its passage has in the table. Places say more than a
reader may know, how many passages there are; none leaves the program.
"""

from calendar import monthrange
from datetime import date

from collegium.register.rules.series import is_date

NUMBERS = 40  # bits of the number of a passage
DAYS = 22  # bits of a day; one that is not known is 0, before all others
LONGEST = len("2031-02-03")


def place(day: str, number: int) -> int:
    """The place of a passage, by the date of its document and its number."""
    return first_of(day) | number


def first_of(day: str) -> int:
    """The first place of a day, month or year, as ISO 8601 says it."""
    return _ordinal(day) << NUMBERS


def after(day: str) -> int:
    """The first place behind a day, month or year."""
    if not _ordinal(day):
        return 1 << (NUMBERS + DAYS)
    parts = day.split("-")
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
    last = int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1]
    return (date(year, month, last).toordinal() + 1) << NUMBERS


def _ordinal(day: str) -> int:
    """The number of a day, the first of a month or year; 0 for what is no date."""
    if not is_date(day):
        return 0
    return date.fromisoformat("-".join([*day.split("-"), "01", "01"][:3])).toordinal()
