"""Measures of pairs, against values computed by hand."""

import math
import tomllib
from pathlib import Path
from typing import Any

import pytest

from collegium.voting.measures import (
    RULES,
    RollList,
    agreement,
    by_issue,
    by_session,
    by_span,
    kappa,
    of_list,
    pi,
    whole,
)
from tests.voting.measures.invented import matrix_of

ROWS: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "cases" / "pairs.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_gives_the_value_computed_by_hand(name: str, row: dict[str, Any]) -> None:
    matrix = matrix_of(row["votes"])
    assert agreement(matrix, RULES[name], whole(matrix)).of("QM", "QN") == [pytest.approx(row.get(name), abs=1e-6)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["name"]))
@pytest.mark.parametrize("measure", [kappa, pi], ids=["kappa", "pi"])
def test_a_measure_beyond_chance_gives_the_value_computed_by_hand(measure: Any, row: dict[str, Any]) -> None:
    matrix = matrix_of(row["votes"])
    value = measure(matrix, whole(matrix))[0, 0, 1]
    assert value == pytest.approx(row.get(measure.__name__, math.nan), abs=1e-6, nan_ok=True)


def test_a_list_of_votes_is_named_as_whose_list_it_is() -> None:
    matrix = matrix_of(["YYN", "NYN"], [2001, 2001, 2002])
    parts = of_list(matrix, RollList("Ministry of QM", "key votes", frozenset({"1", "3"})))
    assert [part.label for part in parts] == ["1 (Ministry of QM: key votes)", "2 (Ministry of QM: key votes)"]
    assert agreement(matrix, RULES["coincidence"], parts).of("QM", "QN") == [0.0, 1.0]


def test_each_session_and_issue_has_its_own_value() -> None:
    matrix = matrix_of(["YYN", "NYN"], [2001, 2001, 2002])
    assert agreement(matrix, RULES["identical"], by_session(matrix)).of("QM", "QN") == [0.5, 1.0]
    issues = by_issue(matrix, {"fish": ["1"], "ice": ["1", "2", "3"], "salt": []})
    assert agreement(matrix, RULES["identical"], issues).of("QM", "QN") == [0.0, pytest.approx(2 / 3), None]


def test_spans_of_years_count_from_the_first_year() -> None:
    matrix = matrix_of(["YYYY"], [2001, 2003, 2004, 2008])
    assert [part.label for part in by_span(matrix, 3)] == ["2001–2003", "2004–2006", "2007–2009"]


def test_a_span_without_years_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one year"):
        by_span(matrix_of(["Y"]), 0)


def test_an_unknown_state_is_refused() -> None:
    matrix = matrix_of(["Y", "Y"])
    with pytest.raises(ValueError, match="not in tuple"):
        agreement(matrix, RULES["identical"], whole(matrix)).of("QM", "QT")
