"""Two versions of a text held against each other: nothing of either is lost, and only what changed is marked."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.compare.difference import Line, difference, paragraphs
from tests.machine import ROOT

CASES = tomllib.loads((ROOT / "tests/reading/compare/cases/differences.toml").read_text("utf-8"))["case"]
SHOWN = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
LINES = st.lists(st.sampled_from(["boat,", "Boat.", "pier", "ice", "9", "10", "тол"]), max_size=6).map(" ".join)
TEXTS = st.lists(LINES, max_size=6)


def written(line: Line) -> str:
    """A paragraph with its marks, as the cases have it."""
    words = "".join(SHOWN[each.kind].format(each.old or each.new) for each in line.changes)
    return f"{line.kind}: {words}"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_difference_is(case: dict[str, Any]) -> None:
    assert [written(line) for line in difference(case["old"], case["new"])] == case["lines"]


@given(old=TEXTS.map("\n".join), new=TEXTS.map("\n".join))
def test_both_versions_can_be_told_from_their_difference(old: str, new: str) -> None:
    lines = difference(old, new)
    for text, side, other in ((old, "old", "new"), (new, "new", "old")):
        kept = [line for line in lines if line.kind != other]
        told = ["".join(getattr(each, side) for each in line.changes).strip() for line in kept]
        assert told == paragraphs(text)


@given(text=TEXTS.map("\n".join))
def test_a_text_differs_in_nothing_from_itself(text: str) -> None:
    assert all(line.kind == "same" for line in difference(text, text))
