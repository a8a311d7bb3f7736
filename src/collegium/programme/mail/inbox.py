"""A mail that comes in: for which charge it is, kept in the name of whose address it was, proposed as a report.

Whatever is not taken is put down as such, without anything that it held; nobody is ever answered.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Seat
from collegium.accounts.queries import house
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.letters import tell
from collegium.programme.mail.heads import head_of
from collegium.programme.models import Charge, MailedReport, ReplyAddress, SetAside
from collegium.programme.queries.letters import people_of_capitals, people_of_post
from collegium.programme.rules.arriving import (
    MOST_BYTES,
    MOST_PARTS,
    MOST_WAITING,
    Head,
    fault_of_sender,
    is_automatic,
    tag_of,
)
from collegium.register.actions.documents import add
from collegium.register.arrival import Arrival
from collegium.register.queries.documents import markings_for

EML = "message/rfc822"
PART = b"content-type:"
NOT_ON = ("There is no address to which reports may be mailed.", "Set COLLEGIUM_MAIL_IN.")
DAYS = 366
"""So long it is known that a mail was not taken."""


def receive(data: bytes, to: Sequence[str] = ()) -> str:
    """Take one mail in; what became of it: "proposed", "there already", or one of REFUSALS.

    `to` are the addresses that it was delivered to, where the server says so; else its head does. The same mail
    is taken once. Raises Improper where the installation takes no mail.
    """
    if not settings.MAIL_IN:
        raise Improper(*NOT_ON)
    head = head_of(data, to)
    reply = _address_of(head)
    cause = _fault(data, head, reply)
    if cause or reply is None:
        _set_aside(data, reply, cause)
        return cause
    return _propose(data, reply)


def _tags(head: Head) -> list[str]:
    return [tag for each in head.recipients if (tag := tag_of(each, settings.MAIL_IN))]


def _address_of(head: Head) -> ReplyAddress | None:
    """The address for replies to which a mail was sent; None where there is none."""
    hashes = [hashlib.sha256(tag.encode()).hexdigest() for tag in _tags(head)]
    rows = ReplyAddress.objects.filter(sha256__in=hashes)
    return rows.select_related("charge__post", "charge__instruction", "seat__person", "space").first()


def _fault(data: bytes, head: Head, reply: ReplyAddress | None) -> str:
    """Why a mail is not taken; "" where it is."""
    if len(data) > MOST_BYTES:
        return "too large"
    if data.lower().count(PART) > MOST_PARTS:
        return "too many parts"
    if reply is None:
        return "wrong address" if _tags(head) else "no address"
    if reply.ended or not _sits(reply.seat):
        return "ended address"
    if not _is_open(reply.charge):
        return "closed"
    own = (settings.MAIL_IN, settings.DEFAULT_FROM_EMAIL.lower())
    senders = [_without_tag(each) for each in head.senders]
    if set(senders) & set(own):
        return "own address"
    if is_automatic(head):
        return "automatic"
    waiting = MailedReport.objects.filter(charge=reply.charge, state="proposed", withdrawn=False, struck=False)
    return fault_of_sender(head, reply.seat.person.email) or ("too many" if waiting.count() >= MOST_WAITING else "")


def _without_tag(address: str) -> str:
    return settings.MAIL_IN if tag_of(address, settings.MAIL_IN) else address


def _sits(seat: Seat) -> bool:
    return not (seat.ended or seat.withdrawn or seat.struck) and seat.person.is_active


def _is_open(charge: Charge) -> bool:
    """Whether there is a charge on which somebody may still report."""
    entries = (charge, charge.instruction, charge.post)
    return not any(each.withdrawn or each.struck for each in entries)


def _set_aside(data: bytes, reply: ReplyAddress | None, cause: str) -> None:
    """Put down that a mail was not taken: for its partner at the charge, else for the keeper."""
    row = SetAside(
        space=reply.space if reply else house(),
        charge=reply.charge if reply else None,
        cause=cause,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
    )
    SetAside.objects.bulk_create([row], ignore_conflicts=True)


def _propose(data: bytes, reply: ReplyAddress) -> str:
    """Keep a mail as a document of the partner's own, proposed as a report in the name of whose address it is."""
    charge, seat, by = reply.charge, reply.seat, reply.seat.person
    marking = charge.instruction.marking or markings_for(charge.space).last()
    if marking is None:
        raise Improper("A partnership has a marking.")
    arrival = Arrival(data, f"mail-{hashlib.sha256(data).hexdigest()[:12]}.eml", EML)
    try:
        with transaction.atomic():
            document = add(by, charge.space, marking, arrival).document
            with change(by=by, verb="brings a report by mail", space=charge.space, seat=seat):
                report = MailedReport(space=charge.space, charge=charge, seat=seat, document=document)
                report.save()
                cite(by, report, Cited(document, role="message"))
                tell(f"mailed:{report.pk}", _concerned(charge), "mailed", f"/mailed/{report.pk}")
    except IntegrityError:
        return "there already"
    return "proposed"


def _concerned(charge: Charge) -> Iterable[Person]:
    return [*people_of_post(charge.post), *people_of_capitals([charge.post.partner])]


def forget_set_aside() -> int:
    """Forget mails that were not taken a year ago; how many."""
    old = SetAside.objects.filter(at__lt=timezone.now() - timedelta(days=DAYS))
    return old.delete()[0]
