"""Times, standing and confidence in words."""

from dataclasses import replace

import pytest

from collegium.exchange.stated import period_in_words, sure, told_by
from collegium.reading.contract import Period
from tests.exchange.stated import PLAIN


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-02-03", "2031-02-03", "3 February 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-01-01", "2033-12-31", "2031 to 2033"),
        ("2032-02-01", "2032-02-29", "February 2032"),
        ("2031-02-01", "2031-02-27", "1 February 2031 to 27 February 2031"),
        ("2031-02-03", None, "from 3 February 2031"),
        (None, "2031-02-03", "until 3 February 2031"),
        (None, None, "not known"),
        ("2031-99-01", "2031-99-31", "2031-99-01 to 2031-99-31"),
    ],
)
def test_a_period_is_told_in_words(start: str | None, end: str | None, words: str) -> None:
    assert period_in_words(Period(start, end)) == words


@pytest.mark.parametrize(
    ("standing", "speaker", "words"),
    [
        ("own", None, "own words"),
        ("own", "Ondra Pell", "own words, by Ondra Pell"),
        ("joint", None, "joint text"),
        ("told", "Ondra Pell", "as told by Ondra Pell"),
        ("told", None, "as told"),
    ],
)
def test_standing_is_told_with_the_speaker(standing: str, speaker: str | None, words: str) -> None:
    assert told_by(replace(PLAIN, standing=standing, attributed_to=speaker)) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.9, "very likely, 0.90"), (0.89, "likely, 0.89"), (0.7, "likely, 0.70"), (0.1, "uncertain, 0.10")],
)
def test_confidence_is_a_word_and_a_figure(value: float, words: str) -> None:
    assert sure(replace(PLAIN, confidence=value)) == words
