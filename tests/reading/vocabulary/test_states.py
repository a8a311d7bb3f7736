"""The shipped tables of states and groups."""

import csv
from collections import Counter

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.cells import TABLES
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import LANGUAGES, Words
from tests.reading.vocabulary.rows import Row, named, rows

SHIPPED = Vocabulary.shipped()
SOURCES = {"cldr", "countries", "cow", "hand", "iso", "own", "un", "untreaties"}
SENTENCES = {
    "en": "Before noon, {} sent word by pigeon.",
    "fr": "Avant midi, {} envoyait un pigeon.",
    "es": "Antes del mediodía, {} mandó una paloma.",
    "de": "Vormittags schickte {} eine Taube.",
    "ru": "Утром {} шлёт голубя.",
}
# Nationals of two states have one name here; which of them is meant, the words do not say.
SHARED = {
    "en": {"Congolese", "Dominican"},
    "fr": {"congolais"},
    "es": {"congoleño", "congolés", "guineano"},
    "de": {"kongolesisch"},
    "ru": {"конголезский"},
}
SHARED_NATIONALS: dict[str, set[str]] = {
    "en": set(),
    "fr": set(),
    "es": set(),
    "de": {"Kongolese"},
    "ru": {"конголезец"},
}


def spellings(words: Words, language: str) -> list[str]:
    return [word.removeprefix("=") for word in words.get(language, ())]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_found_by_each_of_its_names(language: str) -> None:
    wrong = {
        (party.id, name): found
        for party in SHIPPED.parties
        for name in spellings(party.names, language)
        if (found := SHIPPED.party_of(SENTENCES[language].format(name), language)) != party.id
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_found_by_each_form_of_its_adjectives(language: str) -> None:
    wrong = {
        (party.id, form): found
        for party in SHIPPED.parties
        for adjective in party.adjectives.get(language, ())
        if adjective not in SHARED[language]
        for form in forms(adjective, language, adjective=True)
        if (found := SHIPPED.party_of(SENTENCES[language].format(form), language)) != party.id
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_is_found_by_each_form_of_the_names_of_its_nationals(language: str) -> None:
    wrong = {
        (party.id, form): found
        for party in SHIPPED.parties
        for national in party.nationals.get(language, ())
        if national not in SHARED_NATIONALS[language]
        for form in forms(national, language, national=True)
        if (found := SHIPPED.party_of(SENTENCES[language].format(form), language)) != party.id
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_that_stands_for_a_state_is_found(language: str) -> None:
    wrong = {
        (party.id, name): found
        for party in SHIPPED.parties
        for name in spellings(party.metonyms, language)
        if (found := SHIPPED.party_of(SENTENCES[language].format(name), language)) != party.id
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_shared_name_of_nationals_names_no_state(language: str) -> None:
    for adjective in SHARED[language]:
        assert SHIPPED.party_of(SENTENCES[language].format(adjective), language) is None, adjective


@pytest.mark.parametrize("row", rows("russian_states"), ids=named)
def test_a_state_is_found_in_the_cases_of_russian(row: Row) -> None:
    found = {form: SHIPPED.party_of(f"вчера {form} вечером", "ru") for form in row["forms"]}
    assert set(found.values()) == {row["id"]}, (found, row["guards"])


def test_the_tables_hold_every_state_once_in_every_language() -> None:
    for language in LANGUAGES:
        table = (TABLES / f"states.{language}.csv").read_text(encoding="utf-8").splitlines()
        ids = [row["id"] for row in csv.DictReader(table)]
        assert len(ids) == 250
        assert ids == sorted(set(ids))
        assert {"XK", "PS", "VA", "NA"} < set(ids)


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.csv")), ids=lambda path: str(path.name))
def test_every_row_says_where_it_comes_from(path: object) -> None:
    with open(str(path), encoding="utf-8") as table:
        for row in csv.DictReader(table):
            assert row["source"].split(), row
            assert set(row["source"].split()) <= SOURCES, row


def test_no_spelling_stands_twice_in_a_cell() -> None:
    for party in SHIPPED.parties:
        for words in (party.names, party.adjectives, party.capitals, party.metonyms):
            for language, held in words.items():
                assert max(Counter(held).values()) == 1, (party.id, language, held)


def test_groups_that_act_as_one_are_parties_and_other_bodies_are_forums() -> None:
    assert SHIPPED.party_of("High Representative of the European Union", "en") == "eu"
    assert SHIPPED.party_of("NATO Secretary General", "en") is None
    assert {"nato", "asean", "au", "un"} <= {forum.id for forum in SHIPPED.forums}


@pytest.mark.parametrize(
    "phrase", ["Latin American envoy", "a storm over the Gulf of Mexico", "Governor of New Mexico"]
)
def test_a_name_inside_the_name_of_something_else_names_no_state(phrase: str) -> None:
    assert SHIPPED.party_of(phrase, "en") is None
