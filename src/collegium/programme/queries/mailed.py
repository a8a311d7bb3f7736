"""What can be asked of reports that came by mail, and of the addresses for them."""

import base64
import hashlib

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from collegium.accounts.access import Anybody, seats_of, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Seat
from collegium.programme.models import Charge, MailedReport, ReplyAddress, SetAside
from collegium.programme.queries.instructions import posts_only
from collegium.programme.rules.arriving import address_with
from collegium.register.actions.documents import latest_reading
from collegium.register.queries.documents import content_of

SALT = "reply by mail"
BYTES = 16


def tag_for(row: ReplyAddress) -> str:
    """The secret part of an address: worked out from the key of the installation, and kept nowhere."""
    digest = salted_hmac(SALT, row.pk, algorithm="sha256").digest()[:BYTES]
    return base64.b32encode(digest).decode().rstrip("=").lower()


def seat_at(person: Anybody, charge: Charge) -> Seat | None:
    """The seat in which a person sits at the post of a charge."""
    return next((seat for seat in seats_of(person) if seat.post_id == charge.post_id and seat.role == "post"), None)


def reply_address(person: Anybody, charge: Charge) -> str:
    """The address to which a person may mail its report; "" where it has none, or the installation has another key
    by now."""
    seat = seat_at(person, charge)
    row = ReplyAddress.objects.filter(charge=charge, seat=seat, ended=False).order_by("-id").first() if seat else None
    if row is None or not settings.MAIL_IN:
        return ""
    tag = tag_for(row)
    known = hashlib.sha256(tag.encode()).hexdigest() == row.sha256
    return address_with(tag, settings.MAIL_IN) if known else ""


def mailed(person: Anybody, charge: Charge | None = None) -> QuerySet[MailedReport]:
    """The reports that came by mail and that a person sees, the newest first; those of one charge, where it is said."""
    rows = visible_to(person, MailedReport).filter(struck=False, document__struck=False)
    for partner, posts in posts_only(person).items():
        rows = rows.exclude(charge__in=Charge.objects.filter(space__partner=partner).exclude(post__in=posts))
    rows = rows.select_related("document", "seat__person", "charge__post", "charge__instruction", "space")
    return rows.filter(charge=charge).order_by("-id") if charge else rows.order_by("-id")


def mailed_report(person: Anybody, entry: str) -> MailedReport:
    """One of them. Raises NotVisible."""
    row = mailed(person).filter(pk=entry).first()
    if row is None:
        raise NotVisible
    return row


def words_of(report: MailedReport) -> str:
    """The text of a mail, as it was read; "" where it could not be."""
    reading = latest_reading(report.document)
    content = content_of(reading) if reading else None
    return content.text if content else ""


def set_aside(person: Anybody, charge: Charge) -> list[SetAside]:
    """The mails for a charge that were not taken, the newest first. The caller has found the charge for the person."""
    return list(SetAside.objects.filter(charge=charge, space=charge.space).order_by("-at")[:20])
