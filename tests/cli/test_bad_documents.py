"""Bad input: each document is named with cause and remedy, costs a bounded time and memory, and stops no other."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli import bad
from tests.cli.program import Ended, table_rows, watched

CASES = Path(__file__).parent / "cases" / "bad.toml"
MOST = 300_000  # KiB of memory that any process of the program may take
SECONDS = "20"  # that any document may take, so that a bound is seen to hold
GOOD = "The ferry sails when the ice allows it to sail."


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Ended:
    """All bad documents, with good ones before, among and after them."""
    folder = tmp_path_factory.mktemp("batch")
    bad.make(folder)
    for name in ("a.txt", "good.txt", "z.txt"):
        (folder / name).write_text(GOOD)
    return watched("read", ".", "--format", "json", "--jobs", "2", "--seconds", SECONDS, cwd=folder)


@pytest.mark.parametrize("row", table_rows(CASES, "bad"))
def test_it_says_which_document_is_bad_and_why_and_what_to_do(batch: Ended, row: dict[str, Any]) -> None:
    (said,) = [line for line in batch.err.splitlines() if line.startswith(f"  {row['name']}: ")]
    assert row["cause"] in said
    assert row["remedy"] in said


def test_the_batch_goes_on_and_ends_with_the_list_of_what_failed(batch: Ended) -> None:
    assert batch.code == 1
    assert [reading["source"]["name"] for reading in batch.readings()] == ["a.txt", "good.txt", "z.txt"]
    rows = [row["name"] for row in tomllib.loads(CASES.read_text("utf-8"))["bad"]]
    first, *listed = batch.err.splitlines()
    assert first == f"collegium: {len(rows)} of {len(rows) + 3} documents failed:"
    assert [line.split(":")[0].strip() for line in listed] == rows


def test_no_bad_document_takes_much_memory(batch: Ended) -> None:
    assert 0 < batch.peak < MOST


PICTURES = "Split it, or save it without its pictures."


@pytest.mark.parametrize(
    ("beginning", "most", "remedy"),
    [
        (b"%PDF-1.7\n", 64, PICTURES),
        (b"{\\rtf1 ", 16, PICTURES),
        (b"PK\x03\x04", 64, PICTURES),
        (b"<html>", 8, "Split it."),
        (b"", 8, "Split it."),
    ],
)
def test_more_than_can_be_read_on_standard_input_is_refused(
    tmp_path: Path, beginning: bytes, most: int, remedy: str
) -> None:
    ended = watched("read", "-", cwd=tmp_path, given=beginning + b"ferry " * (11 << 20))
    assert ended.code == 1
    assert ended.err == (
        f"collegium: standard input: The document is larger than {most} MiB, the most that is read of its kind. "
        f"{remedy}"
    )
    assert ended.peak < MOST
