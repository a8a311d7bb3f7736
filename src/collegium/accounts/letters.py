"""Mail to persons about their own account: what happened and what to do, and nothing that the register keeps."""

import logging
from threading import Thread

from django.conf import settings
from django.core.mail import EmailMessage, send_mail
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _

from collegium.accounts.models import Person

log = logging.getLogger(__name__)


def tell(person: Person, what: str) -> None:
    """Tell a person what was done to its account, and whom to ask where that was not expected."""
    write(person, what, _("If you did not expect this, ask a principal of your partner, or the keeper, at once."))


def write(person: Person, *paragraphs: str) -> None:
    """Write to a person about its account."""
    body = "\n\n".join((f"{person.name},", *paragraphs, settings.ADDRESS))
    send_mail(_("Your account at Collegium"), f"{body}\n", None, [person.email])


def tell_of_news(person: Person, count: int) -> None:
    """Tell a person that something new holds what it searches for. Neither is named: mail is read on its way."""
    said = _(
        "New documents and entries that hold what you search for: %(count)s. This mail names neither; they stand here:"
    )
    body = "\n\n".join((f"{person.name},", said % {"count": count}, f"{settings.ADDRESS}/searches"))
    send_mail(_("Something new in the register"), f"{body}\n", None, [person.email])


class Posted(EmailBackend):
    """Hands mail over beside the answer to a request: how long that takes, and whether it fails, is told to nobody."""

    def send_messages(self, email_messages: "list[EmailMessage]") -> int:  # type: ignore[override]
        """Hand them over in a thread of their own; the program waits for it before it ends."""
        Thread(target=self._hand_over, args=(email_messages,)).start()
        return len(email_messages)

    def _hand_over(self, letters: "list[EmailMessage]") -> None:
        try:
            super().send_messages(letters)
        except OSError:  # what the server of mail says is one too
            log.exception("Mail could not be handed over")
