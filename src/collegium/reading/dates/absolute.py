"""Dates that name their year, and those that leave it to the heading's date and to the clause."""

from datetime import date, timedelta

from collegium.reading.dates.found import Found
from collegium.reading.dates.leaning import SURE
from collegium.reading.dates.period import Period, days, from_to, months, week, years

LAST_CENTURY = 1900
MOST_OF_A_YEAR = timedelta(days=320)


def iso(found: Found) -> Period:
    """2031-05-04, with or without a time behind it."""
    day = date.fromisoformat(found.match["iso"][:10])
    return days(day, day)


def dotted(found: Found) -> Period:
    """Figures alone are read day first, unless only month first gives a day, or gives that of the heading."""
    first, second, year = (int(part) for part in found.match["dotted"].split(found.match["sign"]))
    if first <= 12 and "/" in found.match["sign"]:
        american = date(year, first, second) if _is_day(year, first, second) else None
        if american and (second > 12 or american == found.heading):
            return days(american, american)
    day = date(year, second, first)
    return days(day, day)


def point(found: Found) -> Period:
    """A day, a month or a year; a day or month without a year is the one that the clause means."""
    return _part(found, "", _year(found, "year"))


def span(found: Found) -> Period:
    """From one day, month or year to another. What the first leaves out is that of the second, and the other way."""
    year, year2 = _year(found, "year"), _year(found, "year2")
    if found.has("short"):
        century = found.number("year") // 100 * 100
        year2 = century + int(found.match["short"])
    if found.has("year") and not found.has("month") and not found.has("month2"):
        return years(_known(year), _known(year2))
    last = _part(found, "2", year2 or year)
    month = found.number("month") if found.has("month") else last.first.month
    begun = year or last.first.year - (month > last.first.month)
    if found.has("day"):
        start = date(begun, month, found.number("day"))
        return from_to(days(start, start), last)
    return from_to(months(begun, month), last)


def decade(found: Found) -> Period:
    """The 2020s: ten years; two figures are a decade of the last century."""
    first = int(found.match["decade"]) if found.has("decade") else LAST_CENTURY + int(found.match["tens"])
    return years(first, first + 9)


def near_month(found: Found) -> Period:
    """ "Next May", "last October", "this June"; in some languages a day with such a word too.

    The last one before the heading's month or day, the next one after it, or that of the heading's year.
    """
    here, turn = found.day, found.form.turn
    day = found.number("day") if found.has("day") else None
    around = [_month_or_day(here.year + shift, found.number("month"), day) for shift in (-1, 0, 1)]
    if turn > 0:
        return next(each for each in around if each.first > here)
    return next(each for each in reversed(around) if each.last < here) if turn < 0 else around[1]


def nearest(found: Found, candidates: list[Period]) -> Period:
    """Of periods that a date without a year may mean, the one that fits the clause, else the nearest.

    Where only verbs tell which way the clause looks, a date most of a year away gives way to one that is near. Where
    nothing tells, the year of a plan's title decides, else what is past counts as nearer than what is to come.
    """
    here, leans = found.day, found.leans

    def away(period: Period) -> timedelta:
        return abs(period.first - here)

    if not leans:
        titled = [each for each in candidates if each.first.year == found.titled]
        return titled[0] if titled else min(candidates, key=lambda each: away(each) * (1 + (each.first > here)))
    fitting = [each for each in candidates if (each.last >= here if leans > 0 else each.first <= here)]
    fit = min(fitting or candidates, key=away)
    return min(candidates, key=away) if abs(leans) < SURE and away(fit) > MOST_OF_A_YEAR else fit


def weekday(found: Found) -> Period:
    """A day of the week: last, this or next, or the nearest one that fits the clause."""
    here, number = found.day, found.number("weekday") - 1
    in_week = week(here).first + timedelta(days=number)
    around = [in_week + timedelta(weeks=shift) for shift in (-1, 0, 1)]
    turn = found.form.turn if found.form.means == "weekday" else 0
    if turn < 0:
        return _day(max(day for day in around if day < here))
    if turn > 0:
        return _day(min(day for day in around if day > here))
    return _day(in_week)


def open_weekday(found: Found) -> Period:
    """ "On Monday": the nearest that the clause can mean; the last one where nothing tells."""
    here, number = found.day, found.number("weekday") - 1
    in_week = week(here).first + timedelta(days=number)
    around = [_day(in_week + timedelta(weeks=shift)) for shift in (-1, 0, 1)]
    if found.leans > 0:
        return min((each for each in around if each.last >= here), key=lambda each: each.first)
    return max((each for each in around if each.first <= here), key=lambda each: each.first)


def _part(found: Found, end: str, year: int | None) -> Period:
    named = f"month{end}" if found.has(f"month{end}") else "month"
    month = found.number(named) if found.has(named) else None
    day = found.number(f"day{end}") if found.has(f"day{end}") else None
    if month is None:
        return years(_known(year), _known(year))
    if year is not None:
        return _month_or_day(year, month, day)
    if found.opening_year is not None:
        return _month_or_day(found.opening_year, month, day)
    here = found.day.year
    around = [each for each in (here - 1, here, here + 1) if day is None or _is_day(each, month, day)]
    return nearest(found, [_month_or_day(each, month, day) for each in around])


def _month_or_day(year: int, month: int, day: int | None) -> Period:
    return months(year, month) if day is None else _day(date(year, month, day))


def _day(day: date) -> Period:
    return days(day, day)


def _year(found: Found, name: str) -> int | None:
    """The year that was read; one in words is counted from the heading's."""
    if not found.has(name):
        return None
    number = found.number(name)
    return number if found.match[name].isdecimal() else found.day.year + number


def _known(year: int | None) -> int:
    if year is None:
        raise ValueError("a year that is not named")
    return year


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
