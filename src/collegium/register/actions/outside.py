"""Verbs about the outside reader: allow it, take that back, have it asked about a document."""

from django.conf import settings

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Seat, Space
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Allowance, Document, OutsideReading
from collegium.register.queries.outside import is_sendable
from collegium.register.rules.outside import Outside

OFF = "The outside reader is off here."
TURN_ON = "Whoever runs the installation turns it on."


def allow_outside(by: Person, space: Space, rank: int, why: str, partner: Partner | None = None) -> Allowance:
    """Let documents of a space go to the host that the installation names today, up to a rank of marking.

    It is said for one's partner; who sits for several says for which. Raises NotVisible, NotAllowed, Improper while it
    is off and without a reason.
    """
    seat = _speaking(by, space, partner)
    outside = on()
    if not why.strip():
        raise Improper("This needs a reason.", "Say why.")
    if not 0 <= rank <= settings.CEILING:
        raise Improper("There is no such marking.", "Go back and choose one of the list.")
    with change(by=by, verb="allows outside", space=space, why=why, seat=seat):
        said = allowance_of(space, seat) or Allowance(space=space, partner=seat.partner)
        said.rank, said.host = rank, outside.host
        said.save()
    return said


def revoke_outside(by: Person, space: Space, why: str, partner: Partner | None = None) -> None:
    """Take that back: nothing more is sent. Raises NotVisible, NotAllowed, Improper where nothing was allowed."""
    seat = _speaking(by, space, partner)
    with change(by=by, verb="revokes outside", space=space, why=why, seat=seat):
        said = allowance_of(space, seat)
        if said is None:
            raise Improper("Your partner has allowed nothing here.", "Nothing needs to be done.")
        said.withdrawn = True
        said.save()


def allowance_of(space: Space, seat: Seat) -> Allowance | None:
    """What the partner of a seat allows in a space."""
    return Allowance.objects.filter(space=space, partner=seat.partner, withdrawn=False, struck=False).first()


def _speaking(by: Person, space: Space, partner: Partner | None) -> Seat:
    """The seat in which somebody speaks for a partner. Raises NotVisible, NotAllowed; Improper where it is not said."""
    gate(by, "allow outside", space)
    seats = {seat.partner_id: seat for seat in seats_for(by, "allow outside", space)}
    if partner is None and len(seats) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    seat = seats.get(partner.pk) if partner else next(iter(seats.values()))
    if seat is None:
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    return seat


def on() -> Outside:
    """What the installation says of the outside reader. Raises Improper while it is off."""
    outside: Outside = settings.OUTSIDE
    if not outside.on:
        raise Improper(OFF, TURN_ON)
    return outside


def ask_outside(by: Person, document: Document, why: str = "") -> OutsideReading:
    """Have the outside reader asked about a document, by the process beside the pages; never at once.

    Raises NotVisible, NotAllowed, Improper while it is off, where it is asked already, has been or may not be.
    """
    seat = gate(by, "ask outside", document.space)
    outside = on()
    check_alive(document)
    with change(by=by, verb="asks outside", space=document.space, why=why, seat=seat):
        reading = latest_reading(document)
        if reading is None or not reading.sha256:
            raise Improper("There is no reading of this document to ask about.", "Have it read first.")
        if not is_sendable(document, outside.host):
            raise Improper(
                "This document may not go to the outside reader.", "A principal of the partner may allow it."
            )
        asked = OutsideReading.objects.filter(document=document, withdrawn=False, struck=False)
        if asked.filter(done=False).exists():
            raise Improper("It is asked about this document already.", "Wait until it has answered.")
        if asked.filter(model=outside.model, cause="").exists():
            raise Improper("This model has read this document already.", "Look at what it proposed.")
        row = OutsideReading(space=document.space, document=document, model=outside.model, host=outside.host)
        row.save()
    return row
