"""The script that makes the tables of states out of CLDR."""

import csv
import io

import pytest

from collegium.reading.vocabulary.tables import LANGUAGES
from tools.tables import COLUMNS, TABLES, differences, kept, names, renewed, written

OLD = {
    "QM": {**dict.fromkeys(COLUMNS, ""), "id": "QM", "cldr": "Velmor", "names": "Velmora Land", "source": "cldr hand"},
    "QZ": {**dict.fromkeys(COLUMNS, ""), "id": "QZ", "cldr": "Zarn", "source": "hand"},
}


def test_columns_kept_by_hand_stay() -> None:
    row = renewed(OLD, {"QM": "Velmora"})["QM"]
    assert (row["cldr"], row["names"], row["source"]) == ("Velmora", "Velmora Land", "cldr hand")


def test_a_state_that_is_missing_is_added_in_its_place() -> None:
    after = renewed(OLD, {"QM": "Velmor", "QN": "Oskendal"})
    assert list(after) == ["QM", "QN", "QZ"]
    assert (after["QN"]["cldr"], after["QN"]["source"]) == ("Oskendal", "cldr")


def test_a_row_that_cldr_does_not_know_stays() -> None:
    assert renewed(OLD, {})["QZ"] == OLD["QZ"]


def test_what_changed_is_told() -> None:
    told = list(differences(OLD, renewed(OLD, {"QM": "Velmora", "QN": "Oskendal"})))
    assert told == ["QM: Velmor → Velmora", "QN: no row → Oskendal"]


def test_a_table_comes_back_as_it_was_written() -> None:
    assert {row["id"]: row for row in csv.DictReader(io.StringIO(written(OLD)))} == OLD


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tables_agree_with_cldr(language: str) -> None:
    before = kept(TABLES / f"states.{language}.csv")
    assert list(differences(before, renewed(before, names(language)))) == []
