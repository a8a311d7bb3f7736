"""The key of a finding, and what becomes of it by what people say. Pure."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.register.rules.anchoring import collapsed

VERDICTS = ("confirmed", "corrected", "rejected")
WAITING = ("proposed", "awaiting", "disputed")  # states of what somebody has still to decide
PLACE = frozenset({"start", "end"})  # where words stand, which another reading may see elsewhere
ENTERS = frozenset({"confirmed", "corrected"})  # verdicts by which a finding becomes a statement of the register


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says to a finding: an empty `verdict` is one that is sealed until a second person has decided.

    `settles` says that it was said of two that disagreed, and ends it; `asks` that a second person was asked.
    """

    verdict: str
    content: Mapping[str, Any] = field(default_factory=dict)
    settles: bool = False
    asks: bool = False


def key_of(sha256: str, kind: str, act: str, quote: str, number: int) -> str:
    """What names a finding across readings, in hexadecimal: document, kind and act, its words, which occurrence."""
    named = json.dumps([sha256, kind, act, collapsed(quote), number], ensure_ascii=False)
    return hashlib.sha256(named.encode()).hexdigest()


def state_of(said: Sequence[Said]) -> str:
    """How far a finding is decided, by what was said of it in order."""
    if not said:
        return "proposed"
    if not any(each.settles for each in said) and _waits(said):
        return "awaiting"
    held = what_holds(said)
    return "disputed" if held is None else said[held].verdict


def _waits(said: Sequence[Said]) -> bool:
    """Whether a second person is still to decide, also where one did and took that back."""
    return any(not each.verdict for each in said) or (len(said) == 1 and said[0].asks)


def may_settle(person: str, disagree: Collection[str], may_decide: Collection[str]) -> bool:
    """Whether a person may end what two disagree on: a third one may; one of the two where nobody else could."""
    return person not in disagree or not set(may_decide) - set(disagree)


def what_holds(said: Sequence[Said]) -> int | None:
    """Which of what was said of a finding holds, by its place; None while nothing is said, it is sealed or disputed."""
    settled = [place for place, each in enumerate(said) if each.settles]
    if settled:
        return settled[-1]
    if not said or _waits(said):
        return None
    return 0 if all(agree(said[0], each) for each in said[1:]) else None


def agree(one: Said, other: Said) -> bool:
    """Whether two people say the same: both that it is none, or both the same content, in whatever order."""
    if one.verdict not in ENTERS or other.verdict not in ENTERS:
        return one.verdict == other.verdict
    return plainly(one.content) == plainly(other.content)


def plainly(content: Mapping[str, Any]) -> dict[str, Any]:
    """A content by which two can be compared: its lists without order, its words without their lines and place."""
    return {name: _plain(value) for name, value in content.items() if name not in PLACE}


def _plain(value: Any) -> Any:
    return sorted(set(value)) if isinstance(value, list) else collapsed(value)


def seal_of(salt: str, verdict: str, content: Mapping[str, Any], reason: str) -> str:
    """The hash that proves later what somebody said now; from the hash alone nobody can try out what it was."""
    said = json.dumps([verdict, content, reason], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{salt}\n{said}".encode()).hexdigest()
