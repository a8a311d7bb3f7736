"""CSV says of each statement what JSON says, with its words and its turn."""

import csv
from io import StringIO

import pytest

from collegium.exchange.statements import COLUMNS, statements_csv_of, statements_header
from collegium.reading.contract import Period, Reading
from tests.exchange.page.invented import reading
from tests.exchange.stated import asked, harbour, stating


def rows(*readings: Reading) -> list[dict[str, str]]:
    """What a program reads from the CSV of the statements of some readings."""
    content = statements_header() + "".join(map(statements_csv_of, readings))
    return list(csv.DictReader(StringIO(content, newline="")))


def test_each_statement_is_a_row_with_its_words() -> None:
    one = harbour()
    found = rows(one)
    assert [list(row) for row in found] == [list(COLUMNS)] * len(one.statements)
    for number, (row, each) in enumerate(zip(found, one.statements, strict=True), 1):
        assert (row["statement"], row["kind"], row["act"]) == (str(number), "statement", each.act)
        assert row["quote"] == one.text[int(row["start"]) : int(row["end"])]
        assert (row["standing"], row["confidence"]) == (each.standing, str(each.confidence))
    first, second = found[:2]
    assert (first["actors"], first["when_start"], first["when_end"]) == ("QM", "2031-01-01", "2031-12-31")
    assert first["condition"] == "as long as Oskendal keeps the pier clear of ice"
    assert [second[key] for key in ("addressees", "forums", "instruments")] == ["QM", "tarn-pact", "Rope Code"]


def test_several_in_one_cell_are_set_apart() -> None:
    one = stating(reading("They sail."), ("They sail", "commits", {"actors": ("QM", "QN"), "issues": ("ice", "piers")}))
    (row,) = rows(one)
    assert (row["actors"], row["issues"]) == ("QM; QN", "ice; piers")


def test_premises_are_rows_of_their_own_kind_with_the_turn_that_asks() -> None:
    found = rows(asked())
    assert [(row["kind"], row["statement"], row["turn"]) for row in found] == [
        ("statement", "1", "2"),
        ("premise", "1", "1"),
    ]


def test_what_is_not_known_is_empty_and_a_text_without_statements_has_no_row() -> None:
    one = stating(reading("They sail."), ("They sail", "holds", {"actors": (), "when": Period(None, "2031-03-01")}))
    (row,) = rows(one, reading("The ferry waits."))
    empty = ("actors", "addressees", "when_start", "condition", "attributed_to", "issues", "turn")
    assert [row[key] for key in empty] == [""] * len(empty)
    assert row["when_end"] == "2031-03-01"


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@sum"])
def test_no_cell_is_a_formula(beginning: str) -> None:
    said = {"actors": (beginning,), "attributed_to": beginning, "condition": beginning, "instruments": (beginning,)}
    (row,) = rows(stating(reading(beginning), (beginning, "commits", said)))
    for key in ("actors", "attributed_to", "condition", "instruments", "quote"):
        assert row[key] == f"'{beginning}"
