"""How far two people agree who decided the same findings, each without knowing the other. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """What two people said to one finding: their verdicts, and whether they said the same in every field."""

    first: str
    second: str
    same: bool


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `count` findings the share that was said the same of, and Cohen's kappa of the verdicts: how far they agree
    beyond what chance gives. None where it says nothing: of no finding, or where both gave one verdict throughout."""

    count: int
    equal: float | None
    kappa: float | None


def agreement(pairs: Sequence[Pair]) -> Agreement:
    """How far two people agree."""
    if not pairs:
        return Agreement(0, None, None)
    return Agreement(len(pairs), sum(each.same for each in pairs) / len(pairs), _kappa(pairs))


def _kappa(pairs: Sequence[Pair]) -> float | None:
    """Cohen's kappa of the verdicts."""
    count = len(pairs)
    first, second = Counter(each.first for each in pairs), Counter(each.second for each in pairs)
    seen = sum(each.first == each.second for each in pairs) / count
    by_chance = sum(first[verdict] * second[verdict] for verdict in first) / count**2
    return None if by_chance == 1 else (seen - by_chance) / (1 - by_chance)
