"""Dates of ISO 8601 in English words."""

import datetime

import regex

MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")  # fmt: skip
DATE = regex.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
SHAPES = ("%Y-%m-%d", "%Y-%m", "%Y", "%H:%M")


def date_in_words(date: str) -> str:
    """`2019-11-18` → `18 November 2019`, `2019-11` → `November 2019`; what is no date stays as it is."""
    match = DATE.fullmatch(date)
    if not match or not is_real(date):
        return date
    year, month, day = match.groups()
    return " ".join(part for part in (day and str(int(day)), month and MONTHS[int(month) - 1], year) if part)


def is_real(value: str) -> bool:
    """Whether a value is a date, month, year or time of day that a machine can read."""
    for shape in SHAPES:
        try:
            datetime.datetime.strptime(value, shape)
        except ValueError:
            continue
        return True
    return False
