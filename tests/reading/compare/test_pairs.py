"""What became of each statement, row by row."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.compare import Pair, compare
from tests.reading.compare.made import of_statements

CASES = tomllib.loads((Path(__file__).parent / "cases/pairs.toml").read_text("utf-8"))["case"]


def told(pair: Pair) -> str:
    """A pair as the rows write it."""
    places = [0 if place is None else place + 1 for place in (pair.old, pair.new)]
    beside = "" if pair.beside is None else f" beside {pair.beside + 1}"
    return f"{pair.kind} {places[0]} {places[1]}{beside}"


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_a_statement_becomes_what_its_row_says(case: dict[str, Any]) -> None:
    named = case.get("named", ())
    found = compare(of_statements(case["old"], named), of_statements(case["new"], named))
    assert [told(pair) for pair in found.pairs] == case["became"], case["guards"]


def test_a_pair_leads_to_its_statements() -> None:
    old = of_statements([("commits", "QM", "Velmora will train twelve pilots for the winter channel every year")])
    new = of_statements([("declines", "QM", "Velmora will no longer train pilots for the winter channel")])
    found = compare(old, new)
    (pair,) = found.of_kind("not_repeated")
    assert (found.old_statement(pair), found.new_statement(pair)) == (old.statements[0], None)
    assert found.beside(pair) == new.statements[0]
    (other,) = found.of_kind("new")
    assert (found.old_statement(other), found.new_statement(other)) == (None, new.statements[0])
    assert found.beside(other) is None
