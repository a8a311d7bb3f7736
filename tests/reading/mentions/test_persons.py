"""Persons in a text: beside an office or form of address, by surname, by given name, and what is no person."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.reading.contract import Mention
from collegium.reading.mentions.found import Text
from collegium.reading.mentions.persons import persons
from collegium.reading.mentions.titles import LANGUAGES, titles
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import words

ROOT = Path(__file__).parents[3]
CASES = tomllib.loads((Path(__file__).parent / "cases" / "persons.toml").read_text(encoding="utf-8"))
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")
ROWS = [(language, row) for language, rows in CASES.items() for row in rows]


def found(text: str, language: str, known: list[str]) -> list[Mention]:
    seen = Text(text, language, VOCABULARY.spots(text, language), frozenset(words(language).months))
    return list(persons(seen, known, titles(language)))


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language} {row['guards']}" for language, row in ROWS])
def test_a_text_names_its_persons(language: str, row: dict[str, object]) -> None:
    text, known = str(row["text"]), row.get("known", [])
    assert isinstance(known, list)
    mentions = found(text, language, known)
    assert [[text[slice(*mention.span)], mention.name] for mention in mentions] == row["found"]


def test_every_language_has_its_rows() -> None:
    assert all(len(CASES[language]) >= (25 if language == "en" else 12) for language in LANGUAGES)


@given(st.text(alphabet="Mr. MinisterOrlQusAnd,\n'’-", max_size=80))
def test_persons_stand_apart_from_left_to_right_and_are_of_their_kind(text: str) -> None:
    mentions = found(text, "en", ["Orla Quist"])
    ends = [mention.span[1] for mention in mentions]
    assert all(mention.span[0] >= end for mention, end in zip(mentions[1:], ends, strict=False))
    assert all(mention.kind == "person" and mention.id is None and mention.name for mention in mentions)
    assert all(text[slice(*mention.span)].strip() == text[slice(*mention.span)] for mention in mentions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_name_that_is_known_is_found_wherever_it_stands(language: str) -> None:
    text = "Orla Quist, ORLA QUIST (Orla Quist)"
    assert [text[slice(*each.span)] for each in found(text, language, ["Orla Quist"])] == [
        "Orla Quist",
        "ORLA QUIST",
        "Orla Quist",
    ]
