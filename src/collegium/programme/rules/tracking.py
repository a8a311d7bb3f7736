"""By which steps a charge comes to the state that a table says of it. Pure."""

from collections import deque
from datetime import UTC, date, datetime, time, timedelta

from collegium.programme.rules.instructions import CHARGES, ISSUE

NOT_BY_TABLE = frozenset({"revise", "answer"})
"""Steps that a table cannot say: they hold words of their own beside what it remarks."""
IMPORTED = "imports instructions"
"""The verb of the change by which a table comes in."""
NEWS = timedelta(days=2)
"""A step that a table dates longer ago than this reached its people by another way: no letter tells of it."""


def path_to(state: str, goal: str) -> tuple[str, ...] | None:
    """The fewest steps from one state to another, in their order; none where they are the same, None where none lead
    there."""
    seen, waiting = {state}, deque([(state, tuple[str, ...]())])
    while waiting:
        at, path = waiting.popleft()
        if at == goal:
            return path
        for verb, after in CHARGES[at].items():
            if verb not in NOT_BY_TABLE and after not in seen:
                seen.add(after)
                waiting.append((after, (*path, verb)))
    return None


def leading_to(state: str) -> set[str]:
    """The steps after which a charge stands so."""
    verbs = {verb for order in CHARGES.values() for verb, after in order.items() if after == state}
    return verbs | {ISSUE} if state == "issued" else verbs


def moment_on(day: date, after: datetime | None = None) -> datetime:
    """The moment that stands for a day: its first, or, where the step before was taken on this day, that one's."""
    begins = datetime.combine(day, time.min, UTC)
    return after if after and begins < after and after.astimezone(UTC).date() == day else begins


def end_of(day: date | None) -> datetime | None:
    """The last minute of a day by which something is due."""
    return datetime.combine(day, time(23, 59), UTC) if day else None


def is_news(verb: str, at: datetime, entered: datetime) -> bool:
    """Whether a step that a change of some verb entered is one to tell by mail."""
    return verb != IMPORTED or at > entered - NEWS
