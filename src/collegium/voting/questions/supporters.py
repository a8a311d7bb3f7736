"""Who is likely to support a text on an issue, from how each voted on it before, and how well that foretells.

A state's chance of a yes is its share of yes on the issue, later sessions weighing more, drawn towards its share of yes
on everything, and that towards the share of all states on the issue: one who seldom voted is not made certain by it.
Where the title of the text is known, votes on texts of like titles come first, and that chance is what they are drawn
towards: most texts of the General Assembly come back every year.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSTAIN, NO, YES, Matrix
from collegium.voting.questions.titles import Words, likeness, words_of

HALF_LIFE = 4.0  # sessions after which a vote weighs half
PULL = 1.0  # votes that what is known beside the issue weighs
SHOWN = 5
LIKE = 8.0  # votes that a vote on a text of the same title weighs, beside one that is known of the state otherwise
UNLIKE = 0.3  # likeness of titles below which a text tells nothing of another
SAME = 0.6  # likeness of titles from which a text stands for the other, asked again
SURELY = 0.98  # what "as last time" stakes on the same vote again

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Supporter:
    """A state's chance of voting yes, and the reasons: its votes on the issue, and the last of them by roll.

    `alike` counts its votes on texts of a like title (yes, abstain, no), which then come first in `last`; None where
    no title was given.
    """

    state: str
    chance: float
    yes: int
    abstain: int
    no: int
    last: tuple[tuple[str, int], ...]
    alike: tuple[int, int, int] | None = None

    @property
    def reason(self) -> str:
        """The same in words."""
        votes = (self.yes, self.abstain, self.no)
        if not sum(votes):
            return "cast no vote on this issue; reckoned from its other votes and from what others did"
        if self.alike is None:
            return _counted(votes, "on this issue")
        if not sum(self.alike):
            return f"none on a text like it; {_counted(votes, 'on this issue')}"
        return f"{_counted(self.alike, 'on texts like it')}; {_counted(votes, 'on this issue')}"


def _counted(votes: tuple[int, int, int], where: str) -> str:
    yes, abstain, no = votes
    return f"of {sum(votes)} votes {where}: {yes} yes, {abstain} abstained, {no} no"


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


def supporters(
    matrix: Matrix,
    rolls: frozenset[str],
    before: int | None = None,
    text: str = "",
    titles: Sequence[str] = (),
) -> list[Supporter]:
    """States ranked by their chance of a yes on a text like `rolls`, from sessions before `before` (else all).

    `text` is the title of the text, `titles` has one for each roll of the matrix: votes on texts of like titles then
    weigh most. States that cast no vote at all in the last session used are left out: they may be gone. Raises
    ValueError where no roll of the issue is left.
    """
    used = matrix.sessions < before if before is not None else np.ones(len(matrix.rolls), dtype=bool)
    chosen = _in_order(matrix, used & np.array([roll in rolls for roll in matrix.rolls], dtype=bool))
    if not len(chosen):
        raise ValueError("No roll on this issue stands before that session.")
    last = int(matrix.sessions[used].max())
    here = np.flatnonzero((matrix.codes[:, matrix.sessions == last] <= NO).any(axis=1)).tolist()
    chances, alike = _chances(matrix, chosen, used, last + 1), None
    if text:
        alike = likeness(words_of(text), [words_of(titles[column]) for column in chosen.tolist()])
        chances = _on_text(matrix, chosen, alike, last + 1, chances)
    found = [_supporter(matrix, row, chosen, float(chances[row]), alike) for row in here]
    return sorted(found, key=lambda each: (-each.chance, each.state))


def backtest(
    matrix: Matrix, rolls: frozenset[str], sessions: Sequence[int], titles: Sequence[str] | None = None
) -> Backtest | None:
    """Foretell each vote on the issue in each session from the sessions before it; None where nothing can be.

    Beside it the base rate (the share of yes of all states on the issue so far) and "as last time" (0.98 on the state's
    last vote on the issue; the base rate where there is none). With `titles`, one for each roll, the title of each text
    is known: the method weighs by it, and "as last time" is the last vote on a text of the same title, where there was
    one. Log loss in nats; a probability is kept within 0.005 and 0.995. Only yes or not yes is foretold, of those who
    took part.
    """
    on_issue = np.array([roll in rolls for roll in matrix.rolls], dtype=bool)
    words = [words_of(title) for title in titles] if titles is not None else None
    found = [each for session in sessions for each in _foretold(matrix, on_issue, session, words)]
    if not found:
        return None
    happened, *ways = np.concatenate(found, axis=1)
    losses = [each for way in ways for each in (_log_loss(happened, way), float(np.mean((happened - way) ** 2)))]
    return Backtest(len(happened), *losses)


def _in_order(matrix: Matrix, chosen: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The columns that are chosen, earlier sessions first."""
    columns = np.flatnonzero(chosen)
    return columns[np.argsort(matrix.sessions[columns], kind="stable")]


def _foretold(
    matrix: Matrix, on_issue: NDArray[np.bool_], session: int, words: Sequence[Words] | None
) -> list[Doubles]:
    """Rows: what happened, own chance, base rate, as last time; a column per vote of the session."""
    used = matrix.sessions < session
    before, then = _in_order(matrix, on_issue & used), np.flatnonzero(on_issue & (matrix.sessions == session))
    if not len(before) or not len(then):
        return []
    codes = matrix.codes[:, then]
    cast = codes <= NO
    base = _share(matrix.codes[:, before])
    own, last = _chances(matrix, before, used, session), _as_last(matrix, before, np.full(len(codes), base))
    chances, lasts = (np.repeat(each[:, None], len(then), axis=1) for each in (own, last))
    if words is not None:
        for place, column in enumerate(then.tolist()):
            alike = likeness(words[column], [words[each] for each in before.tolist()])
            chances[:, place] = _on_text(matrix, before, alike, session, own)
            lasts[:, place] = _as_last(matrix, before[alike >= SAME], last)
    happened = (codes == YES)[cast].astype(np.float64)
    return [np.vstack([happened, chances[cast], np.full(len(happened), base), lasts[cast]])]


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


def _on_text(matrix: Matrix, columns: NDArray[np.intp], alike: Doubles, session: int, chances: Doubles) -> Doubles:
    """Each state's chance of a yes on a text, from votes on texts that are `alike`, drawn towards `chances`.

    A vote weighs LIKE times the cube of the likeness, half as much every HALF_LIFE sessions.
    """
    codes = matrix.codes[:, columns]
    age = session - matrix.sessions[columns].astype(np.float64)
    weights = np.where(alike >= UNLIKE, LIKE * alike**3 * 0.5 ** (age / HALF_LIFE), 0.0)
    return np.asarray(((codes == YES) @ weights + PULL * chances) / ((codes <= NO) @ weights + PULL))


def _as_last(matrix: Matrix, columns: NDArray[np.intp], otherwise: Doubles) -> Doubles:
    """SURELY as each state voted last in some columns, which are in order; `otherwise` where it did not."""
    if not len(columns):
        return otherwise
    codes = matrix.codes[:, columns]
    latest = codes.shape[1] - 1 - np.argmax((codes <= NO)[:, ::-1], axis=1)
    vote = codes[np.arange(len(codes)), latest]
    return np.where(vote == YES, SURELY, np.where(vote <= NO, 1 - SURELY, otherwise))


def _share(codes: NDArray[np.int8]) -> float:
    return float((codes == YES).sum() / max(int((codes <= NO).sum()), 1))


def _log_loss(happened: Doubles, chance: Doubles) -> float:
    kept = np.clip(chance, 0.005, 0.995)
    return float(-np.mean(happened * np.log(kept) + (1 - happened) * np.log(1 - kept)))


def _supporter(matrix: Matrix, row: int, columns: NDArray[np.intp], chance: float, alike: Doubles | None) -> Supporter:
    codes = matrix.codes[row, columns]
    cast = np.flatnonzero(codes <= NO)
    shown = cast[::-1] if alike is None else cast[np.lexsort((cast, alike[cast] >= UNLIKE))][::-1]
    last = tuple((matrix.rolls[columns[place]], int(codes[place])) for place in shown[:SHOWN].tolist())
    counted = None if alike is None else _counts(codes[alike >= UNLIKE])
    return Supporter(matrix.states[row], chance, *_counts(codes), last, counted)


def _counts(codes: NDArray[np.int8]) -> tuple[int, int, int]:
    """How many are yes, abstain and no."""
    yes, abstain, no = (int((codes == code).sum()) for code in (YES, ABSTAIN, NO))
    return yes, abstain, no
