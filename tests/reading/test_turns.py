"""Who speaks where: whole small documents in, turns out, in five languages."""

import pytest

from collegium.reading.contract import ROLES, Reading
from collegium.reading.read import read
from tests.reading.rows import Row, invented, named, rows

ROWS = rows("turns")
TEXTS = [row for row in ROWS if "media_type" not in row]
MOST_WORDS = 3  # of the beginning and the end of a turn that a row quotes


def reading_of(row: Row, text: str | None = None) -> Reading:
    """The reading of a row's document."""
    media_type = row.get("media_type", "text/plain")
    return read((text or row["text"]).encode(), row["name"], invented(), media_type=media_type)


def turns_of(reading: Reading) -> list[list[str]]:
    """The turns of a reading as rows write them."""
    found = []
    for turn in reading.turns:
        said = reading.text[slice(*turn.span)].split()
        ends = " ".join(said[:MOST_WORDS]), " ".join(said[-MOST_WORDS:])
        found.append([turn.role, turn.speaker or "", turn.office or "", turn.party or "", *ends])
    return found


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_turns_of_a_document_are_found(row: Row) -> None:
    found = turns_of(reading_of(row))
    assert [[*turn[:4]] for turn in found] == [turn[:4] for turn in row["turns"]], row["guards"]
    assert [turn[4:] for turn in found] == [turn[4:] for turn in row["turns"]], row["guards"]


@pytest.mark.parametrize("row", TEXTS, ids=named)
def test_line_ends_of_other_systems_change_nothing(row: Row) -> None:
    assert turns_of(reading_of(row, row["text"].replace("\n", "\r\n"))) == turns_of(reading_of(row))


@pytest.mark.parametrize("row", TEXTS, ids=named)
def test_hard_spaces_change_nothing(row: Row) -> None:
    assert turns_of(reading_of(row, row["text"].replace(": ", ":\xa0"))) == turns_of(reading_of(row))


@pytest.mark.parametrize("row", TEXTS, ids=named)
def test_as_a_page_a_document_has_the_same_turns(row: Row) -> None:
    lines = [line for line in row["text"].split("\n") if line]
    page = f"<h1>{lines[0]}</h1>" + "".join(f"<p>{line}</p>" for line in lines[1:])
    as_page = {**row, "media_type": "text/html"}
    assert turns_of(reading_of(as_page, page)) == turns_of(reading_of(row))


def test_every_role_of_the_contract_has_a_case() -> None:
    assert {turn[0] for row in ROWS for turn in row["turns"]} == set(ROLES)
