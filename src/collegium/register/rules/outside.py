"""What the outside reader may be sent, and when it is tried again. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlsplit

from collegium.register.rules.documents import OPEN

MINUTES = (1, 5, 30, 120, 720)
"""How long to wait after each failure in a row. After the last of them it is tried once more, then given up."""
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Outside:
    """The optional reader by a language model: off without an address. `seconds` for a request, `words` of a document
    in one; `reads`: what it reads without being asked, nothing or all that it may."""

    address: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    reads: str = "asked"
    seconds: int = 120
    words: int = 1500

    @property
    def on(self) -> bool:
        """Whether anything may be sent at all."""
        return bool(self.address)

    @property
    def host(self) -> str:
        """Where it is, as people are told and as they allow it: the host, with its port where the address has one."""
        return urlsplit(self.address).netloc


@dataclass(frozen=True, slots=True)
class Allowed:
    """Up to which rank of marking a partner lets its documents go, and to which host alone."""

    rank: int
    host: str


def highest_sendable(kind: str, asked: Collection[str], allowed: Mapping[str, Allowed], host: str) -> int | None:
    """The highest rank of marking whose documents of a space may be sent to a host; None where none may.

    `kind` is that of the space, `asked` are the partners whose word is needed there, and `allowed` is what they said.
    What is public needs no word, and nothing marked for few is public.
    """
    if kind == "public":
        return OPEN
    said = [allowed.get(partner) for partner in asked]
    ranks = [each.rank for each in said if each and each.host == host]
    return min(ranks) if ranks and len(ranks) == len(said) else None


def wait_after(failures: int, wanted: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many failures in a row, `wanted` where the server says so; None: it is given up."""
    if failures > len(MINUTES):
        return None
    return max(timedelta(minutes=MINUTES[failures - 1]), min(wanted or timedelta(), LONGEST_WAIT))
