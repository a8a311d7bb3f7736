"""What the grid says of every case, and when reports on standing appeals are due."""

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.programme.rules.appeals import later, periods
from collegium.programme.rules.grid import ACTED, HIDDEN, OUTCOME, OUTCOMES, REST, SIGNS, WEIGHT, outcome, sign
from collegium.programme.rules.instructions import CHARGES
from collegium.programme.rules.places import folded_place


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table of cases."""
    with (Path(__file__).parent / "cases" / f"{name}.csv").open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


GRID, SAID, SPANS = rows_of("grid"), rows_of("signs"), rows_of("periods")
DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize("row", GRID, ids=lambda row: row["guards against"])
def test_a_place_says_what_its_row_says(row: dict[str, str]) -> None:
    signs = ["acted"] * ACTED.index(row["acted"])
    signs += [row["rest"]] if row["rest"] != "nothing" else []
    assert outcome(signs, HIDDEN.index(row["hidden"]) * 3) == row["outcome"]
    assert outcome(signs[::-1], HIDDEN.index(row["hidden"])) == row["outcome"]


def test_every_case_has_its_row() -> None:
    assert {(row["acted"], row["rest"], row["hidden"]): row["outcome"] for row in GRID} == dict(OUTCOME)
    assert len(GRID) == len(ACTED) * len(REST) * len(HIDDEN)
    assert {row["outcome"] for row in GRID} == set(OUTCOMES)


@pytest.mark.parametrize("row", SAID, ids=lambda row: row["guards against"])
def test_a_charge_says_what_its_row_says(row: dict[str, str]) -> None:
    due = date.fromisoformat(row["due"]) if row["due"] else None
    assert sign(row["state"], due, date.fromisoformat(row["today"])) == row["sign"]


def test_every_state_of_a_charge_has_a_sign_and_a_row() -> None:
    assert set(SIGNS) == set(CHARGES) == {row["state"] for row in SAID}
    assert {row["sign"] for row in SAID} == set(WEIGHT)


@given(st.lists(st.sampled_from(WEIGHT), max_size=30), st.integers(0, 30))
def test_what_is_not_shared_is_never_no_report(signs: list[str], hidden: int) -> None:
    assert (outcome(signs, hidden) == "no report") == (outcome(signs, 0) == "no report")
    if "no report" not in signs:
        assert outcome(signs, hidden) != "no report"


@pytest.mark.parametrize("row", SPANS, ids=lambda row: row["guards against"])
def test_reports_are_due_when_their_row_says(row: dict[str, str]) -> None:
    ends = date.fromisoformat(row["ends"]) if row["ends"] else None
    found = periods(date.fromisoformat(row["starts"]), int(row["months"]), date.fromisoformat(row["until"]), ends)
    assert [f"{each.since}/{each.until}" for each in found] == row["periods"].split()


@given(DAYS, st.integers(1, 120), st.integers(0, 4000), st.none() | st.integers(0, 4000))
def test_periods_leave_no_day_out_and_none_twice(starts: date, months: int, days: int, ends: int | None) -> None:
    until, last = starts + timedelta(days), None if ends is None else starts + timedelta(ends)
    found = list(periods(starts, months, until, last))
    assert all(one.until == other.since for one, other in pairwise(found))
    assert all(each.since < each.until <= until for each in found)
    assert all(each.since == later(starts, number * months) for number, each in enumerate(found))
    if last is None:
        assert later(starts, (len(found) + 1) * months) > until
    else:
        assert all(each.until <= last for each in found)
        assert (last in [each.until for each in found]) == (starts < last <= until)


@given(DAYS, st.integers(0, 240))
def test_a_later_month_has_the_same_day_or_its_last(day: date, months: int) -> None:
    found = later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found + timedelta(1)).month != found.month


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Quellhaven", " quellhaven ", True),
        ("Sankt  Ärn", "SANKT ARN", True),
        ("Ørn-by", "orn by", True),
        ("Quellhaven", "Quellhaven Nord", False),
        ("北", "北", True),
        ("–", "–", True),
        ("–", "+", False),
    ],
)
def test_places_meet_however_they_are_written(one: str, other: str, same: bool) -> None:
    assert (folded_place(one) == folded_place(other)) == same
