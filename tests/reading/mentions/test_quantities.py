"""Counts and sums of what was planned, agreed, given or done are found with their values, in five languages."""

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.mentions.quantities import quantities
from collegium.reading.mentions.quantities.numerals import figure
from collegium.reading.mentions.quantities.starts import Starts
from collegium.reading.words import LANGUAGES

Row = dict[str, Any]
CASES = Path(__file__).parent / "cases" / "quantities.toml"
TABLE: dict[str, list[Row]] = tomllib.loads(CASES.read_text("utf-8"))
ROWS = [(language, row) for language in LANGUAGES for row in TABLE[language]]
LEAST = {"en": 35}
LEAST_ELSEWHERE = 15
SUMS = {"en": "${}", "fr": "{} euros", "es": "{} euros", "de": "{} Euro", "ru": "{} рублей"}
THOUSANDS = {"en": ",", "fr": "\u202f", "es": ".", "de": ".", "ru": " "}
DECIMAL = {"en": ".", "fr": ",", "es": ",", "de": ",", "ru": ","}
PIECES = [word for language in LANGUAGES for row in TABLE[language] for word in row["text"].split()]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda each: each["guards"] if isinstance(each, dict) else each)
def test_the_quantities_of_a_sentence_are_found_with_their_values(language: str, row: Row) -> None:
    found = [[row["text"][slice(*each.span)], each.value] for each in quantities(row["text"], language)]
    assert found == row["found"], row["guards"]


def test_every_language_has_its_rows_and_each_says_what_it_guards_against() -> None:
    for language in LANGUAGES:
        assert len(TABLE[language]) >= LEAST.get(language, LEAST_ELSEWHERE), language
        assert any(not row["found"] for row in TABLE[language]), language
    assert all(row["guards"] for _, row in ROWS)


@given(st.sampled_from(LANGUAGES), st.integers(1, 10**12), st.integers(0, 99))
def test_a_sum_is_worth_what_is_written(language: str, whole: int, hundredths: int) -> None:
    written = f"{whole:,}".replace(",", THOUSANDS[language])
    written += f"{DECIMAL[language]}{hundredths:02}" if hundredths else ""
    text = SUMS[language].format(written)
    found = list(quantities(text, language))
    assert [text[slice(*each.span)] for each in found] == [text]
    worth = whole + Fraction(hundredths, 100)
    assert found[0].value == (int(worth) if worth.denominator == 1 else float(worth))


@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(PIECES), max_size=30), st.sampled_from([" ", "\n", "  "]))
def test_spans_stand_in_order_and_quote_a_number(language: str, words: list[str], between: str) -> None:
    text = between.join(words)
    past = 0
    for each in quantities(text, language):
        assert past <= each.span[0] < each.span[1] <= len(text)
        assert text[slice(*each.span)] == text[slice(*each.span)].strip()
        assert each.kind == "quantity"
        assert isinstance(each.value, int | float)
        past = each.span[1]


@given(st.sampled_from(LANGUAGES), st.text(max_size=80))
def test_any_text_can_be_read(language: str, text: str) -> None:
    assert all(text[slice(*each.span)] for each in quantities(text, language))


@pytest.mark.parametrize(
    ("written", "decimal", "worth"),
    [
        ("1,000", ".", 1000),
        ("1.000", ",", 1000),
        ("1.5", ",", Fraction(3, 2)),
        ("1,5", ".", Fraction(3, 2)),
        ("1,234,567.5", ".", Fraction(2469135, 2)),
        ("2.319.386", ",", 2319386),
        ("7 208", ",", 7208),
    ],
)
def test_the_sign_of_thousands_and_that_of_decimals_are_told_apart(written: str, decimal: str, worth: Fraction) -> None:
    assert figure(written, decimal) == worth


def test_number_words_are_found_whole_and_in_any_case_and_figures_where_they_begin() -> None:
    assert Starts("en", ["ten", "two"]).places("Ten, often – TWO tents; two") == [0, 13, 24]
    assert Starts("en", ["ten"]).places("a7 x ($12.5) ten") == [7, 10, 13]
    assert Starts("ru", ["пять"]).places("Пять опять ПЯТЬ") == [0, 11]


def test_a_language_without_a_table_is_read_as_english() -> None:
    assert [each.value for each in quantities("Quorrin gave three boats.", "pt")] == [3]
