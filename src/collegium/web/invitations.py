"""Inviting somebody to a seat, and taking the seat by the link."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, seats_of
from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.invitations import accept, acting_in, invitation_of, invite, take
from collegium.accounts.actions.seats import person_for
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.models import Invitation, Person, Seat
from collegium.accounts.offers import Offer, offers_to
from collegium.web.letters import send_invitation, tell_of_taking
from collegium.web.people import seated
from collegium.web.refusals import told
from collegium.web.seating import InviteForm, TakeForm
from collegium.web.words import seat_alone, table_in_words


@require_http_methods(["GET", "HEAD", "POST"])
def invite_page(request: HttpRequest) -> HttpResponse:
    """The form that invites, then the link. Who sits at the table already is given the seat at once."""
    person = seated(request.user)
    offers = offers_to(person)
    if not offers:
        raise NotAllowed("You may not give seats.", "A principal of your partner may.")
    sent = request.method == "POST"
    form = InviteForm(offers, request.POST if sent else None)
    if sent and form.is_valid():
        try:
            return _given(request, person, form) or _invited(request, person, form)
        except Improper as error:
            form.add_error(None, told(error))
    return render(request, "invite.html", {"form": form}, status=400 if sent else 200)


def _plan(form: InviteForm) -> SeatPlan:
    offer: Offer = form.offer()
    email = form.cleaned_data["email"]
    return SeatPlan(email, "", offer.role, offer.partner, offer.partnership, offer.post, offer.deputy_of)


def _given(request: HttpRequest, person: Person, form: InviteForm) -> HttpResponse | None:
    """Give the seat to somebody who sits at the same partner: who the person is needs no proof there."""
    plan = _plan(form)
    known = person_for(plan.email)
    if known is None or plan.partner is None or plan.partner not in [seat.partner for seat in seats_of(known)]:
        return None
    give_seat(person, plan, form.cleaned_data["why"])
    messages.success(request, _("%(name)s has the seat: nobody had to be invited.") % {"name": known.name})
    return redirect("people")


def _invited(request: HttpRequest, person: Person, form: InviteForm) -> HttpResponse:
    """The page with the link, which is shown once."""
    invitation, token = invite(person, _plan(form), form.cleaned_data["why"])
    link = f"{settings.ADDRESS}{reverse('invitation', kwargs={'token': token})}"
    mailed = send_invitation(invitation, link)
    about = {
        "invitation": invitation,
        "link": link,
        "mailed": mailed,
        "seat": seat_alone(invitation),
        "where": table_in_words(invitation),
    }
    return render(request, "invited.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def invitation_page(request: HttpRequest, token: str) -> HttpResponse:
    """What a link leads to: a form for somebody new, a button for whom the seat is meant and who is signed in.

    One that does not hold is answered alike, whether it was used, taken back, too late or never given.
    """
    try:
        invitation = invitation_of(token)
    except NotVisible:
        return render(request, "invitation_gone.html", status=404)
    person: Anybody = request.user
    if isinstance(person, Person):
        return _for_known(request, person, invitation, token)
    return _for_new(request, invitation, token)


def _for_new(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    sent = request.method == "POST"
    form = TakeForm(invitation.email, request.POST if sent else None)
    if sent and form.is_valid():
        outside = _from_outside(invitation)
        try:
            seat = accept(token, form.cleaned_data["name"], form.cleaned_data["new_password1"])
        except Improper as error:
            form.add_error(None, told(error))
        else:
            _say(request, _("The seat is yours. Sign in with your address and password to begin."), seat, outside)
            return redirect(settings.LOGIN_URL)
    return render(request, "invitation.html", {**_about(invitation), "form": form}, status=400 if sent else 200)


def _for_known(request: HttpRequest, person: Person, invitation: Invitation, token: str) -> HttpResponse:
    if request.method == "POST":
        outside = _from_outside(invitation)
        _say(request, _("The seat is yours."), take(token, person), outside)
        return redirect("home")
    fits = person_for(invitation.email) == person
    return render(request, "invitation.html", {**_about(invitation), "fits": fits})


def _about(invitation: Invitation) -> dict[str, Any]:
    return {"invitation": invitation, "seat": seat_alone(invitation), "where": table_in_words(invitation)}


def _from_outside(invitation: Invitation) -> str:
    """Who invited, where that person sits at another table; empty at the same one."""
    acting = acting_in(invitation)
    return invitation.invited_by.name if acting and acting.partner_id != invitation.partner_id else ""


def _say(request: HttpRequest, said: str, seat: Seat, outside: str) -> None:
    """Say that the seat is taken, to its partner too where somebody from outside invited."""
    messages.success(request, said)
    if outside and seat.partner:
        tell_of_taking(seat, outside)
