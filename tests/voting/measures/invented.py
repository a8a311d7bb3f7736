"""Invented rolls of invented partners, written as letters: Y yes, A abstain, N no, X absent, . outside."""

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES, Matrix

LETTERS = {"Y": YES, "A": ABSTAIN, "N": NO, "X": ABSENT, ".": OUTSIDE}
PARTNERS = ("QM", "QN", "QO", "QP", "QQ", "QR", "QS", "QT")


def matrix_of(rows: Sequence[str], years: Sequence[int] = ()) -> Matrix:
    """A matrix with one row of letters per partner; all rolls of 2001 and session 1 unless `years` says otherwise."""
    rolls = len(rows[0]) if rows else 0
    when = np.array(years or [2001] * rolls, dtype=np.int16)
    codes = np.array([[LETTERS[letter] for letter in row] for row in rows], dtype=np.int8).reshape(len(rows), rolls)
    numbers = tuple(str(number) for number in range(1, rolls + 1))
    return Matrix(PARTNERS[: len(rows)], numbers, when, (when - 2000).astype(np.int16), codes)


@st.composite
def matrices(draw: st.DrawFn, fewest: int = 2) -> Matrix:
    """Any rolls of a few partners over a few years."""
    rolls = draw(st.integers(1, 12))
    row = st.text("YANX.", min_size=rolls, max_size=rolls)
    rows = draw(st.lists(row, min_size=fewest, max_size=6))
    years = draw(st.lists(st.integers(2001, 2004), min_size=rolls, max_size=rolls))
    return matrix_of(rows, years)
