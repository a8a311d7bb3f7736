"""Agreement beyond what the two states' own habits of voting would give by chance."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix
from collegium.voting.measures.parts import Part

Doubles = NDArray[np.float64]
Expected = Callable[[Doubles, Doubles], Doubles]


def kappa(matrix: Matrix, parts: Sequence[Part]) -> Doubles:
    """Cohen's kappa of all pairs, shape (parts, states, states): (po - pe) / (1 - pe), at most 1, at least -1.

    po is the share of identical votes (yes, abstention, no) in the rolls in which both took part; pe = Σ p_i(c) ·
    p_j(c), with each state's own shares in those rolls. Source: Cohen 1960, Educational and Psychological
    Measurement 20(1), 37–46; for states' votes Häge 2011, Political Analysis 19(3), 287–305. NaN where the pair has no
    common vote, and where pe = 1: both always cast the same single vote, so chance explains all.
    """
    return _corrected(matrix, parts, lambda one, other: one * other)


def pi(matrix: Matrix, parts: Sequence[Part]) -> Doubles:
    """Scott's pi of all pairs, shape (parts, states, states): (po - pe) / (1 - pe), at most 1, at least -1.

    As kappa, with the shares of the two states pooled: pe = Σ ((p_i(c) + p_j(c)) / 2)². Source: Scott 1955, Public
    Opinion Quarterly 19(3), 321–325; Häge 2011. NaN where the pair has no common vote, and where pe = 1.
    """
    return _corrected(matrix, parts, lambda one, other: ((one + other) / 2) ** 2)


def _corrected(matrix: Matrix, parts: Sequence[Part], expected: Expected) -> Doubles:
    size = len(matrix.states)
    values = np.full((len(parts), size, size), np.nan)
    for number, part in enumerate(parts):
        values[number] = _one(matrix.codes[:, part.columns], expected)
    return values


def _one(codes: NDArray[np.int8], expected: Expected) -> Doubles:
    flags = [(codes == code).astype(np.float32) for code in (YES, ABSTAIN, NO)]
    took_part = np.sum(flags, axis=0)
    rolls = (took_part @ took_part.T).astype(np.float64)
    known = rolls > 0
    same, by_chance = np.zeros_like(rolls), np.zeros_like(rolls)
    for flag in flags:
        cast = (flag @ took_part.T).astype(np.float64)  # how often the row voted so where the column took part
        shares = np.divide(cast, rolls, out=np.zeros_like(rolls), where=known)
        same += flag @ flag.T
        by_chance += expected(shares, shares.T)
    observed: Doubles = np.divide(same, rolls, out=np.zeros_like(rolls), where=known)
    defined = known & (by_chance < 1 - 1e-12)
    values: Doubles = np.full_like(rolls, np.nan)
    np.divide(observed - by_chance, 1 - by_chance, out=values, where=defined)
    return values
