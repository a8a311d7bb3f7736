"""Dates that are counted from the heading's."""

from datetime import date, timedelta

from collegium.reading.dates.absolute import nearest
from collegium.reading.dates.found import Found
from collegium.reading.dates.period import DAY, MONTH, YEAR, Period, days, months, week, years

MONTHS_OF = {MONTH: 1, "quarter": 3}
YEARS_OF = {YEAR: 1, "decade": 10}
DAYS_OF = {DAY: 1, "week": 7}


def days_from(found: Found) -> Period:
    """So many days from the heading's: yesterday, tomorrow."""
    day = found.day + timedelta(days=found.form.count)
    return days(day, day)


def ago(found: Found) -> Period | None:
    """So many units ago: a day, month or year."""
    return _away(found, -1)


def from_now(found: Found) -> Period | None:
    """So many units from now: a day, month or year."""
    return _away(found, 1)


def rolling(found: Found) -> Period | None:
    """The last so many units end at the heading's date and go back; the next ones begin with the next."""
    here, count, turn = found.day, _count(found), found.form.turn
    if found.unit in DAYS_OF:
        reach = timedelta(days=count * DAYS_OF[found.unit])
        return days(here - reach, here) if turn < 0 else days(here + timedelta(days=1), here + reach)
    if found.unit in MONTHS_OF:
        reach_months = count * MONTHS_OF[found.unit]
        back = months(here.year, here.month - reach_months, reach_months + 1)
        return back if turn < 0 else months(here.year, here.month + 1, reach_months)
    if found.unit in YEARS_OF:
        reach_years = count * YEARS_OF[found.unit]
        return years(here.year - reach_years, here.year) if turn < 0 else years(here.year + 1, here.year + reach_years)
    return None


def unit(found: Found) -> Period | None:
    """This week, last month, next quarter: the unit of the calendar, so many from that of the heading's date."""
    return calendar(found.day, found.unit, found.form.turn)


def calendar(day: date, unit: str, turn: int) -> Period | None:
    """A unit of the calendar, `turn` units from the one in which a day is; None for one that is too long or short."""
    decade = day.year // 10 * 10 + 10 * turn
    shifted = day + timedelta(days=turn)
    known = {
        DAY: lambda: days(shifted, shifted),
        "week": lambda: week(day, turn),
        MONTH: lambda: months(day.year, day.month + turn),
        "quarter": lambda: months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * turn, 3),
        YEAR: lambda: years(day.year + turn, day.year + turn),
        "decade": lambda: years(decade, decade + 9),
    }
    return known[unit]() if unit in known else None


def season(found: Found) -> Period:
    """A season of a named year; winter is that which begins in it."""
    return months(_year(found), found.number("season"), 3)


def near_season(found: Found) -> Period:
    """This fall, last winter, next spring."""
    here, first = found.day, found.number("season")
    around = [months(here.year + shift, first, 3) for shift in (-1, 0, 1)]
    if found.form.turn < 0:
        return max((each for each in around if each.last < here), key=lambda each: each.first)
    if found.form.turn > 0:
        return min((each for each in around if each.first > here), key=lambda each: each.first)
    return min(around, key=lambda each: max(each.first - here, here - each.last))


def open_season(found: Found) -> Period:
    """ "In the summer": the one that the clause means."""
    here, first = found.day, found.number("season")
    return nearest(found, [months(here.year + shift, first, 3) for shift in (-1, 0, 1)])


def weekend(found: Found) -> Period:
    """Saturday and Sunday of this week, the last or the next."""
    sunday = week(found.day, found.form.turn).last
    return days(sunday - timedelta(days=1), sunday)


def part(found: Found) -> Period | None:
    """The first half, the third quarter: of a year by months, of a month by days, of another unit not known."""
    whole = _whole(found)
    if whole is None:
        return None
    of, nth = found.form.of, found.number("nth")
    if not 1 <= nth <= of:
        raise ValueError(f"{nth} of {of}")
    if whole.first.month == 1 and whole.last.month == 12 and whole.first.year == whole.last.year:
        return months(whole.first.year, (nth - 1) * (12 // of) + 1, 12 // of)
    middle = whole.first + timedelta(days=15 * (nth - 1))
    if of == 2 and whole.grain == MONTH:
        return days(middle, whole.last if nth == 2 else middle + timedelta(days=14))
    return None


def first_months(found: Found) -> Period:
    """The first so many months of a year."""
    return months(_year(found), 1, found.number("n"))


def end(found: Found) -> Period | None:
    """The end of a period: its last day."""
    whole = _whole(found)
    return days(whole.last, whole.last) if whole else None


def start(found: Found) -> Period | None:
    """The beginning of a period: its first day."""
    whole = _whole(found)
    return days(whole.first, whole.first) if whole else None


def _whole(found: Found) -> Period | None:
    if found.has("unit"):
        return calendar(found.day, found.unit, found.form.turn)
    if found.has("decade"):
        first = int(found.match["decade"])
        return years(first, first + 9)
    if found.has("month"):
        month = found.number("month")
        if found.has("year"):
            return months(_year(found), month)
        return nearest(found, [months(found.day.year + shift, month) for shift in (-1, 0, 1)])
    year = _year(found)
    return years(year, year)


def _year(found: Found) -> int:
    if not found.has("year"):
        return found.day.year
    number = found.number("year")
    return number if found.match["year"].isdecimal() else found.day.year + number


def _count(found: Found) -> int:
    return found.number("n") if found.has("n") else 1


def _away(found: Found, turn: int) -> Period | None:
    if found.unit in DAYS_OF:
        day = found.day + timedelta(days=turn * _count(found) * DAYS_OF[found.unit])
        return days(day, day)
    if found.unit in MONTHS_OF:
        return calendar(found.day, MONTH, turn * _count(found) * MONTHS_OF[found.unit])
    if found.unit in YEARS_OF:
        return calendar(found.day, YEAR, turn * _count(found) * YEARS_OF[found.unit])
    return None
