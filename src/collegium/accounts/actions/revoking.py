"""Verbs for accounts that cannot be reached, or must not be: a second factor is taken away, sessions are ended."""

from functools import partial

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from collegium.accounts.access import seats_of
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.letters import tell
from collegium.accounts.models import Person, Revocation, Revoked, Role, Seat, Space
from collegium.accounts.queries import has_second_factor, house, seat_in_reach
from collegium.accounts.sessions import end_sessions


def revoke_second_factor(by: Person, person: Person, why: str) -> None:
    """Take away somebody's second factor, which is lost, and end its sessions: the password opens the account again.

    Raises NotVisible, NotAllowed, Improper where there is none.
    """
    seat = seat_to_revoke(by, person)
    if not has_second_factor(person):
        raise Improper(f"{person.name} has no second factor.", "Nothing needs to be done.")
    with transaction.atomic():
        _record(by, seat, person, Revoked.SECOND_FACTOR, "takes away a second factor", why)
        Authenticator.objects.filter(user=person).delete()
        end_sessions(person)
    told = _(
        "%(name)s took away your second factor and ended your sessions. Sign in with your password; add a new one."
    )
    transaction.on_commit(partial(tell, person, told % {"name": by.name}))


def revoke_sessions(by: Person, person: Person, why: str) -> None:
    """End somebody's sessions, wherever it is signed in. Raises NotVisible, NotAllowed."""
    seat = seat_to_revoke(by, person)
    with transaction.atomic():
        _record(by, seat, person, Revoked.SESSIONS, "ends the sessions of a person", why)
        end_sessions(person)
    told = _("%(name)s ended your sessions. Sign in again to go on.")
    transaction.on_commit(partial(tell, person, told % {"name": by.name}))


def seat_to_revoke(by: Person, person: Person) -> Seat:
    """The seat in which somebody takes something from another's account. Raises NotVisible, NotAllowed."""
    theirs, own = seats_of(person), seats_of(by)
    seat = seat_in_reach(own, theirs)
    if seat is not None:
        return seat
    tables = {each.partner_id for each in theirs if each.partner_id}
    if any(each.role == Role.KEEPER or each.partner_id in tables for each in own):
        raise NotAllowed(
            "You may not do this to this account.",
            "A principal of its partner may; for a principal, and whoever has seats elsewhere, the keeper.",
        )
    raise NotVisible


def _record(by: Person, seat: Seat, person: Person, of: Revoked, verb: str, why: str) -> None:
    """Write it down at each table of the person; where that is not the actor's own, with the installation too."""
    spaces = {each.partner.own_space for each in seats_of(person) if each.partner}
    everywhere: set[Space] = spaces if spaces and seat.partner_id else spaces | {house()}
    for space in sorted(everywhere, key=lambda each: each.pk):
        with change(by=by, verb=verb, space=space, why=why, seat=seat):
            Revocation(space=space, person=person, of=of).save()
