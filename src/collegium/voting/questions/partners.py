"""With whom a state votes, on what two of them part, and which rolls split given partners."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix
from collegium.voting.measures.agreement import agreement
from collegium.voting.measures.parts import Part
from collegium.voting.measures.rules import RULES, Rule

CAST = (YES, ABSTAIN, NO)


@dataclass(frozen=True, slots=True)
class Beside:
    """How far a state agrees with another, over how many rolls."""

    state: str
    value: float
    rolls: int


@dataclass(frozen=True, slots=True)
class Split:
    """A roll that partners did not vote alike in. `votes` has those who took part, as codes; `opposed` says that some
    voted yes and others no."""

    roll: str
    session: int
    votes: dict[str, int]
    opposed: bool


def closest(matrix: Matrix, state: str, part: Part, rule: Rule = RULES["half-abstention"]) -> list[Beside]:
    """All other states, the one that agrees most first; without those that share no roll with it.

    Raises ValueError for a state that no roll knows.
    """
    row = row_of(matrix, state)
    found = agreement(matrix, rule, [part])
    values, rolls = found.values[0, row], found.rolls[0, row]
    others = [
        Beside(other, float(value), int(count))
        for other, value, count in zip(matrix.states, values.tolist(), rolls.tolist(), strict=True)
        if count and other != state
    ]
    return sorted(others, key=lambda each: (-each.value, -each.rolls, each.state))


def apart_by(
    matrix: Matrix, one: str, other: str, parts: Sequence[Part], rule: Rule = RULES["half-abstention"]
) -> list[tuple[str, float, int]]:
    """Parts (issues, sessions) in which both voted: label, agreement and rolls, the least agreement first."""
    rows = np.array([row_of(matrix, one), row_of(matrix, other)])
    pair = Matrix((one, other), matrix.rolls, matrix.years, matrix.sessions, matrix.codes[rows])
    found = agreement(pair, rule, parts)
    counted = zip(found.labels, found.values[:, 0, 1].tolist(), found.rolls[:, 0, 1].tolist(), strict=True)
    return sorted(((label, value, int(rolls)) for label, value, rolls in counted if rolls), key=lambda each: each[1])


def splits(matrix: Matrix, partners: Sequence[str], part: Part) -> list[Split]:
    """The rolls in which at least two partners cast different votes: opposite votes first, later sessions first."""
    codes = matrix.codes[[row_of(matrix, partner) for partner in partners]]
    found = []
    for column in part.columns.tolist():
        votes = {
            partner: code for partner, code in zip(partners, codes[:, column].tolist(), strict=True) if code in CAST
        }
        if len(set(votes.values())) > 1:
            opposed = {YES, NO} <= set(votes.values())
            found.append(Split(matrix.rolls[column], int(matrix.sessions[column]), votes, opposed))
    return sorted(found, key=lambda split: (not split.opposed, -split.session))


def row_of(matrix: Matrix, state: str) -> int:
    """The row of a state. Raises ValueError for one that no roll knows."""
    if state not in matrix.states:
        raise ValueError(f"No roll knows the state {state}: give its ISO 3166-1 alpha-3 code.")
    return matrix.states.index(state)
