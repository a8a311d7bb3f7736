"""Each row of the tables of parties, found in a sentence of its language; and words that name no party."""

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.inflection import forms
from collegium.reading.vocabulary.tables import LANGUAGES
from tests.reading.vocabulary.rows import CASES

SHIPPED = Vocabulary.shipped()
HYPHEN = re.compile(r"[-\u2010\u2011]")


@lru_cache
def table(name: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(Path(CASES / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def named(sentence: str, language: str) -> Iterator[tuple[str, str | None]]:
    """How a party is named in a sentence, and its id; a prefix only before a hyphen, nothing that is something else."""
    for spot in SHIPPED.spots(sentence, language):
        if any(value.kind == "other" for value in spot.values):
            continue
        for value in spot.values:
            if value.kind == "party" and (value.how != "prefix" or HYPHEN.match(sentence, spot.span[1])):
                yield value.how, value.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_party_is_found_in_its_sentence(language: str) -> None:
    rows = table(f"states.{language}")
    lost = [row for row in rows if row["id"] not in {known for _, known in named(row["sentence"], language)}]
    assert not lost


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_capital_is_no_more_than_a_capital(language: str) -> None:
    """What stands only in the column of capitals is left to the text around it."""
    for row in table(f"states.{language}"):
        ways = {how for how, known in named(row["sentence"], language) if known == row["id"]}
        assert (ways == {"capital"}) == (row["guards"] == "a capital for its government"), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_party_has_a_sentence(language: str) -> None:
    assert {party.id for party in SHIPPED.parties if party.names.get(language)} <= {
        row["id"] for row in table(f"states.{language}")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_agency_has_a_sentence(language: str) -> None:
    sentences = [row["sentence"] for row in table(f"states.{language}") if row["guards"] == "an agency"]
    for agency in SHIPPED.agencies:
        spelled = [form for name in agency.names.get(language, ()) for form in forms(name, language)]
        assert not spelled or any(form in sentence for sentence in sentences for form in spelled), agency


@pytest.mark.parametrize("row", table("no_states"), ids=lambda row: row["sentence"])
def test_a_word_that_looks_like_a_party_names_none(row: dict[str, str]) -> None:
    assert list(named(row["sentence"], row["language"])) == [], row["guards"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_phrase_that_holds_a_name_names_something_else(language: str) -> None:
    found = {
        phrase: ids
        for phrase in SHIPPED.others[language]
        if (ids := list(named(f"… {phrase.removeprefix('=')} …", language)))
    }
    assert not found


@pytest.mark.parametrize(
    ("language", "sentence", "both"),
    [
        ("en", "A Sino-Norwegian choir sings.", {"CN", "NO"}),
        ("fr", "Un chœur franco-allemand chante.", {"FR", "DE"}),
        ("es", "Canta un coro franco-ruso.", {"FR", "RU"}),
        ("de", "Ein deutsch-französischer Chor singt.", {"DE", "FR"}),
        ("ru", "Поёт российско-белорусский хор.", {"RU", "BY"}),
    ],
)
def test_a_pair_before_and_behind_a_hyphen_names_both(language: str, sentence: str, both: set[str]) -> None:
    assert {known for _, known in named(sentence, language)} == both


def test_a_former_state_says_when_it_stood_and_what_came_after_it() -> None:
    known = {party.id for party in SHIPPED.parties}
    former = [party for party in SHIPPED.parties if party.since]
    assert {"SUHH", "YUCS", "CSHH", "DDDE", "CSXX"} <= {party.id for party in former}
    for party in former:
        assert party.since
        assert party.until
        assert party.since < party.until
        assert party.successors
        assert set(party.successors) <= known, party.id
