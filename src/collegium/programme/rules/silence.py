"""When silence ends: a local time in a named zone and the one moment that it is. Pure: nobody asks the clock here."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from collegium.accounts.errors import Improper

FARTHEST = timedelta(days=366)
"""How far ahead a deadline may be; also, how far ahead anybody can know the rules of a zone."""
SHAPE = "%Y-%m-%dT%H:%M"
WHICH = ("", "first", "second")
"""Where clocks are put back a local time comes twice: which of the two is meant, or nothing is said of it."""
MACHINES_OWN = frozenset({"localtime", "posixrules", "Factory"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it was set: a local time without its offset, the zone, and the moment that it is."""

    local: str
    zone: str
    until: datetime


@cache
def zones() -> tuple[str, ...]:
    """The names of the time zone database that may be given, in their order."""
    return tuple(sorted(name for name in available_timezones() if name not in MACHINES_OWN))


def moments(local: str, zone: str) -> list[datetime]:
    """The moments that a local time is: one; none where clocks skip it; two, in order, where they are put back."""
    naive, place = datetime.strptime(local, SHAPE), ZoneInfo(zone)
    both = [naive.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return sorted({each for each in both if each.astimezone(place).replace(tzinfo=None) == naive})


def deadline(local: str, zone: str, which: str = "") -> Deadline:
    """What was set, as the one moment that it is. Raises Improper for what is no time, or not one."""
    _check(local, zone, which)
    found = moments(local, zone)
    if not found:
        raise Improper("This time does not exist there: clocks are put forward over it.", "Set another time.")
    if len(found) == 1:
        return Deadline(local, zone, found[0])
    if not which:
        raise Improper("This time comes twice there: clocks are put back.", "Say whether the first or the second.")
    return Deadline(local, zone, found[WHICH.index(which) - 1])


def _check(local: str, zone: str, which: str) -> None:
    """Raises Improper for what is no local time to the minute, no zone of the database, or no choice."""
    try:
        written = datetime.strptime(local, SHAPE).strftime(SHAPE)
    except ValueError:
        written = ""
    if not written or written != local or not 1971 <= int(local[:4]) < 9000:
        raise Improper("This is no day with an hour and minute.", "Write it as 2031-02-03T17:00.")
    if zone not in zones():
        raise Improper("There is no such time zone.", "Choose one of the list, such as Europe/Brussels.")
    if which not in WHICH:
        raise Improper("This cannot be said of a time.", "Say first, second, or nothing.")


def check_length(until: datetime, now: datetime, hours: int) -> None:
    """Raises Improper for a deadline that is past, nearer than the rules allow, or too far ahead.

    `hours` is the shortest that all partners allow; none is 0.
    """
    if not hours:
        raise Improper("The rules of this partnership do not allow silence.", "Every partner says so first.")
    if until - now < timedelta(hours=hours):
        raise Improper(f"Silence is allowed here from this many hours on: {hours}.", "Set a later time.")
    if until - now > FARTHEST:
        raise Improper("A deadline is at most a year ahead.", "Set an earlier time.")


def shortest(said: list[int]) -> int:
    """The shortest silence that all partners allow: the longest that one asks for; 0 where one allows none."""
    return max(said) if said and all(said) else 0


def may_break(now: datetime, until: datetime) -> bool:
    """Whether silence can still be broken: until the deadline, the very moment of it included."""
    return now <= until


def moved(local: str, zone: str, until: datetime) -> bool:
    """Whether the local time is another moment by the rules of its zone as they are known today."""
    return zone not in zones() or until not in moments(local, zone)
