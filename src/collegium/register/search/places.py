"""The order of search: the newest document first, and its passages as they stand. Pure.

A place is a number: the day of a document, then the number that its passage has in the table. Places say more than a
reader may know, how many passages there are; none leaves the program.
"""

from datetime import date

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
    year, month, number = (int(part) for part in [*day.split("-"), "0", "0"][:3])
    if number:
        return (_ordinal(day) + 1) << NUMBERS
    following = date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    return following.toordinal() << NUMBERS


def _ordinal(day: str) -> int:
    """The number of a day, the first of a month or year; 0 for what is no date."""
    parts = day.split("-")
    try:
        return date.fromisoformat("-".join([*parts, "01", "01"][:3])).toordinal()
    except ValueError:
        return 0
