"""Which rolls a figure is about: a session, a year, a span of years, an issue, a named list of votes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import Matrix

Columns = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Part:
    """Rolls that one figure is computed over: `columns` are their places in the matrix."""

    label: str
    columns: Columns


@dataclass(frozen=True, slots=True)
class RollList:
    """A list of votes that somebody drew up: `owner` says whose choice it is, and stands in every label."""

    owner: str
    name: str
    rolls: frozenset[str]


def whole(matrix: Matrix) -> list[Part]:
    """All rolls, as one part."""
    return [Part("all", np.arange(len(matrix.rolls)))]


def by_session(matrix: Matrix) -> list[Part]:
    """One part per session, in order."""
    return _by_number(matrix.sessions)


def by_year(matrix: Matrix) -> list[Part]:
    """One part per calendar year, in order."""
    return _by_number(matrix.years)


def by_span(matrix: Matrix, length: int) -> list[Part]:
    """One part per span of `length` years, counted from the first year of the matrix. Raises ValueError below 1."""
    if length < 1:
        raise ValueError(f"A span has at least one year, not {length}.")
    if not len(matrix.years):
        return []
    first = int(matrix.years.min())
    return [
        Part(f"{first + number * length}–{first + (number + 1) * length - 1}", np.flatnonzero(spans == number))
        for spans in [(matrix.years.astype(np.intp) - first) // length]
        for number in np.unique(spans).tolist()
    ]


def by_issue(matrix: Matrix, issues: Mapping[str, Iterable[str]]) -> list[Part]:
    """One part per issue; `issues` gives the rolls of each. A roll may stand under several, or none."""
    return [Part(name, _columns(matrix, frozenset(rolls))) for name, rolls in sorted(issues.items())]


def of_list(matrix: Matrix, rolls: RollList) -> list[Part]:
    """The rolls of a list, session by session, each part labelled with whose list it is."""
    chosen = _columns(matrix, rolls.rolls)
    return [
        Part(f"{part.label} ({rolls.owner}: {rolls.name})", kept)
        for part in by_session(matrix)
        if len(kept := np.intersect1d(part.columns, chosen))
    ]


def _by_number(numbers: NDArray[np.int16]) -> list[Part]:
    order = np.argsort(numbers, kind="stable")
    values, starts = np.unique(numbers[order], return_index=True)
    pieces = np.split(order, starts[1:])
    return [Part(str(value), columns) for value, columns in zip(values.tolist(), pieces, strict=False)]


def _columns(matrix: Matrix, rolls: frozenset[str]) -> Columns:
    return np.array([column for column, roll in enumerate(matrix.rolls) if roll in rolls], dtype=np.intp)
