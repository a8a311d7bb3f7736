"""The page of a text's proceedings with all that was put up, and the one of what partners say of silence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Person, SpaceKind
from collegium.programme.actions.proceedings import say_of_silence
from collegium.programme.models import Text
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.proceedings import heads_for, shortest_of, terms_of
from collegium.web.again import Incomplete
from collegium.web.programme.texts.proceedings.standing import proceedings_of
from collegium.web.programme.texts.proceedings.steps import STEPS, partner_meant
from collegium.web.spaces import about_space, place_of


def signed_in(person: Anybody) -> Person:
    """Whoever acts. Raises NotAllowed for whoever reads without having signed in."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


@require_http_methods(["GET", "HEAD", "POST"])
def proceedings_page(request: HttpRequest, entry: str) -> HttpResponse:
    """Where a text stands as a whole, everything that was put up before, and the steps from here."""
    person: Anybody = request.user
    text = found(person, Text, entry)
    if request.method == "POST":
        step = STEPS.get(request.POST.get("do", ""))
        if step is None:
            raise Incomplete()
        messages.success(request, step(signed_in(person), text, request.POST))
        return redirect("text", entry=entry)
    about = {**about_space(person, text.space), **proceedings_of(person, text)}
    about["marking"] = marking_for(person, [text.pk], text.marking)
    return render(request, "programme/texts_round.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
def terms_page(request: HttpRequest, space: str) -> HttpResponse:
    """What each partner says of silence in a joint space, and what follows; a form for the heads."""
    person: Anybody = request.user
    place = place_of(person, space)
    if place.kind != SpaceKind.JOINT:
        raise NotVisible
    if request.method == "POST":
        said = request.POST
        hours = said.get("hours", "")
        if not hours.isdecimal() or len(hours) > 4:
            raise Incomplete()
        partner = partner_meant(place, said.get("partner", ""))
        say_of_silence(signed_in(person), place, int(hours), partner, said.get("why", "")[:1000])
        messages.success(request, _("Your partner's word on silence is kept."))
        return redirect("silence-terms", space=space)
    heads = heads_for(person, place)
    about = {"terms": terms_of(place), "shortest": shortest_of(place), "heads": heads}
    return render(request, "programme/texts_silence.html", {**about_space(person, place), **about})
