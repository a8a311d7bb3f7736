"""What an explanation shows is what led to a statement: without the shown words it is gone."""

import math
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.contract import Reading, Span
from collegium.reading.read import read
from collegium.reading.statements import Trace
from collegium.reading.statements.actors import REASONS, Actors
from collegium.reading.statements.explaining import Explanation, explanations_of
from collegium.reading.statements.sentences import sentences
from collegium.reading.statements.statements import DOUBT, acts_in
from collegium.reading.vocabulary import Vocabulary
from tests.machine import ROOT

CASES = tomllib.loads((Path(__file__).parent / "cases" / "explained.toml").read_text("utf-8"))
DOCUMENTS = sorted((ROOT / "examples" / "record").iterdir())
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
LANGUAGES = ("en", "fr", "es", "de", "ru")


def explained(data: bytes, name: str) -> tuple[Reading, list[Trace], tuple[Explanation, ...]]:
    """A reading, what led to its statements, and the explanations of all of them."""
    trail: list[Trace] = []
    reading = read(data, name, VOCABULARY, trail=trail)
    return reading, trail, explanations_of(reading, trail)


def cut(text: str, words: tuple[Span, ...]) -> str:
    """A text without some words of it."""
    for start, end in sorted(words, reverse=True):
        text = text[:start] + text[end:]
    return text


def letters(text: str, at: int) -> int:
    """How many characters but white space stand before a place: white space may be set anew."""
    return len("".join(text[:at].split()))


def still_done(reading: Reading, each: Explanation) -> list[str]:
    """The passages that do the act of a statement in its sentence, in a text without the words shown for it.

    A statement that was beside it in the sentence and does the same act may do so still.
    """
    text = reading.text

    def left(at: int) -> int:
        gone = sum(letters(text, min(end, at)) - letters(text, start) for start, end in each.words if start < at)
        return letters(text, at) - gone

    without = read(cut(text, each.words).encode(), "cut.txt", VOCABULARY)

    def within(span: Span) -> list[str]:
        return [
            without.text[slice(*other.span)]
            for other in without.statements
            if other.act == each.statement.act
            and letters(without.text, other.span[0]) < left(span[1])
            and left(span[0]) < letters(without.text, other.span[1])
        ]

    before = [
        other
        for other in reading.statements
        if other.act == each.statement.act and each.sentence[0] <= other.span[0] and other.span[1] <= each.sentence[1]
    ]
    over = within(each.statement.span)
    return over if len(within(each.sentence)) >= len(before) else []


def acts_without(trace: Trace, each: Explanation) -> list[tuple[Span, str]]:
    """The acts that the engine finds in a sentence by itself, with their places, without the words shown."""
    begin, end = each.sentence
    text = cut(trace.scenery.text[:end], each.words)[begin:]
    mentions = [
        replace(mention, span=(moved(mention.span[0], each.words) - begin, moved(mention.span[1], each.words) - begin))
        for mention in trace.scenery.mentions
        if begin <= mention.span[0] and mention.span[1] <= end and mention.span not in each.words
    ]
    memory = Actors(trace.voice, trace.scenery.people, trace.scenery.lexicon)
    return [
        ((sentence.spans[act.clause.start][0] + begin, sentence.spans[act.clause.end - 1][1] + begin), act.act)
        for sentence in sentences(text, (0, len(text)), mentions, trace.scenery.lexicon)
        for act in acts_in(sentence, trace.scenery, trace.voice, memory)
    ]


def moved(at: int, words: tuple[Span, ...]) -> int:
    """Where a place of a text is without some words."""
    return at - sum(min(end, at) - start for start, end in words if start < at)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_each_statement_of_the_examples_needs_the_words_that_are_shown_for_it(document: Path) -> None:
    reading, trail, found = explained(document.read_bytes(), document.name)
    traces = {(trace.statement.span, trace.statement.act): trace for trace in trail}
    assert [each.number for each in found] == list(range(1, len(reading.statements) + 1))
    for each in found:
        start, end = each.statement.span
        assert each.words
        assert each.enough
        assert all(start <= first < last <= end for first, last in each.words)
        act = each.statement.act
        left = acts_without(traces[each.statement.span, act], each)
        beside = sum(other.act == act and within(other.span, each.sentence) for other in reading.statements) - 1
        still = [span for span, done in left if done == act]
        here = [span for span in still if span[0] < moved(end, each.words) and moved(start, each.words) < span[1]]
        assert not here or len(still) <= beside, (reading.text[start:end], each.words)


def within(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] and span[1] <= whole[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_a_reading_is_the_same_whether_or_not_it_is_to_be_explained(document: Path) -> None:
    data = document.read_bytes()
    assert explained(data, document.name)[0] == read(data, document.name, VOCABULARY)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_the_weights_add_up_to_what_the_model_says(document: Path) -> None:
    for each in explained(document.read_bytes(), document.name)[2]:
        act, rival = (
            bias + sum(getattr(weight, side) for weight in each.weights)
            for bias, side in zip(each.bias, ("act", "rival"), strict=True)
        )
        shares = each.shares[0], each.shares[1] + (DOUBT if each.rival == "none" else 0.0)
        assert act - rival == pytest.approx(math.log(shares[0] / shares[1]), abs=1e-6)
        assert each.why in REASONS


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in CASES["actors"]])
def test_the_reason_for_actors_is_told(row: dict[str, Any]) -> None:
    front = ["Joint Statement of Morvenia and Nerisia", "3 February 2031", row["text"]]
    found = explained("\n\n".join(front).encode(), "made.txt")[2]
    assert (list(found[-1].statement.actors), found[-1].why) == (row["who"], row["why"])


def sentence_in(language: str) -> st.SearchStrategy[str]:
    """A sentence of the table: who does what."""
    rows = CASES[language]
    pieces = [st.sampled_from(rows[key]) for key in ("who", "does", "what", "more")]
    return st.tuples(*pieces).map(lambda parts: " ".join(part for part in parts if part).replace(" ,", ",") + ".")


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_without_its_words_a_statement_is_gone_or_does_another_act(language: str, data: st.DataObject) -> None:
    said = data.draw(st.lists(sentence_in(language), min_size=1, max_size=3))
    text = "\n\n".join([*CASES[language]["front"], " ".join(said)])
    reading, _, found = explained(text.encode(), "made.txt")
    assert reading.source.language == language
    for each in found:
        assert still_done(reading, replace(each, words=())), "a check that finds nothing would prove nothing"
        assert not still_done(reading, each), (each.statement, cut(reading.text, each.words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_pieces_makes_statements(language: str) -> None:
    rows = CASES[language]
    said = [f"{who} {does} {rows['what'][0]}." for who in rows["who"] for does in rows["does"]]
    found = explained("\n\n".join([*rows["front"], *said]).encode(), "made.txt")[2]
    assert len({each.statement.act for each in found}) >= 4
    assert len(found) > len(said) / 2


def test_one_statement_is_explained_as_among_all() -> None:
    trail: list[Trace] = []
    reading = read(DOCUMENTS[0].read_bytes(), DOCUMENTS[0].name, VOCABULARY, trail=trail)
    every = explanations_of(reading, trail)
    assert explanations_of(reading, trail, 2) == (every[1],)
    assert explanations_of(reading, trail, len(every) + 1) == ()


def test_a_rule_is_named_by_the_verb_as_it_stands() -> None:
    rows = CASES["fr"]
    found = explained("\n\n".join([*rows["front"], "La Morvénie soutient le bac."]).encode(), "made.txt")[2]
    assert found[0].rule is not None
    assert (found[0].rule.act, found[0].rule.name) == ("supports", "“soutient”")
