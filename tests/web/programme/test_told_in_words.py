"""No history tells a raw value: every field of the programme that is told has its word, and every fixed value."""

import csv
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.utils.translation import override

from collegium.accounts.models import Entry
from collegium.web.programme.telling import field_in_words, words_of
from collegium.web.programme.untold import UNTOLD
from collegium.web.programme.words import VERBS
from tests.machine import ROOT

LANGUAGES = ("en", "fr", "es", "de", "ru")
KINDS = [kind for kind in apps.get_app_config("programme").get_models() if issubclass(kind, Entry)]
OF_ALL = {field.attname for field in Entry._meta.get_fields()} - {"withdrawn"}  # type: ignore[union-attr]
GRAMMAR = Path(__file__).parent / "cases" / "verbs.csv"
LOOSE = {"Step.line", "Step.verb", "Instruction.line", "Shared.line", "Shared.followed", "Ground.role"}
"""Fields that hold fixed words without saying which."""


def fields() -> list[tuple[type[Entry], "models.Field[object, object]"]]:
    """All fields of all entries of the programme, but those that every entry has."""
    return [(kind, each) for kind in KINDS for each in kind._meta.concrete_fields if each.attname not in OF_ALL]


def called(kind: type[Entry], field: "models.Field[object, object]") -> str:
    """A field by its kind and name."""
    return f"{kind.__name__}.{field.attname}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_its_word_or_is_told_nowhere(language: str) -> None:
    with override(language):
        said = {called(kind, each): field_in_words(kind, each.attname) for kind, each in fields()}
    assert {name for name, word in said.items() if not word} == UNTOLD
    assert not [name for name, word in said.items() if re.search(r"[a-z]_[a-z]|_id\b", word)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_of_a_field_with_fixed_ones_has_its_word(language: str) -> None:
    raw = []
    with override(language):
        for kind, each in fields():
            values = [value for value, _ in each.choices or ()]
            words = words_of(kind, each.attname) if called(kind, each) not in UNTOLD else {}
            if values and called(kind, each) not in UNTOLD:
                raw += [(called(kind, each), value) for value in values if not str(words.get(value, "")).strip()]
            elif called(kind, each) in LOOSE:
                raw += [] if words else [(called(kind, each), "")]
    assert raw == []


def begins(language: str) -> re.Pattern[str]:
    """How what somebody did begins in a language."""
    with GRAMMAR.open(encoding="utf-8") as file:
        return re.compile("|".join(row["begins"] for row in csv.DictReader(file) if row["language"] == language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verb_is_told_in_the_past(language: str) -> None:
    with override(language):
        present = {verb: str(said) for verb, said in VERBS.items() if not begins(language).match(str(said))}
    assert present == {}


def test_every_verb_of_the_programme_has_its_words() -> None:
    rooms = (ROOT / "src" / "collegium" / "programme").rglob("*.py")
    written = {verb for path in rooms for verb in re.findall(r'\bverb="([a-z][^"]+ [^"]+)"', path.read_text("utf-8"))}
    assert len(written) > 60
    assert written <= set(VERBS)
