"""The example record is what its README says, and its gold quotes what stands in the documents."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.contract import KINDS, ROLES, Reading
from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from tests.machine import ROOT

RECORD = ROOT / "examples" / "record"
GOLD = ROOT / "examples" / "gold"
PLAN = "2023-11-21-plan-of-consultations-2024"
DOCUMENTS = sorted(RECORD.iterdir())
VOCABULARY = Vocabulary.shipped().with_file(ROOT / "examples" / "vocabulary.json")


def gold_of(document: Path) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((GOLD / f"{document.stem}.json").read_text("utf-8"))
    return gold


def reading_of(document: Path) -> Reading:
    return read(document.read_bytes(), document.name, VOCABULARY)


def words_of(texts: Iterable[str]) -> set[str]:
    """The words of texts, whole ones, so that a short one is not found within a longer one."""
    return set(re.findall(r"\w+", " ".join(texts)))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_there_are_documents_of_all_forms_and_languages() -> None:
    suffixes = {document.suffix for document in DOCUMENTS}
    assert len(DOCUMENTS) >= 12
    assert suffixes >= {".html", ".txt", ".docx", ".pdf", ".xlsx", ".eml", ".odt", ".rtf"}
    assert {reading_of(document).source.language for document in DOCUMENTS} == {"en", "fr", "es", "de", "ru"}


def test_each_document_has_its_gold_and_no_gold_is_left_over() -> None:
    assert sorted(document.stem for document in DOCUMENTS) == sorted(file.stem for file in GOLD.iterdir())


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_gold_quotes_what_stands_in_the_document(document: Path) -> None:
    """A gold that quotes nothing could never be met, and would measure the wrong thing."""
    gold, reading = gold_of(document), reading_of(document)
    pieces = [reading.text, *(piece.text for piece in reading.furniture)]
    everything = squeezed("".join(pieces))
    assert gold["heading"].get("kind", "other") in KINDS
    for turn in gold["turns"]:
        assert turn["role"] in ROLES
        assert squeezed(turn["first"]) in everything
        assert squeezed(turn["last"]) in everything
    missing = words_of(gold["furniture"]) - words_of(pieces)
    assert not missing, missing


@pytest.mark.parametrize("name", [f"{PLAN}-table.xlsx", f"{PLAN}.docx"])
def test_the_plan_of_consultations_has_twenty_five_subjects(name: str) -> None:
    text = reading_of(RECORD / name).text
    assert [int(number) for number in re.findall(r"^(\d+) [A-Z]", text, re.MULTILINE)] == list(range(1, 26))


def test_the_states_are_invented() -> None:
    """No name of the examples' partners is a word of the shipped tables."""
    own = json.loads((ROOT / "examples" / "vocabulary.json").read_text("utf-8"))["parties"]
    shipped = Vocabulary.shipped()
    for party in own:
        for language, names in party["names"].items():
            assert all(shipped.party_of(name, language) is None for name in names), party["id"]
