"""The key of a finding, and what becomes of it by what people say. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.register.rules.anchoring import collapsed

VERDICTS = ("confirmed", "corrected", "rejected")
ENTERS = frozenset({"confirmed", "corrected"})  # verdicts by which a finding becomes a statement of the register


@dataclass(frozen=True, slots=True)
class Said:
    """What one person says to a finding: an empty `verdict` is one that is sealed until a second person has decided.

    `settles` says that it was said of two that disagreed, and ends it.
    """

    verdict: str
    content: Mapping[str, Any] = field(default_factory=dict)
    settles: bool = False


def key_of(sha256: str, kind: str, act: str, quote: str, number: int) -> str:
    """What names a finding across readings, in hexadecimal: document, kind and act, its words, which occurrence."""
    named = json.dumps([sha256, kind, act, collapsed(quote), number], ensure_ascii=False)
    return hashlib.sha256(named.encode()).hexdigest()


def state_of(said: Sequence[Said]) -> str:
    """How far a finding is decided, by what was said of it in order."""
    settled = [each for each in said if each.settles]
    if settled:
        return settled[-1].verdict
    if not said:
        return "proposed"
    if any(not each.verdict for each in said):
        return "awaiting"
    return said[0].verdict if all(agree(said[0], each) for each in said[1:]) else "disputed"


def agree(one: Said, other: Said) -> bool:
    """Whether two people say the same: the same verdict, and where it enters something the same content."""
    return one.verdict == other.verdict and (one.verdict not in ENTERS or one.content == other.content)
