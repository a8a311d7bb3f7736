"""Verbs about reports that came by mail: have an address for them, take one as the report, set one aside."""

import hashlib

from django.db import transaction

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Seat
from collegium.programme.actions.charges import Said, check_said, step_taken
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.moving import tell_moved
from collegium.programme.models import Charge, MailedReport, ReplyAddress, Step
from collegium.programme.queries.mailed import seat_at, tag_for
from collegium.programme.rules.arriving import MAILED
from collegium.programme.rules.steps import step


def open_reply_address(by: Person, charge: Charge) -> ReplyAddress:
    """Have a secret address to which a person of the post may mail its report; the one that it had ends.

    Raises NotVisible for whoever does not see the charge, NotAllowed for whoever does not sit at the post.
    """
    gate(by, "report", charge.space)
    seat = seat_at(by, charge)
    if seat is None:
        raise NotAllowed("You do not sit at this post.", "Ask whoever sits there.")
    with transaction.atomic():
        ReplyAddress.objects.filter(charge=charge, seat=seat, ended=False).update(ended=True)
        row = ReplyAddress(space=charge.space, charge=charge, seat=seat)
        row.sha256 = hashlib.sha256(tag_for(row).encode()).hexdigest()
        row.save()
    return row


def take_mailed(by: Person, report: MailedReport, said: Said, why: str = "") -> Step:
    """Take a mail as the report of its charge, in the words that a person says.

    Raises NotVisible, NotAllowed, OutOfTurn for a charge on which nothing can be reported yet, Improper.
    """
    seat = _seat(by, report.charge)
    with transaction.atomic():
        with change(by=by, verb="takes a mail as the report", space=report.space, why=why, seat=seat):
            held = _held(report, "take")
            check_said(held.charge, "report", said)
            taken = step_taken(held.charge, "report", said)
            cite(by, taken, Cited(held.document, role="message"))
            held.step = taken
            held.save()
        tell_moved(by, seat, held.charge)
    return taken


def set_mailed_aside(by: Person, report: MailedReport, why: str) -> None:
    """Say that a mail is no report; it stays where it is. Raises NotVisible, NotAllowed, OutOfTurn, Improper."""
    seat = _seat(by, report.charge)
    if not why.strip():
        raise Improper("Say why it is no report.", "Give a reason.")
    with change(by=by, verb="sets a mail aside", space=report.space, why=why, seat=seat):
        _held(report, "set aside").save()


def _held(report: MailedReport, verb: str) -> MailedReport:
    """A report as it stands now, a step further. Raises OutOfTurn, NotVisible."""
    rows = MailedReport.objects.select_related("charge__post", "charge__space", "charge__instruction", "document")
    row = rows.filter(pk=report.pk, withdrawn=False, struck=False).first()
    if row is None:
        raise NotVisible
    row.state = step(MAILED, row.state, verb)
    return row


def _seat(by: Person, charge: Charge) -> Seat:
    """The seat at the post, or in its capital, in which somebody decides. Raises NotVisible, NotAllowed."""
    gate(by, "report", charge.space)
    seats = seats_for(by, "report", charge.space)
    fitting = [seat for seat in seats if seat.post_id in (charge.post_id, None)]
    if not fitting:
        raise NotVisible
    return max(fitting, key=lambda seat: seat.post_id is not None)
