"""The forms of the words of the tables."""

import pytest

from collegium.reading.vocabulary.inflection import forms
from tests.reading.vocabulary.rows import Row, named, rows


@pytest.mark.parametrize("row", rows("inflection"), ids=named)
def test_a_word_has_its_forms(row: Row) -> None:
    made = forms(row["word"], row["language"], adjective=row["adjective"], national=row.get("national", False))
    assert set(row["holds"]) <= set(made), row["guards"]
    assert not set(row["lacks"]) & set(made), row["guards"]


@pytest.mark.parametrize("row", rows("inflection"), ids=named)
def test_the_word_itself_is_its_first_form_and_none_comes_twice(row: Row) -> None:
    made = forms(row["word"], row["language"], adjective=row["adjective"], national=row.get("national", False))
    assert made[0] == row["word"].removeprefix("=")
    assert len(made) == len(set(made))
