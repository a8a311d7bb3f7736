"""Two sources of the same rolls, side by side: which roll is which, and on which votes they disagree."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from collegium.voting.loading import load
from collegium.voting.matrix import NO, OUTSIDE, Matrix
from collegium.voting.rolls import GENERAL_ASSEMBLY, key_of
from collegium.voting.store import Store

LEAST = 0.9  # of the members have to vote alike in two rolls that are to be one
ORDER = 1e-4  # breaks ties of rolls in which all vote alike: sources keep to the order of a year, or turn it round


@dataclass(frozen=True, slots=True)
class Difference:
    """A vote that two sources give differently, as codes of `matrix`."""

    state: str
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Match:
    """One roll in two sources. `alike` is the share of members with the same vote in both.

    `sure` says that no other roll of the year fits as well.
    """

    first: str
    second: str
    year: int
    alike: float
    sure: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What two sources have in common, by years that both cover, and the ids that only one of them has."""

    matches: tuple[Match, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]


def beside(store: Store, first: str, second: str, forum: str = GENERAL_ASSEMBLY) -> Beside:
    """Match the rolls of two sources by year, resolution and votes. Raises UnknownRoll, BrokenStore.

    Within a year, rolls are paired so that in sum as many members as possible vote alike; a common symbol counts as
    much as all members together. A pair stands where the symbol is common or at least LEAST of the members vote
    alike.
    """
    one, other = load(store, first, forum), load(store, second, forum)
    keys = _keys(store, first), _keys(store, second)
    years = sorted(set(one.years.tolist()) & set(other.years.tolist()))
    matches = [match for year in years for match in _of_year(one, other, year, keys)]
    taken_first, taken_second = {match.first for match in matches}, {match.second for match in matches}
    return Beside(
        tuple(matches),
        tuple(_left(one, years, taken_first)),
        tuple(_left(other, years, taken_second)),
    )


def _keys(store: Store, source: str) -> Mapping[str, str]:
    """The resolution that each roll was on, with its stage, by the roll's id; only where the symbol tells."""
    with store.open() as base:
        found = base.execute("SELECT id, symbol, stage FROM rolls WHERE source = ?", [source]).fetchall()
    return {roll: f"{key_of(symbol)} {stage}" for roll, symbol, stage in found if key_of(symbol)}


def _left(matrix: Matrix, years: Sequence[int], taken: set[str]) -> Iterator[str]:
    for roll, year in zip(matrix.rolls, matrix.years.tolist(), strict=True):
        if year in years and roll not in taken:
            yield roll


def _of_year(
    one: Matrix, other: Matrix, year: int, keys: tuple[Mapping[str, str], Mapping[str, str]]
) -> Iterator[Match]:
    states = tuple(sorted({*one.states, *other.states}))
    columns = np.flatnonzero(one.years == year), np.flatnonzero(other.years == year)
    codes = _codes(one, columns[0], states), _codes(other, columns[1], states)
    alike = _alike(*codes)
    ids = [one.rolls[column] for column in columns[0]], [other.rolls[column] for column in columns[1]]
    named = _same_key(ids, keys)
    pairs = linear_sum_assignment(-(alike + named + _order(alike)))
    for left, right in zip(pairs[0].tolist(), pairs[1].tolist(), strict=True):
        if named[left, right] or alike[left, right] >= LEAST:
            fits = (alike + named)[left].tolist() + (alike + named)[:, right].tolist()
            yield Match(
                first=ids[0][left],
                second=ids[1][right],
                year=year,
                alike=float(alike[left, right]),
                sure=bool(sum(fit >= alike[left, right] + named[left, right] for fit in fits) == 2),
                differences=tuple(_differences(codes[0][:, left], codes[1][:, right], states)),
            )


def _codes(matrix: Matrix, columns: NDArray[np.intp], states: Sequence[str]) -> NDArray[np.int8]:
    """The votes of some rolls, with a row for each of the states; OUTSIDE for those that the matrix lacks."""
    row = {state: number for number, state in enumerate(matrix.states)}
    codes = np.full((len(states), len(columns)), OUTSIDE, dtype=np.int8)
    for number, state in enumerate(states):
        if state in row:
            codes[number] = matrix.codes[row[state], columns]
    return codes


def _alike(one: NDArray[np.int8], other: NDArray[np.int8]) -> NDArray[np.float64]:
    """The share of members of both that vote alike, for each pair of rolls; shape (rolls of one, rolls of other)."""
    same = np.zeros((one.shape[1], other.shape[1]))
    for code in np.unique(one[one != OUTSIDE]):
        same += (one == code).T.astype(np.float32) @ (other == code).astype(np.float32)
    both = (one != OUTSIDE).T.astype(np.float32) @ (other != OUTSIDE).astype(np.float32)
    shares: NDArray[np.float64] = np.divide(same, both, out=np.zeros_like(same), where=both > 0)
    return shares


def _same_key(
    ids: tuple[Sequence[str], Sequence[str]], keys: tuple[Mapping[str, str], Mapping[str, str]]
) -> NDArray[np.float64]:
    """1 where both rolls were on the same text at the same stage, else 0."""
    left = [keys[0].get(roll, f"<{number}") for number, roll in enumerate(ids[0])]
    right = [keys[1].get(roll, f">{number}") for number, roll in enumerate(ids[1])]
    return np.array([[float(a == b) for b in right] for a in left])


def _order(alike: NDArray[np.float64]) -> NDArray[np.float64]:
    """A little for pairs that stand at like places of the year, in the direction in which most of the votes fit."""
    rows, columns = np.linspace(0, 1, alike.shape[0]), np.linspace(0, 1, alike.shape[1])
    best = columns[alike.argmax(axis=1)]
    turned = float(np.sum((rows - rows.mean()) * (best - best.mean()))) < 0
    apart: NDArray[np.float64] = np.abs(rows[:, None] - (1 - columns if turned else columns)[None, :])
    return -ORDER * apart


def _differences(one: NDArray[np.int8], other: NDArray[np.int8], states: Sequence[str]) -> Iterator[Difference]:
    cast = (one <= NO) | (other <= NO)  # where neither has a vote, they may call it absent or not a member
    for place in np.flatnonzero((one != other) & cast):
        yield Difference(states[int(place)], int(one[place]), int(other[place]))
