"""The page of words that came by mail: the secretariat records them, partners affirm or contest what was recorded."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seats_for
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Partner, Person, Space, SpaceKind
from collegium.accounts.queries import highest_of, partners_of
from collegium.programme.actions.relaying import (
    Asked,
    Relayed,
    Word,
    affirm_word,
    contest_word,
    record_word,
    say_anew,
)
from collegium.programme.models import Adjustment, Assent, Plan, PlanConsent, Programme
from collegium.programme.queries.relayed import asked_in, relayed_in
from collegium.web.again import Incomplete
from collegium.web.details import meant
from collegium.web.programme.moments import moment_said
from collegium.web.spaces import about_space, place_of

KINDS: Mapping[str, type[Asked]] = {"programme": Programme, "adjustment": Adjustment, "plan": Plan}
WORDS: Mapping[str, type[Word]] = {"assent": Assent, "planconsent": PlanConsent}
GIVEN = {"yes": True, "no": False}


@require_http_methods(["GET", "HEAD", "POST"])
def words_page(request: HttpRequest, space: str) -> HttpResponse:
    """The words that were recorded in a joint space; forms for the secretariat, and for heads whose word it is."""
    person: Anybody = request.user
    place = place_of(person, space)
    if place.kind != SpaceKind.JOINT:
        raise NotVisible
    if request.method == "POST":
        if not isinstance(person, Person):
            raise NotAllowed("You may not do this here.", "Sign in first.")
        step = STEPS.get(request.POST.get("do", ""))
        if step is None:
            raise Incomplete()
        messages.success(request, step(person, place, request.POST))
        return redirect("words-by-mail", space=space)
    rows = relayed_in(person, place)
    records = bool(seats_for(person, "record", place))
    about = {
        "rows": rows,
        "speaks": {seat.partner_id for seat in seats_for(person, "consent", place)},
        "asked": asked_in(person, place) if records else [],
        "records": records,
        "partners": partners_of(place.partnership, followed=False) if place.partnership else [],
        "marking": highest_of(ground.document.marking for row in rows for ground in row.grounds),
    }
    return render(request, "programme/programmes_relayed.html", {**about_space(person, place), **about})


def _record(by: Person, place: Space, said: QueryDict) -> str:
    kind, _colon, rest = said.get("of", "").partition(":")
    entry, _colon, seen = rest.partition(":")
    given = GIVEN.get(str(said.get("given", "")))
    if kind not in KINDS or given is None:
        raise Incomplete()
    row = found(by, KINDS[kind], entry)
    partner = Partner.objects.filter(pk=said.get("partner", ""), partnership=place.partnership).first()
    if partner is None or row.space_id != place.pk:
        raise NotVisible
    message, came = meant(by, said.get("message", "")), moment_said(said.get("came", ""))
    relayed = Relayed(given, message, said.get("quote", "")[:5000], came, said.get("why", "")[:1000])
    record_word(by, row, partner, relayed, seen)
    return _("It is recorded, and the partner is told.")


def _word(by: Person, place: Space, said: QueryDict) -> Word:
    """The word that a form is about. Raises NotVisible, Improper."""
    kind = WORDS.get(said.get("kind", ""))
    if kind is None:
        raise Incomplete()
    row = found(by, kind, said.get("word", ""))
    if row.space_id != place.pk:
        raise NotVisible
    return row


def _affirm(by: Person, place: Space, said: QueryDict) -> str:
    affirm_word(by, _word(by, place, said), said.get("seen", ""), said.get("why", "")[:1000])
    return _("It is kept that your partner said so.")


def _contest(by: Person, place: Space, said: QueryDict) -> str:
    contest_word(by, _word(by, place, said), said.get("seen", ""), said.get("why", "")[:1000])
    return _("Contested: it counts no more. Your partner answers itself.")


def _anew(by: Person, place: Space, said: QueryDict) -> str:
    given = GIVEN.get(str(said.get("given", "")))
    if given is None:
        raise Incomplete()
    say_anew(by, _word(by, place, said), given, said.get("seen", ""), said.get("why", "")[:1000])
    return _("Your partner's word is kept.")


STEPS: Mapping[str, Callable[[Person, Space, QueryDict], str]] = {
    "record": _record,
    "affirm": _affirm,
    "contest": _contest,
    "anew": _anew,
}
