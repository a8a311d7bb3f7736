"""One letter handed to the server of mail: what the server says decides what becomes of it.

The last step is apart. Before the body goes out the server has taken nothing; after that, where its
answer does not come, nobody knows whether it has. So whoever posts notes that it hands it over before it does.
"""

import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from collegium.programme.errors import MailFailed
from collegium.programme.models import Letter
from collegium.programme.models.programmes import LINE

GO_ON = 354
TAKEN = 250
FOR_GOOD = 500
LINE_END = re.compile(rb"\r\n|\r|\n")
DOT = re.compile(rb"^\.", re.MULTILINE)


@contextmanager
def connected() -> Iterator[smtplib.SMTP]:
    """The server of mail, signed in where the installation has a name there. Raises MailFailed."""
    backend = EmailBackend(fail_silently=False)
    with told():
        backend.open()
    server = backend.connection
    if server is None:
        raise MailFailed("down", "")
    try:
        with told():
            server.ehlo_or_helo_if_needed()
        yield server
    finally:
        server.close()


@contextmanager
def told(unsure: bool = False) -> Iterator[None]:
    """Whatever goes wrong in here is a MailFailed."""
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise MailFailed("login", _words(error.smtp_error)) from error
    except smtplib.SMTPNotSupportedError as error:
        raise MailFailed("tls", str(error)) from error
    except ssl.SSLError as error:
        raise MailFailed("tls", error.reason or type(error).__name__) from error
    except smtplib.SMTPServerDisconnected as error:
        stalled = isinstance(error.__context__, TimeoutError)
        raise MailFailed("stalled" if stalled else "broke off", "", unsure) from error
    except TimeoutError as error:
        raise MailFailed("stalled", "", unsure) from error
    except smtplib.SMTPResponseException as error:
        raise MailFailed("down", f"{error.smtp_code} {_words(error.smtp_error)}") from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed("broke off" if unsure else "down", str(error), unsure) from error


def post(server: smtplib.SMTP, letter: Letter, hand_over: Callable[[], bool]) -> str | None:
    """Hand a letter over, and say what the server answered; None where somebody else has it by then. Raises MailFailed.

    `hand_over` is asked before the body goes out, and says whether the letter is still ours.
    """
    body = written(letter)
    with told():
        server.rset()
        _ask(*server.mail(settings.DEFAULT_FROM_EMAIL), "sender")
        _ask(*server.rcpt(letter.person.email), "")
    if not hand_over():
        return None
    with told():
        _ask(*server.docmd("DATA"), "")
    with told(unsure=True):
        server.send(body)
        code, answer = server.getreply()
    _ask(code, answer, "")
    return f"{code} {_words(answer)}"[:LINE]


def written(letter: Letter) -> bytes:
    """A letter as it goes over the line. Its id is always the same, so that two of it would be seen as one."""
    host = settings.INSTALLATION.host
    heads = {
        "Message-ID": f"<{letter.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    message = EmailMessage(letter.subject, letter.body, None, [letter.person.email], headers=heads)
    lines = LINE_END.sub(b"\r\n", message.message().as_bytes())
    return DOT.sub(b"..", lines.rstrip(b"\r\n")) + b"\r\n.\r\n"


def _ask(code: int, answer: bytes, cause: str) -> None:
    """Raises MailFailed for any answer but yes. A no to the sender says nothing of who gets the letter."""
    if code not in (TAKEN, 251, GO_ON):
        raise MailFailed(cause or ("refused" if code >= FOR_GOOD else "later"), f"{code} {_words(answer)}")


def _words(answer: bytes | str) -> str:
    """What a server said, in one line."""
    words = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())
