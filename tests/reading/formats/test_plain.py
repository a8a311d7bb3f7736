"""Plain text becomes paragraphs: a line each, or joined where it was wrapped by hand; no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.errors import EmptyDocument
from collegium.reading.formats.plain import blocks, extract
from tests.reading.rows import Row, named, rows

LINES = ["the boats went out in the morning and", "did not come back,", "Then it rained.", "- fish", "", "\t", "Q: x"]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\f"]
WRAPPED = st.builds(str.join, st.sampled_from(ENDS), st.lists(st.sampled_from(LINES), max_size=14))


@pytest.mark.parametrize("row", rows("plain"), ids=named)
def test_a_text_becomes_paragraphs(row: Row) -> None:
    found = [f"{block.kind}|{' '.join(block.text.split())}" for block in extract(row["text"].encode()).blocks]
    assert found == row["expected"], row["guards"]


@given(st.one_of(st.text(max_size=200), WRAPPED))
def test_blocks_hold_every_character_where_it_stands(text: str) -> None:
    found = blocks(text)
    assert "".join("".join(block.text.split()) for block in found) == "".join(text.split())
    end = 0
    for block in found:
        (run,) = block.runs
        assert text[run.offset : run.offset + len(run.text)] == run.text
        assert run.offset >= end
        assert run.text.strip()
        end = run.offset + len(run.text)


def test_what_a_text_stands_in_is_said() -> None:
    assert [block.runs[0].where for block in blocks("a\nb", "body")] == ["body", "body"]


def test_the_encoding_is_noted() -> None:
    assert extract("Größe".encode("cp1252")).notes["encoding"] == "cp1252"


@pytest.mark.parametrize("data", [b"", b"\n \n", b"\xef\xbb\xbf", "\u2003".encode()])
def test_nothing_is_an_empty_document(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        extract(data)
