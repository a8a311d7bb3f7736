"""What stands around every page: where a person can go, who is signed in, who is only followed."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from collegium.accounts.access import Anybody, seats_of, spaces_of
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.accounts.queries import is_demonstration, lacks_second_factor
from collegium.web.styles import stamp
from collegium.web.words import space_in_words

AROUND = ("places", "several", "followed", "seated", "demonstration")
ORDER = {SpaceKind.OWN: 0, SpaceKind.JOINT: 1, SpaceKind.PUBLIC: 2}


def frame(request: HttpRequest) -> dict[str, Any]:
    """What the frame of every page shows, asked for once and only by what shows it: a part of a page has no frame."""
    around = cache(partial(_around, request))
    return {"stamp": stamp(), **{name: partial(_part, around, name) for name in AROUND}}


def _part(around: Callable[[], dict[str, Any]], name: str) -> object:
    return around()[name]


def _around(request: HttpRequest) -> dict[str, Any]:
    """The same. Whoever lacks a second factor that is demanded is shown what anybody is."""
    person: Anybody = request.user
    if isinstance(person, Person) and lacks_second_factor(person):
        person = AnonymousUser()
    places = places_of(person)
    return {
        "places": places,
        "several": len({place.partnership_id for place in places if place.kind == SpaceKind.JOINT}) > 1,
        "followed": followed_of(places),
        "seated": bool(seats_of(person)),
        "demonstration": is_demonstration(),
    }


def places_of(person: Anybody) -> list[Space]:
    """The spaces with documents that a person sees: its own partnerships', or for the public what is published."""
    seen = spaces_of(person).exclude(kind=SpaceKind.INSTALLATION).select_related("partner", "partnership")
    places = list(seen.order_by("partnership__name", "partner__code"))
    at_home = {place.partnership_id for place in places if place.kind != SpaceKind.PUBLIC}
    shown = [place for place in places if place.partnership_id in at_home] if at_home else places
    for place in shown:
        own_name = space_in_words(place) if at_home else place.partnership.name  # type: ignore[union-attr]
        place.called = own_name  # type: ignore[attr-defined]
    return sorted(shown, key=lambda place: (place.partnership.name if place.partnership else "", _order(place)))


def followed_of(places: list[Space]) -> list[Partner]:
    """The partners that are only followed, of the partnerships whose places are shown."""
    partnerships = {place.partnership_id for place in places}
    followed = Partner.objects.filter(partnership__in=partnerships, followed=True, withdrawn=False)
    return list(followed.order_by("name"))


def _order(place: Space) -> int:
    return ORDER[SpaceKind(place.kind)]
