"""The model behind ideal points: an ordered logit of votes, and one step of its estimation for rolls and for states.

A state at x votes in a roll of slope a and thresholds t1 <= t2 = t1 + exp(gap): yes where its leaning a·x plus noise is
below t1, no where it is above t2, abstain between. Steps are Fisher scoring on the penalised likelihood; every array of
votes has shape (states, rolls).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSTAIN, NO, YES

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Places = NDArray[np.intp]

LARGEST_STEP = 1.0  # on the logit scale: farther than this the quadratic picture of the likelihood does not hold
TINY = np.float32(1e-6)
SLOPE_VARIANCE, THRESHOLD_VARIANCE, GAP_VARIANCE = 25.0, 25.0, 2.25


@dataclass(frozen=True, slots=True)
class Votes:
    """Yes, abstain and no as flags; `item` says which rolls share their slope and thresholds, `period` is in order."""

    yes: Floats
    abstain: Floats
    no: Floats
    item: Places
    period: Places

    @classmethod
    def of(cls, codes: NDArray[np.int8], item: Places, period: Places) -> "Votes":
        """Flags of the three votes; who was absent or outside has none of them."""
        yes, abstain, no = ((codes == code).astype(np.float32) for code in (YES, ABSTAIN, NO))
        return cls(yes, abstain, no, item, period)

    @property
    def starts(self) -> Places:
        """The first roll of each period."""
        return np.searchsorted(self.period, np.arange(int(self.period[-1]) + 1)).astype(np.intp)

    def taking_part(self) -> NDArray[np.bool_]:
        """Who cast a vote in which period, shape (states, periods)."""
        cast = self.yes + self.abstain + self.no
        return np.asarray(np.add.reduceat(cast, self.starts, axis=1) > 0)


@dataclass(frozen=True, slots=True)
class Items:
    """Slope, lower threshold and logarithm of the gap between thresholds, one of each per item."""

    slope: Doubles
    threshold: Doubles
    gap: Doubles

    def rescaled(self, mean: float, spread: float) -> "Items":
        """The same items for points from which `mean` was taken, and which were then divided by `spread`."""
        return Items(self.slope * spread, self.threshold - self.slope * mean, self.gap)

    def leanings(self, points: Floats, votes: Votes) -> tuple[Floats, Floats, Floats]:
        """P(not yes), P(no), and the gap of each roll. `points` are those of each state at the time of each roll."""
        gap = np.exp(self.gap).astype(np.float32)[votes.item]
        above = self.slope.astype(np.float32)[votes.item] * points - self.threshold.astype(np.float32)[votes.item]
        return logistic(above), logistic(above - gap), gap


def logistic(value: Floats) -> Floats:
    """1 / (1 + exp(-value)), without overflow."""
    result: Floats = np.float32(0.5) * (np.tanh(np.float32(0.5) * value) + np.float32(1))
    return result


def step_of_items(votes: Votes, points: Floats, items: Items) -> Items:
    """Items after one step, the points held fast. `points` has shape (states, rolls)."""
    above, beyond, gap = items.leanings(points, votes)
    low, high = _slopes(votes, above, beyond)
    at_low, at_high, between = _information(votes, above, beyond)
    per_item = _Sums(votes.item, len(items.slope))
    both, upper = at_low + at_high + 2 * between, at_high + between
    leaning = points * both
    gradient = np.stack(
        [
            per_item(points * (low + high)) - items.slope / SLOPE_VARIANCE,
            -per_item(low + high) - items.threshold / THRESHOLD_VARIANCE,
            -per_item(high * gap) - items.gap / GAP_VARIANCE,
        ],
        axis=1,
    )
    information = np.empty((len(items.slope), 3, 3))
    information[:, 0, 0] = per_item(points * leaning) + 1 / SLOPE_VARIANCE
    information[:, 1, 1] = per_item(both) + 1 / THRESHOLD_VARIANCE
    information[:, 2, 2] = per_item(at_high * gap * gap) + 1 / GAP_VARIANCE
    information[:, 0, 1] = information[:, 1, 0] = -per_item(leaning)
    information[:, 0, 2] = information[:, 2, 0] = -per_item(points * upper * gap)
    information[:, 1, 2] = information[:, 2, 1] = per_item(upper * gap)
    step = _bounded(information, gradient)
    return Items(items.slope + step[:, 0], items.threshold + step[:, 1], items.gap + step[:, 2])


def step_of_points(votes: Votes, points: Doubles, items: Items, precision: Doubles) -> tuple[Doubles, Doubles]:
    """The step of the points of shape (states, periods), and the information there, (states, periods, periods).

    `precision` is that of the walk before any vote is known, of the same shape as the information.
    """
    above, beyond, _ = items.leanings(points.astype(np.float32)[:, votes.period], votes)
    slope = items.slope.astype(np.float32)[votes.item]
    at_above, at_beyond = above * (1 - above), beyond * (1 - beyond)
    pull = votes.no * (1 - beyond) - votes.yes * above + votes.abstain * (1 - above - beyond)
    weight = votes.yes * at_above + votes.no * at_beyond + votes.abstain * (at_above + at_beyond)
    gradient = np.add.reduceat(pull * slope, votes.starts, axis=1).astype(np.float64)
    gradient -= np.einsum("stu,su->st", precision, points)
    information = precision.copy()
    diagonal = np.arange(points.shape[1])
    information[:, diagonal, diagonal] += np.add.reduceat(weight * slope * slope, votes.starts, axis=1)
    return _bounded(information, gradient), information


def walk(taking_part: NDArray[np.bool_], variance: float) -> Doubles:
    """The precision of each state's random walk from its first period to its last, (states, periods, periods).

    It starts from N(0, 1) and moves by N(0, variance) a period. Periods before and after stand apart, at N(0, 1).
    """
    states, periods = taking_part.shape
    first, last = taking_part.argmax(axis=1), periods - 1 - taking_part[:, ::-1].argmax(axis=1)
    time = np.arange(periods)
    moves = (time[:-1] >= first[:, None]) & (time[1:] <= last[:, None])
    inside = (time >= first[:, None]) & (time <= last[:, None])
    precision = np.zeros((states, periods, periods))
    precision[:, time, time] = ~inside | (time == first[:, None])
    precision[:, time[:-1], time[:-1]] += moves / variance
    precision[:, time[1:], time[1:]] += moves / variance
    precision[:, time[:-1], time[1:]] = precision[:, time[1:], time[:-1]] = moves / -variance
    return precision


class _Sums:
    """Sums over states, then over the rolls of an item."""

    def __init__(self, item: Places, count: int) -> None:
        self._item, self._count = item, count

    def __call__(self, values: Floats) -> Doubles:
        totals = values.sum(axis=0)
        return np.bincount(self._item, weights=totals, minlength=self._count).astype(np.float64)


def _slopes(votes: Votes, above: Floats, beyond: Floats) -> tuple[Floats, Floats]:
    """How the likelihood of each vote changes with its leaning beside the lower and beside the upper threshold."""
    between = np.maximum(above - beyond, TINY)
    low = votes.abstain * (above * (1 - above) / between) - votes.yes * above
    high = votes.no * (1 - beyond) - votes.abstain * (beyond * (1 - beyond) / between)
    return low, high


def _information(votes: Votes, above: Floats, beyond: Floats) -> tuple[Floats, Floats, Floats]:
    """What a vote is expected to tell of the two leanings, and of both together."""
    cast = votes.yes + votes.abstain + votes.no
    between = np.maximum(above - beyond, TINY)
    at_above, at_beyond = above * (1 - above), beyond * (1 - beyond)
    low = cast * at_above * at_above * (1 / np.maximum(1 - above, TINY) + 1 / between)
    high = cast * at_beyond * at_beyond * (1 / np.maximum(beyond, TINY) + 1 / between)
    return low, high, -cast * at_above * at_beyond / between


def _bounded(information: Doubles, gradient: Doubles) -> Doubles:
    """Each system solved, no step longer than is safe."""
    step = np.linalg.solve(information, gradient[:, :, None])[:, :, 0]
    return np.asarray(np.clip(step, -LARGEST_STEP, LARGEST_STEP), dtype=np.float64)
