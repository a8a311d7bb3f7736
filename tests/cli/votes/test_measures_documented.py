"""Every command of measures, each option of it, every measure, shape and verdict is on its page."""

import click
import pytest

from collegium.cli.votes.charts import chart_command
from collegium.cli.votes.measures import BEYOND_CHANCE, agreement_command, cohesion_command, ideal_points_command
from collegium.cli.votes.questions import claim_command, shapes_command, supporters_command
from collegium.voting.measures import RULES
from collegium.voting.questions.claims import Verdict
from collegium.voting.questions.shapes import SHAPES
from tests.machine import ROOT

PAGE = " ".join((ROOT / "docs" / "measures-of-votes.md").read_text("utf-8").split())
COMMANDS = (
    agreement_command,
    cohesion_command,
    ideal_points_command,
    supporters_command,
    shapes_command,
    claim_command,
    chart_command,
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_a_command_and_its_options_are_on_the_page(command: click.Command) -> None:
    assert f"collegium votes {command.name} STORE" in PAGE
    options = [each for each in command.params if isinstance(each, click.Option)]
    assert [each.opts[0] for each in options if f"`{each.opts[0]}" not in PAGE and f" {each.opts[0]}" not in PAGE] == []


@pytest.mark.parametrize("name", [*RULES, *BEYOND_CHANCE])
def test_a_measure_is_on_the_page(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("name", [*SHAPES, *(verdict.value for verdict in Verdict)])
def test_a_shape_or_verdict_is_on_the_page(name: str) -> None:
    assert name in PAGE
