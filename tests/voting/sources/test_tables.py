"""Tables of votes: every layout read alike, and what is wrong refused with its row."""

import gzip
import tomllib
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.voting import errors
from collegium.voting.errors import NotVotes, UnknownRoll, Unreadable, VotesError
from collegium.voting.matrix import ABSENT, ABSTAIN, NO, YES
from collegium.voting.rolls import GENERAL_ASSEMBLY, SECURITY_COUNCIL, WITHOUT_A_VOTE, Totals
from collegium.voting.sources.tables import Given, read_table
from tests.machine import real_record
from tests.voting.sources.invented import EXAMPLES, STATES, library

CASES_AT = Path(__file__).parent / "cases"
CASES: list[dict[str, Any]] = tomllib.loads((CASES_AT / "bad.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_wrong_table_is_refused_with_its_row_and_a_remedy(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text(case["table"].lstrip("\n"), "utf-8")
    with pytest.raises(VotesError) as caught:
        read_table(Given(path), STATES)
    assert type(caught.value) is getattr(errors, case["error"])
    assert caught.value.row == case.get("row")
    assert case["says"] in str(caught.value)
    assert caught.value.remedy.endswith(".")


def test_the_layout_of_the_digital_library_gives_votes_and_what_describes_them(tmp_path: Path) -> None:
    head = (
        "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,meeting,title,vote_note,"
        "total_yes,total_no,total_abstentions,total_non_voting,total_ms"
    )
    facts = '2024-10-09,91,A/RES/91/4,A/91/L.2,A/91/PV.7,"Ice, reports of",a note,1.0,1.0,1.0,1.0,4.0'
    rows = [f"77,{code},,{vote},{facts}" for code, vote in (("QMM", "Y"), ("QNN", "N"), ("QPP", "A"), ("QRR", ""))]
    (roll,) = read_table(Given(library(tmp_path, *rows, head=head)), STATES)
    assert roll.votes == {"QMM": YES, "QNN": NO, "QPP": ABSTAIN, "QRR": ABSENT}
    assert (roll.id, roll.session, roll.day, roll.year) == ("77", "91", date(2024, 10, 9), 2024)
    assert (roll.symbol, roll.title, roll.stage) == ("A/RES/91/4", "Ice, reports of", "resolution")
    assert (roll.stated, roll.mismatch) == (Totals(1, 1, 1, 1), None)
    assert roll.notes == ("draft: A/91/L.2", "meeting: A/91/PV.7", "note: a note")
    assert roll.forum == GENERAL_ASSEMBLY


def test_the_assemblys_table_of_the_library_is_read_as_it_is_published() -> None:
    """All of its columns, totals with a decimal point, X for who did not vote, a title of two lines."""
    strait, tides = read_table(Given(CASES_AT / "assembly.csv"), STATES)
    assert strait.votes == {"QMM": YES, "QNN": NO, "QPP": ABSTAIN, "QRR": ABSENT}
    assert (strait.session, strait.day, strait.symbol) == ("ES-15", date(2037, 10, 27), "A/RES/ES-15/3")
    assert strait.title == "Passage through the narrow strait :\nresolution / adopted by the General Assembly"
    assert (strait.stated, strait.mismatch) == (Totals(1, 1, 1, 1), None)
    assert strait.notes == ("draft: A/ES-15/L.2|A/ES-15/L.2/Add.1", "meeting: A/ES-15/PV.6")
    assert (tides.title, tides.forum) == ('Charts, tables and "almanacs" of the tides', GENERAL_ASSEMBLY)
    assert "note: Rhovia later told the Library that its vote was meant as a yes." in tides.notes
    assert tides.votes["QRR"] == ABSTAIN


def test_the_councils_table_of_the_library_is_read_as_it_is_published() -> None:
    """It has no session, a description in place of a title, and a yes for all where no vote was taken."""
    watch, thanks = read_table(Given(CASES_AT / "council.csv"), STATES)
    assert watch.votes == {"QMM": YES, "QNN": ABSTAIN, "QPP": ABSENT, "QRR": NO}
    assert (watch.forum, watch.session, watch.year) == (SECURITY_COUNCIL, "", 2037)
    assert watch.title == "Council resolution 9101 (2037) [on watching the lighthouses]"
    assert (watch.stated, watch.mismatch) == (Totals(1, 1, 1, 1), None)
    assert (thanks.votes, thanks.stated) == ({}, None)
    assert WITHOUT_A_VOTE in thanks.notes


def test_totals_that_differ_are_kept_beside_the_votes(tmp_path: Path) -> None:
    rows = [f"1,QMM,,Y,{'2024-10-09,91,A/RES/91/1'},2,0,0", f"1,QNN,,N,{'2024-10-09,91,A/RES/91/1'},2,0,0"]
    (roll,) = read_table(Given(library(tmp_path, *rows)), STATES)
    assert roll.stated == Totals(2, 0, 0)
    assert roll.counted == Totals(1, 1, 0, 0)
    assert roll.mismatch == "yes: 2 stated, 1 counted; no: 0 stated, 1 counted"


def test_a_resolution_of_the_council_is_of_the_council(tmp_path: Path) -> None:
    (roll,) = read_table(Given(library(tmp_path, "1,QMM,,Y,2024-10-09,79,S/RES/9001(2024),1,0,0")), STATES)
    assert roll.forum == SECURITY_COUNCIL


def test_a_research_table_is_described_by_its_roll_calls(tmp_path: Path) -> None:
    votes, calls = tmp_path / "votes.csv", tmp_path / "calls.csv"
    votes.write_text(
        "rcid,country,country_code,vote\n5,Morvenia,,1\n5,Nerisia,,3\n6,Morvenia,,8\n7,Nerisia,,9\n", "utf-8"
    )
    calls.write_text(
        "rcid,session,date,unres,amend,para,short\n5,91,2024-10-09,R/91/4,1,0,ICE\n6,91,2024-10-09,R/91/4,0,1.0,ICE\n"
        "7,91,2024-10-09,R/91/4,,,ICE\n",
        "utf-8",
    )
    rolls = read_table(Given(votes, roll_calls=calls), STATES)
    assert [roll.stage for roll in rolls] == ["amendment", "paragraph", "resolution"]
    assert [dict(roll.votes) for roll in rolls] == [{"QMM": YES, "QNN": NO}, {"QMM": ABSENT}, {}]
    calls.write_text("rcid,session,date,unres\n5,91,2024-10-09,R/91/4\n", "utf-8")
    with pytest.raises(UnknownRoll, match=r"row 4: The roll 6 is not among the roll calls"):
        read_table(Given(votes, roll_calls=calls), STATES)
    with pytest.raises(NotVotes, match="does not describe"):
        read_table(Given(votes, roll_calls=votes), STATES)


def test_a_research_table_in_one_file_is_read_as_statistics_programs_write_it(tmp_path: Path) -> None:
    """A first column without a name, NA for what is missing, totals of its own, and states that were no members."""
    path = tmp_path / "votes.csv"
    path.write_text(
        '"","rcid","ccode","member","vote","Country","Countryname","session","abstain","yes","no","importantvote","date",'
        '"unres","amend","para","short","descr"\n'
        '"1",7,NA,1,1,"QMM","Morvenia",91,0,1,1,NA,2036-10-09,"R/91/4",NA,0,"NA","Of ice"\n'
        '"2",7,NA,1,3,"QNN","Nerisia",91,0,1,1,NA,2036-10-09,"R/91/4",NA,0,"NA","Of ice"\n'
        '"3",7,NA,1,8,"QPP","Perrandia",91,0,1,1,NA,2036-10-09,"R/91/4",NA,0,"NA","Of ice"\n'
        '"4",7,NA,0,9,"QRR","Rhovia",91,0,1,1,NA,2036-10-09,"R/91/4",NA,0,"NA","Of ice"\n',
        "utf-8",
    )
    (roll,) = read_table(Given(path), STATES)
    assert roll.votes == {"QMM": YES, "QNN": NO, "QPP": ABSENT}
    assert (roll.title, roll.stage, roll.stated, roll.mismatch) == ("Of ice", "resolution", Totals(1, 1, 0), None)


def test_numbers_of_states_are_understood_through_succession(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("rcid,ccode,vote,date\n1,345,1,1980-10-09\n2,345,1,2010-10-09\n2,365,1,2010-10-09\n", "utf-8")
    first, second = read_table(Given(path), STATES)
    assert (set(first.votes), set(second.votes)) == ({"YUG"}, {"SRB", "RUS"})


def test_csv_parquet_and_compressed_csv_give_the_same_rolls(tmp_path: Path) -> None:
    plain = EXAMPLES / "concord.csv"
    packed, columns = tmp_path / "concord.csv.gz", tmp_path / "concord.parquet"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    duckdb.read_csv(str(plain)).write_parquet(str(columns))
    rolls = read_table(Given(plain), STATES)
    assert len(rolls) == 36
    assert all(roll.stated and roll.mismatch is None for roll in rolls)
    assert read_table(Given(packed), STATES) == read_table(Given(columns), STATES) == rolls


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1", "cp1252"])
def test_other_encodings_are_read_when_they_are_named_and_refused_otherwise(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_text("rcid,country,vote,date,short\n1,Morvenia,yes,2024-10-09,Röder\n", encoding)
    (roll,) = read_table(Given(path, encoding=encoding), STATES)
    assert roll.title == "Röder"
    if encoding != "utf-8-sig":
        with pytest.raises(Unreadable, match="The bytes are not utf-8"):
            read_table(Given(path), STATES)


def test_the_row_of_a_wrong_byte_is_told(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.write_bytes(b"rcid,country,vote,date\n1,Morvenia,yes,2024-10-09\n1,Neris\xefa,yes,2024-10-09\n")
    with pytest.raises(Unreadable) as caught:
        read_table(Given(path), STATES)
    assert caught.value.row == 3
    with pytest.raises(Unreadable, match="no encoding"):
        read_table(Given(path, encoding="runes"), STATES)


@pytest.mark.parametrize("length", [0, 4, 30, 200])
def test_half_a_compressed_file_is_refused(length: int, tmp_path: Path) -> None:
    path = tmp_path / "votes.csv.gz"
    path.write_bytes(gzip.compress((EXAMPLES / "concord.csv").read_bytes())[:length])
    with pytest.raises(Unreadable):
        read_table(Given(path), STATES)


def test_half_a_parquet_file_is_refused(tmp_path: Path) -> None:
    whole, half = tmp_path / "whole.parquet", tmp_path / "half.parquet"
    duckdb.read_csv(str(EXAMPLES / "concord.csv")).write_parquet(str(whole))
    half.write_bytes(whole.read_bytes()[:-100])
    with pytest.raises(Unreadable):
        read_table(Given(half), STATES)


LINES = (EXAMPLES / "concord.csv").read_text("utf-8").splitlines()


@given(st.permutations(LINES[1:49]))
def test_the_order_of_rows_changes_no_vote(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        shuffled, plain = Path(folder) / "shuffled.csv", Path(folder) / "plain.csv"
        shuffled.write_text("\n".join([LINES[0], *lines, ""]), "utf-8")
        plain.write_text("\n".join([*LINES[:49], ""]), "utf-8")
        found = {roll.id: roll for roll in read_table(Given(shuffled), STATES)}
        assert found == {roll.id: roll for roll in read_table(Given(plain), STATES)}


def test_the_real_tables_are_read_whole() -> None:
    folder = real_record() / "votes"
    rolls = read_table(Given(folder / "votes.parquet", roll_calls=folder / "roll_calls.csv.gz"), STATES)
    assert (len(rolls), sum(len(roll.votes) for roll in rolls)) == (6203, 870109)
    others = read_table(Given(folder / "undl_votes_1992_2022.parquet"), STATES)
    assert (len(others), sum(len(roll.votes) for roll in others)) == (2341, 445355)
