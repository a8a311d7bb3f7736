"""Ideal points of the real record beside the published ones."""

import duckdb
import numpy as np
import pytest

from collegium.voting.ideal_points import IdealPoints, ideal_points
from tests.machine import real_record
from tests.voting.real import contested, ranks_agree, research_table

PUBLISHED = "SELECT iso3c, CAST(year AS INTEGER), idealpointall FROM read_csv(?) WHERE idealpointall IS NOT NULL"
ENOUGH = 30


@pytest.fixture(scope="module")
def found() -> IdealPoints:
    return ideal_points(research_table(real_record()))


def correlations(found: IdealPoints) -> dict[int, float]:
    """The rank correlation of each year in which at least six states have a published point."""
    file = str(real_record() / "votes" / "ideal_points.csv.gz")
    by_year: dict[int, list[tuple[float, float]]] = {}
    for state, year, point in duckdb.execute(PUBLISHED, [file]).fetchall():
        if state in found.states and year in found.years:
            own = found.values[found.states.index(state), found.years.index(year)]
            if not np.isnan(own):
                by_year.setdefault(year, []).append((own, point))
    pairs = {year: np.array(each) for year, each in by_year.items() if len(each) > 5}
    return {year: abs(ranks_agree(each[:, 0], each[:, 1])) for year, each in sorted(pairs.items())}


def test_states_stand_in_the_order_of_the_published_points(found: IdealPoints) -> None:
    matrix, by_year = research_table(real_record()), correlations(found)
    assert np.median(list(by_year.values())) >= 0.98
    judged = {year: each for year, each in by_year.items() if contested(matrix, year - 1945) >= ENOUGH}
    assert len(judged) >= 60
    below = {year: round(each, 3) for year, each in judged.items() if each < 0.95}
    assert len(below) <= 0.1 * len(judged), below
