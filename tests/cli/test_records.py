"""A line of a .jsonl is a document, or says why it is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.cli.records import Record, record_of
from collegium.reading.errors import Damaged
from tests.cli.program import table_rows

CASES = Path(__file__).parent / "cases" / "records.toml"
values = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=4)


@pytest.mark.parametrize("row", table_rows(CASES, "good"))
def test_a_line_gives_a_document(row: dict[str, Any]) -> None:
    stem = row.get("stem", "harbour-3")
    expected = Record(
        stem, stem, row["data"].encode(), row["media_type"], row.get("title", ""), row.get("published", "")
    )
    assert record_of(row["line"].encode(), "harbour-3") == expected


@pytest.mark.parametrize("row", table_rows(CASES, "bad"))
def test_a_line_that_is_no_document_says_why(row: dict[str, Any]) -> None:
    with pytest.raises(Damaged) as refusal:
        record_of(row["line"].encode(), "harbour-3")
    assert row["cause"] in refusal.value.cause
    assert '"html" or "text"' in refusal.value.remedy


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        (b'{"text": "F\xe4hre"}', "not UTF-8 (byte 12)"),
        ('{"text": "Fähre"}'.encode("utf-16"), "not UTF-8 (byte 1)"),
        (b"[" * 100_000, "no JSON that is read here"),
        (b'{"id": ' + b"9" * 5000 + b', "text": "a"}', "no JSON that is read here"),
    ],
    ids=["Latin 1", "UTF-16", "nested without end", "a number of 5,000 digits"],
)
def test_hostile_lines_are_named(line: bytes, cause: str) -> None:
    with pytest.raises(Damaged) as refusal:
        record_of(line, "harbour-3")
    assert cause in refusal.value.cause


@given(st.binary() | st.dictionaries(st.sampled_from(["id", "html", "text", "title"]), values).map(json.dumps))
def test_whatever_a_line_holds_it_is_read_or_refused(line: bytes | str) -> None:
    try:
        record = record_of(line if isinstance(line, bytes) else line.encode(), "harbour-3")
    except Damaged as refusal:
        written = f"{refusal.cause} {refusal.remedy}"
    else:
        written = f"{record.stem} {record.media_type}"
    assert written.strip()
