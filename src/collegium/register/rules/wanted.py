"""What may be said of something wanted, what state that gives it, and how it is known again. Pure."""

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import date

NEEDS = {
    "asked": frozenset({"place"}),
    "not_found": frozenset({"place"}),
    "refused": frozenset({"place"}),
    "found": frozenset({"found"}),
    "not_wanted": frozenset({"why"}),
}
"""What has to be said with each outcome: where, which document, or why."""
CLOSED = frozenset({"found", "not_wanted"})


def missing(outcome: str, place: str, found: bool, why: str) -> frozenset[str]:
    """What an outcome needs and lacks."""
    said = {name for name, there in (("place", place.strip()), ("found", found), ("why", why.strip())) if there}
    return NEEDS[outcome] - said


def state_of(outcomes: Sequence[str]) -> str:
    """How it stands with something wanted, by what came of looking for it, in order: `open` before anybody did."""
    return outcomes[-1] if outcomes else "open"


def is_day(words: str) -> bool:
    """Whether words are a day of ISO 8601."""
    try:
        return date.fromisoformat(words).isoformat() == words
    except ValueError:
        return False


def key_of(*parts: str | int) -> str:
    """What names something wanted, in hexadecimal."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def anchor_of(stems: Collection[str], common: Collection[str]) -> str:
    """The word by which a name is looked up: the longest that is no kind of paper, of as long ones the first."""
    telling = sorted(set(stems) - set(common)) or sorted(stems)
    return max(telling, key=len) if telling else ""
