"""The commands of measures, as people call them, over a store of invented partners."""

import csv
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from collegium.cli.votes.measures import agreement_command, cohesion_command, ideal_points_command
from collegium.cli.votes.questions import claim_command, shapes_command, supporters_command
from collegium.voting.matrix import ABSTAIN, NO, YES
from collegium.voting.rolls import Roll
from collegium.voting.store import Store

LETTERS = {"Y": YES, "A": ABSTAIN, "N": NO}
VOTES = {"QM": "YYNAYYNY", "QN": "YNNYYNNY", "QO": "YYNYNYAY", "QP": "NNY ANYA"}
ISSUES = "roll,issue\n1,fish\n2,fish\n3,ice\n4,ice\n5,fish\n6,ice\n7,fish\n8,ice\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight rolls of four sessions."""
    folder = tmp_path_factory.mktemp("votes") / "store"
    Store(folder).add(
        [
            Roll(
                id=str(number + 1),
                source="invented",
                session=str(number // 2 + 1),
                day=date(2001 + number // 2, 11, 2),
                year=2001 + number // 2,
                symbol=f"F/{number // 2 + 1}/{number + 1}",
                title=f"Rescue of ships in waters of kind {number + 1}",
                stage="resolution",
                votes={state: LETTERS[row[number]] for state, row in VOTES.items() if row[number] in LETTERS},
            )
            for number in range(8)
        ]
    )
    (folder.parent / "issues.csv").write_text(ISSUES, "utf-8")
    (folder.parent / "key.txt").write_text("F/1/1\n3\n", "utf-8")
    return folder


def told(command: click.Command, *given: str | Path) -> str:
    """What a command says when all is well."""
    result = CliRunner().invoke(command, [str(each) for each in given])
    assert result.exit_code == 0, result.output
    return result.stdout


def values(command: click.Command, *given: str | Path) -> list[dict[str, Any]]:
    """The rows that a command gives as JSON."""
    rows: list[dict[str, Any]] = json.loads(told(command, *given, "--format", "json"))["rows"]
    return rows


def test_agreement_of_a_state_ranks_the_others(store: Path) -> None:
    rows = values(agreement_command, store, "--state", "QM")
    assert [row["with"] for row in rows] == ["QO", "QN", "QP"]
    assert rows[0] == {"over": "all", "state": "QM", "with": "QO", "agreement": 0.75, "rolls": 8}


@pytest.mark.parametrize("measure", ["identical", "half-absence", "lijphart", "s", "coincidence", "kappa", "pi"])
def test_every_measure_is_named_in_what_it_gives(store: Path, measure: str) -> None:
    assert f"Agreement ({measure})" in told(agreement_command, store, "--measure", measure)


def test_a_pair_is_told_by_session_in_a_table_and_in_words(store: Path) -> None:
    table = told(agreement_command, store, "--state", "QM", "--state", "QN", "--by", "session")
    assert "1     QM     QN        0.500      2" in table
    assert "QM with QN: 0.50 at first (1)" in table


def test_agreement_leaves_as_csv(store: Path) -> None:
    rows = list(csv.DictReader(told(agreement_command, store, "--format", "csv").splitlines()))
    assert len(rows) == 6
    assert {row["state"] for row in rows} == {"QM", "QN", "QO"}


def test_agreement_by_issue_and_by_period(store: Path) -> None:
    pair = ("--state", "QM", "--state", "QN")
    by_issue = values(agreement_command, store, *pair, "--by", "issue", "--issues", store.parent / "issues.csv")
    assert [(row["over"], row["agreement"]) for row in by_issue] == [("fish", 0.75), ("ice", 0.625)]
    assert [row["over"] for row in values(agreement_command, store, *pair, "--by", "period")] == [
        "2001–2002",
        "2003–2004",
    ]


def test_a_list_of_votes_is_named_as_whose_it_is(store: Path) -> None:
    (row, *_) = values(agreement_command, store, "--state", "QM", "--list", store.parent / "key.txt", "--owner", "QN")
    assert row["over"] == "1 (QN: key)"


def test_rolls_that_split_partners_are_listed_with_their_votes(store: Path) -> None:
    rows = values(agreement_command, store, "--state", "QM", "--state", "QN", "--apart")
    assert [(row["how"], row["QM"], row["QN"], row["roll"]) for row in rows] == [
        ("opposite", "yes", "no", "F/3/6"),
        ("opposite", "yes", "no", "F/1/2"),
        ("not alike", "abstain", "yes", "F/2/4"),
    ]


def test_only_the_sessions_that_are_asked_for_count(store: Path) -> None:
    (row, *_) = values(agreement_command, store, "--state", "QM", "--since", "2", "--until", "3")
    assert row["rolls"] == 4


def test_cohesion_of_groups(store: Path) -> None:
    rows = values(cohesion_command, store, "--group", "two=QM,QN", "--group", "all = QM, QN,QO,QP", "--until", "1")
    assert [(row["group"], row["rice"], row["agreement"]) for row in rows] == [
        ("two", 0.5, 0.625),
        ("all", 0.25, 0.4375),
    ]


def test_ideal_points_run_as_the_caller_says(store: Path) -> None:
    rows = values(ideal_points_command, store, "--pole", "QP", "--pole", "QM")
    ends = {row["state"]: row["point"] for row in rows if row["year"] == "1949"}
    assert ends["QP"] < ends["QM"]
    assert all(row["low"] < row["point"] < row["high"] for row in rows)


def test_rolls_of_one_title_can_tie_the_years_together(store: Path, tmp_path: Path) -> None:
    """Titles that are all different tie nothing; with the same two titles in every session the points are others."""
    again = [
        replace(roll, title="Rescue of ships in summer" if int(roll.id) % 2 else "Rescue of ships in winter")
        for roll in Store(store).rolls()
    ]
    Store(tmp_path / "again").add(again)
    plain = values(ideal_points_command, store)
    assert values(ideal_points_command, store, "--bridges") == plain
    assert values(ideal_points_command, tmp_path / "again") == plain
    assert values(ideal_points_command, tmp_path / "again", "--bridges") != plain


def test_supporters_come_with_reasons_and_a_test_of_the_method(store: Path) -> None:
    given = (store, "--issues", store.parent / "issues.csv", "--issue", "fish", "--test", "2")
    assert values(supporters_command, *given)[-1]["state"] == "QP"
    table = told(supporters_command, *given)
    assert "Tested on 8 votes of sessions 3–4" in table
    assert "F/4/7 no; F/3/5 yes" in table


def test_supporters_of_a_text_are_told_by_texts_of_its_title(store: Path) -> None:
    given = (store, "--issues", store.parent / "issues.csv", "--issue", "fish", "--test", "2", "--text")
    title = next(roll.title for roll in Store(store).rolls() if roll.symbol == "F/4/7")
    rows = {row["state"]: row for row in values(supporters_command, *given, title)}
    assert rows["QP"]["last votes"].startswith("F/4/7 yes; F/3/5 abstain")
    assert "on texts like it" in rows["QP"]["reason"]
    assert "The issue alone tells".lower() in told(supporters_command, *given, "Quarry dust").lower()


def test_a_chart_says_over_which_sessions_it_goes(store: Path, tmp_path: Path) -> None:
    matrix, lines = tmp_path / "matrix.svg", tmp_path / "lines.svg"
    told(agreement_command, store, "--since", "2", "--format", "svg", "--out", matrix)
    assert "sessions 2 to 4" in matrix.read_text("utf-8")
    pair = ("--state", "QM", "--state", "QN", "--by", "session")
    told(agreement_command, store, *pair, "--format", "svg", "--out", lines)
    assert "(half-abstention), 1 to 4" in lines.read_text("utf-8")


def test_of_two_sources_with_the_same_ids_each_has_its_own_titles(store: Path, tmp_path: Path) -> None:
    both = Store(tmp_path / "both")
    both.add(Store(store).rolls())
    both.add([replace(roll, source="newer", title=f"Newer {roll.id}") for roll in Store(store).rolls()])
    asked = (shapes_command, tmp_path / "both", "--shape", "nobody voted against")
    assert {row["title"] for row in values(*asked, "--source", "newer")} == {"Newer 4", "Newer 8"}
    assert values(*asked) == values(shapes_command, store, "--shape", "nobody voted against")


def test_a_claim_stands_beside_every_roll_that_could_be_meant(store: Path) -> None:
    rows = values(claim_command, store, "--said", "2002-06-01", "--about", "rescue of ships", "--no", "1")
    assert len(rows) == 8
    by_roll = {row["roll"]: (row["verdict"], row["differs in"]) for row in rows}
    assert by_roll["F/1/1"] == ("agrees", "nothing")
    assert by_roll["F/1/2"] == ("differs", "no: 1 said, 2 counted")
    assert by_roll["F/2/3"] == ("roll later than the claim", "no: 1 said, 3 counted")


def test_rolls_are_found_by_their_shape(store: Path) -> None:
    rows = values(shapes_command, store, "--shape", "nobody voted against")
    assert [(row["roll"], row["yes"], row["no"], row["abstain"]) for row in rows] == [
        ("F/2/4", 2, 0, 1),
        ("F/4/8", 3, 0, 1),
    ]
    assert "2 of 8 rolls" in told(shapes_command, store, "--shape", "nobody voted against")


def test_a_claim_that_fits_no_roll_says_so(store: Path) -> None:
    assert "No roll fits." in told(claim_command, store, "--about", "herring quotas")


@pytest.mark.parametrize(
    ("command", "given"),
    [
        (agreement_command, ["--state", "QM", "--state", "QN", "--by", "session"]),
        (agreement_command, []),
        (ideal_points_command, ["--state", "QM"]),
    ],
    ids=["over time", "matrix", "points"],
)
@pytest.mark.parametrize(("format_", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_charts_are_written(
    store: Path, tmp_path: Path, command: click.Command, given: list[str], format_: str, begins: bytes
) -> None:
    file = tmp_path / "chart"
    told(command, store, *given, "--format", format_, "--out", file)
    assert file.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("command", "given", "code", "message"),
    [
        (agreement_command, ["--state", "QT"], 2, "No roll knows the state QT"),
        (agreement_command, ["--by", "issue"], 2, "--by issue needs --issues"),
        (agreement_command, ["--list", "{folder}/key.txt"], 2, "--list needs --owner"),
        (agreement_command, ["--list", "{folder}/issues.csv", "--owner", "QM"], 1, "no roll has the id or symbol"),
        (agreement_command, ["--since", "9"], 1, "No roll stands in these sessions"),
        (agreement_command, ["--source", "elsewhere"], 1, "no vote of elsewhere in UN General Assembly"),
        (
            agreement_command,
            ["--forum", "Moot"],
            1,
            "no vote of any source in Moot. Import some first, or name another",
        ),
        (agreement_command, ["--by", "issue", "--issues", "{folder}/store/rolls.parquet"], 1, "bytes are not UTF-8"),
        (agreement_command, ["--owner", "QM", "--list", "{folder}/store/rolls.parquet"], 1, "bytes are not UTF-8"),
        (agreement_command, ["--apart"], 2, "--apart needs two states"),
        (agreement_command, ["--by", "session", "--format", "svg"], 2, "two to 5 states"),
        (agreement_command, ["--out", "{folder}/no/such"], 1, "cannot be written"),
        (cohesion_command, ["--group", "all"], 2, "write NAME=ISO3,ISO3"),
        (cohesion_command, ["--group", "all=QM,QT"], 2, "members that no roll knows: QT"),
        (ideal_points_command, ["--pole", "QM"], 2, "Give --pole twice"),
        (supporters_command, ["--issues", "{folder}/issues.csv", "--issue", "salt"], 2, "It has: fish, ice"),
        (supporters_command, ["--issues", "{folder}/key.txt", "--issue", "salt"], 1, "row 2: give a roll first"),
        (agreement_command, ["--list", "{folder}/key.txt", "--owner", "QM", "--by", "year"], 2, "not by year"),
        (claim_command, ["--no", "0"], 2, "Say what the vote was on"),
        (claim_command, ["--about", "ships", "--vote", "QT=yes"], 2, "No roll knows the state QT"),
        (claim_command, ["--vote", "QM=perhaps"], 2, "the vote being one of yes"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_what_cannot_be_done_is_said_with_its_remedy(
    store: Path, command: click.Command, given: list[str], code: int, message: str
) -> None:
    arguments = [each.replace("{folder}", str(store.parent)) for each in given]
    result = CliRunner().invoke(command, [str(store), *arguments])
    assert (result.exit_code, message in result.output) == (code, True), result.output
