"""The order of programmes, of their actions and of adjustments; to what partners agree; what is late. Pure."""

import hashlib
import json
from collections.abc import Iterable
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
AGREED = ("number", "title", "text", "issue", "forum", "due", "measure")
"""The fields of an action to which partners agree: in force they change by amendment alone."""
SAID_TO = ("adoption", "publishing")
SOON = timedelta(days=30)


def seal(content: Any) -> str:
    """The hash of what partners agree to."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(written.encode()).hexdigest()


def without_assent(partners: Iterable[str], said: Iterable[tuple[str, bool, str]], to: str) -> list[str]:
    """The partners that have not said yes to what has the hash `to`; `said` are partner, whether given, and hash."""
    agreed = {partner for partner, given, hash_ in said if given and hash_ == to}
    return [each for each in partners if each not in agreed]


def is_over(state: str, ends: date, today: date) -> bool:
    """Whether the last day of what is still in force has passed: a person says then what becomes of it."""
    return state == "in force" and ends < today


def timing(state: str, due: date | None, today: date) -> str:
    """Whether an action that is not ended is overdue on a day, or due soon after it; empty otherwise."""
    if state not in OPEN or due is None or due > today + SOON:
        return ""
    return "overdue" if due < today else "due soon"
