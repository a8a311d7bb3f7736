"""Ideal points: what was put in is found again, the order is nothing, and no pole has a name."""

import numpy as np
import pytest
from numpy.typing import NDArray

from collegium.voting.ideal_points import IdealPoints, Settings, ideal_points
from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES, Matrix
from tests.voting.real import ranks_agree

SESSIONS, ROLLS, STATES = 4, 40, 16


def invented(seed: int = 1) -> tuple[Matrix, NDArray[np.float64]]:
    """Votes of states at known points that drift from session to session, and these points."""
    chance = np.random.default_rng(seed)
    points = np.linspace(-1.5, 1.5, STATES)[:, None] + np.cumsum(chance.normal(0, 0.2, (STATES, SESSIONS)), axis=1)
    sessions = np.repeat(np.arange(1, SESSIONS + 1), ROLLS).astype(np.int16)
    slopes, middles = chance.choice([-2.0, -1.0, 1.0, 2.0], len(sessions)), chance.normal(0, 1, len(sessions))
    leaning = slopes * (points[:, sessions - 1] - middles) + chance.logistic(0, 0.3, (STATES, len(sessions)))
    codes = np.where(leaning < -0.3, YES, np.where(leaning > 0.3, NO, ABSTAIN)).astype(np.int8)
    codes[chance.random(codes.shape) < 0.05] = ABSENT
    names = tuple(f"Q{chr(ord('A') + number)}" for number in range(STATES))
    rolls = tuple(str(number) for number in range(len(sessions)))
    return Matrix(names, rolls, (sessions + 1945).astype(np.int16), sessions, codes), points


def shuffled(matrix: Matrix, states: NDArray[np.intp], rolls: NDArray[np.intp]) -> Matrix:
    """The same votes in another order."""
    return Matrix(
        tuple(matrix.states[row] for row in states),
        tuple(matrix.rolls[column] for column in rolls),
        matrix.years[rolls],
        matrix.sessions[rolls],
        matrix.codes[np.ix_(states, rolls)],
    )


MATRIX, TRUTH = invented()
FOUND = ideal_points(MATRIX, poles=("QA", "QP"))


def test_points_that_votes_were_made_from_are_found_again() -> None:
    for session in range(SESSIONS):
        assert ranks_agree(FOUND.values[:, session], TRUTH[:, session]) > 0.95
    assert FOUND.converged


def test_most_intervals_hold_the_point_that_the_votes_were_made_from() -> None:
    truth = (TRUTH - TRUTH.mean()) / TRUTH.std()
    inside = (FOUND.low <= truth) & (truth <= FOUND.high)
    assert inside.mean() > 0.8
    assert (FOUND.low < FOUND.high).all()


def test_points_have_mean_zero_and_variance_one() -> None:
    assert FOUND.values.mean() == pytest.approx(0, abs=1e-9)
    assert FOUND.values.std() == pytest.approx(1)


def test_the_same_votes_give_the_same_points_in_any_order() -> None:
    order = np.random.default_rng(2)
    states, rolls = order.permutation(STATES), order.permutation(len(MATRIX.rolls))
    other = ideal_points(shuffled(MATRIX, states, rolls), poles=("QA", "QP"))
    np.testing.assert_allclose(other.values, FOUND.values[states], atol=2e-3)
    np.testing.assert_array_equal(other.votes, FOUND.votes[states])


def test_the_caller_says_which_way_the_points_run() -> None:
    np.testing.assert_allclose(ideal_points(MATRIX, poles=("QP", "QA")).values, -FOUND.values)


def test_without_poles_those_who_vote_yes_less_often_are_above() -> None:
    codes = MATRIX.codes.copy()
    codes[: STATES // 2][codes[: STATES // 2] == ABSTAIN] = YES
    generous = ideal_points(Matrix(MATRIX.states, MATRIX.rolls, MATRIX.years, MATRIX.sessions, codes))
    yes = (codes == YES).mean(axis=1)
    assert np.corrcoef(generous.values.mean(axis=1), yes)[0, 1] < 0


def test_rolls_that_repeat_tie_the_years_together() -> None:
    words = [str(number % ROLLS) if number % 2 else "" for number in range(len(MATRIX.rolls))]
    bridged = ideal_points(MATRIX, bridges=words, poles=("QA", "QP"))
    assert not np.allclose(bridged.values, FOUND.values, atol=1e-3)
    assert ranks_agree(bridged.values[:, 0], FOUND.values[:, 0]) > 0.8


def test_who_cast_no_vote_in_a_year_has_no_point_there() -> None:
    codes = MATRIX.codes.copy()
    codes[3, MATRIX.sessions == 2] = ABSENT
    codes[4, MATRIX.sessions == 1] = OUTSIDE
    found = ideal_points(Matrix(MATRIX.states, MATRIX.rolls, MATRIX.years, MATRIX.sessions, codes))
    assert np.argwhere(np.isnan(found.values)).tolist() == [[3, 1], [4, 0]]
    assert np.isnan(found.low[3, 1])
    assert found.votes[3, 1] == 0


def test_a_year_without_any_contested_roll_has_wide_intervals() -> None:
    codes = MATRIX.codes.copy()
    codes[:, MATRIX.sessions == 2] = YES
    found = ideal_points(Matrix(MATRIX.states, MATRIX.rolls, MATRIX.years, MATRIX.sessions, codes))
    wide = (found.high - found.low).mean(axis=0)
    assert wide[1] > wide[0]


def test_no_rolls_have_no_points() -> None:
    nothing = np.zeros(0, dtype=np.int16)
    found = ideal_points(Matrix(("QM",), (), nothing, nothing, np.zeros((1, 0), dtype=np.int8)))
    assert (found.values.shape, found.years) == ((1, 0), ())


def test_too_few_rounds_are_said() -> None:
    assert not ideal_points(MATRIX, settings=Settings(rounds=1)).converged


@pytest.mark.parametrize(
    ("bridges", "poles", "message"),
    [(["a"], None, "1 bridges for 160 rolls"), (None, ("QA", "QX"), "QX cast no vote here")],
)
def test_what_does_not_fit_is_refused(bridges: list[str] | None, poles: tuple[str, str] | None, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ideal_points(MATRIX, bridges, poles)


def test_the_result_is_whole() -> None:
    assert isinstance(FOUND, IdealPoints)
    assert FOUND.years == (1946, 1947, 1948, 1949)
