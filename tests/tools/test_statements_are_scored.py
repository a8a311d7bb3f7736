"""The yardstick of statements: what it counts as right, and what it does not ask."""

import json
from pathlib import Path
from typing import Any

import pytest

from tools.measuring import statements
from tools.measuring.passages import Text
from tools.measuring.score import Score

TEXT = "Skelland will mend the north pier. It thanks the divers, and it has not paid the crane yet."
CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "cases" / "scored.json").read_text("utf-8"))
EMPTY: dict[str, Any] = {
    "actors": [],
    "addressees": [],
    "forums": [],
    "instruments": [],
    "when": None,
    "condition": None,
}


def found(row: dict[str, Any]) -> dict[str, Any]:
    """A statement as a reading has it, from the words it covers."""
    start = TEXT.index(row["quote"])
    return {**EMPTY, **row, "span": [start, start + len(row["quote"])]}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["guards"])
def test_a_reading_is_scored_as_it_deserves(case: dict[str, Any]) -> None:
    gold = {"statements": [{"nth": 1, "actors": [], **row} for row in case["gold"]], "premises": []}
    reading = {"statements": [found(row) for row in case["found"]], "premises": []}
    score = Score()
    statements.add(Text("invented", TEXT), gold, reading, score)
    for name, expected in case["scores"].items():
        figure = score.share(name) if name in score.asked else score.f1(name)
        assert figure == pytest.approx(expected, abs=0.001), name
    for name in case.get("not_asked", ()):
        assert name not in score.asked


def test_a_quote_that_the_text_has_not_is_an_error() -> None:
    with pytest.raises(ValueError, match="the south pier"):
        Text("invented", TEXT).quoted({"quote": "the south pier", "nth": 1})


def test_the_second_occurrence_is_meant_by_its_number() -> None:
    text = Text("invented", TEXT)
    first, second = (text.quoted({"quote": "the", "nth": nth}) for nth in (1, 2))
    assert max(first) < min(second)
