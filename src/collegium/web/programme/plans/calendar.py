"""A person's calendar: what it sees that has a date, month by month, and the feed of it at a secret address."""

from collections.abc import Iterable
from datetime import UTC
from email.utils import format_datetime
from hashlib import sha256
from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, note_all, seats_of, seeing_as
from collegium.accounts.models import Person
from collegium.exchange.plans import ICALENDAR, ics_of
from collegium.exchange.speech import speaking
from collegium.programme.actions.calendars import close_feed, open_feed
from collegium.programme.models import CalendarFeed
from collegium.programme.queries.calendars import Dated, calendar_of, feed_at, feed_of, written_last
from collegium.programme.queries.grounds import marking_for
from collegium.web.again import Incomplete
from collegium.web.programme.telling import address_of
from collegium.web.refusals import plain
from collegium.web.speech import speech

FIRST, LAST = 1900, 2200
MOST, HOUR = 60, 3600  # how often one feed is fetched in an hour, and its seconds


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def calendar_page(request: HttpRequest) -> HttpResponse:
    """The months of a year; sent to, it opens or closes the feed. Its address is shown this once."""
    person: Anybody = request.user
    match request.POST.get("do") if request.method == "POST" else "":
        case "":
            return _shown(request)
        case "open":
            secret = open_feed(person)
            return _shown(request, request.build_absolute_uri(reverse("calendar-feed", kwargs={"token": secret})))
        case "close":
            close_feed(person)
            messages.success(request, _("The feed ended."))
            return redirect("calendar")
        case _:
            raise Incomplete()


def _shown(request: HttpRequest, opened: str = "") -> HttpResponse:
    person: Anybody = request.user
    rows = calendar_of(person)
    years = sorted({int(row.when[:4]) for row in rows})
    year = _year(request, years)
    shown = [row for row in rows if int(row.when[:4]) == year]
    note_all(person, "read", {row.within.pk: row.within for row in shown}.values())
    about = {
        "marking": marking_for(person, _ids(shown), *(row.within.marking for row in shown)),
        "months": [
            (month, [(row, address_of_dated(row)) for row in group])
            for month, group in groupby(shown, key=lambda row: row.month)
        ],
        "year": year,
        "years": years,
        "before": max((each for each in years if each < year), default=None),
        "after": min((each for each in years if each > year), default=None),
        "opened": opened,
        "has_feed": isinstance(person, Person) and feed_of(person) is not None,
        "may_open": bool(seats_of(person)),
    }
    return render(request, "programme/plans_calendar.html", about)


def _ids(rows: Iterable[Dated]) -> set[str]:
    """The ids of what stands in a calendar, and of what that stands in."""
    return {each.pk for row in rows for each in (row.entry, row.within)}


def _year(request: HttpRequest, years: list[int]) -> int:
    """The year that the address names; else this one, or the nearest in which there is something."""
    said, now = request.GET.get("year", ""), timezone.localdate().year
    if said.isdecimal() and len(said) == len("2031") and FIRST <= int(said) <= LAST:
        return int(said)
    return min(years, key=lambda each: abs(each - now), default=now)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of a person as iCalendar, for whoever has its secret address.

    Who asks too often is told so only where the address is one: any other leads nowhere, in the words of every page
    that is not there.
    """
    feed = feed_at(token)
    if _too_often(feed):
        return plain(_("This calendar was fetched too often."), _("Fetch it again in an hour."), 429)
    with seeing_as(feed.owner):
        rows = calendar_of(feed.owner)
        response = _file(request, feed, rows)
        if response.status_code == 200 and request.method == "GET":
            own = {row.within.pk: row.within for row in rows if row.restricted}
            note_all(feed.owner, "read", own.values())
    return response


def _too_often(feed: CalendarFeed) -> bool:
    """Whether a feed was fetched more often in this hour than any program needs. What is counted names no machine."""
    key = f"calendar:{feed.pk}:{int(timezone.now().timestamp()) // HOUR}"
    count = cache.get(key, 0) + 1
    cache.set(key, count, HOUR)
    return bool(count > MOST)


def _file(request: HttpRequest, feed: CalendarFeed, rows: list[Dated]) -> HttpResponse:
    """The file, or that nothing in it has changed: a program asks each time, and is given it only where it has."""
    written = written_last(feed.owner, rows)
    with speaking(speech()):
        content = ics_of(feed.owner_id, feed.begun, rows, written, lambda row: _page(request, row))
    etag = f'"{sha256(content).hexdigest()}"'
    response = HttpResponse(content, content_type=ICALENDAR)
    response["Content-Disposition"] = 'inline; filename="collegium.ics"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = etag
    open_to_it = (written[row.entry.pk] for row in rows if not row.restricted and row.entry.pk in written)
    response["Last-Modified"] = format_datetime(max(open_to_it, default=feed.begun).astimezone(UTC), usegmt=True)
    return get_conditional_response(request, etag=etag, response=response) or response


def _page(request: HttpRequest, row: Dated) -> str:
    """The whole address of the page of what stands in the calendar."""
    return request.build_absolute_uri(address_of_dated(row))


def address_of_dated(row: Dated) -> str:
    """The page of what stands in the calendar: of a silence that of its text, which may have been struck out."""
    address = address_of(row.within if row.kind == "silence" else row.entry)
    return address or reverse("programme", kwargs={"space": row.entry.space_id})
