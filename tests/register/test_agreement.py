"""How far two people agree: rows of pairs with the share said the same and Cohen's kappa."""

import csv

import pytest

from collegium.register.rules.agreement import Pair, agreement
from tests.machine import ROOT

TABLE = (ROOT / "tests" / "register" / "cases" / "agreement.csv").read_text("utf-8")
ROWS = list(csv.DictReader(TABLE.splitlines()))


def figure(said: str) -> float | None:
    return float(said) if said else None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards against"])
def test_two_people_agree_so_far(row: dict[str, str]) -> None:
    parts = [each.split("/") for each in row["pairs"].split()]
    told = agreement([Pair(first, second, same == "1") for first, second, same in parts])
    assert told.count == len(parts)
    assert told.equal == figure(row["equal"])
    assert told.kappa == (None if not row["kappa"] else pytest.approx(float(row["kappa"])))
