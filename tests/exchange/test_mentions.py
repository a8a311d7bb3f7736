"""CSV says of each mention what JSON says, with its words and its turn."""

import csv
from io import StringIO

import pytest

from collegium.exchange.mentions import COLUMNS, mentions_csv_of, mentions_header
from collegium.reading.contract import Mention, Reading
from tests.exchange.page.invented import conversation, naming, pact, reading


def rows(*readings: Reading) -> list[dict[str, str]]:
    """What a program reads from the CSV of the mentions of some readings."""
    content = mentions_header() + "".join(map(mentions_csv_of, readings))
    return list(csv.DictReader(StringIO(content, newline="")))


def test_each_mention_is_a_row() -> None:
    one = pact()
    found = rows(one)
    assert [list(row) for row in found] == [list(COLUMNS)] * len(one.mentions)
    for number, (row, mention) in enumerate(zip(found, one.mentions, strict=True), 1):
        assert row["mention"] == str(number)
        assert row["kind"] == mention.kind
        assert row["quote"] == one.text[int(row["start"]) : int(row["end"])]
        cells = ("" if cell is None else str(cell) for cell in (mention.id, mention.name, mention.value))
        assert (row["id"], row["called"], row["value"]) == tuple(cells)


def test_a_document_that_names_nothing_has_no_row_and_the_next_one_has_its_own() -> None:
    found = rows(reading("The ferry sails.", name="a.txt"), naming("in Quell", ("Quell", "place", None, None, None)))
    assert [(row["name"], row["date"], row["quote"]) for row in found] == [("ferry.txt", "2031-02-03", "Quell")]


def test_a_row_says_in_which_turn_the_words_stand() -> None:
    one = conversation(("Q: ", "In Quell?", "question", None), ("Pell: ", "In Tresk.", "answer", "Pell"))
    places = [one.text.index(words) for words in ("Q:", "Quell", "Pell", "Tresk")]
    mentions = [Mention((at, at + 2), "place") for at in places]
    assert [row["turn"] for row in rows(reading(one.text, turns=one.turns, mentions=mentions))] == ["", "1", "", "2"]


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@sum"])
def test_no_cell_is_a_formula(beginning: str) -> None:
    (row,) = rows(naming(beginning, (beginning, "forum", beginning, beginning, None), name=beginning))
    assert [row[key] for key in ("name", "id", "called", "quote")] == [f"'{beginning}"] * 4
