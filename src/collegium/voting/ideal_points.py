"""Dynamic ideal points: where states stand on the line that explains most of how they part in votes.

The model is that of Bailey, Strezhnev and Voeten 2017, Journal of Conflict Resolution 61(2), 430–456: ordered choice
between yes, abstention and no, a slope and two thresholds per roll, rolls that repeat as bridges. Points walk from year
to year. It is fitted here by penalised maximum likelihood, alternating between rolls and states: no random numbers, and
the same votes give the same points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.ideal_points_model import Doubles, Items, Places, Votes, step_of_items, step_of_points, walk
from collegium.voting.matrix import Matrix

HALF_WIDTH = 1.959964  # of an interval of 95 %, in standard errors
FIRST_SESSION_OPENS_AFTER = 1945  # session n opens in the year 1945 + n
CLOSE_ENOUGH = 2e-3  # of the spread of all points: what the last round moves a point by, in the mean


@dataclass(frozen=True, slots=True)
class Settings:
    """How the points are fitted: the variance of a year's move, where all points have variance 1, and when to stop."""

    yearly_variance: float = 0.05
    rounds: int = 100


@dataclass(frozen=True, slots=True)
class IdealPoints:
    """Points with intervals, arrays of shape (states, years).

    Over all states and years the points have mean 0 and variance 1. NaN where the state cast no vote in that year.
    `low` and `high` bound 95 % given the rolls' slopes and thresholds; that these are estimated too is not in them, so
    they are somewhat narrow. `votes` is how many votes a point rests on. `converged` says whether the rounds sufficed.
    """

    states: tuple[str, ...]
    years: tuple[int, ...]
    values: Doubles
    low: Doubles
    high: Doubles
    votes: NDArray[np.intp]
    converged: bool


def ideal_points(
    matrix: Matrix,
    bridges: Sequence[str] | None = None,
    poles: tuple[str, str] | None = None,
    settings: Settings | None = None,
) -> IdealPoints:
    """Points of each state in each year; a year is that in which a session opens.

    `bridges` has a word for each roll: rolls of one word are taken for the same question asked again, and share slope
    and thresholds; an empty word is nobody's. `poles` are two states chosen by the caller: the first is put below the
    second, on average over the years of both. Without them those who vote yes less often are above. The sign means
    nothing else, and no pole has a name. Raises ValueError for a pole that never voted, and for bridges that are not as
    many as the rolls.
    """
    settings = settings or Settings()
    order = np.argsort(matrix.sessions, kind="stable")
    sessions, period = np.unique(matrix.sessions[order], return_inverse=True)
    years = tuple(int(session) + FIRST_SESSION_OPENS_AFTER for session in sessions)
    if not len(order) or not matrix.states:
        nothing = np.empty((len(matrix.states), len(years)))
        return IdealPoints(matrix.states, years, nothing, nothing, nothing, nothing.astype(np.intp), True)
    votes = Votes.of(matrix.codes[:, order], _items(matrix, bridges)[order], period.astype(np.intp))
    points, errors, converged = _fit(votes, settings)
    points *= _sign(matrix.states, points, votes, poles)
    cast = np.add.reduceat(votes.yes + votes.abstain + votes.no, votes.starts, axis=1).astype(np.intp)
    reach = HALF_WIDTH * errors
    return IdealPoints(matrix.states, years, points, points - reach, points + reach, cast, converged)


def _items(matrix: Matrix, bridges: Sequence[str] | None) -> Places:
    if bridges is None:
        return np.arange(len(matrix.rolls))
    if len(bridges) != len(matrix.rolls):
        raise ValueError(f"There are {len(bridges)} bridges for {len(matrix.rolls)} rolls: give one word for each.")
    words = [f"={word}" if word else f"#{number}" for number, word in enumerate(bridges)]
    return np.unique(words, return_inverse=True)[1].astype(np.intp)


def _fit(votes: Votes, settings: Settings) -> tuple[Doubles, Doubles, bool]:
    """Points and their standard errors, both of shape (states, periods), NaN where no vote was cast.

    The likelihood says nothing of zero and of scale: after each round the points get mean 0 and variance 1.
    """
    taking_part = votes.taking_part()
    precision = walk(taking_part, settings.yearly_variance)
    points = np.repeat(_first(votes)[:, None], taking_part.shape[1], axis=1)
    items = Items(*(np.zeros(int(votes.item.max()) + 1) for _ in range(3)))
    moved, spread, rounds = np.inf, 1.0, 0
    while moved > CLOSE_ENOUGH and rounds < settings.rounds:
        for _ in range(1 if rounds else 4):  # at first nothing is known of the rolls
            items = step_of_items(votes, points.astype(np.float32)[:, votes.period], items)
        step, information = step_of_points(votes, points, items, precision)
        before, points = points, points + step
        mean, spread = float(points[taking_part].mean()), float(points[taking_part].std()) or 1.0
        points, items = (points - mean) / spread, items.rescaled(mean, spread)
        moved, rounds = float(np.abs((points - before)[taking_part]).mean()), rounds + 1
    errors = np.sqrt(np.diagonal(np.linalg.inv(information), axis1=1, axis2=2)) / spread
    return np.where(taking_part, points, np.nan), np.where(taking_part, errors, np.nan), moved <= CLOSE_ENOUGH


def _first(votes: Votes) -> Doubles:
    """Where to begin: the first principal component of the votes, each roll beside its own mean, with variance 1."""
    cast = votes.yes + votes.abstain + votes.no
    scores = votes.no - votes.yes
    apart = (scores - scores.sum(axis=0) / np.maximum(cast.sum(axis=0), 1)) * cast
    component = np.linalg.eigh((apart @ apart.T).astype(np.float64))[1][:, -1]
    return np.asarray(component / max(float(component.std()), 1e-9))


def _sign(states: tuple[str, ...], points: Doubles, votes: Votes, poles: tuple[str, str] | None) -> int:
    if poles:
        rows = [_row(states, points, pole) for pole in poles]
        apart = rows[1] - rows[0]
        return -1 if np.nansum(apart) < 0 else 1
    cast = np.add.reduceat(votes.yes + votes.abstain + votes.no, votes.starts, axis=1)
    yes = np.add.reduceat(votes.yes, votes.starts, axis=1) / np.maximum(cast, 1)
    known = ~np.isnan(points)
    return -1 if np.sum(points[known] * (yes[known] - yes[known].mean())) > 0 else 1


def _row(states: tuple[str, ...], points: Doubles, state: str) -> Doubles:
    if state not in states or np.isnan(row := points[states.index(state)]).all():
        raise ValueError(f"{state} cast no vote here, and cannot say which way the points run.")
    return np.asarray(row)
