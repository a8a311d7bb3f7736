"""What goes out by mail about seats, in the words of the page from which it is sent. No mail holds an entry."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from collegium.accounts.models import Invitation, Seat
from collegium.accounts.queries import principals_of
from collegium.web.words import seat_alone, table_in_words


def send_invitation(invitation: Invitation, link: str) -> bool:
    """Send somebody the link to a seat. False where no mail went out: who invites hands the link over."""
    body = _(
        "%(who)s invites you to this register: %(where)s. Your seat: %(seat)s.\n\n"
        "Open this link to take the seat. It works once, until %(until)s UTC:\n\n%(link)s\n\n"
        "If you did not expect this, do not open it, and ask whoever invites you."
    )
    said = {
        "who": invitation.invited_by.name,
        "where": table_in_words(invitation),
        "seat": seat_alone(invitation),
        "until": f"{invitation.expires:%Y-%m-%d %H:%M}",
        "link": link,
    }
    return _send(_("Invitation to a register"), body % said, [invitation.email])


def tell_of_ending(seat: Seat, by: str, why: str) -> bool:
    """Tell a partner's principals, and whose seat it was, that somebody from outside ended a seat at their table."""
    body = _(
        "%(by)s has ended a seat of %(where)s: %(name)s, %(seat)s.\n\nReason: %(why)s\n\n"
        "This stands in your own journal too."
    )
    return _tell(seat, _("A seat was ended"), body % {**_about(seat), "by": by, "why": why}, [seat.person.email])


def tell_of_taking(seat: Seat, invited_by: str) -> bool:
    """Tell a partner's principals that somebody has taken a seat at their table, invited from outside."""
    body = _(
        "%(name)s has taken a seat of %(where)s: %(seat)s. Invited by %(by)s.\n\nThis stands in your own journal too."
    )
    return _tell(seat, _("A seat was taken"), body % {**_about(seat), "by": invited_by}, [])


def _about(seat: Seat) -> dict[str, str]:
    return {"where": table_in_words(seat), "name": seat.person.name, "seat": seat_alone(seat)}


def _tell(seat: Seat, subject: str, body: str, also: list[str]) -> bool:
    heads = [head.email for head in principals_of(seat.partner)] if seat.partner else []
    sent = [_send(subject, body, [each]) for each in dict.fromkeys([*heads, *also])]
    return all(sent)


def _send(subject: str, body: str, to: list[str]) -> bool:
    """Hand a mail over, where the installation sends any."""
    if settings.MAIL_GOES_OUT:
        send_mail(subject, body, None, to)
    return bool(settings.MAIL_GOES_OUT)
