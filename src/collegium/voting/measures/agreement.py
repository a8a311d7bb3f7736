"""Agreement of all pairs of states at once, as matrix products."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import OUTSIDE, Matrix
from collegium.voting.measures.parts import Part
from collegium.voting.measures.rules import CATEGORIES, Rule

Floats = NDArray[np.float32]
Side = tuple[tuple[int, float], ...]  # places of categories, and the weight of each
Product = tuple[Side, Side]


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
    values, rolls = np.full(shape, np.nan, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for number, part in enumerate(parts):
        codes = matrix.codes[:, part.columns]
        present = np.flatnonzero((codes != OUTSIDE).any(axis=1))
        scores, counted = sums(codes[present], rule)
        cells = np.ix_(present, present)
        values[number][cells], rolls[number][cells] = mean(rule, scores, counted), counted
    return Agreement(rule, tuple(part.label for part in parts), matrix.states, values, rolls)


def pooled(states: tuple[str, ...], rule: Rule, blocks: Iterable[NDArray[np.int8]], label: str = "all") -> Agreement:
    """The rule's value over rolls that come in blocks of shape (states, rolls), and need never be in memory together.

    Time grows with the rolls; memory is that of one block and of the pairs.
    """
    scores, rolls = (np.zeros((len(states), len(states))) for _ in range(2))
    for block in blocks:
        of_block = sums(block, rule)
        scores += of_block[0]
        rolls += of_block[1]
    counted = rolls.astype(np.float32)[None]
    return Agreement(rule, (label,), states, mean(rule, scores.astype(np.float32)[None], counted), counted)


def sums(codes: NDArray[np.int8], rule: Rule) -> tuple[Floats, Floats]:
    """What all rolls of each pair are worth, and how many count. Sums of pieces add up, so rolls may come in pieces."""
    scores, counted = _products(rule)
    used = sorted({row for product in (*scores, *counted) for side in product for row, _ in side})
    flags = {row: (codes == CATEGORIES[row]).astype(np.float32) for row in used}
    return _total(flags, scores), _total(flags, counted)


def mean(rule: Rule, scores: Floats, rolls: Floats) -> Floats:
    """Scores over rolls, stretched to the rule's range; NaN where no roll counts."""
    share = np.full(scores.shape, np.nan, dtype=np.float32)
    np.divide(scores, rolls, out=share, where=rolls > 0)
    if (rule.low, rule.high) == (0.0, 1.0):
        return share
    stretched: Floats = np.float32(rule.low) + np.float32(rule.high - rule.low) * share
    return stretched


@cache
def _products(rule: Rule) -> tuple[tuple[Product, ...], tuple[Product, ...]]:
    """The products of flags that make up the scores of a rule, and what it counts."""
    return _split(rule.score()), _split(rule.counted())


def _split(worth: Floats) -> tuple[Product, ...]:
    """A table of worth as products of two sums of categories, one product for categories whose rows are equal."""
    rows = {tuple(row): [place for place, other in enumerate(worth.tolist()) if other == row] for row in worth.tolist()}
    return tuple(
        (tuple((place, 1.0) for place in places), tuple((place, weight) for place, weight in enumerate(row) if weight))
        for row, places in rows.items()
        if any(row)
    )


def _total(flags: dict[int, Floats], products: tuple[Product, ...]) -> Floats:
    """The sum of the products over all rolls, shape (states, states)."""
    pieces = [_weighted(flags, left) @ _weighted(flags, right).T for left, right in products]
    total = pieces[0]
    for piece in pieces[1:]:
        total += piece
    return total


def _weighted(flags: dict[int, Floats], side: Side) -> Floats:
    """The sum of flags times weights; most weights are 1."""
    pieces = [flags[place] if weight == 1 else flags[place] * np.float32(weight) for place, weight in side]
    total = pieces[0]
    for piece in pieces[1:]:
        total = total + piece
    return total
