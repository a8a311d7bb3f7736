"""Agreement beside figures that another study published, state by state and year by year."""

import math
from collections import Counter

import duckdb
import numpy as np
import pytest

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES, Matrix
from collegium.voting.measures import RULES, agreement, by_year
from tests.machine import real_record

VOTES = """
SELECT country, CAST(year AS INTEGER) * 1000 + vote_no AS roll, CAST(year AS INTEGER) AS year, CAST(vote AS VARCHAR)
FROM read_parquet(?)
"""
PUBLISHED = "SELECT Country, CAST(Year AS INTEGER), Coincidence, key FROM read_csv(?)"
CODES = {"Y": YES, "A": ABSTAIN, "N": NO, "X": ABSENT}
PARTNERS = {"CHINA": "CHINA", "RUSSIAN_FEDERATION": "RUSSIAN FEDERATION"}
ROUNDING = 1e-6

Row = tuple[str, int, float, str]


def second_source() -> Matrix:
    """The second source as it writes its states: the study's figures go by its names."""
    rows = duckdb.execute(VOTES, [str(real_record() / "votes" / "undl_votes_1992_2022.parquet")]).fetchall()
    states, rolls = sorted({row[0] for row in rows}), sorted({row[1] for row in rows})
    places, columns = ({each: place for place, each in enumerate(names)} for names in (states, rolls))
    codes = np.full((len(states), len(rolls)), OUTSIDE, dtype=np.int8)
    for country, roll, _, vote in rows:
        codes[places[country], columns[roll]] = CODES[vote]
    years = np.array([roll // 1000 for roll in rolls], dtype=np.int16)
    return Matrix(tuple(states), tuple(map(str, rolls)), years, (years - 1945).astype(np.int16), codes)


@pytest.fixture(scope="module")
def kinds() -> Counter[str]:
    """How many published figures are equal to ours to rounding, and what the others are."""
    matrix = second_source()
    found = agreement(matrix, RULES["half-absence"], by_year(matrix))
    published = duckdb.execute(PUBLISHED, [str(real_record() / "votes" / "voting_coincidence.csv.gz")]).fetchall()
    totals = {year: int((matrix.years == year).sum()) for year in set(matrix.years.tolist())}
    partners = PARTNERS | {"UNITED_STATES": next(each for each in matrix.states if each.startswith("UNITED STATES"))}
    count: Counter[str] = Counter()
    for country, year, value, key in published:
        if country not in matrix.states:
            count["no state of the source"] += 1
            continue
        cell = (found.labels.index(str(year)), matrix.states.index(country), matrix.states.index(partners[key]))
        count[kind(float(found.values[cell]), float(found.rolls[cell]), value, totals[year])] += 1
    return count


def kind(own: float, rolls: float, published: float, total: int) -> str:
    """Equal; or equal where rolls in which the state is not listed count against it; or neither."""
    if math.isclose(own, published, abs_tol=ROUNDING):
        return "equal"
    return "divided by all rolls" if math.isclose(own * rolls / total, published, abs_tol=ROUNDING) else "apart"


def test_nearly_all_published_figures_follow_from_the_rule(kinds: Counter[str]) -> None:
    assert kinds["equal"] >= 0.95 * kinds.total()


def test_every_other_published_figure_is_explained(kinds: Counter[str]) -> None:
    assert kinds == {"equal": 14211, "divided by all rolls": 51, "no state of the source": 3}
