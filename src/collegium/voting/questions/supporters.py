"""Who is likely to support a text on an issue, from how each voted on it before, and how well that foretells.

A state's chance of a yes is its share of yes on the issue, later sessions weighing more, drawn towards its share of yes
on everything, and that towards the share of all states on the issue: one who seldom voted is not made certain by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix

HALF_LIFE = 4.0  # sessions after which a vote weighs half
PULL = 1.0  # votes that what is known beside the issue weighs
SHOWN = 5
SURELY = 0.98  # what "as last time" stakes on the same vote again

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Supporter:
    """A state's chance of voting yes, and the reasons: its votes on the issue, and the last of them by roll."""

    state: str
    chance: float
    yes: int
    abstain: int
    no: int
    last: tuple[tuple[str, int], ...]

    @property
    def reason(self) -> str:
        """The same in words."""
        votes = self.yes + self.abstain + self.no
        if not votes:
            return "cast no vote on this issue; reckoned from its other votes and from what others did"
        return f"of {votes} votes on this issue: {self.yes} yes, {self.abstain} abstained, {self.no} no"


@dataclass(frozen=True, slots=True)
class Backtest:
    """Loss on votes of sessions not used, of three ways to foretell; lower is better. `votes` were foretold."""

    votes: int
    log_loss: float
    brier: float
    base_log_loss: float
    base_brier: float
    last_log_loss: float
    last_brier: float


def supporters(matrix: Matrix, rolls: frozenset[str], before: int | None = None) -> list[Supporter]:
    """States ranked by their chance of a yes on a text like `rolls`, from sessions before `before` (else all).

    States that cast no vote at all in the last session used are left out: they may be gone. Raises ValueError where no
    roll of the issue is left.
    """
    used = matrix.sessions < before if before is not None else np.ones(len(matrix.rolls), dtype=bool)
    chosen = np.flatnonzero(used & np.array([roll in rolls for roll in matrix.rolls], dtype=bool))
    if not len(chosen):
        raise ValueError("No roll on this issue stands before that session.")
    chosen = chosen[np.argsort(matrix.sessions[chosen], kind="stable")]
    last = int(matrix.sessions[used].max())
    here = (matrix.codes[:, matrix.sessions == last] <= NO).any(axis=1)
    chances = _chances(matrix, chosen, used, last + 1)
    found = [_supporter(matrix, row, chosen, float(chances[row])) for row in np.flatnonzero(here).tolist()]
    return sorted(found, key=lambda each: (-each.chance, each.state))


def backtest(matrix: Matrix, rolls: frozenset[str], sessions: Sequence[int]) -> Backtest | None:
    """Foretell each vote on the issue in each session from the sessions before it; None where nothing can be.

    Beside it the base rate (the share of yes of all states on the issue so far) and "as last time" (0.98 on the state's
    last vote on the issue; the base rate where there is none). Log loss in nats; a probability is kept within
    0.005 and 0.995. Only yes or not yes is foretold, of those who took part.
    """
    on_issue = np.array([roll in rolls for roll in matrix.rolls], dtype=bool)
    found = [each for session in sessions for each in _foretold(matrix, on_issue, session)]
    if not found:
        return None
    happened, *ways = np.concatenate(found, axis=1)
    losses = [each for way in ways for each in (_log_loss(happened, way), float(np.mean((happened - way) ** 2)))]
    return Backtest(len(happened), *losses)


def _foretold(matrix: Matrix, on_issue: NDArray[np.bool_], session: int) -> list[Doubles]:
    """Rows: what happened, own chance, base rate, as last time; a column per vote of the session."""
    used = matrix.sessions < session
    before, then = np.flatnonzero(on_issue & used), np.flatnonzero(on_issue & (matrix.sessions == session))
    if not len(before) or not len(then):
        return []
    before = before[np.argsort(matrix.sessions[before], kind="stable")]
    codes = matrix.codes[:, then]
    cast = codes <= NO
    base = _share(matrix.codes[:, before])
    ways = np.stack(
        [_chances(matrix, before, used, session), np.full(len(codes), base), _as_last(matrix, before, base)]
    )
    happened = (codes == YES)[cast].astype(np.float64)
    return [np.vstack([happened, *(np.broadcast_to(way[:, None], codes.shape)[cast] for way in ways)])]


def _chances(matrix: Matrix, columns: NDArray[np.intp], used: NDArray[np.bool_], session: int) -> Doubles:
    """Each state's chance of a yes in `session`, from votes in `columns` and from all that are used."""
    codes = matrix.codes[:, columns]
    weights = 0.5 ** ((session - matrix.sessions[columns].astype(np.float64)) / HALF_LIFE)
    yes, cast = (codes == YES) @ weights, (codes <= NO) @ weights
    base = float(yes.sum() / max(float(cast.sum()), 1e-9))
    recent = np.flatnonzero(used & (matrix.sessions >= session - HALF_LIFE))
    elsewhere = matrix.codes[:, recent]
    habit = ((elsewhere == YES).sum(axis=1) + 10 * base) / ((elsewhere <= NO).sum(axis=1) + 10)
    return np.asarray((yes + PULL * (habit + base) / 2) / (cast + PULL))


def _as_last(matrix: Matrix, columns: NDArray[np.intp], base: float) -> Doubles:
    codes = matrix.codes[:, columns]
    latest = codes.shape[1] - 1 - np.argmax((codes <= NO)[:, ::-1], axis=1)
    vote = codes[np.arange(len(codes)), latest]
    return np.where(vote == YES, SURELY, np.where(vote <= NO, 1 - SURELY, base))


def _share(codes: NDArray[np.int8]) -> float:
    return float((codes == YES).sum() / max(int((codes <= NO).sum()), 1))


def _log_loss(happened: Doubles, chance: Doubles) -> float:
    kept = np.clip(chance, 0.005, 0.995)
    return float(-np.mean(happened * np.log(kept) + (1 - happened) * np.log(1 - kept)))


def _supporter(matrix: Matrix, row: int, columns: NDArray[np.intp], chance: float) -> Supporter:
    votes = [(matrix.rolls[column], int(matrix.codes[row, column])) for column in columns.tolist()]
    cast = [each for each in votes if each[1] <= NO]
    yes, abstain, no = (sum(vote == code for _, vote in cast) for code in (YES, ABSTAIN, NO))
    return Supporter(matrix.states[row], chance, yes, abstain, no, tuple(reversed(cast[-SHOWN:])))
