"""The rows of all tables in one shape: nothing of what readings find is missing in it, and every row has its source."""

import csv

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.cells import TABLES
from collegium.reading.vocabulary.entries import EVERY, entries
from collegium.reading.vocabulary.known import known, near
from collegium.reading.vocabulary.naming import meanings
from collegium.reading.vocabulary.sources import KEYS, origins, sources
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import keys_of
from tests.machine import ROOT

SHIPPED = Vocabulary.shipped()
BOTH = SHIPPED.with_file(ROOT / "examples" / "vocabulary.json")
ENTRIES = tuple(entries(BOTH))
NAMED_OTHERWISE = {"abbreviation": "name", "national": "adjective"}  # finer than what readings need


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_that_readings_find_is_a_form_of_an_entry(language: str) -> None:
    told = {
        (form, entry.kind, NAMED_OTHERWISE.get(spelling.how, spelling.how))
        for entry in ENTRIES
        for spelling in entry.spellings()
        if spelling.language in (language, EVERY)
        for form in spelling.forms()
    }
    found = {
        (form, meaning.kind, "name" if meaning.kind == "place" else meaning.how)
        for form, meaning in meanings(language, BOTH, BOTH.others[language])
    }
    assert found - told == set()


def test_rules_change_no_first_letter() -> None:
    wrong = [
        (spelling.text, form)
        for entry in ENTRIES
        for spelling in entry.spellings()
        for form in spelling.forms()
        if keys_of(form, "en")[0][0] != keys_of(spelling.text.removeprefix("="), "en")[0][0]
    ]
    assert not wrong


def test_every_source_in_any_table_is_declared_and_every_declared_one_used() -> None:
    used = {
        key
        for path in TABLES.glob("*.csv")
        if path.name != "sources.csv"
        for row in csv.DictReader(path.read_text("utf-8").splitlines())
        for key in row["source"].split()
    }
    assert used == {source.key for source in sources()}
    assert all(source.name and source.what for source in sources())


def test_every_source_is_in_the_manual() -> None:
    manual = (ROOT / "docs" / "vocabulary.md").read_text("utf-8")
    assert [source.key for source in sources() if f"`{source.key}`" not in manual] == []


def test_every_table_has_a_key_by_which_its_rows_are_told_apart() -> None:
    assert {*KEYS, "sources"} == {path.stem for path in TABLES.glob("*.csv")}


def test_every_shipped_row_has_an_origin() -> None:
    assert [entry.place for entry in entries(SHIPPED) if not origins(entry)] == []


def test_no_two_rows_stand_in_one_place() -> None:
    places = [entry.place for entry in ENTRIES]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("word", ["", " ", "…", "\x00", "&", "/", "=", "*", "the", "a" * 10_000, "\ud800"])
def test_odd_words_mean_nothing_and_break_nothing(word: str) -> None:
    assert known(word, SHIPPED) == ()
    assert len(near(word, SHIPPED)) <= 5


def test_near_names_are_those_of_the_language_asked_for() -> None:
    assert near("Omman", SHIPPED, "en")[0] == "Oman"
    assert "Sultanía de Omán" in near("Sultania de Oman", SHIPPED, "es")
    assert "Sultanía de Omán" not in near("Sultania de Oman", SHIPPED, "ru")
