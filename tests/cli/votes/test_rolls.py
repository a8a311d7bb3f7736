"""`collegium votes import` and `roll`, as people use them."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

import click
import pytest
from click.testing import CliRunner, Result

from collegium.cli.lazy import LazyGroup
from collegium.cli.main import program
from tests.machine import ROOT, real_record

EXAMPLES = ROOT / "examples" / "votes"
OWN = ("--states", str(EXAMPLES / "states.csv"))


def run(*arguments: object) -> Result:
    """The command with some arguments."""
    return CliRunner().invoke(program, ["votes", *map(str, arguments)])


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with the invented concord's rolls."""
    folder = tmp_path / "store"
    assert run("import", EXAMPLES / "concord.csv", *OWN, "--into", folder).exit_code == 0
    return folder


def test_a_table_is_imported_once(tmp_path: Path) -> None:
    first = run("import", EXAMPLES / "concord.csv", *OWN, "--into", tmp_path / "store", "--format", "json")
    (file,) = json.loads(first.stdout)["files"]
    assert (file["rolls"], file["votes"], file["totals stated"], file["totals that differ"]) == (36, 432, 36, 0)
    assert "36 new rolls with 432 votes; 0 rolls were there already" in first.stderr
    second = run("import", EXAMPLES / "concord.csv", *OWN, "--into", tmp_path / "store")
    assert "0 new rolls with 0 votes; 36 rolls were there already" in second.stderr
    assert second.exit_code == 0


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("unknown-state", 'row 15: "QLL / LORMANIA" is no state known here'),
        ("double-vote", "row 7: QSS has voted in roll 900001 already, in row 6."),
        ("unknown-vote", 'row 9: "P" is no vote.'),
        ("total-in-words", 'row 14: The total (yes) is "many"'),
        ("cut-off", "row 21: The last roll has 8 of its 12 members."),
        ("latin-1", "row 2: The bytes are not utf-8."),
    ],
)
def test_a_wrong_file_is_refused_and_nothing_beside_it_is_imported(name: str, says: str, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    wrong = EXAMPLES / "wrong" / f"{name}.csv"
    result = run("import", EXAMPLES / "concord.csv", wrong, *OWN, "--into", folder)
    assert result.exit_code == 1
    assert says in result.stderr
    assert "Nothing was imported." in result.stderr
    assert result.stdout == ""
    assert not folder.exists()


def test_every_wrong_example_is_tried() -> None:
    assert {path.stem for path in (EXAMPLES / "wrong").iterdir()} == {
        "unknown-state", "double-vote", "unknown-vote", "total-in-words", "cut-off", "latin-1", "wrong-total",
    }  # fmt: skip


def test_an_encoding_that_is_named_is_read(tmp_path: Path) -> None:
    wrong = EXAMPLES / "wrong" / "latin-1.csv"
    assert run("import", wrong, *OWN, "--into", tmp_path, "--encoding", "latin-1").exit_code == 0
    assert "Röder Sound" in run("roll", tmp_path, "C/RES/11/1").stdout


def test_wrong_totals_are_kept_beside_the_votes_and_refused_where_that_is_asked(tmp_path: Path) -> None:
    wrong = EXAMPLES / "wrong" / "wrong-total.csv"
    strict = run("import", wrong, *OWN, "--into", tmp_path, "--strict")
    assert (strict.exit_code, list(tmp_path.iterdir())) == (1, [])
    kept = run("import", wrong, *OWN, "--into", tmp_path)
    assert "yes: 11 stated, 12 counted" in kept.stdout
    (roll,) = json.loads(run("roll", tmp_path, "C/RES/11/2", "--format", "json").stdout)
    assert (roll["stated"]["yes"], roll["counted"]["yes"]) == (11, 12)
    assert roll["mismatch"] == "yes: 11 stated, 12 counted"
    assert "The source's totals differ from the votes" in run("roll", tmp_path, "C/RES/11/2").stdout


def test_a_second_source_is_set_beside_the_first(store: Path, tmp_path: Path) -> None:
    lines = (EXAMPLES / "concord.csv").read_text("utf-8").splitlines()
    changed = lines[1].replace(",N,", ",A,", 1)
    (tmp_path / "other.csv").write_text("\n".join([lines[0], changed, *lines[2:], ""]), "utf-8")
    table = tmp_path / "differences.csv"
    result = run(
        "import", tmp_path / "other.csv", *OWN, "--into", store, "--source", "other", "--differences", table,
        "--format", "json",
    )  # fmt: skip
    value = json.loads(result.stdout)
    assert [(each["matched"], each["votes that differ"]) for each in value["beside"]] == [(36, 1)]
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8"))))
    (apart,) = [row for row in rows if row["state"]]
    assert (apart["state"], apart["first vote"], apart["second vote"]) == ("QMM", "no", "abstain")
    assert len(rows) == 36


def test_no_cell_of_a_csv_is_a_formula(tmp_path: Path) -> None:
    text = (EXAMPLES / "concord.csv").read_text("utf-8").replace("Lighthouses of", "=2+2 of")
    (tmp_path / "votes.csv").write_text(text, "utf-8")
    run("import", tmp_path / "votes.csv", *OWN, "--into", tmp_path / "store")
    rows = list(csv.DictReader(io.StringIO(run("roll", tmp_path / "store", "900001", "--format", "csv").stdout)))
    assert {row["title"] for row in rows} == {"'=2+2 of the northern approaches"}


def test_differences_that_cannot_be_written_leave_the_rolls_imported_and_say_so(tmp_path: Path) -> None:
    store, nowhere = tmp_path / "store", tmp_path / "no" / "such.csv"
    result = run("import", EXAMPLES / "concord.csv", *OWN, "--into", store, "--differences", nowhere)
    assert result.exit_code == 1
    assert "such.csv cannot be written" in result.stderr
    assert "The rolls are imported." in result.stderr
    assert run("roll", store, "C/RES/11/2").exit_code == 0


def test_a_changed_version_of_a_source_is_refused_under_its_name(store: Path, tmp_path: Path) -> None:
    text = (EXAMPLES / "concord.csv").read_text("utf-8").replace("900001,QMM,MORVENIA,N", "900001,QMM,MORVENIA,A")
    (tmp_path / "other.csv").write_text(text, "utf-8")
    result = run("import", tmp_path / "other.csv", *OWN, "--into", store)
    assert result.exit_code == 1
    assert "under a name of its own, with --source" in result.stderr


def test_a_roll_is_shown_in_each_format(store: Path) -> None:
    text = run("roll", store, "C/RES/11/4").stdout
    assert text.startswith("Coastal missiles\n")
    assert "The source's totals are those of the votes." in text
    (value,) = json.loads(run("roll", store, "900004", "--format", "json").stdout)
    assert len(value["votes"]) == 12
    rows = list(csv.DictReader(io.StringIO(run("roll", store, "900004", "--format", "csv").stdout)))
    assert {row["state"]: row["vote"] for row in rows} == value["votes"]


def test_a_roll_that_is_not_there_and_a_store_that_is_none_are_errors(store: Path, tmp_path: Path) -> None:
    missing = run("roll", store, "C/RES/99/1")
    assert (missing.exit_code, "No roll has the id or the symbol" in missing.stderr) == (1, True)
    nothing = run("roll", tmp_path / "nowhere", "1")
    assert (nothing.exit_code, "The store cannot be used" in nothing.stderr) == (1, True)


def test_a_pdf_that_is_no_verbatim_record_is_refused(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    result = run("import", tmp_path / "paper.pdf", "--into", tmp_path / "store")
    assert (result.exit_code, "Nothing was imported." in result.stderr) == (1, True)


def test_a_real_record_is_imported_and_found_in_any_form_of_its_symbol(tmp_path: Path) -> None:
    pdf = real_record() / "un_verbatim" / "ga_65_PV_71.pdf"
    assert run("import", pdf, "--into", tmp_path, "--strict").exit_code == 0
    for symbol in ("A/RES/65/208", "R/65/208", "65/208", "A/65/PV.71#33"):
        (roll,) = json.loads(run("roll", tmp_path, symbol, "--format", "json").stdout)
        assert roll["counted"] == {"yes": 122, "no": 1, "abstain": 62, "absent": 0}
        assert [(each["state"], each["vote"]) for each in roll["later"]] == [("SAU", "abstain")]
        assert roll["votes"]["SAU"] == "no"


def test_saying_the_version_imports_no_command() -> None:
    code = (
        "import sys\nfrom collegium.cli.main import program\n"
        "program(['--version'], standalone_mode=False)\n"
        "print([name for name in ('duckdb', 'numpy', 'scipy', 'pypdfium2', 'altair', 'collegium.cli.read',"
        " 'collegium.cli.votes.group') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert done.stdout.endswith("\n[]\n")


def test_a_lazy_group_knows_its_commands_and_no_others() -> None:
    class Group(LazyGroup):
        places: ClassVar[Mapping[str, tuple[str, str]]] = {
            "roll": ("collegium.cli.votes.rolls", "roll_command"),
            "none": ("collegium.cli.votes.rolls", "FAILED"),
        }

    group = Group()
    context = click.Context(group)
    assert group.list_commands(context) == ["none", "roll"]
    assert isinstance(group.get_command(context, "roll"), click.Command)
    assert group.get_command(context, "other") is None
    with pytest.raises(TypeError, match="no command"):
        group.get_command(context, "none")
