"""The format of a document is told from its bytes; its name decides only where they leave it open."""

import tomllib
import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading import errors
from collegium.reading.formats import LARGEST, MOST, ROOMS, extract
from collegium.reading.formats.detect import DOCX, PDF, RTF, TEXT, media_type_of
from tests.reading.rows import CASES, Row, named, rows

BYTES, ZIPS = rows("detect"), rows("detect", "zip")


def archive(members: list[str], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip of members, each "name" or "name=content"."""
    data = BytesIO()
    with zipfile.ZipFile(data, "w", method) as made:
        for member in members:
            name, _, content = member.partition("=")
            made.writestr(name, content)
    return data.getvalue()


def told(row: Row, data: bytes) -> str:
    """The format of bytes, or what the error is called."""
    try:
        return media_type_of(data, row.get("file", ""))
    except errors.ReadingError as error:
        return type(error).__name__


@pytest.mark.parametrize("row", BYTES, ids=named)
def test_the_format_of_bytes_is_told(row: Row) -> None:
    data = row["data"].encode("latin-1")
    assert told(row, data) == row.get("expected", row.get("error")), row["guards"]


@pytest.mark.parametrize("row", ZIPS, ids=named)
def test_the_format_of_a_container_is_told(row: Row) -> None:
    assert told(row, archive(row["members"])) == row.get("expected", row.get("error")), row["guards"]


def test_every_format_that_is_told_has_a_room_and_a_limit() -> None:
    said = {row["expected"] for row in [*BYTES, *ZIPS] if "expected" in row}
    assert said == set(ROOMS) == set(MOST)


@pytest.mark.parametrize("size", [MOST[TEXT] + 1, LARGEST + 1])
@pytest.mark.parametrize("beginning", [b"", b"<html><p>"])
def test_text_and_pages_beyond_their_own_limit_are_to_be_split(beginning: bytes, size: int) -> None:
    with pytest.raises(errors.TooMuch, match="larger than 8 MiB") as refusal:
        extract(beginning + b"a" * size)
    assert refusal.value.remedy == "Split it."


@pytest.mark.parametrize(("beginning", "most"), [(b"{\\rtf1 ", RTF), (b"%PDF-1.7\n", PDF), (b"PK\x03\x04", DOCX)])
def test_what_may_hold_pictures_may_be_saved_without_them(beginning: bytes, most: str) -> None:
    with pytest.raises(errors.TooMuch, match=f"larger than {MOST[most] >> 20} MiB") as refusal:
        extract(beginning + b"a" * LARGEST)
    assert "pictures" in refusal.value.remedy


@given(st.binary(max_size=200), st.sampled_from(["", "a.txt", "a.html", "a.eml", "a.docx", "a.pdf", "a"]))
def test_any_bytes_are_of_a_format_or_refused(data: bytes, name: str) -> None:
    assert told({"file": name}, data) in {*ROOMS, "EmptyDocument", "UnknownFormat", "Damaged", "Encrypted"}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
@given(st.data())
def test_a_spoilt_container_is_of_a_format_or_refused(method: int, data: st.DataObject) -> None:
    spoilt = bytearray(archive(["mimetype=" + "application/vnd.oasis.opendocument.text" * 4], method))
    for _ in range(data.draw(st.integers(1, 3))):
        spoilt[data.draw(st.integers(2, len(spoilt) - 1))] = data.draw(st.integers(0, 255))
    assert told({}, bytes(spoilt)) in {*ROOMS, "UnknownFormat", "Damaged"}


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_container_is_told_without_unpacking_what_grows(method: int) -> None:
    grown = archive(["mimetype=" + "\0" * (32 << 20)], method)
    tracemalloc.start()
    said = told({}, grown)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (said, most < 4 << 20) == ("UnknownFormat", True)


@pytest.mark.parametrize("opening", ["<!-- x -->", "<!--", "\n<!-- - -- -->\n", "A: b\n", " "])
def test_a_long_row_of_openings_is_told_at_once(opening: str) -> None:
    # Without an end to backtracking this row of comments would take longer than the age of the coast.
    assert media_type_of(opening.encode() * 2000 + b"end") == TEXT


def test_cases_are_whole() -> None:
    for table in tomllib.loads((CASES / "detect.toml").read_text(encoding="utf-8")).values():
        assert all(("expected" in row) != ("error" in row) for row in table)
