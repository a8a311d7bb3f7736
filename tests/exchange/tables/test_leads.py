"""One column says who leads for all partners: for the parties of a row, for those that it names, or for all."""

import csv
from pathlib import Path

import pytest

from collegium.exchange.tables.fields import Partners
from collegium.exchange.tables.leads import led, parties
from collegium.exchange.tables.values import Unclear

PARTNERS = Partners({"QM": "Velmora", "QN": "Ostrand and Skerry", "QO": "Harrowmark"}, ("QM", "QN"))
with (Path(__file__).parent / "cases" / "leads.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["guards_against"])
def test_a_unit_leads_for_those_whose_it_is(row: dict[str, str]) -> None:
    if row["leads"].startswith("!"):
        with pytest.raises(Unclear) as refused:
            parties(row["parties"], PARTNERS)
        assert refused.value.cause == row["leads"][1:]
        return
    said = led(row["unit"], parties(row["parties"], PARTNERS), PARTNERS)
    assert "; ".join(f"{code}: {unit}" for code, unit in sorted(said.items())) == row["leads"]
