"""The head of a mail that comes, as it is judged: its body is never taken apart here."""

from collections.abc import Iterable, Sequence
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses

from collegium.programme.rules.arriving import Head

LONGEST = 256 << 10  # bytes of a head
MOST_COMMENTS = 20
"""Brackets in a line of addresses: more would be taken apart one within the other without end."""
DELIVERED = ("Delivered-To", "X-Original-To", "Envelope-To")
WRITTEN = ("To", "Cc")


def head_of(data: bytes, to: Sequence[str] = ()) -> Head:
    """The head of a mail. Where the server does not say to whom it was delivered, the mail does."""
    message = BytesHeaderParser(policy=policy.compat32).parsebytes(data[:LONGEST].replace(b"\0", b""))
    recipients = to or _addresses(message, DELIVERED) + _addresses(message, WRITTEN)
    returned = [str(each).strip() for each in message.get_all("Return-Path", [])]
    return Head(
        senders=_addresses(message, ("From",)),
        recipients=[each.strip().lower() for each in recipients],
        automatic=_said(message, "Auto-Submitted") or ("yes" if _said(message, "X-Autoreply") else ""),
        precedence=_said(message, "Precedence"),
        bounces="<>" in returned,
        listed="List-Id" in message or "List-Unsubscribe" in message,
        checked="\n".join(
            " ".join(str(each).split()) for each in message.get_all("Authentication-Results", [])
        ).lower(),
    )


def _addresses(message: "Message[str, str]", names: Iterable[str]) -> list[str]:
    """The addresses of some lines of the head, in small letters."""
    lines = [str(each) for name in names for each in message.get_all(name, [])]
    lines = [each for each in lines if each.count("(") <= MOST_COMMENTS]
    return [address.lower() for _, address in getaddresses(lines) if address]


def _said(message: "Message[str, str]", name: str) -> str:
    return str(message.get(name, "")).strip().lower()
