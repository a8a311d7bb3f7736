"""No two outputs of a run have one name, whatever the documents are called."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.cli.names import Names
from tests.cli.program import table_rows

CASES = Path(__file__).parent / "cases" / "names.toml"


@pytest.mark.parametrize("row", table_rows(CASES, "names"))
def test_each_document_gets_a_name_of_its_own(row: dict[str, Any]) -> None:
    names = Names()
    assert [names.of(stem) for stem in row["stems"]] == row["expected"]


@given(st.lists(st.one_of(st.text(), st.sampled_from(["a", "A", "a~2", "a~3", "..", "ä" * 200])), max_size=30))
def test_names_are_unlike_and_can_be_written(stems: list[str]) -> None:
    names = Names()
    given_out = [names.of(stem) for stem in stems]
    assert len({name.casefold() for name in given_out}) == len(stems)
    for name in given_out:
        assert len(f"{name}.json".encode()) <= 255
        assert "/" not in name
        assert not name.startswith(".")
        assert name.isprintable()
