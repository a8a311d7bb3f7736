"""A claim about a vote beside the rolls that could be meant."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from collegium.voting.matrix import ABSTAIN, YES
from collegium.voting.questions.claims import Claim, Verdict, beside
from collegium.voting.rolls import Roll
from tests.machine import real_record

ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "claims.toml").read_text("utf-8"))["case"]
ROLL = Roll(
    id="7",
    source="invented",
    session="3",
    day=date(2020, 3, 2),
    year=2020,
    symbol="F/RES/3/7",
    title="Rescue of ships in the northern straits",
    stage="resolution",
    votes={"QM": YES, "QN": YES, "QO": YES, "QP": ABSTAIN},
)
CODES = {"yes": 1, "abstain": 2, "no": 3}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
def test_a_claim_stands_to_a_roll_as_the_row_says(row: dict[str, Any]) -> None:
    told = {key: row[key] for key in ("said", "no", "yes", "stage", "votes") if key in row}
    (found,) = beside(Claim(symbol=ROLL.symbol, **told), [ROLL])
    assert (found.verdict, list(found.differences)) == (row["verdict"], row.get("differences", []))
    assert found.reason


def test_every_roll_that_could_be_meant_is_shown_the_nearest_in_time_first() -> None:
    before, other = replace(ROLL, id="1", day=date(2019, 3, 2), year=2019), replace(ROLL, id="2", title="Herring")
    found = beside(Claim(said=date(2020, 2, 1), about="ships in northern straits", no=0), [before, ROLL, other])
    assert [(each.roll.id, each.verdict) for each in found] == [("7", Verdict.LATER), ("1", Verdict.AGREES)]


def test_a_roll_without_a_day_is_taken_by_its_year() -> None:
    undated = replace(ROLL, day=None)
    verdicts = [beside(Claim(said=date(year, 6, 1), symbol=ROLL.symbol), [undated])[0].verdict for year in (2019, 2020)]
    assert verdicts == [Verdict.LATER, Verdict.AGREES]


def test_a_claim_on_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="Say what the vote was on"):
        beside(Claim(no=0, about="it"), [ROLL])


def test_nobody_voted_against_was_said_before_the_assembly_voted() -> None:
    """Said on 18 November 2019 of a text that the Assembly voted on on 12 December."""
    folder = real_record() / "votes"
    votes = duckdb.execute(
        "SELECT country, CAST(vote AS VARCHAR) FROM read_parquet(?) WHERE rcid = 9082", [str(folder / "votes.parquet")]
    ).fetchall()
    day, symbol, title = duckdb.execute(
        "SELECT CAST(date AS DATE), unres, descr FROM read_csv(?) WHERE rcid = 9082",
        [str(folder / "roll_calls.csv.gz")],
    ).fetchall()[0]
    roll = Roll(
        "9082", "research", day=day, symbol=symbol, title=title, votes={name: CODES[vote] for name, vote in votes}
    )
    claim = Claim(said=date(2019, 11, 18), about="arms control, disarmament and non-proliferation treaties", no=0)
    (found,) = beside(claim, [roll])
    assert (found.roll.symbol, found.roll.day) == ("A/RES/74/66", date(2019, 12, 12))
    assert (found.verdict, found.differences) == (Verdict.LATER, ())
    assert beside(replace(claim, said=date(2019, 12, 13)), [roll])[0].verdict is Verdict.AGREES
