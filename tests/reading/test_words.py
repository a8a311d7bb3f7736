"""The tables of words of the five languages have one shape and are written as the reader compares them."""

import tomllib
from collections import Counter
from importlib.resources import files
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.contract import KINDS
from collegium.reading.words import LANGUAGES, LONG, Words, fold, words

TABLES = {
    code: tomllib.loads((files("collegium.reading.words") / f"{code}.toml").read_text("utf-8")) for code in LANGUAGES
}
# What a language may lack: where titles have no such form, or where one word serves for two kinds.
MAY_BE_EMPTY = {"by", "articles"}
SECTIONS = ("labels", "giving", "furniture", "titles")


def lists(table: dict[str, object], at: str = "") -> list[tuple[str, list[str]]]:
    """All lists of a table with where they stand."""
    found: list[tuple[str, list[str]]] = []
    for name, each in table.items():
        if isinstance(each, list):
            found.append((f"{at}{name}", each))
        elif isinstance(each, dict):
            found.extend(lists(each, f"{at}{name}."))
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_table_has_the_sections_of_the_english_one(code: str) -> None:
    assert sorted(TABLES[code]) == sorted(TABLES["en"])
    for section in SECTIONS:
        assert sorted(TABLES[code][section]) == sorted(TABLES["en"][section]), section


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_folded_in_the_table_itself(code: str) -> None:
    assert [(at, word) for at, each in lists(TABLES[code]) for word in each if word != fold(word)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_list_is_empty_and_none_has_an_empty_word(code: str) -> None:
    for at, each in lists(TABLES[code]):
        assert each or at.rpartition(".")[2] in MAY_BE_EMPTY, at
        assert all(word.strip() for word in each), at


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_word_stands_twice_in_a_list(code: str) -> None:
    twice = {at: [word for word, count in Counter(each).items() if count > 1] for at, each in lists(TABLES[code])}
    assert {at: each for at, each in twice.items() if each} == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_phrase_gives_two_kinds_away(code: str) -> None:
    phrases = Counter(chain.from_iterable(words(code).kinds.values()))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []
    heads = Counter(chain.from_iterable(words(code).heads.values()))
    assert [phrase for phrase, count in heads.items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_label_stands_for_two_things(code: str) -> None:
    labels = Counter(chain.from_iterable(words(code).labels.values()))
    assert [label for label, count in labels.items() if count > 1] == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("section", ["kinds", "heads"])
def test_kinds_are_those_of_the_contract(code: str, section: str) -> None:
    assert set(TABLES[code][section]) <= set(KINDS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_names_the_common_kinds(code: str) -> None:
    table = words(code)
    said = {*table.kinds, *table.heads}
    assert said == set(KINDS) - {"other"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_year_has_twelve_months_and_a_week_seven_days(code: str) -> None:
    assert sorted(set(words(code).months.values())) == list(range(1, 13))
    assert len(words(code).days) >= 7


@pytest.mark.parametrize("code", ["it", "", "xx", "EN"])
def test_a_language_without_a_table_is_given_the_english_one(code: str) -> None:
    assert words(code) == words("en")


def test_a_table_knows_its_language() -> None:
    assert [words(code).language for code in LANGUAGES] == list(LANGUAGES)
    assert isinstance(words("ru"), Words)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("D’Accord", "d'accord"),
        ("ВСЁ Ещё", "все еще"),
        ("Straße", "straße"),
        ("4\xa0Mai", "4 mai"),
        ("4\u202fMai", "4 mai"),
        ("co\u2011operate", "co-operate"),
        ("İstanbul", "istanbul"),
        ("", ""),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_a_long_text_is_folded_as_its_parts_are(text: str) -> None:
    assert fold(text + " " * LONG) == fold(text) + " " * LONG
