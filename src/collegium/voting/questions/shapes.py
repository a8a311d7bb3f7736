"""Rolls by their shape: what can be said of a roll from its totals alone."""

from collections.abc import Callable
from dataclasses import dataclass

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix


@dataclass(frozen=True, slots=True)
class Counts:
    """How many voted yes, abstained and voted no in a roll."""

    yes: int
    abstain: int
    no: int


SHAPES: dict[str, Callable[[Counts], bool]] = {
    "nobody voted against": lambda counts: counts.no == 0,
    "nobody abstained": lambda counts: counts.abstain == 0,
    "all alike": lambda counts: sorted((counts.yes, counts.abstain, counts.no))[1] == 0,
    "one voted against": lambda counts: counts.no == 1,
    "a handful voted against": lambda counts: 1 <= counts.no <= 5,
    "more against than in favour": lambda counts: counts.no > counts.yes,
    "most abstained": lambda counts: counts.abstain > counts.yes + counts.no,
    "close": lambda counts: abs(counts.yes - counts.no) * 10 <= counts.yes + counts.no,
}


def counts_of(matrix: Matrix) -> list[Counts]:
    """The counts of each roll, in order of columns."""
    found = ((matrix.codes == code).sum(axis=0).tolist() for code in (YES, ABSTAIN, NO))
    return [Counts(*each) for each in zip(*found, strict=True)]


def of_shape(matrix: Matrix, shape: str) -> list[tuple[str, Counts]]:
    """The rolls of a shape, with their counts. A roll without a vote has no shape.

    Raises ValueError for a shape that is not among SHAPES.
    """
    if shape not in SHAPES:
        raise ValueError(f"There is no shape '{shape}': give one of {', '.join(SHAPES)}.")
    holds = SHAPES[shape]
    counted = zip(matrix.rolls, counts_of(matrix), strict=True)
    return [(roll, counts) for roll, counts in counted if counts.yes + counts.abstain + counts.no and holds(counts)]
