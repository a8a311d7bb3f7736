"""Offices and parties of persons have a time: a document is read with those of its day."""

import csv

import pytest

from collegium.reading.read import read
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.vocabulary.tables import Person, Tenure
from collegium.reading.vocabulary.tenures import on_day
from tests.reading.vocabulary.rows import CASES

with (CASES / "tenures.csv").open(encoding="utf-8") as opened:
    ROWS = list(csv.DictReader(opened))
TEXT = (
    "Interview with Idris Calloway\n\n3 February {}\n\nQUESTION: Who?\n\nIDRIS CALLOWAY: The masons, and nobody else.\n"
)
HELD = {
    "persons": [
        {
            "name": "Idris Calloway",
            "held": [
                {"office": {"en": "Harbour Master"}, "until": "2029"},
                {"office": {"en": "Foreign Minister"}, "since": "2030"},
                {"party": "QM", "since": "2030"},
            ],
        }
    ],
    "parties": [{"id": "QM", "names": {"en": "Velmora"}}],
}


def tenure(said: str) -> Tenure:
    office, since, until = said.split()
    return Tenure({"en": (office,)}, None, since.strip("-") or None, until.strip("-") or None)


@pytest.mark.parametrize("row", ROWS, ids=[row["guards"] for row in ROWS])
def test_who_held_what_on_a_day(row: dict[str, str]) -> None:
    person = Person("Idris Calloway", held=tuple(map(tenure, row["held"].split("|"))))
    assert on_day(person, row["day"] or None).office.get("en", ("",)) == (row["office"],)


def test_what_has_no_time_counts_where_nothing_of_its_kind_has_one() -> None:
    person = Person(
        "Idris Calloway", "QM", {"en": ("Mason",)}, held=(Tenure({"en": ("Harbour Master",)}, until="2029"),)
    )
    assert (on_day(person, "2031").party, on_day(person, "2031").office) == ("QM", {})


def test_a_reading_goes_by_the_day_of_the_document_and_names_one_vocabulary() -> None:
    known = Vocabulary.shipped().extend(HELD)
    early, late = (read(TEXT.format(year).encode(), "", known) for year in (2025, 2031))
    spoken = [{(turn.office, turn.party) for turn in each.turns if turn.speaker} for each in (early, late)]
    assert spoken == [{("Harbour Master", None)}, {("Foreign Minister", "QM")}]
    assert early.vocabulary == late.vocabulary == known.digest
    assert known.on_day("2031").on_day("2025").digest == known.digest
    plain = Vocabulary.shipped()
    assert plain.on_day("2031") is plain
