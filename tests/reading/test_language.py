"""The language of a text is told from its words, and left open where they are too few."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.language import language_of
from tests.reading.rows import Row, named, rows

ROWS = rows("language")


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_the_language_is_told(row: Row) -> None:
    assert (language_of(row["text"]) or "") == row["expected"], row["guards"]


@pytest.mark.parametrize("row", [row for row in ROWS if len(row["text"]) > 80], ids=named)
def test_the_length_of_a_text_does_not_matter(row: Row) -> None:
    assert language_of(row["text"] * 200) == row["expected"], row["guards"]


@pytest.mark.parametrize("row", ROWS, ids=named)
def test_line_breaks_do_not_matter(row: Row) -> None:
    assert language_of(row["text"].replace(" ", "\n")) == language_of(row["text"])


@given(st.text(max_size=300))
def test_any_text_has_a_language_or_none(text: str) -> None:
    found = language_of(text)
    assert found is None or (found.isalpha() and found.islower() and len(found) in (2, 3))
