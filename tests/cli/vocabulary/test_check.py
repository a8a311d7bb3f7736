"""`collegium vocabulary check`: what a partnership's file adds and what is doubtful in it; the shipped tables too."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from collegium.cli.main import program
from tests.cli.program import collegium, table_rows
from tests.machine import ROOT

CASES = Path(__file__).parent / "cases" / "check.toml"
ERRORS = json.loads((ROOT / "tests/reading/vocabulary/cases/errors.json").read_text("utf-8"))
EXAMPLES = ROOT / "examples" / "vocabulary.json"


def checked(*arguments: object) -> Result:
    return CliRunner().invoke(program, ["vocabulary", "check", *map(str, arguments)])


def report(*arguments: object) -> dict[str, Any]:
    result = checked(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.output)
    return told


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mission.json"


@pytest.mark.parametrize("row", table_rows(CASES, "files"))
def test_what_is_doubtful_in_a_file_is_said_once_and_nothing_else(row: dict[str, Any], file: Path) -> None:
    file.write_text(row["file"], "utf-8")
    said = [f"{each['where']}: {each['cause']} {each['remedy']}" for each in report(file)["doubts"]]
    assert len(said) == len(row["doubts"]), (said, row["guards"])
    for piece, doubt in zip(row["doubts"], said, strict=True):
        assert piece in doubt, row["guards"]
    table = checked(file)
    assert table.exit_code == 0
    assert all(f"\n  {doubt}\n" in table.output for doubt in said)


@pytest.mark.parametrize("row", [pytest.param(row, id=row["name"]) for row in ERRORS if row["file"] != "DEEP"])
def test_a_file_that_cannot_be_used_is_refused_with_table_row_and_remedy(row: dict[str, Any], file: Path) -> None:
    file.write_text(row["file"], "utf-8")
    result = checked(file)
    assert result.exit_code == 2
    assert f"{row['where']}" in result.output
    assert row["cause"] in result.output


def test_a_file_that_is_not_utf_8_or_not_there_is_refused(file: Path) -> None:
    missing = checked(file)
    assert missing.exit_code == 2
    assert "does not exist" in missing.output
    file.write_bytes(b'{"parties": [{"id": "\xff"}]}')
    assert "This is not UTF-8." in checked(file).output
    file.write_bytes(b"")
    assert checked(file).exit_code == 2


def test_what_a_file_adds_is_counted_by_table_and_language(file: Path) -> None:
    file.write_text(
        json.dumps(
            {
                "parties": [
                    {"id": "OM", "names": {"en": ["Oman"]}, "metonyms": {"en": ["the Cedar Gate"]}},
                    {"id": "QM", "names": {"en": ["Velmora", "Republic of Velmora"], "fr": ["Velmorie"]}},
                ],
                "persons": [{"name": "Idris Calloway", "names": {"ru": ["Идрис Каллоуэй"]}}],
            }
        )
    )
    assert report(file)["counts"] == [
        {"table": "parties", "rows": 2, "adding": 1, "spellings": {"en": 3, "fr": 1}},
        {"table": "persons", "rows": 1, "adding": 0, "spellings": {"all": 1, "ru": 1}},
    ]


def test_an_empty_file_adds_nothing(file: Path) -> None:
    file.write_text("{}")
    assert "It adds nothing.\n" in checked(file).output


def test_control_characters_of_a_file_do_not_reach_the_terminal(file: Path) -> None:
    file.write_text(json.dumps({"parties": [{"id": "\x1b[2J", "names": {"en": ["Om\u202ean\x07", "Oman"]}}]}))
    result = checked(file)
    assert result.exit_code == 0
    assert "is an unusual id" in result.output
    assert all(char.isprintable() or char == "\n" for char in result.output)


def test_the_file_of_the_examples_has_one_doubt_which_is_known() -> None:
    assert [each["where"] for each in report(EXAMPLES)["doubts"]] == ["forums, row 8, names"]


def test_the_shipped_tables_have_no_fault() -> None:
    told = report()
    assert told["doubts"] == []
    assert {each["table"] for each in told["counts"]} == {
        *("states", "former", "groups", "agencies", "forums", "instruments", "places", "issues", "offices", "others")
    }
    assert all(each["rows"] and each["spellings"]["ru"] for each in told["counts"])


def test_faults_of_the_shipped_tables_end_the_program_with_1(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    table = tmp_path / "src/collegium/reading/vocabulary/tables/issues.csv"
    table.write_text(table.read_text("utf-8") + "lamp-oil,lamp oil,,,,,lighthouses,rumour\n", "utf-8")
    ended = collegium("vocabulary", "check", cwd=tmp_path, environment={"PYTHONPATH": str(tmp_path / "src")})
    assert ended.code == 1
    assert "\n2 faults:\n" in ended.out.decode()
    assert ", source: No source is called 'rumour'." in ended.out.decode()
    assert ", parent: No row of issues has the id 'lighthouses'." in ended.out.decode()


def test_the_real_program_checks_a_file_and_the_tables(tmp_path: Path) -> None:
    own = collegium("vocabulary", "check", EXAMPLES, cwd=tmp_path)
    assert (own.code, own.err) == (0, "")
    assert "\n1 doubt:\n" in own.out.decode()
    shipped = collegium("vocabulary", "check", cwd=tmp_path)
    assert (shipped.code, shipped.err) == (0, "")
    assert shipped.out.decode().endswith("\nNo faults.\n")
