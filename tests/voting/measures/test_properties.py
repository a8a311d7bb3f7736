"""What holds of every measure, whatever the votes."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES, Matrix
from collegium.voting.measures import RULES, Rule, agreement, by_session, cohesion, kappa, pi, whole
from collegium.voting.measures.agreement import pooled
from collegium.voting.measures.rules import CATEGORIES
from tests.voting.measures.invented import matrices

CODES = (YES, ABSTAIN, NO, ABSENT, OUTSIDE)
EVERY_RULE = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


def plainly(matrix: Matrix, rule: Rule, one: int, other: int) -> float:
    """The value of a pair, roll by roll: the same formula in the plainest way."""
    pairs = zip(matrix.codes[one].tolist(), matrix.codes[other].tolist(), strict=True)
    known = [(CATEGORIES.index(a), CATEGORIES.index(b)) for a, b in pairs if OUTSIDE not in (a, b)]
    worth = [value for a, b in known if (value := rule.worth[a][b]) is not None]
    return rule.low + (rule.high - rule.low) * sum(worth) / len(worth) if worth else float("nan")


@EVERY_RULE
@given(matrices())
def test_all_pairs_at_once_are_as_pair_by_pair(rule: Rule, matrix: Matrix) -> None:
    found = agreement(matrix, rule, whole(matrix)).values[0]
    size = len(matrix.states)
    expected = [[plainly(matrix, rule, one, other) for other in range(size)] for one in range(size)]
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6)


@EVERY_RULE
@given(matrices())
def test_a_rule_is_symmetric_and_within_its_bounds(rule: Rule, matrix: Matrix) -> None:
    values = agreement(matrix, rule, by_session(matrix)).values
    np.testing.assert_array_equal(values, values.transpose(0, 2, 1))
    known = values[~np.isnan(values)]
    assert ((known >= rule.low) & (known <= rule.high)).all()


@given(matrices())
def test_measures_beyond_chance_are_symmetric_and_within_bounds(matrix: Matrix) -> None:
    for values in (kappa(matrix, by_session(matrix)), pi(matrix, by_session(matrix))):
        np.testing.assert_allclose(values, values.transpose(0, 2, 1))
        known = values[~np.isnan(values)]
        assert ((known >= -1 - 1e-9) & (known <= 1 + 1e-9)).all()


@EVERY_RULE
@given(matrices(), st.integers(0, 99))
def test_the_order_of_rolls_and_states_changes_nothing(rule: Rule, matrix: Matrix, seed: int) -> None:
    rolls, states = np.arange(len(matrix.rolls)), np.arange(len(matrix.states))
    order = np.random.default_rng(seed)
    order.shuffle(rolls)
    order.shuffle(states)
    other = replace(
        matrix,
        states=tuple(matrix.states[row] for row in states),
        rolls=tuple(matrix.rolls[column] for column in rolls),
        years=matrix.years[rolls],
        sessions=matrix.sessions[rolls],
        codes=matrix.codes[np.ix_(states, rolls)],
    )
    one, two = (agreement(each, rule, by_session(each)) for each in (matrix, other))
    assert one.labels == two.labels
    np.testing.assert_array_equal(one.values[:, states][:, :, states], two.values)


@EVERY_RULE
@given(matrices())
def test_what_sessions_count_adds_up_to_what_all_rolls_count(rule: Rule, matrix: Matrix) -> None:
    by_part, together = agreement(matrix, rule, by_session(matrix)), agreement(matrix, rule, whole(matrix))
    np.testing.assert_array_equal(by_part.rolls.sum(axis=0), together.rolls[0])
    blocks = (matrix.codes[:, part.columns] for part in by_session(matrix))
    np.testing.assert_array_equal(pooled(matrix.states, rule, blocks).values, together.values)


@EVERY_RULE
@given(matrices(), st.data())
def test_one_vote_changed_changes_only_the_pairs_of_its_state(rule: Rule, matrix: Matrix, data: st.DataObject) -> None:
    state = data.draw(st.integers(0, len(matrix.states) - 1))
    codes = matrix.codes.copy()
    codes[state, data.draw(st.integers(0, len(matrix.rolls) - 1))] = data.draw(st.sampled_from(CODES))
    before, after = (agreement(each, rule, whole(each)) for each in (matrix, replace(matrix, codes=codes)))
    others = np.delete(np.arange(len(matrix.states)), state)
    cells = np.ix_(np.array([0]), others, others)
    np.testing.assert_array_equal(before.values[cells], after.values[cells])


@given(matrices())
def test_cohesion_is_within_bounds_and_counts_no_roll_twice(matrix: Matrix) -> None:
    groups = {"all": matrix.states, "two": matrix.states[:2]}
    found, together = cohesion(matrix, groups, by_session(matrix)), cohesion(matrix, groups, whole(matrix))
    for values in (found.rice, found.agreement):
        known = values[~np.isnan(values)]
        assert ((known >= 0) & (known <= 1)).all()
    np.testing.assert_array_equal(found.rice_rolls.sum(axis=0), together.rice_rolls[0])
