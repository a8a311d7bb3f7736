"""The shipped table of places that are no states: what each is called, and that no name stands for two."""

import csv
import re
from collections import Counter, defaultdict

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.localities import localities
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import Phrasebook, keys_of
from tests.reading.vocabulary.rows import CASES

SHIPPED = Vocabulary.shipped()
LOCALITIES = {locality.id: locality for locality in localities()}
BOOKS = {
    language: Phrasebook(
        language,
        [
            (form, locality.id)
            for locality in LOCALITIES.values()
            for word in locality.names.get(language, ())
            for form in forms(word, language)
        ],
    )
    for language in LANGUAGES
}
SENTENCES = list(csv.DictReader((CASES / "places.csv").read_text(encoding="utf-8").splitlines()))
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_names_its_place_and_no_other(language: str) -> None:
    wrong = [
        (row["sentence"], row["id"], found)
        for row in SENTENCES
        if row["language"] == language
        and (found := {match.values for match in BOOKS[language].matches(row["sentence"])}) != {(row["id"],)}
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_vocabulary_takes_it_for_a_place(language: str) -> None:
    wrong = [
        row["sentence"]
        for row in SENTENCES
        if row["language"] == language
        and not any(
            value.kind == "place" and value.how == LOCALITIES[row["id"]].kind
            for spot in SHIPPED.spots(row["sentence"], language)
            for value in spot.values
        )
    ]
    assert not wrong


def test_every_place_has_a_sentence_in_english_and_many_in_each_language() -> None:
    told = defaultdict(set)
    for row in SENTENCES:
        assert row["guards"]
        told[row["language"]].add(row["id"])
    assert told["en"] == {locality.id for locality in LOCALITIES.values() if "en" in locality.names}
    assert all(len(told[language]) >= 40 for language in LANGUAGES)


def test_no_sentence_stands_twice() -> None:
    counted = Counter(row["sentence"] for row in SENTENCES)
    assert max(counted.values()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_spelling_names_two_places(language: str) -> None:
    named: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for locality in LOCALITIES.values():
        for word in locality.names.get(language, ()):
            named[keys_of(word.lstrip("="), language)].add(locality.id)
    assert not [(keys, ids) for keys, ids in named.items() if len(ids) > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_place_has_the_name_of_a_party(language: str) -> None:
    parties = {
        keys_of(word.lstrip("="), language)
        for party in SHIPPED.parties
        for words in (party.names, party.capitals, party.metonyms)
        for word in words.get(language, ())
    }
    shared = [
        word
        for locality in LOCALITIES.values()
        for word in locality.names.get(language, ())
        if keys_of(word.lstrip("="), language) in parties
    ]
    assert not shared


def test_ids_are_slugs_that_stand_once_and_kinds_are_known() -> None:
    rows = localities()
    assert len(LOCALITIES) == len(rows) == len(SHIPPED.localities)
    assert all(SLUG.fullmatch(locality.id) for locality in rows)
    assert {locality.kind for locality in rows} == {"city", "area", "water"}


def test_places_are_in_the_digest() -> None:
    fewer = Vocabulary(parties=SHIPPED.parties, localities=SHIPPED.localities[1:])
    assert fewer.digest != Vocabulary(parties=SHIPPED.parties, localities=SHIPPED.localities).digest
