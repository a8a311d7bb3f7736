"""The server of mail of the tests: a real one, that takes what it is sent, or does what a server in trouble does."""

from asyncio import Transport, get_running_loop
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django import Settings

TINY = 0.3  # seconds after which the program takes a server for one that says nothing


@dataclass
class Mailbox:
    """A server and what it took. `answers` is what it says to a recipient or a body; `does` is what it does instead."""

    settings: Settings
    answers: dict[str, str] = field(default_factory=dict)
    does: str = ""
    taken: list[EmailMessage] = field(default_factory=list)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """What it says to a sender."""
        if answer := self.answers.get("sender"):
            return answer
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """What it says to a recipient."""
        if self.does == "stalls":
            await self._say_nothing()
        if answer := self.answers.get(address):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        """What it says to a body, once it has it whole."""
        content = envelope.content
        assert isinstance(content, bytes)
        if answer := self.answers.get("body"):
            return answer
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        if self.does == "stalls after":
            await self._say_nothing()
        if self.does == "breaks off after":
            assert isinstance(server.transport, Transport)
            server.transport.abort()
        return "250 Taken"

    async def _say_nothing(self) -> None:
        """Until the server ends; the program has had enough of it long before."""
        await get_running_loop().create_future()

    def to(self) -> list[str]:
        """To whom it took letters."""
        return [str(each["To"]) for each in self.taken]


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@contextmanager
def mailbox(settings: Settings) -> Iterator[Mailbox]:
    """The server, as long as it is needed; the settings name it."""
    box = Mailbox(settings)
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", controller.port, TINY
    try:
        yield box
    finally:
        controller.stop()
