"""Cells are understood in five languages, and nothing is guessed. Each row says what it guards against."""

import contextlib
import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.exchange.tables import values
from collegium.exchange.tables.values import Span, Unclear

SPAN = Span(date(2031, 1, 1), date(2031, 12, 31))
READ: dict[str, Callable[[str], Any]] = {
    "when": lambda text: values.within(values.month_or_day(text, SPAN), SPAN),
    "day": values.day,
    "number": values.number,
    "numbered": values.numbered,
    "printed": values.printed,
    "level": values.level,
    "yes": values.yes_or_no,
    "state": values.state,
    "followed": values.followed,
    "line": values.line_taken,
}
with (Path(__file__).parent / "cases" / "values.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['of']} {row['said']}: {row['guards_against']}")
def test_a_cell_says_what_it_says_or_is_refused(row: dict[str, str]) -> None:
    read = READ[row["of"]]
    if row["value"].startswith("!"):
        with pytest.raises(Unclear) as refused:
            read(row["said"])
        assert refused.value.cause == row["value"][1:]
        assert refused.value.remedy
    else:
        said = read(row["said"])
        assert ("" if said is None else str(said)) == row["value"]


def test_a_month_that_a_period_has_twice_takes_no_year() -> None:
    with pytest.raises(Unclear, match="The year is missing"):
        values.month_or_day("May", Span(date(2031, 1, 1), date(2032, 12, 31)))
    assert values.month_or_day("May", Span(date(2031, 3, 1), date(2032, 2, 28))) == "2031-05"


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_day_is_read_as_it_is_written(day: date) -> None:
    assert values.day(day.isoformat()) == day
    assert values.day(f"{day.day}.{day.month}.{day.year}") == day


@given(st.text(max_size=40))
def test_no_text_does_anything_but_say_something_or_be_refused(text: str) -> None:
    for read in READ.values():
        with contextlib.suppress(Unclear):
            read(text)
