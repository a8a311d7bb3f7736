"""The outside reader: what may be sent of a space and who allowed it, and what it was asked about a document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, seat_for, seats_for
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.models import Marking, Partner, Person, Space
from collegium.register.actions.outside import allow_outside, ask_outside, revoke_outside
from collegium.register.models import Document, OutsideReading
from collegium.register.queries import markings_for
from collegium.register.queries.outside import asked_about, asked_in, highest_in, is_sendable, words_on
from collegium.register.rules.outside import Outside
from collegium.web.forms import StepForm
from collegium.web.listing import highest
from collegium.web.spaces import about_space, place_of
from collegium.web.steps import step
from collegium.web.words import DROPPED

MOST = 50
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Asked:
    """What it was asked about a document, and how many statements were dropped for which reason."""

    row: OutsideReading
    dropped: list[tuple[int, Promise | str]]


@require_http_methods(["GET", "HEAD", "POST"])
def outside_page(request: HttpRequest, space: str) -> HttpResponse:
    """What may be sent of a space, by whose word; for principals a form that says it, and takes it back."""
    person: Anybody = request.user
    place = place_of(person, space)
    if request.method == "POST":
        return _said(request, person, place)
    outside: Outside = settings.OUTSIDE
    voices = [seat.partner for seat in seats_for(person, "allow outside", place) if seat.partner]
    insider, said = seat_for(person, "read", place) is not None, words_on(person, place)
    asked = asked_in(person, place, MOST) if insider else []
    given = {each.partner.pk for each in said if each.allowance}
    shown = {
        **about_space(person, place),
        "outside": outside,
        "insider": insider,
        "words": [(each, _covers(place, each.allowance.rank)) for each in said if each.allowance],
        "silent": [each.partner for each in said if not each.allowance],
        "covers": _highest(place, outside),
        "may_revoke": bool(given & {each.pk for each in voices}),
        "voices": voices,
        "markings": markings_for(place),
        "asked": asked,
        "marking": highest([each.document for each in asked]),
    }
    return render(request, "outside.html", shown)


def _highest(place: Space, outside: Outside) -> str:
    """The highest marking whose documents may be sent today; empty where nothing may."""
    highest = highest_in(place, outside.host) if outside.on else None
    return "" if highest is None else _covers(place, highest)


def _covers(place: Space, rank: int) -> str:
    """The name of the highest marking up to a rank."""
    last: Marking | None = markings_for(place).filter(rank__lte=rank).last()
    return str(last.name) if last else ""


def _said(request: HttpRequest, person: Anybody, place: Space) -> HttpResponse:
    """Take what a principal says. Raises NotAllowed, Improper."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    deed = DEEDS.get(request.POST.get("do", ""))
    if deed is None:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    deed(person, place, request.POST)
    messages.success(request, _("Your partner's word is kept."))
    return redirect("outside", space=place.pk)


def _allow(by: Person, place: Space, said: QueryDict) -> None:
    marking = markings_for(place).filter(pk=said.get("marking", "")).first()
    allow_outside(by, place, marking.rank if marking else -1, _why(said), _partner(place, said))


def _revoke(by: Person, place: Space, said: QueryDict) -> None:
    revoke_outside(by, place, _why(said), _partner(place, said))


DEEDS: Mapping[str, Callable[[Person, Space, QueryDict], None]] = {"allow": _allow, "revoke": _revoke}


def _why(said: QueryDict) -> str:
    return said.get("why", "")[:LONGEST]


def _partner(place: Space, said: QueryDict) -> Partner | None:
    """The partner for which somebody speaks, where the form says it. Raises NotVisible, for others' ones too."""
    named = said.get("partner", "")
    partner = Partner.objects.filter(pk=named, partnership=place.partnership).first()
    if named and partner is None:
        raise NotVisible
    return partner


@step(StepForm)
def ask_outside_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Have it asked about a document."""
    ask_outside(person, document, said["why"])
    messages.success(request, _("The outside reader will be asked. What it proposes stands among the findings."))
    return document


def outside_of(person: Anybody, document: Document) -> dict[str, Any] | None:
    """What the page of a document says of it, to those who sit there; None where there is nothing to say."""
    if seat_for(person, "read", document.space) is None:
        return None
    outside: Outside = settings.OUTSIDE
    asked = asked_about(person, document)
    current = [each for each in asked if not each.done or (each.model == outside.model and not each.cause)]
    may = outside.on and not current and is_sendable(document, outside.host)
    may = may and seat_for(person, "ask outside", document.space) is not None
    shown = [Asked(each, _dropped(each)) for each in asked]
    return {"asked": shown, "may_ask": may, "model": outside.model, "host": outside.host} if asked or may else None


def _dropped(row: OutsideReading) -> list[tuple[int, Promise | str]]:
    return [(count, DROPPED.get(reason, reason)) for reason, count in row.dropped.items()]
