"""The dates that a text names are found, and resolved against the heading's date, in five languages."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from collegium.reading.dates import dates_in
from collegium.reading.words import LANGUAGES

Row = dict[str, Any]
LEAST = {"en": 60}
LEAST_ELSEWHERE = 35


def rows(language: str) -> list[Row]:
    found: list[Row] = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text("utf-8"))["case"]
    return found


ROWS = [(language, row) for language in LANGUAGES for row in rows(language)]


def called(value: object) -> str:
    return str(value["guards"]) if isinstance(value, dict) else str(value)


@pytest.mark.parametrize(("language", "row"), ROWS, ids=called)
def test_the_dates_of_a_text_are_found_and_resolved(language: str, row: Row) -> None:
    found = dates_in(row["text"], language, row["day"] or None)
    quoted = [[row["text"][slice(*dated.span)], dated.value or ""] for dated in found]
    assert quoted == row["dates"], row["guards"]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=called)
def test_the_text_around_changes_nothing(language: str, row: Row) -> None:
    day = row["day"] or None
    before, behind = "—\n\n", "\n—"
    moved = dates_in(before + row["text"] + behind, language, day)
    assert [((dated.span[0] - 3, dated.span[1] - 3), dated.value) for dated in moved] == [
        (dated.span, dated.value) for dated in dates_in(row["text"], language, day)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_enough_rows(language: str) -> None:
    assert len(rows(language)) >= LEAST.get(language, LEAST_ELSEWHERE)
