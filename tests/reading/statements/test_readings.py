"""Small documents through the whole reading: who does what, towards whom, when, on what condition, in whose voice."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.contract import Reading, Statement
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from tests.machine import ROOT

CASES = tomllib.loads((Path(__file__).parent / "cases" / "readings.toml").read_text("utf-8"))
FRAMES = {frame.pop("name"): frame for frame in CASES["frame"]}
ROWS = CASES["case"]
NAMES = [f"{row['frame']}: {row['guards']}" for row in ROWS]
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")


def reading_of(row: dict[str, Any]) -> Reading:
    """The reading of a row's document: its frame, filled with what the row says."""
    frame = FRAMES[row["frame"]]
    return read(frame["text"].format(**{**frame, **row}).encode(), "case.txt", VOCABULARY, media_type="text/plain")


def shown(statement: Statement, keys: list[str]) -> dict[str, Any]:
    """Some fields of a statement, as rows write them."""
    found: dict[str, Any] = {}
    for key in keys:
        value = getattr(statement, key)
        found[key] = list(value) if isinstance(value, tuple) else value
        if key == "when" and value is not None:
            found[key] = [value.start or "", value.end or ""]
    return found


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_a_document_states_what_its_row_says(row: dict[str, Any]) -> None:
    reading = reading_of(row)
    for name in ("statements", "premises"):
        asked, found = row.get(name, []), getattr(reading, name)
        assert [each.act for each in found] == [each["act"] for each in asked], row["guards"]
        assert [shown(one, list(each)) for one, each in zip(found, asked, strict=True)] == asked, row["guards"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples" / "record").iterdir()), ids=lambda path: path.name)
def test_without_statements_all_else_is_read_alike(path: Path) -> None:
    whole = read(path.read_bytes(), path.name, VOCABULARY)
    part = read(path.read_bytes(), path.name, VOCABULARY, statements=False)
    assert part == replace(whole, statements=(), premises=())


def test_no_two_rows_ask_the_same() -> None:
    assert len(set(NAMES)) == len(NAMES)
