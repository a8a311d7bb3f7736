"""Whatever the text: statements quote it within the turns that may hold them, their values parse, the same again."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collegium.reading.contract import Period, Reading, Turn
from collegium.reading.read import read
from collegium.reading.statements.lexicon import lexicon
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.words import words
from tests.machine import ROOT
from tools.soundness import fault_of

VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
RECORD = sorted((ROOT / "examples" / "record").iterdir())
WORDS = 400  # of a table of one language, taken from all over it
MARKS = [",", ";", ":", " –", ".", "?", "!", "…", " (", ")", "\n", "\n\n2. ", "’s", "'", "\u00a0", "\u0301"]
DATES = ["4 March 2031", "in May 2031", "2019-2020", "before 2031", "mai 2031", "im Mai 2031", "в мае 2031 года"]
LABELS = ["", "QUESTION: ", "FOREIGN MINISTER BROLD: ", "MODERATOR: ", "ВОПРОС: "]
RUNNING = {language: " ".join(sorted(words(language).stop)[:40]) for language in LANGUAGES}


@cache
def pieces(language: str) -> list[str]:
    """Words of the table of a language, what begins its conditions, names, dates and marks."""
    known = lexicon(language)
    listed = sorted(known.words)
    names = [row.names[language][0].lstrip("=") for row in VOCABULARY.parties if row.names.get(language)]
    short = [name for name in names if name.isalpha()][::8]
    return [*listed[:: max(1, len(listed) // WORDS)], *known.openers, *short, *DATES, *MARKS]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A text of made-up sentences in one language, some lines with the label of who speaks."""
    language = draw(st.sampled_from(LANGUAGES))
    said = st.lists(st.sampled_from(pieces(language)), min_size=1, max_size=30).map(" ".join)
    lines = draw(st.lists(st.tuples(st.sampled_from(LABELS), said), min_size=1, max_size=4))
    front = draw(st.sampled_from(["", "Joint Statement of Morvenia and Nerisia\n4 March 2031\n", "31.12.9999\n"]))
    made = "".join(f"{label}{text}\n" for label, text in lines)
    return f"{front}{made}{RUNNING[language]}"


def told(text: str) -> Reading:
    return read(text.encode("utf-8", "replace"), "text.txt", VOCABULARY, media_type="text/plain")


@settings(max_examples=200, deadline=None)
@given(texts())
def test_the_statements_of_any_text_made_of_words_of_the_tables_are_sound(text: str) -> None:
    reading = told(text)
    assert fault_of(reading) == ""
    assert reading == told(text)


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8).map("\n".join), st.sampled_from(LANGUAGES))
def test_the_statements_of_any_text_are_sound(text: str, language: str) -> None:
    assert fault_of(told(f"{text}\n{RUNNING[language]}")) == ""


@pytest.mark.parametrize("path", RECORD, ids=[path.name for path in RECORD])
def test_the_statements_of_an_example_are_sound(path: Path) -> None:
    assert fault_of(read(path.read_bytes(), path.name, VOCABULARY)) == ""


FAULTS = [
    ({"span": (0, 9999)}, "in no turn"),
    ({"span": (5, 5)}, "in no turn"),
    ({"span": (0, 6)}, "white space"),
    ({"act": "wonders"}, "no such act"),
    ({"standing": "alone"}, "no such act or standing"),
    ({"confidence": 1.2}, "confidence"),
    ({"actors": ("Morvenia",)}, "actors"),
    ({"actors": ("QM", "QM")}, "actors"),
    ({"forums": ("Orm Quartet",)}, "forums"),
    ({"instruments": ("Treaty of Nowhere",)}, "instruments"),
    ({"condition": ""}, "condition"),
    ({"condition": "if the moon falls"}, "condition"),
    ({"when": Period(None, None)}, "when"),
    ({"when": Period("2031-02-30", None)}, "when"),
    ({"when": Period("2032-01-01", "2031-01-01")}, "when"),
]


@pytest.fixture(scope="module")
def stated() -> Reading:
    """A reading with one statement, "We condemn the raids", in a text without turns."""
    reading = told("Press statement\n4 March 2031\n\nWe condemn the raids of Rhovia on all of the ferries.\n")
    assert [statement.act for statement in reading.statements] == ["objects"]
    return reading


@pytest.mark.parametrize(("fields", "fault"), FAULTS, ids=[f"{fields}" for fields, _ in FAULTS])
def test_what_is_unsound_is_told(fields: dict[str, object], fault: str, stated: Reading) -> None:
    wrong = replace(stated.statements[0], **fields)  # type: ignore[arg-type] # a field of any kind
    assert re.search(re.escape(fault), fault_of(replace(stated, statements=(wrong,))))


@pytest.mark.parametrize("role", ["question", "chair", "statement", "answer"])
def test_a_statement_in_the_turn_of_another_role_is_told(role: str, stated: Reading) -> None:
    turn = Turn((0, len(stated.text)), role, None, None, None)
    spoken = replace(stated, turns=(turn,), statements=(), premises=())
    assert fault_of(spoken) == ""
    may_state, may_suppose = role in ("statement", "answer"), role == "question"
    assert ("in no turn" in fault_of(replace(spoken, statements=stated.statements))) is not may_state
    assert ("in no turn" in fault_of(replace(spoken, premises=stated.statements))) is not may_suppose


def test_statements_out_of_order_and_premises_without_turns_are_told(stated: Reading) -> None:
    first = stated.statements[0]
    behind = replace(first, span=(first.span[0] + 3, first.span[1]))
    assert "order" in fault_of(replace(stated, statements=(behind, first)))
    assert "premises" in fault_of(replace(stated, premises=(first,)))
