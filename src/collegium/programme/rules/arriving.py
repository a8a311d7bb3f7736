"""What is taken of mail that comes, told by its head alone. Pure: nothing of a body is looked at here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from collegium.programme.rules.steps import Order

MAILED: Order = {
    "proposed": {"take": "taken", "set aside": "set aside"},
    "taken": {},
    "set aside": {"take": "taken"},
}
"""A report that came by mail. What was set aside by mistake may still be taken."""

REFUSALS = (
    "too large",
    "too many parts",
    "no address",
    "wrong address",
    "ended address",
    "closed",
    "other sender",
    "forged sender",
    "automatic",
    "own address",
    "too many",
)
MOST_BYTES = 16 << 20
MOST_PARTS = 200
MOST_WAITING = 20
"""So many reports of one charge may wait for a person at once."""

ANSWERS = re.compile(r"\b(?:dmarc=fail|spf=fail\b(?!.*\bdkim=pass)|dkim=fail\b(?!.*\bspf=pass))")
"""Within one line, which is what one server says: another line, which the sender may have written, excuses nothing."""
PLAIN = frozenset({"", "no"})
BULK = frozenset({"bulk", "junk", "list", "auto_reply"})


@dataclass(frozen=True, slots=True)
class Head:
    """Of the head of a mail what it is judged by, in small letters."""

    senders: Sequence[str]
    recipients: Sequence[str]
    automatic: str = ""
    precedence: str = ""
    bounces: bool = False
    listed: bool = False
    checked: str = ""


def is_automatic(head: Head) -> bool:
    """Whether a program wrote it: an answer to a mail of ours would go round for ever."""
    written = head.automatic.split(";")[0].strip() not in PLAIN
    return written or head.bounces or head.listed or head.precedence.strip() in BULK


def fault_of_sender(head: Head, owner: str) -> str:
    """Why a mail is not believed to be from whom the address was given to; "" where it is.

    That a server on the way found the sender forged is believed of any server: it can only make us stricter.
    """
    if list(head.senders) != [owner.lower()]:
        return "other sender"
    return "forged sender" if ANSWERS.search(head.checked) else ""


def tag_of(recipient: str, address: str) -> str:
    """The secret part of an address: of reports+TAG@host for reports@host. "" for any other."""
    local, _, host = address.lower().rpartition("@")
    its_local, _, its_host = recipient.lower().rpartition("@")
    name, plus, tag = its_local.partition("+")
    return tag if plus and (name, its_host) == (local, host) else ""


def address_with(tag: str, address: str) -> str:
    """The address for replies with its secret part."""
    local, _, host = address.rpartition("@")
    return f"{local}+{tag}@{host}"
