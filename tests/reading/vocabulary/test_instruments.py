"""The instruments that come with Collegium are found under their names, in the forms of five languages."""

import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import Phrasebook, keys_of
from tests.reading.vocabulary.sheets import called, sheet, twice

SHIPPED = Vocabulary.shipped()
CASES = sheet("instruments")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def book(language: str) -> Phrasebook[str]:
    """All names of instruments in their forms, each with its id."""
    return Phrasebook(
        language,
        (
            (form, instrument.id)
            for instrument in SHIPPED.instruments
            for name in instrument.names.get(language, ())
            for form in forms(name, language)
        ),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_names_an_instrument_holds_it_alone(language: str) -> None:
    wrong = {
        called(case): found
        for case in CASES
        if case["language"] == language
        and (found := [match.values for match in book(language).matches(case["sentence"])])
        and set(found) != {(case["id"],)}
    }
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_names_an_instrument_is_not_passed_over(language: str) -> None:
    missed = [
        (case["sentence"], case["guards"])
        for case in CASES
        if case["language"] == language and not list(book(language).matches(case["sentence"]))
    ]
    assert not missed


def test_every_instrument_has_a_sentence_in_english_and_many_in_the_other_languages() -> None:
    written: defaultdict[str, list[str]] = defaultdict(list)
    for case in CASES:
        written[case["language"]].append(case["id"])
    assert sorted(written["en"]) == sorted(instrument.id for instrument in SHIPPED.instruments)
    assert all(len(set(written[language])) >= 60 for language in LANGUAGES)


def test_the_table_holds_each_instrument_once_under_a_slug_with_a_name_in_english() -> None:
    ids = [instrument.id for instrument in SHIPPED.instruments]
    assert ids == sorted(set(ids))
    assert len(ids) >= 350
    assert all(SLUG.fullmatch(own) for own in ids)
    assert all(instrument.names["en"] for instrument in SHIPPED.instruments)


def test_most_instruments_have_names_in_all_languages() -> None:
    for language in LANGUAGES:
        assert sum(language in instrument.names for instrument in SHIPPED.instruments) >= 0.9 * len(SHIPPED.instruments)


def test_no_name_stands_twice_in_a_cell_or_in_two_rows_of_one_language() -> None:
    for instrument in SHIPPED.instruments:
        assert not twice(instrument.names), instrument.id
    for language in LANGUAGES:
        names = Counter(name for instrument in SHIPPED.instruments for name in instrument.names.get(language, ()))
        assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_that_of_an_instrument_and_of_a_body(language: str) -> None:
    of_instruments = {
        keys_of(form, language): instrument.id
        for instrument in SHIPPED.instruments
        for name in instrument.names.get(language, ())
        for form in forms(name, language)
    }
    bodies = [(forum.id, forum.names) for forum in SHIPPED.forums]
    bodies += [(party.id, party.names) for party in SHIPPED.parties]
    assert not [
        (of_instruments[keys], body)
        for body, names in bodies
        for name in names.get(language, ())
        for form in forms(name, language)
        if (keys := keys_of(form, language)) in of_instruments
    ]


def test_dates_are_days_months_or_years_of_the_last_two_centuries() -> None:
    for instrument in SHIPPED.instruments:
        if instrument.date:
            day = date.fromisoformat((instrument.date + "-01-01")[:10])
            assert date(1800, 1, 1) < day < date(2030, 1, 1), instrument.id


def test_every_kind_is_one_plain_word() -> None:
    kinds = {instrument.kind or "" for instrument in SHIPPED.instruments}
    assert all(kind.isalpha() and kind.islower() for kind in kinds)


def test_the_body_of_an_instrument_is_in_the_tables() -> None:
    bodies = {forum.id for forum in SHIPPED.forums} | {party.id for party in SHIPPED.parties}
    assert {instrument.forum for instrument in SHIPPED.instruments if instrument.forum} <= bodies


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The convention centre burned, and the treaty room with it."),
        ("en", "They start new talks, sort the papers and agree on a plan."),
        ("fr", "Un accord de principe fut trouvé à Paris."),
        ("es", "El acuerdo se firmó en París y en Roma."),
        ("de", "Das Abkommen wurde in Minsk und Wien beraten."),
        ("ru", "В Париже достигли соглашения о ценах на хлеб."),
    ],
)
def test_common_words_and_cities_name_no_instrument(language: str, sentence: str) -> None:
    assert not list(book(language).matches(sentence))


def test_a_case_names_what_it_guards() -> None:
    assert all(case["guards"] for case in CASES)
