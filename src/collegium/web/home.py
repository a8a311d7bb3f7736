"""The first page: what waits for a person, and what is new in the spaces that the person sees."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, seat_for, seats_for
from collegium.accounts.journal.striking import strikings_waiting
from collegium.accounts.models import Partnership, Person, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.queries.instructions import waiting_in
from collegium.programme.queries.proceedings import waiting_for
from collegium.programme.queries.relayed import words_waiting
from collegium.register import queries
from collegium.register.models import Consent, Document
from collegium.register.queries import findings as asked
from collegium.register.queries.documents import that_count, unpublished
from collegium.register.rules import OPEN
from collegium.web.frame import places_of
from collegium.web.journal import news_of
from collegium.web.listing import ROWS, highest, titled
from collegium.web.programme.instructions.chase import how_many

MOST = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """Documents that wait for one thing: `what` is `consent`, `publish`, `strike` or `unread`."""

    what: str
    place: Space
    documents: list[Document]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits and what is new; for the public, what is published."""
    person: Anybody = request.user
    places = places_of(person)
    if not person.is_authenticated:
        return render(request, "front.html", {"published": [(each, _newest(person, each)) for each in places]})
    waiting = sorted((each for place in places for each in _waiting(person, place)), key=lambda each: each.what)
    news = news_of(person, places, MOST, routine=False)
    shown = [each for wait in waiting for each in wait.documents] + [each.document for each in news if each.document]
    found = _findings(person, places)
    told = {"waiting": waiting, "findings": found, "together": _together(found), "most": asked.MOST, "news": news}
    told |= {"charges": _charges(person, places), "chase": how_many(person), "texts": waiting_for(person)}
    told |= {"relayed": words_waiting(person)}
    return render(request, "home.html", {**told, "marking": highest(shown)})


def _findings(person: Anybody, places: list[Space]) -> list[tuple[Space, int]]:
    """How many findings wait for this person, in each space where some do."""
    if not isinstance(person, Person):
        return []
    own = [place for place in places if seat_for(person, "decide", place)]
    return [(place, count) for place in own if (count := asked.waiting_for(person, place))]


def _together(findings: list[tuple[Space, int]]) -> list[Partnership]:
    """The partnerships in several spaces of which findings wait."""
    found = [place.partnership for place, _ in findings if place.partnership]
    return [each for number, each in enumerate(found) if found[:number].count(each) == 1]


def _charges(person: Anybody, places: list[Space]) -> list[tuple[Space, int]]:
    """How many instructions wait for this person, in each space where some do."""
    counts = waiting_in(person)
    return [(place, counts[place.pk]) for place in places if place.pk in counts]


def _newest(person: Anybody, place: Space) -> list[Document]:
    return list(titled(queries.documents(person, place))[:MOST])


def _waiting(person: Anybody, place: Space) -> Iterable[Waiting]:
    """What waits in one space for what this person may do there."""
    documents = queries.documents(person, place)
    found = {}
    if place.kind == SpaceKind.JOINT:
        found = _for_publishing(person, place, unpublished(documents.filter(marking__rank=OPEN)))
    if seat_for(person, "change", place):
        found["unread"] = titled(queries.that_failed(person, documents)).filter(Q(failure__gt=""))
    seat = seat_for(person, "strike", place)
    if seat:
        proposed = (
            strikings_waiting(person).filter(space=place, kind=Document._meta.label).exclude(proposed_by=seat.person_id)
        )
        found["strike"] = documents.filter(pk__in=proposed.values("entry"))
    for what, rows in found.items():
        some = list((rows if what == "unread" else titled(rows))[:ROWS])
        if some:
            yield Waiting(what, place, some)


def _for_publishing(person: Anybody, place: Space, open_: QuerySet[Document]) -> dict[str, QuerySet[Document]]:
    """Joint documents to which a person's partner has said nothing, and those to which every partner said yes."""
    found = {}
    said = that_count(Consent.objects.filter(document=OuterRef("pk"), withdrawn=False))
    waits = [~Exists(said.filter(partner=seat.partner)) for seat in seats_for(person, "consent", place)]
    if waits:
        found["consent"] = open_.filter(reduce(or_, map(Q, waits)))
    if seat_for(person, "publish", place) and place.partnership:
        ready = open_
        for partner in partners_of(place.partnership, followed=False):
            ready = ready.filter(Exists(said.filter(partner=partner, given=True)))
        found["publish"] = ready
    return found
