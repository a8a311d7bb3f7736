"""One roll as a chart, as people ask for it."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from collegium.cli.votes.charts import chart_command
from collegium.voting.matrix import NO, YES
from collegium.voting.rolls import Roll
from collegium.voting.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A roll that two sources have, one of them twice."""
    whole = Roll("1", "first", year=2010, symbol="A/RES/65/208", title="Rescue of ships", votes={"QM": YES, "QN": NO})
    both = {"QM": YES, "QN": YES}
    Store(tmp_path / "store").add([whole, replace(whole, id="2", votes=both), replace(whole, id="9", source="second")])
    return tmp_path / "store"


def test_a_roll_is_drawn_by_its_id(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "roll.svg"
    assert CliRunner().invoke(chart_command, [str(store), "2", "--out", str(file)]).exit_code == 0
    assert "2 voted yes, 0 no" in file.read_text("utf-8")


def test_a_symbol_is_found_in_any_of_its_forms(store: Path) -> None:
    result = CliRunner().invoke(chart_command, [str(store), "65/208", "--source", "second", "--format", "png"])
    assert result.stdout_bytes.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("65/208", "Several rolls are known as 65/208: 1 (first), 2 (first), 9 (second)"),
        ("65/1", "No roll has the id or symbol 65/1"),
    ],
)
def test_a_roll_that_is_not_one_is_refused_with_what_to_do(store: Path, what: str, message: str) -> None:
    result = CliRunner().invoke(chart_command, [str(store), what])
    assert (result.exit_code, message in result.output) == (1, True), result.output
