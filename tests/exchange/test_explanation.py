"""An explanation as a text and as JSON: words in brackets, features in plain words, nothing that steers a terminal."""

import json
import re
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from collegium.exchange.explanation import KEY, NOT_ENOUGH, marked, write_explanations
from collegium.exchange.table import WIDTH
from collegium.exchange.weighed import MODES, SUBJECTS, feature_in_words
from collegium.reading.contract import Reading
from collegium.reading.read import read
from collegium.reading.statements import Trace
from collegium.reading.statements.explaining import Explanation, explanations_of
from collegium.reading.vocabulary import Vocabulary
from tests.machine import ROOT

ROWS = tomllib.loads((Path(__file__).parent / "cases" / "weighed.toml").read_text("utf-8"))["feature"]
MODELS = ROOT / "src" / "collegium" / "reading" / "statements" / "models"
OF_ACTS = sorted(
    set(MODELS.iterdir()) - set(MODELS.glob("*-addressees.json"))
)  # addressees are explained by their rule
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
TEXT = """Joint Statement of Morvenia and Nerisia

3 February 2031

Morvenia will continue to paint every buoy if Nerisia keeps the pier open by 5 June 2031. We welcome the Rhovian lamp.
"""


@cache
def made() -> tuple[Reading, tuple[Explanation, ...]]:
    trail: list[Trace] = []
    reading = read(TEXT.encode(), "buoys.txt", VOCABULARY, trail=trail)
    return reading, explanations_of(reading, trail)


def written(format_: str, brief: bool, *found: Explanation) -> str:
    return write_explanations(made()[0], found or made()[1], format_, VOCABULARY, brief)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ROWS])
def test_a_feature_is_said_in_plain_words(row: dict[str, Any]) -> None:
    assert feature_in_words(row["feature"], "welcomed") == row["words"]


@pytest.mark.parametrize("file", OF_ACTS, ids=lambda file: file.name)
def test_every_feature_of_the_models_has_plain_words(file: Path) -> None:
    features = json.loads(file.read_text("utf-8"))["features"]
    for feature in features:
        said = feature_in_words(feature, "sail")
        assert not said.startswith("the mark"), feature
        assert "  " not in said
        kind, _, rest = feature.partition(" ")
        if kind == "subject":
            assert rest.split(" ")[0] in SUBJECTS
        if kind == "how":
            assert set(rest.split(" ")[:-1]) <= {*MODES, "not"}


def test_the_words_that_led_to_a_statement_stand_in_brackets() -> None:
    reading, found = made()
    for each in found:
        shown = marked(reading, each)
        assert shown.replace("[", "").replace("]", "") == " ".join(reading.text[slice(*each.statement.span)].split())
        assert shown.count("[") == shown.count("]") > 0
    assert "[welcome]" in marked(reading, found[-1])


def test_words_beside_one_another_share_their_brackets() -> None:
    reading, found = made()
    at = reading.text.index("continue to paint")
    both = replace(found[0], words=((at, at + 8), (at + 9, at + 11)))
    assert "[continue to] paint" in marked(reading, both)


def test_the_text_says_act_actors_time_condition_rule_and_weights() -> None:
    text = " ".join(written("text", False, made()[1][0]).split())
    for told in (
        "Statement 1 of 2 · buoys.txt",
        "act commits: the actor undertakes",
        "actors Morvenia (QM): “Morvenia”, named in the subject",
        "addressees —",
        "when until 5 June 2031",
        "condition if Nerisia keeps the pier open by 5 June 2031",
        "verb “continue”, in the future, its subject “Morvenia”",
        " for commits, ",
        "rule “continue”, in the future: ",
        " for it ",
        KEY,
    ):
        assert told in text, told


def test_no_rule_is_without_a_name() -> None:
    assert all(each.rule is None or each.rule.name.strip(", ") for each in made()[1])
    assert written("text", False).count("  rule        “") == len(made()[1])


def test_brief_text_has_every_statement_with_its_rule() -> None:
    text = written("text", True)
    assert "   1 commits: Morvenia: “" in text
    assert "\n   2 supports: Morvenia, Nerisia: “We [welcome]" in text
    assert "“welcome”: supports; " in text


@pytest.mark.parametrize("brief", [True, False])
def test_lines_fit_a_terminal_and_cannot_steer_it(brief: bool) -> None:
    text = written("text", brief)
    assert all(len(line) <= WIDTH for line in text.splitlines())
    assert all(char.isprintable() or char == "\n" for char in text)


def test_words_that_are_not_enough_are_said_to_be_so() -> None:
    text = " ".join(written("text", False, replace(made()[1][0], enough=False)).split())
    assert NOT_ENOUGH in text
    assert KEY not in text


def test_json_has_the_statement_and_all_that_led_to_it() -> None:
    reading, found = made()
    record = json.loads(written("json", False))
    assert list(record) == ["contract", "reader", "vocabulary", "source", "heading", "statements"]
    one = record["statements"][0]
    assert (one["number"], one["act"], one["actors"]) == (1, "commits", ["QM"])
    assert one["quote"] == reading.text[slice(*found[0].statement.span)]
    assert [each["text"] for each in one["words"]] == [reading.text[slice(*span)] for span in found[0].words]
    assert all(reading.text[slice(*each["span"])] == each["text"] for each in one["words"])
    assert set(one["rule"]) == {"act", "name", "words"}
    assert one["verb"]["how"] == "future"
    assert one["why_actors"] == "named in the subject"
    assert set(one["weights"][0]) == {"feature", "words", "act", "next_best"}
    assert len(one["weights"]) == len(found[0].weights)
    assert written("json", False).count("\n") == 1


def test_the_manual_shows_an_explanation_with_the_rows_that_it_has() -> None:
    shown = (ROOT / "docs" / "command.md").read_text("utf-8").split("$ collegium explain ")[1].split("```")[0]
    rows = re.findall(r"^  ([a-z]+(?: it)?) {2,}", written("text", False, made()[1][1]), re.MULTILINE)
    assert rows[0] == "act"
    assert re.findall(r"^  ([a-z]+(?: it)?) {2,}", shown, re.MULTILINE) == rows
    assert KEY in shown
