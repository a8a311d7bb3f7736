"""The quality of reading the example record stays above its floors, on any machine."""

import tomllib

import pytest

from tests.machine import ROOT
from tools.measure import of_examples

FLOORS: dict[str, float] = tomllib.loads((ROOT / "tools" / "floors.toml").read_text("utf-8"))["floors"]
FIGURES = of_examples()


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_the_examples_are_read_as_well_as_before(name: str) -> None:
    assert FIGURES[name] >= FLOORS[name], f"{name} fell to {FIGURES[name]:.3f}"


def test_every_floor_is_measured() -> None:
    """A floor that nothing is measured against would hold nothing."""
    assert {name for name in FLOORS if name.startswith("examples")} == set(FIGURES)
