"""The order of programmes, of their actions and of adjustments; to what partners agree; what is late. Pure."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from collegium.programme.rules.steps import Order

PROGRAMMES: Order = {
    "draft": {"adopt": "in force", "abandon": "abandoned"},
    "in force": {"end": "ended"},
    "ended": {},
    "abandoned": {},
}
ACTIONS: Order = {
    "planned": {"begin": "under way", "carry out": "carried out", "drop": "dropped"},
    "under way": {"carry out": "carried out", "drop": "dropped"},
    "carried out": {"reopen": "under way"},
    "dropped": {"reopen": "planned"},
}
ADJUSTMENTS: Order = {
    "proposed": {"adopt": "adopted", "withdraw": "withdrawn"},
    "adopted": {},
    "withdrawn": {},
    "recorded": {},  # that none was made
}
NEEDS_REASON = frozenset({"drop", "reopen"})
OPEN = frozenset({"planned", "under way"})
AGREED = ("number", "title", "text", "issue", "forum", "due", "measure", "printed")
"""The fields of an action to which partners agree: in force they change by amendment alone."""
SAID_TO = ("adoption", "publishing")
SOON = timedelta(days=30)


def sealed(row: Sequence[Any]) -> Sequence[Any]:
    """What a seal has of an action whose last value is its printed number; without one it is sealed as it was before
    there were any, so that no word of a partner lapses."""
    return row if row[-1] else row[:-1]


def seal(content: Any) -> str:
    """The hash of what partners agree to."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def salted_seal(salt: str, hash_: str) -> str:
    """What is kept of the hash of what a partner agrees to; without a salt the hash itself, as it was kept at first."""
    return hashlib.sha256(f"{salt}\n{hash_}".encode()).hexdigest() if salt else hash_


def without_assent(partners: Iterable[str], said: Iterable[tuple[str, bool]]) -> list[str]:
    """The partners that have not said yes to what stands there now; `said` are partner and yes."""
    agreed = {partner for partner, given in said if given}
    return [each for each in partners if each not in agreed]


def timing(state: str, due: date | None, today: date) -> str:
    """Whether an action that is not ended is overdue on a day, or due soon after it; empty otherwise."""
    if state not in OPEN or due is None or due > today + SOON:
        return ""
    return "overdue" if due < today else "due soon"
