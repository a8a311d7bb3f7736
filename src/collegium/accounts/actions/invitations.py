"""Invitations: a seat for whoever has the link. What the link holds is told once, to who invites; its hash is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from collegium.accounts.actions.seats import SeatPlan, check_seat, person_for, seat_of, seat_to_give, tell_partner
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.change import change
from collegium.accounts.models import Invitation, Person, Seat
from collegium.accounts.queries import house
from collegium.accounts.rules import DAYS_OF_AN_INVITATION


def invite(by: Person, plan: SeatPlan, why: str = "") -> tuple[Invitation, str]:
    """Invite somebody to a seat: the invitation, and what its link holds. Raises NotAllowed, Improper."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        seat = seat_to_give(by, plan)
        check_seat(plan)
        _check_new(plan)
        with change(by=by, verb="invites", space=house(), why=why, seat=seat):
            invitation = Invitation(
                space=house(),
                email=plan.email,
                role=plan.role,
                partner=plan.partner,
                partnership=plan.partnership,
                post=plan.post,
                deputy_of=plan.deputy_of,
                invited_by=by,
                token=_hash(token),
                expires=timezone.now() + timedelta(days=DAYS_OF_AN_INVITATION),
            )
            invitation.save()
    return invitation, token


def _check_new(plan: SeatPlan) -> None:
    """Raises Improper where the seat is taken by the same person, or waits for it."""
    table = {"role": plan.role, "partner": plan.partner, "partnership": plan.partnership}
    if Seat.objects.filter(person__email__iexact=plan.email, ended=False, **table).exists():
        raise Improper(f"{plan.email} has this seat already.")
    waiting = Invitation.objects.filter(email__iexact=plan.email, taken_as=None, revoked=False, **table)
    if waiting.filter(expires__gt=timezone.now()).exists():
        raise Improper(f"{plan.email} was invited to this seat already.", "Take that invitation back first.")


def revoke(by: Person, invitation: Invitation, why: str = "") -> None:
    """Take an invitation back. Raises NotAllowed for who may not give its seat, Improper where it was used."""
    seat = seat_to_give(by, plan_of(invitation))
    if invitation.taken_as_id or invitation.revoked:
        raise Improper("This invitation was used or taken back already.")
    with change(by=by, verb="takes an invitation back", space=invitation.space, why=why, seat=seat):
        invitation.revoked = True
        invitation.save()


def invitation_of(token: str) -> Invitation:
    """The invitation of a link. Raises NotVisible for one that does not hold, whatever the reason.

    It holds while it is unused, in time, and its seat could still be given by who invited.
    """
    waiting = Invitation.objects.filter(token=_hash(token), taken_as=None, revoked=False, withdrawn=False)
    invitation = waiting.filter(expires__gt=timezone.now()).first()
    if invitation is None or acting_in(invitation) is None:
        raise NotVisible
    return invitation


def acting_in(invitation: Invitation) -> Seat | None:
    """The seat in which who invited gives the seat today; None where it cannot be given any more."""
    plan = plan_of(invitation)
    try:
        check_seat(plan)
        return seat_to_give(invitation.invited_by, plan)
    except Refused:
        return None


def plan_of(invitation: Invitation, name: str = "") -> SeatPlan:
    """The seat that an invitation promises."""
    return SeatPlan(
        invitation.email,
        name,
        invitation.role,
        invitation.partner,
        invitation.partnership,
        invitation.post,
        invitation.deputy_of,
    )


def accept(token: str, name: str, password: str) -> Seat:
    """Take the seat as somebody new. Raises NotVisible, and Improper for an address that is known: sign in first."""
    with transaction.atomic():
        invitation = invitation_of(token)
        if person_for(invitation.email):
            raise Improper("Somebody with this address is known here.", "Sign in first, then open the link again.")
        person = Person(space=house(), email=invitation.email, name=name)
        person.set_password(password)
        return _take(invitation, person)


def take(token: str, by: Person) -> Seat:
    """Take the seat as somebody who is signed in. Raises NotVisible, and NotAllowed for anybody but the invited."""
    with transaction.atomic():
        invitation = invitation_of(token)
        if person_for(invitation.email) != by:
            raise NotAllowed(f"This invitation is for {invitation.email}.", "Sign out, then open the link again.")
        return _take(invitation, by)


def _take(invitation: Invitation, person: Person) -> Seat:
    acting, seat = acting_in(invitation), seat_of(person, plan_of(invitation))
    with change(by=person, verb="takes a seat", space=house(), seat=seat):
        if person._state.adding:
            person.save()
        seat.save()
        invitation.taken_as = seat
        invitation.save()
    if acting:
        tell_partner(person, acting, seat, "", through=invitation.invited_by)
    return seat


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
