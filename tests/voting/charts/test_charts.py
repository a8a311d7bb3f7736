"""Charts are whole, titled, and say in words what they show."""

from datetime import date

import numpy as np
import pytest
from lxml import etree

from collegium.exchange.charts import draw
from collegium.exchange.charts.matrix import order_of, tiles_in_words
from collegium.exchange.charts.series import Point, Series, in_words
from collegium.voting.matrix import ABSTAIN, NO, YES
from collegium.voting.measures import RULES, agreement, whole
from collegium.voting.rolls import Roll, Totals
from tests.voting.measures.invented import matrix_of

PAIR = Series("QM with QN", (Point("2001", 0.5), Point("2002", None), Point("2003", 0.9), Point("2004", 0.7)))
BAND = Series("QM", (Point("2001", 0.5, 0.4, 0.6), Point("2002", -0.5, -0.7, -0.3)))
ROLL = Roll(
    id="7",
    source="invented",
    day=date(2020, 3, 2),
    symbol="F/3/7",
    title="Rescue of ships",
    votes={"QM": YES, "QN": YES, "QO": NO, "QP": ABSTAIN},
    stated=Totals(yes=3, no=1, abstain=1),
)
# Two groups, QM QO QQ and QN QP QR, that always vote against one another.
GROUPS = matrix_of(["YYNY", "NNYN", "YYNY", "NNYA", "YYNA", "NNYN"])
FOUND = agreement(GROUPS, RULES["half-abstention"], whole(GROUPS))


def texts(svg: bytes) -> str:
    """What can be read in a picture."""
    drawn = etree.fromstring(svg).iter("{*}text")
    return " ".join(" ".join(str(piece) for each in drawn for piece in each.itertext()).split())


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (
            draw.over_time("Agreement of two", [PAIR], "agreement", time="session"),
            ["session", "Agreement of two", "0.50 at first (2001)", "2004"],
        ),
        (draw.over_time("Points", [BAND, PAIR], "ideal point"), ["Points", "ideal point", "QM with QN"]),
        (draw.matrix("All pairs", FOUND), ["All pairs", "QR", "6 states"]),
        (draw.roll(ROLL), ["F/3/7", "Rescue of ships", "2 voted yes", "Against: QO", "yes: 3 stated, 2 counted"]),
    ],
    ids=["agreement over time", "points with bands", "matrix", "roll"],
)
def test_a_chart_has_its_title_and_the_same_in_words(drawn: bytes, expected: list[str]) -> None:
    for words in expected:
        assert words in texts(drawn)


@pytest.mark.parametrize("drawn", [draw.over_time("A", [PAIR], "b"), draw.matrix("A", FOUND), draw.roll(ROLL)])
def test_a_chart_asks_for_nothing_from_elsewhere(drawn: bytes) -> None:
    assert b"href" not in drawn
    assert b"url(http" not in drawn
    assert b"<script" not in drawn


def test_a_chart_is_a_picture_too() -> None:
    assert draw.roll(ROLL, "png").startswith(b"\x89PNG")


def test_the_same_figures_give_the_same_chart() -> None:
    assert draw.matrix("All pairs", FOUND, format_="png") == draw.matrix("All pairs", FOUND, format_="png")


def test_states_of_a_group_stand_side_by_side() -> None:
    values = FOUND.values[0].astype(np.float64)
    order = order_of(values)
    assert {frozenset(order[:3]), frozenset(order[3:])} == {frozenset({0, 2, 4}), frozenset({1, 3, 5})}
    assert order.index(0) < 3


def test_a_pair_without_common_vote_does_not_hinder_the_order() -> None:
    values = np.array([[1, 0.1, np.nan], [0.1, 1, 0.9], [np.nan, 0.9, 1]])
    assert sorted(order_of(values)) == [0, 1, 2]
    assert "1 pairs have no common vote" in tiles_in_words(values, ["QM", "QN", "QO"])


def test_words_name_the_pairs_that_agree_most_and_least() -> None:
    words = tiles_in_words(np.array([[1, 0.1, 0.5], [0.1, 1, 0.9], [0.5, 0.9, 1]]), ["QM", "QN", "QO"])
    assert "Most alike: QN and QO (0.90)" in words
    assert "least: QM and QN (0.10)" in words
    assert "0.50 in the mean" in words


def test_words_on_series_say_what_has_no_value() -> None:
    assert in_words([PAIR]) == (
        "QM with QN: 0.50 at first (2001), 0.70 at last (2004); lowest 0.50 (2001), highest 0.90 (2003)."
        " 1 of 4 have no value."
    )
    assert "no common vote" in in_words([Series("QM with QN", (Point("2001", None),))])
    assert in_words([Series("QM", (Point("2001", 0.25),))]) == "QM: 0.25 (2001)."


def test_more_lines_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="12 lines at most, not 13"):
        draw.over_time("Many", [PAIR] * 13, "agreement")
