"""How far a group votes as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix
from collegium.voting.measures.parts import Part

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cohesion:
    """Cohesion of groups in parts. Arrays have shape (parts, groups); means over rolls, NaN where no roll counts.

    `rice` and `agreement` are the indices, `rice_rolls` and `agreement_rolls` over how many rolls each is the mean.
    """

    labels: tuple[str, ...]
    groups: tuple[str, ...]
    rice: Doubles
    rice_rolls: NDArray[np.intp]
    agreement: Doubles
    agreement_rolls: NDArray[np.intp]


def cohesion(matrix: Matrix, groups: Mapping[str, Sequence[str]], parts: Sequence[Part]) -> Cohesion:
    """Rice and agreement index of each group, averaged over the rolls of each part.

    Raises ValueError for a member that is not in the matrix: a group would be measured without it, unseen.
    """
    votes = _votes(matrix, groups)
    rice, agreement = rice_index(votes), agreement_index(votes)
    means = [(_means(rice, part), _means(agreement, part)) for part in parts]
    shape = (len(parts), len(groups))
    return Cohesion(
        tuple(part.label for part in parts),
        tuple(groups),
        np.array([of_rice[0] for of_rice, _ in means]).reshape(shape),
        np.array([of_rice[1] for of_rice, _ in means], dtype=np.intp).reshape(shape),
        np.array([of_agreement[0] for _, of_agreement in means]).reshape(shape),
        np.array([of_agreement[1] for _, of_agreement in means], dtype=np.intp).reshape(shape),
    )


def rice_index(votes: Doubles) -> Doubles:
    """|Y - N| / (Y + N) per group and roll, from 0 to 1. `votes` has shape (3, groups, rolls): yes, abstain, no.

    Source: Rice 1925, Political Science Quarterly 40(1), 60–72. NaN where fewer than two members voted yes or no: one
    member agrees with itself always. Abstentions do not count.
    """
    yes, _, no = votes
    return _ratio(np.abs(yes - no), yes + no)


def agreement_index(votes: Doubles) -> Doubles:
    """(max - (total - max) / 2) / total per group and roll, from 0 (split in three) to 1. `votes` as in rice_index.

    Source: Hix, Noury and Roland 2005, British Journal of Political Science 35(2), 209–234. NaN where fewer than two
    members took part.
    """
    most, total = votes.max(axis=0), votes.sum(axis=0)
    return _ratio(most - (total - most) / 2, total)


def _ratio(over: Doubles, under: Doubles) -> Doubles:
    values = np.full(under.shape, np.nan)
    np.divide(over, under, out=values, where=under >= 2)
    return values


def _votes(matrix: Matrix, groups: Mapping[str, Sequence[str]]) -> Doubles:
    places = {state: row for row, state in enumerate(matrix.states)}
    belongs = np.zeros((len(groups), len(places)), dtype=np.float32)
    for number, (name, members) in enumerate(groups.items()):
        unknown = sorted(set(members) - set(places))
        if unknown:
            raise ValueError(f"The group {name} has members that no roll knows: {', '.join(unknown)}.")
        belongs[number, [places[state] for state in members]] = 1
    return np.stack([belongs @ (matrix.codes == code) for code in (YES, ABSTAIN, NO)]).astype(np.float64)


def _means(index: Doubles, part: Part) -> tuple[Doubles, NDArray[np.intp]]:
    chosen = index[:, part.columns]
    rolls = (~np.isnan(chosen)).sum(axis=1)
    sums = np.nansum(chosen, axis=1)
    return np.divide(sums, rolls, out=np.full(sums.shape, np.nan), where=rolls > 0), rolls
