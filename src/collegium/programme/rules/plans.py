"""The order of plans of consultations and of their subjects; what their dates mean, and how they are counted. Pure."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from collegium.programme.rules.steps import Order

PLANS: Order = {
    "draft": {"agree": "agreed", "abandon": "abandoned"},
    "agreed": {"close": "closed", "amend": "draft"},
    "closed": {"reopen": "agreed"},
    "abandoned": {},
}
"""What was agreed is altered only as a draft again, to which every partner consents anew."""
SUBJECTS: Order = {
    "planned": {"hold": "held", "postpone": "postponed", "merge": "merged", "drop": "dropped"},
    "postponed": {
        "plan anew": "planned",
        "hold": "held",
        "postpone": "postponed",
        "merge": "merged",
        "drop": "dropped",
    },
    "held": {"correct": "planned"},
    "merged": {"correct": "planned"},
    "dropped": {"correct": "planned"},
}
LEVELS = ("ministers", "deputy ministers", "political directors", "directors", "heads of unit", "experts")
ALIVE = frozenset({"draft", "agreed"})
"""The states of a plan in which its subjects move."""
OPEN = frozenset({"planned", "postponed"})
"""The states of a subject that still has to come."""
TAKES_PLACE = frozenset({"planned", "postponed", "held"})
"""The states of a subject with which another one may be held: merging into these alone never goes in a circle."""
AGREED = ("number", "title", "planned")
"""What of a subject is altered only while its plan is a draft: the rest is how it is carried out."""
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)


def span_of(planned: str) -> tuple[date, date]:
    """The first and the last day of a month or a day of ISO 8601. Raises ValueError for anything else."""
    if not DATE.fullmatch(planned):
        raise ValueError(planned)
    first = date.fromisoformat(planned if len(planned) > len("2031-02") else f"{planned}-01")
    return first, first if len(planned) > len("2031-02") else first.replace(day=monthrange(first.year, first.month)[1])


def is_overdue(state: str, planned: str, day: date) -> bool:
    """Whether what was to be held until then was not, as of a day. What has no date is never overdue."""
    return state in OPEN and bool(planned) and span_of(planned)[1] < day


@dataclass(frozen=True, slots=True)
class Counts:
    """How many subjects of a plan are how far, and of those that have to come how many are overdue. `stated` is how
    many a source says there are, None where none does."""

    planned: int = 0
    postponed: int = 0
    held: int = 0
    merged: int = 0
    dropped: int = 0
    overdue: int = 0
    stated: int | None = None

    @property
    def total(self) -> int:
        """All subjects, also those that were merged or dropped."""
        return self.planned + self.postponed + self.held + self.merged + self.dropped

    @property
    def differs(self) -> bool:
        """Whether a source says another number."""
        return self.stated is not None and self.stated != self.total


def tally(rows: Iterable[tuple[str, str]], day: date, stated: int | None = None) -> Counts:
    """Count subjects by their states and dates, as of a day."""
    standing = list(rows)
    states = Counter(state for state, _ in standing)
    overdue = sum(is_overdue(state, planned, day) for state, planned in standing)
    return Counts(**{state: states[state] for state in SUBJECTS}, overdue=overdue, stated=stated)
