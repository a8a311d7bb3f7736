"""With whom a state votes, and on what partners part."""

import pytest

from collegium.voting.measures import by_issue, whole
from collegium.voting.questions.partners import Beside, Split, apart_by, closest, splits
from collegium.voting.questions.shapes import SHAPES, Counts, counts_of, of_shape
from tests.voting.measures.invented import matrix_of

MATRIX = matrix_of(["YYNA", "YNNY", "YYNX", "XXXX"], [2001, 2001, 2002, 2002])


def test_who_agrees_most_stands_first_and_who_shares_no_roll_is_left_out() -> None:
    assert closest(MATRIX, "QM", whole(MATRIX)[0]) == [Beside("QO", 1.0, 3), Beside("QN", 0.625, 4)]


def test_the_issue_on_which_two_part_most_stands_first() -> None:
    issues = by_issue(MATRIX, {"fish": ["1", "3"], "ice": ["2"], "salt": ["4"], "none": []})
    assert apart_by(MATRIX, "QM", "QN", issues) == [("ice", 0.0, 1), ("salt", 0.5, 1), ("fish", 1.0, 2)]


def test_rolls_that_split_partners_are_shown_opposite_votes_first() -> None:
    found = splits(MATRIX, ["QM", "QN", "QO"], whole(MATRIX)[0])
    assert found == [Split("2", 1, {"QM": 1, "QN": 3, "QO": 1}, True), Split("4", 2, {"QM": 2, "QN": 1}, False)]


def test_an_unknown_state_is_refused() -> None:
    with pytest.raises(ValueError, match="No roll knows the state QT"):
        closest(MATRIX, "QT", whole(MATRIX)[0])


def test_rolls_are_counted() -> None:
    assert counts_of(MATRIX) == [Counts(3, 0, 0), Counts(2, 0, 1), Counts(0, 0, 3), Counts(1, 1, 0)]


@pytest.mark.parametrize(
    ("shape", "votes", "holds"),
    [
        ("nobody voted against", "YYA", True),
        ("nobody voted against", "YYN", False),
        ("nobody abstained", "YYN", True),
        ("nobody abstained", "YYA", False),
        ("all alike", "YYX", True),
        ("all alike", "AAA", True),
        ("all alike", "YYA", False),
        ("one voted against", "YYN", True),
        ("one voted against", "YNN", False),
        ("a handful voted against", "YNN", True),
        ("a handful voted against", "NNNNNN", False),
        ("more against than in favour", "YNN", True),
        ("more against than in favour", "YYN", False),
        ("most abstained", "YAA", True),
        ("most abstained", "YAN", False),
        ("close", "YNA", True),
        ("close", "YYN", False),
        ("nobody voted against", "XX.", False),
    ],
)
def test_a_roll_has_a_shape_or_has_not(shape: str, votes: str, holds: bool) -> None:
    assert bool(of_shape(matrix_of(list(votes)), shape)) is holds


def test_every_shape_has_a_row_above_and_an_unknown_one_is_refused() -> None:
    assert len(SHAPES) == 8
    with pytest.raises(ValueError, match="no shape 'odd'"):
        of_shape(MATRIX, "odd")
