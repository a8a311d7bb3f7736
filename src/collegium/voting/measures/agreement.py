"""Agreement of all pairs of states at once, as matrix products."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import OUTSIDE, Matrix
from collegium.voting.measures.parts import Part
from collegium.voting.measures.rules import CATEGORIES, Rule

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Values of a rule. `values` and `rolls` have shape (parts, states, states) and are symmetric.

    `values` is NaN where no roll counts for the pair (no common vote is not disagreement), `rolls` how many count. The
    diagonal is a state beside itself.
    """

    rule: Rule
    labels: tuple[str, ...]
    states: tuple[str, ...]
    values: Floats
    rolls: Floats

    def of(self, one: str, other: str) -> list[float | None]:
        """The value of a pair in each part; None where no roll counts. Raises ValueError for an unknown state."""
        row = self.values[:, self.states.index(one), self.states.index(other)]
        return [None if np.isnan(value) else float(value) for value in row]


def agreement(matrix: Matrix, rule: Rule, parts: Sequence[Part]) -> Agreement:
    """The rule's value for all pairs of states in each part.

    Formula and source stand with the rule. Sums are exact: they are multiples of one half below 2**23 rolls.
    """
    shape = (len(parts), len(matrix.states), len(matrix.states))
    scores, rolls = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for number, part in enumerate(parts):
        codes = matrix.codes[:, part.columns]
        present = np.flatnonzero((codes != OUTSIDE).any(axis=1))
        cells = np.ix_(present, present)
        scores[number][cells], rolls[number][cells] = sums(codes[present], rule)
    return Agreement(rule, tuple(part.label for part in parts), matrix.states, mean(rule, scores, rolls), rolls)


def sums(codes: NDArray[np.int8], rule: Rule) -> tuple[Floats, Floats]:
    """What all rolls of each pair are worth, and how many count. Sums of pieces add up, so rolls may come in pieces."""
    counted = rule.counted()
    used = [(row, code) for row, code in enumerate(CATEGORIES) if counted[row].any()]
    flags = {row: (codes == code).astype(np.float32) for row, code in used}
    return _form(flags, rule.score()), _form(flags, counted)


def mean(rule: Rule, scores: Floats, rolls: Floats) -> Floats:
    """Scores over rolls, stretched to the rule's range; NaN where no roll counts."""
    share = np.full(scores.shape, np.nan, dtype=np.float32)
    np.divide(scores, rolls, out=share, where=rolls > 0)
    if (rule.low, rule.high) == (0.0, 1.0):
        return share
    stretched: Floats = np.float32(rule.low) + np.float32(rule.high - rule.low) * share
    return stretched


def _form(flags: dict[int, Floats], worth: Floats) -> Floats:
    """Sum over categories of `worth[a, b] · flags[a] @ flags[b].T`, one product for categories whose rows are equal."""
    states = next(iter(flags.values())).shape[0]
    total = np.zeros((states, states), dtype=np.float32)
    for row in np.unique(worth[list(flags)], axis=0):
        if row.any():
            left = _weighted(flags, {key: float((worth[key] == row).all()) for key in flags})
            total += left @ _weighted(flags, {key: float(row[key]) for key in flags}).T
    return total


def _weighted(flags: dict[int, Floats], weights: dict[int, float]) -> Floats:
    """The sum of flags times weights; most weights are 0 or 1."""
    chosen = [(flags[key], weight) for key, weight in weights.items() if weight]
    first, weight = chosen[0]
    total = first if weight == 1 else first * np.float32(weight)
    for flag, weight in chosen[1:]:
        total = total + (flag if weight == 1 else flag * np.float32(weight))
    return total
