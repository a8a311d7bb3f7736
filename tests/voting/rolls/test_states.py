"""States as records write them, through succession."""

import csv
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from collegium.voting.errors import NotVotes, UnknownState, WrongDate
from collegium.voting.states import States, folded

STATES = States.shipped()
HEAD = "written,code,since,until,source\n"


@pytest.mark.parametrize(
    ("written", "day", "code"),
    [
        ("Union of Soviet Socialist Republics", date(1980, 1, 1), "RUS"),
        ("USSR", date(1991, 12, 24), "RUS"),
        ("RUSSIAN FEDERATION", date(1992, 1, 1), "RUS"),
        ("Czechoslovakia", date(1992, 12, 1), "CSK"),
        ("Czech Republic", date(1993, 2, 1), "CZE"),
        ("CS", date(1970, 1, 1), "CSK"),
        ("CS", date(2004, 1, 1), "SRB"),
        ("Yugoslavia", date(1991, 12, 1), "YUG"),
        ("Yugoslavia", date(2000, 11, 1), "SRB"),
        ("YU", date(2010, 1, 1), "SRB"),
        ("345", date(1990, 1, 1), "YUG"),
        ("345", date(2008, 1, 1), "SRB"),
        ("Serbia and Montenegro", date(2004, 1, 1), "SRB"),
        ("German Democratic Republic", date(1980, 1, 1), "DDR"),
        ("Federal Republic of Germany", date(1980, 1, 1), "DEU"),
        ("260", date(1980, 1, 1), "DEU"),
        ("255", date(1995, 1, 1), "DEU"),
        ("Tanganyika", date(1962, 1, 1), "TZA"),
        ("Zanzibar", date(1963, 12, 17), "ZAN"),
        ("Zaire", date(1990, 1, 1), "COD"),
        ("United Arab Republic", date(1960, 1, 1), "EGY"),
        ("Burma", date(1980, 1, 1), "MMR"),
        ("China", date(1971, 10, 24), "TWN"),
        ("China", date(1971, 10, 25), "CHN"),
        ("CHN", date(1950, 11, 1), "TWN"),
        ("CHN", date(1971, 10, 25), "CHN"),
        ("GER", date(1980, 1, 1), "DEU"),
        ("CAMEROUN", date(1961, 1, 1), "CMR"),
        ("EAZ", date(1963, 12, 17), "ZAN"),
        ("the former Yugoslav Republic of Macedonia", date(2010, 1, 1), "MKD"),
        ("Côte d’Ivoire", date(2010, 1, 1), "CIV"),
        ("COTE D'IVOIRE", date(2010, 1, 1), "CIV"),
        ("St. Kitts & Nevis", date(2010, 1, 1), "KNA"),
        ("Yemen Arab Republic", date(1980, 1, 1), "YEM"),
        ("Democratic Yemen", date(1980, 1, 1), "YMD"),
        ("NA", date(2000, 1, 1), "NAM"),
        ("Türkiye", date(2023, 1, 1), "TUR"),
    ],
)
def test_a_state_is_found_as_it_was_written_then(written: str, day: date, code: str) -> None:
    assert STATES.of(written, day, "here") == code


def test_an_unknown_state_is_an_error_with_row_and_remedy() -> None:
    with pytest.raises(UnknownState, match=r'here, row 7: "Qumran" is no state known here\. .*--states'):
        STATES.of("Qumran", None, "here", 7)


def test_a_name_of_two_states_needs_a_day() -> None:
    assert STATES.find("Yugoslavia") is None


def test_every_row_of_the_tables_has_a_source_and_what_a_name_means_is_never_open_on_a_day() -> None:
    tables = files("collegium.voting") / "tables"
    for name in ("names.csv", "states.csv"):
        rows = list(csv.DictReader(tables.joinpath(name).read_text("utf-8").splitlines()))
        assert all(row["source"] and row["code"] for row in rows)
    for written, spells in STATES.names.items():
        if len({spell.code for spell in spells}) > 1:
            ordered = sorted(spells, key=lambda spell: spell.since)
            assert all(a.until < b.since for a, b in pairwise(ordered)), written


def test_every_state_has_a_membership_and_spells_that_follow_one_another() -> None:
    for code in {spell.code for spells in STATES.names.values() for spell in spells}:
        spells = STATES.members[code]
        assert all(a.until + timedelta(1) <= b.since for a, b in pairwise(spells))


def test_there_were_51_members_at_first_and_there_are_193() -> None:
    def count(day: date) -> int:
        return sum(spell.since <= day <= spell.until for spells in STATES.members.values() for spell in spells)

    assert count(date(1945, 12, 31)) == 51
    assert count(date(2011, 7, 14)) == 193


def test_own_names_are_added_from_a_file(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEAD + "Qumar,QMM,,,invented\n", "utf-8")
    assert STATES.with_file(own).of("QUMAR", None, "here") == "QMM"
    assert STATES.find("Qumar") is None


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("name,code\nQumar,QMM\n", NotVotes),
        (HEAD + "Qumar,Q1,,,invented\n", NotVotes),
        (HEAD + "Qumar\n", NotVotes),
        (HEAD + "Qumar,QMM,then,,invented\n", WrongDate),
    ],
)
def test_a_wrong_file_of_names_is_an_error(text: str, error: type[Exception], tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(text, "utf-8")
    with pytest.raises(error):
        STATES.with_file(own)


def test_a_name_is_folded_alike_in_all_its_forms() -> None:
    assert folded("  the Saint-Qumar & Isles ") == folded("ST. QUMAR AND ISLES") == "saint qumar and isles"
