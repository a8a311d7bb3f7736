"""Parties, forums and instruments in a text: what is named, what only looks so, and what is meant."""

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from tests.reading.mentions.marked import NAMES, mentions, said, unmarked

HERE = Path(__file__).parent
VOCABULARY = Vocabulary.shipped().with_file(HERE.parents[2] / "examples" / "vocabulary.json")
DAY = "2031-05-14"
Row = dict[str, Any]
ROWS: list[tuple[str, str, Row]] = [
    (subject, language, row)
    for subject in ("parties", "forums", "instruments")
    for language, rows in tomllib.loads((HERE / "cases" / f"{subject}.toml").read_text(encoding="utf-8")).items()
    for row in rows
]
PIECES = st.lists(
    st.sampled_from(
        [
            "Morvenia", "Nerisian", "Tarnoval", "the", "Strategic Dialogue", "between", "and", "-", "–", ",", ". ",
            "\n", "COSS", "(COSS)", "Concord of Seafaring States", "Treaty", "on", "Salt", "resolution 2231 (2015)",
            "1540",
            "A/RES/74/66", "Ministry of", "Finance", "Council", "U.S.", "in", "2024–2025", "Programme", "’s", "«", "İ",
            "e\u0301", "programme for 2022–2023", "draft resolution", "L.6", "Mr. Jordan Pell", "speaks French",
        ]
    ),
    max_size=14,
)  # fmt: skip
TEXTS = st.one_of(PIECES.map(" ".join), PIECES.map("".join), st.text(max_size=40))


def name_of(row: tuple[str, str, Row]) -> str:
    return f"{row[0]} {row[1]} {row[2]['guards']}"


@pytest.mark.parametrize(("subject", "language", "row"), ROWS, ids=map(name_of, ROWS))
def test_a_text_has_just_the_mentions_that_are_marked(subject: str, language: str, row: Row) -> None:
    marked = unmarked(row["text"])
    found = mentions(marked.text, language, VOCABULARY, DAY)
    assert said(found, (*NAMES, *row.get("also", ()))) == marked.expected, row["guards"]


def test_every_language_has_its_rows() -> None:
    count = {code: sum(language == code for _, language, _ in ROWS) for code in ("en", "fr", "es", "de", "ru")}
    assert count["en"] >= 45
    assert min(count.values()) >= 15


def test_a_document_has_the_mentions_of_its_text() -> None:
    marked = unmarked(
        "The ministers of [Morvenia](party QM) and [Nerisia](party QN) met and talked for a long time about the sea.\n"
        "They will go on at the [Concord of Seafaring States](forum coss) and read the"
        " [Treaty of Alder Bridge](instrument treaty-of-alder-bridge) once more."
    )
    reading = read(marked.text.encode(), "x.txt", VOCABULARY)
    spans = [(reading.text[slice(*each.span)], each.kind, each.id) for each in reading.mentions if each.kind in NAMES]
    assert spans == [(marked.text[slice(*span)], kind, known) for span, kind, known in marked.expected]


def test_a_mention_has_the_name_of_what_it_means_in_the_language_of_the_text() -> None:
    found = mentions("Die Morwenier. Das Abkommen mit Morwenien und dem KRSS.", "de", VOCABULARY)
    assert [each.name for each in found if each.id] == ["Morwenien", "Kooperationsrat Sarminesee"]


def test_a_text_without_words_has_no_mentions() -> None:
    assert [mentions(text, "en", VOCABULARY) for text in ("", " ", "\n\n", "…")] == [(), (), (), ()]


@given(TEXTS)
def test_a_language_that_has_no_words_is_read_as_one_without_mentions_lost(text: str) -> None:
    found = mentions(text, "pt", VOCABULARY, DAY)
    assert all(0 <= each.span[0] < each.span[1] <= len(text) for each in found)


@given(TEXTS, st.sampled_from(["en", "fr", "es", "de", "ru"]))
def test_mentions_stand_in_order_inside_the_text_and_those_of_one_kind_apart(text: str, language: str) -> None:
    found = mentions(text, language, VOCABULARY, DAY)
    starts = [each.span[0] for each in found]
    assert starts == sorted(starts)
    for kind in {each.kind for each in found}:
        spans = [each.span for each in found if each.kind == kind]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS, st.sampled_from(["en", "fr", "es", "de", "ru"]))
def test_no_party_forum_or_instrument_crosses_a_line_or_shares_text_with_another(text: str, language: str) -> None:
    spans = [each.span for each in mentions(text, language, VOCABULARY, DAY) if each.kind in NAMES]
    assert all("\n" not in text[slice(*span)] for span in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(TEXTS, st.sampled_from(["en", "fr", "es", "de", "ru"]))
def test_a_line_without_names_before_a_text_only_shifts_its_mentions(text: str, language: str) -> None:
    line = "42 — …\n"
    alone, behind = (mentions(each, language, VOCABULARY, DAY) for each in (text, line + text))
    shifted = [((start + len(line), end + len(line)), kind, known) for (start, end), kind, known in said(alone)]
    assert said(behind) == shifted


@given(TEXTS, st.sampled_from(["en", "fr", "es", "de", "ru"]))
def test_a_line_without_names_behind_a_text_changes_nothing(text: str, language: str) -> None:
    alone, before = (mentions(each, language, VOCABULARY, DAY) for each in (text, text + "\n42 — …"))
    assert said(before) == said(alone)
