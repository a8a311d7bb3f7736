"""Questions and their answers: whole small documents in, pairs out; what answers do with premises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.contract import ROLES, Heading, Origin, Reading, Turn
from collegium.reading.exchanges import UPTAKES, Exchange, exchanges_of, uptake_of
from collegium.reading.exchanges.words import asking
from collegium.reading.read import read
from collegium.reading.words import LANGUAGES, fold
from tests.reading.rows import Row, invented, named, rows

PAIRS = rows("exchanges")
UPTAKEN = rows("uptakes")


def as_rows_write(reading: Reading, pair: Exchange) -> list[object]:
    """A pair as rows write it."""

    def begin(numbers: tuple[int, ...]) -> list[str]:
        return [" ".join(reading.text[slice(*reading.turns[each].span)].split()[:2]) for each in numbers]

    return [begin(pair.questions), begin(pair.answers), pair.asker or "", pair.medium or "", list(pair.answerers)]


@pytest.mark.parametrize("row", PAIRS, ids=named)
def test_questions_are_paired_with_their_answers(row: Row) -> None:
    reading = read(row["text"].encode(), row["name"], invented(), media_type="text/plain")
    assert [as_rows_write(reading, each) for each in exchanges_of(reading)] == row["exchanges"], row["guards"]


@pytest.mark.parametrize("row", UPTAKEN, ids=named)
def test_what_an_answer_does_with_a_premise_is_proposed(row: Row) -> None:
    answer = f"FOREIGN MINISTER BROLD: {row['answer']}\n" if row["answer"] else ""
    text = (
        "Foreign Minister Anna Brold of Veltria at a Press Conference\n4 March 2031\n\n"
        "FOREIGN MINISTER BROLD: We met for the third time, and we spoke about the tides.\n"
        f"QUESTION: {row['question']}\n{answer}"
    )
    reading = read(text.encode(), row["name"], invented(), media_type="text/plain")
    (pair,) = exchanges_of(reading)
    found = [
        [reading.text[slice(*each.span)].split()[0], uptake_of(reading, each, pair)[0]] for each in reading.premises
    ]
    assert found == row["uptakes"], row["guards"]


def test_every_uptake_and_every_language_has_a_case() -> None:
    assert {said for row in UPTAKEN for _, said in row["uptakes"]} == {*UPTAKES, ""}
    assert {row["name"] for row in PAIRS} >= {"French", "Spanish", "German", "Russian"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_that_confirm_are_none_that_deny(language: str) -> None:
    table = asking(language)
    for phrase in table.introduces:
        assert phrase == fold(phrase)
    assert table.confirms.pattern != table.denies.pattern


SPOKEN = st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(["Why so?", "Thank you.", "No —", "It is so."])))


@given(SPOKEN)
def test_no_turn_is_in_two_pairs_and_no_marked_question_is_lost(spoken: list[tuple[str, str]]) -> None:
    text, turns = "", []
    for role, words in spoken:
        turns.append(Turn((len(text), len(text) + len(words)), role, None, None, None))
        text += words + "\n"
    heading = Heading("briefing", None, None, None, None, None, ("en",))
    origin = Origin("x", "text/plain", "0" * 64, len(text), "en")
    reading = Reading("0", "0", origin, text, heading, (), tuple(turns), (), (), (), ())
    pairs = exchanges_of(reading)
    used = [number for pair in pairs for number in (*pair.questions, *pair.answers)]
    assert len(used) == len(set(used))
    asked = {number for number, (role, words) in enumerate(spoken) if role == "question" and "?" in words}
    assert asked <= set(used)
    assert all(turns[number].role == "question" for pair in pairs for number in pair.questions)
    assert all(turns[number].role == "answer" for pair in pairs for number in pair.answers)
    assert all(min(pair.questions) < min(pair.answers) for pair in pairs if pair.answers)
