"""CSV says for each turn what JSON says, and no spreadsheet runs it."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.exchange.rows import COLUMNS, csv_of, header
from collegium.reading.contract import Reading, Turn
from tests.exchange.page.invented import ferry, reading


def rows(*readings: Reading) -> list[dict[str, str]]:
    """What a program reads from the CSV of some readings."""
    content = header() + "".join(map(csv_of, readings))
    return list(csv.DictReader(StringIO(content, newline="")))


def test_each_turn_is_a_row() -> None:
    document = ferry()
    found = rows(document)
    assert [row["turn"] for row in found] == [str(number) for number in range(1, len(document.turns) + 1)]
    for row, turn in zip(found, document.turns, strict=True):
        assert (row["role"], row["speaker"], row["party"]) == (turn.role, turn.speaker or "", turn.party or "")
        assert row["text"] == document.text[int(row["start"]) : int(row["end"])]


def test_a_document_in_which_nobody_speaks_is_one_row_with_its_whole_text() -> None:
    (row,) = rows(reading("The ferry sails.\nThe pier stays.", languages=("en", "fr")))
    assert (row["turn"], row["role"], row["speaker"]) == ("", "", "")
    assert (row["start"], row["end"], row["text"]) == ("0", "32", "The ferry sails.\nThe pier stays.")
    assert row["languages"] == "en fr"


def test_rows_of_several_documents_stand_one_after_another() -> None:
    assert [row["name"] for row in rows(reading("a", name="a.txt"), reading("b", name="b.txt"))] == ["a.txt", "b.txt"]


def test_what_is_not_known_is_an_empty_cell() -> None:
    (row,) = rows(reading("a", title=None, date=None, language=None, languages=()))
    assert [row[key] for key in ("title", "date", "time", "place", "number", "language", "languages")] == [""] * 7


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_a_formula(beginning: str) -> None:
    turn = Turn((0, len(beginning)), "answer", beginning, beginning, "QM")
    (row,) = rows(reading(beginning, title=beginning, name=beginning, turns=[turn]))
    for key in ("name", "title", "speaker", "office", "text"):
        assert row[key] == f"'{beginning}"


@given(st.text(), st.text(), st.text())
def test_whatever_the_cells_hold_the_rows_come_back(text: str, title: str, speaker: str) -> None:
    turn = Turn((0, len(text)), "answer", speaker, None, None)
    found = rows(reading(text, title=title, turns=[turn, turn]))
    assert len(found) == 2
    for row in found:
        assert list(row) == list(COLUMNS)
        for key, value in (("text", text), ("title", title), ("speaker", speaker)):
            assert row[key] in (value, f"'{value}")
            assert not row[key].startswith(("=", "+", "-", "@"))
