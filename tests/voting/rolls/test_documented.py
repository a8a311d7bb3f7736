"""What a person meets is in the documentation: errors, options, layouts."""

import inspect

import pytest

from collegium.cli.votes.rolls import import_command, roll_command
from collegium.voting import errors
from collegium.voting.sources.layouts import LAYOUTS
from tests.machine import ROOT

PAGE = (ROOT / "docs" / "votes.md").read_text("utf-8")
ERRORS = [name for name, each in inspect.getmembers(errors, inspect.isclass) if name != "VotesError"]
OPTIONS = [name for command in (import_command, roll_command) for each in command.params for name in each.opts]


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_is_documented_and_drawn_in_the_tree(name: str) -> None:
    assert f"| {name} |" in PAGE
    assert f"── {name} " in (errors.__doc__ or "")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_is_documented(layout: object) -> None:
    assert f"| {layout.name} |" in PAGE  # type: ignore[attr-defined]


@pytest.mark.parametrize("option", [name for name in OPTIONS if name.startswith("--") and name != "--format"])
def test_every_option_is_documented(option: str) -> None:
    assert option in PAGE
