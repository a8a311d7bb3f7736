"""A person's calendar as iCalendar (RFC 5545), for programs that fetch it without signing in.

Of what is a partner's own or rests on a guarded paper there is an event that says "busy" and nothing else: no title, no
place, no address, no number of its versions; what of that was called off is not there at all. A subject of which only
the month is known is an event of the whole month that blocks no time.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

from django.utils.crypto import salted_hmac
from icalendar import Calendar, Event

from collegium.exchange.speech import said
from collegium.programme.queries.calendars import Dated
from collegium.programme.rules.plans import span_of

ICALENDAR = "text/calendar; charset=utf-8"
EVERY = timedelta(hours=6)  # how often a program may ask
STATES = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}


def ics_of(
    owner: str, begun: datetime, rows: Iterable[Dated], written: Mapping[str, datetime], address: Callable[[Dated], str]
) -> bytes:
    """The calendar of a person, by its id, as bytes: the same for the same entries, whenever it is made.

    `begun` is when its feed was opened, `written` when entries were last written, by ids, and `address` gives the page
    of an entry.
    """
    calendar = Calendar()
    for name, value in (("prodid", "-//Collegium//Calendar//EN"), ("version", "2.0"), ("method", "PUBLISH")):
        calendar.add(name, value)
    calendar.add("x-wr-calname", "Collegium")
    calendar.add("refresh-interval", EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", EVERY)
    for row in rows:
        if row.restricted and row.state != "cancelled":
            calendar.add_component(_busy(owner, begun, row))
        elif not row.restricted:
            calendar.add_component(_event(owner, begun, row, written, address))
    content: bytes = calendar.to_ical()
    return content


def _busy(owner: str, begun: datetime, row: Dated) -> Event:
    """An event that says nothing but that somebody has no time."""
    event = _dated(owner, row)
    event.add("dtstamp", begun)
    event.add("summary", said("Busy"))
    event.add("class", "PRIVATE")
    return event


def _event(
    owner: str, begun: datetime, row: Dated, written: Mapping[str, datetime], address: Callable[[Dated], str]
) -> Event:
    """An event with what there is to say."""
    event = _dated(owner, row)
    last = max((written[each.pk] for each in (row.entry, row.within) if each.pk in written), default=begun)
    event.add("dtstamp", last)
    event.add("last-modified", last)
    event.add("sequence", max(0, row.entry.version + row.within.version - 2))
    event.add("summary", _summary(row))
    event.add("description", _description(row))
    event.add("status", STATES[row.state])
    event.add("url", address(row))
    if row.place:
        event.add("location", row.place)
    return event


def _dated(owner: str, row: Dated) -> Event:
    """An event with its date, and an id that stays, is another one for each person, and leads back to no entry."""
    event = Event()
    event.add("uid", f"{salted_hmac('calendar', owner + row.entry.pk, algorithm='sha256').hexdigest()[:40]}@collegium")
    if row.at:
        event.add("dtstart", row.at)
        event.add("transp", "TRANSPARENT")
        return event
    first, last = span_of(row.when)
    event.add("dtstart", first)
    event.add("dtend", _after(last))
    event.add("transp", "OPAQUE" if first == last and row.kind == "subject" else "TRANSPARENT")
    return event


def _after(day: date) -> date:
    return day + timedelta(days=1)


def _summary(row: Dated) -> str:
    kinds = {
        "action": said("Due: %(title)s", title=row.title),
        "silence": said("Silence ends: %(title)s", title=row.title),
    }
    words = kinds.get(row.kind, row.title)
    return said("%(title)s (day not set)", title=words) if len(row.when) == len("2031-02") else words


def _description(row: Dated) -> str:
    name = getattr(row.within, "name", "")
    return ", ".join(each for each in (name, f"{row.number}" if row.number else "") if each)
