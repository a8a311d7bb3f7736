"""What counts is said as each language counts: none, one, two, five."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.utils.translation import ngettext, override

from tests.machine import ROOT

CASES = Path(__file__).parent / "cases" / "counts.csv"
ROOM = ROOT / "src" / "collegium" / "web" / "programme"
PLACE = re.compile(r"%\((\w+)\)s")
COUNTS = (0, 1, 2, 5)
COUNTING = {"count", "many", "rows", "columns", "hours", "total", "stated", "days", "agreed", "done"}
OF_HOW_MANY = {"%(done)s of %(many)s", "%(held)s of %(total)s held"}
"""These name no thing that is counted."""
BEHIND = re.compile(r": %\(\w+\)s")
"""A figure behind its label needs no form for one."""


def messages() -> dict[str, str]:
    """The messages of the programme that count: those for one, with those for many; empty where there is none."""
    found: dict[str, str] = {}
    for path in ROOM.glob("**/locale/ru/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            rows = [each.id for each in read_po(file) if each.id]
        found |= {each: "" for each in rows if isinstance(each, str)}
        found |= {each[0]: each[1] for each in rows if not isinstance(each, str)}
    return found


def rows() -> list[dict[str, str]]:
    """The cases."""
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_what_counts_has_a_form_for_one() -> None:
    plain = {one: BEHIND.sub("", one) for one, many in messages().items() if not many}
    assert {one for one, rest in plain.items() if COUNTING & set(PLACE.findall(rest))} == OF_HOW_MANY


def test_every_message_that_counts_has_its_rows_in_five_languages() -> None:
    spoken = defaultdict(set)
    for row in rows():
        spoken[row["message"]].add(row["language"])
    counting = {one for one, many in messages().items() if many}
    assert spoken == {each: {"en", "fr", "es", "de", "ru"} for each in counting}


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['language']}-{row['message']}")
def test_a_count_is_said_as_the_language_counts(row: dict[str, str]) -> None:
    many = messages()[row["message"]]
    with override(row["language"]):
        said = {str(number): PLACE.sub(str(number), ngettext(row["message"], many, number)) for number in COUNTS}
    assert said == {str(number): row[str(number)] for number in COUNTS}
