"""One roll: its totals, its symbol, its session."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, YES
from collegium.voting.rolls import Roll, Totals, key_of, session_of

VOTES = st.dictionaries(
    st.text("MNOP", min_size=3, max_size=3), st.sampled_from([YES, ABSTAIN, NO, ABSENT]), min_size=1
)


@given(VOTES)
def test_the_counted_totals_add_up_to_the_votes(votes: dict[str, int]) -> None:
    counted = Roll("1", "here", votes=votes).counted
    assert (counted.yes or 0) + (counted.no or 0) + (counted.abstain or 0) + (counted.absent or 0) == len(votes)


@given(VOTES)
def test_totals_that_are_counted_are_no_mismatch_and_others_are(votes: dict[str, int]) -> None:
    counted = Roll("1", "here", votes=votes).counted
    assert Roll("1", "here", votes=votes, stated=counted).mismatch is None
    wrong = Totals((counted.yes or 0) + 1, counted.no, counted.abstain)
    said = Roll("1", "here", votes=votes, stated=wrong).mismatch
    assert said == f"yes: {wrong.yes} stated, {counted.yes} counted"


def test_what_a_source_does_not_state_is_not_compared() -> None:
    votes = {"QMM": YES, "QNN": ABSENT}
    assert Roll("1", "here", votes=votes, stated=Totals(yes=1)).mismatch is None
    assert Roll("1", "here", votes=votes).mismatch is None
    assert Roll("1", "here", stated=Totals(100, 3, 2)).mismatch is None


def test_absence_is_compared_only_where_the_votes_name_it() -> None:
    stated = Totals(1, 0, 0, 4)
    assert Roll("1", "here", votes={"QMM": YES}, stated=stated).mismatch is None
    assert Roll("1", "here", votes={"QMM": YES, "QNN": ABSENT}, stated=stated).mismatch == "absent: 4 stated, 1 counted"


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("A/RES/65/208", "65/208"),
        ("R/65/208", "65/208"),
        ("65/208", "65/208"),
        ("A/RES/45/62E", "45/62E"),
        ("A/RES/45/62[E]", "45/62E"),
        ("A/RES/45/62 E", "45/62E"),
        ("A/RES/2625(XXV)", "25/2625"),
        ("A/RES/2535C(XXIV)", "24/2535C"),
        ("A/RES/2535(XXIV)[C]", "24/2535C"),
        ("R/24/2535C", "24/2535C"),
        ("A/RES/1(I)", "1/1"),
        ("A/RES/ES-10/21", "ES-10/21"),
        ("A/65/L.53", ""),
        ("S/RES/2448(2018)", ""),
        ("", ""),
    ],
)
def test_one_resolution_has_one_key_however_it_is_written(written: str, key: str) -> None:
    assert key_of(written) == key


@pytest.mark.parametrize(
    ("session", "year", "day", "number"),
    [
        ("65", 2011, date(2011, 6, 17), 65),
        ("ES-10", 2023, date(2023, 10, 27), 78),
        ("", 2010, date(2010, 12, 21), 65),
        ("", 2011, date(2011, 6, 17), 65),
        ("", 2010, None, 65),
        ("", 1946, date(1946, 2, 1), 1),
        ("", 0, None, 0),
    ],
)
def test_a_roll_falls_into_a_regular_session(session: str, year: int, day: date | None, number: int) -> None:
    assert session_of(session, year, day) == number
