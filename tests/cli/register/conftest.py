"""What the tests of the commands share: an installation with two documents, made once, and a copy for each test."""

import shutil
from pathlib import Path

import pytest

from tests.cli.register.house import HEAD, House, founded
from tests.machine import ROOT

RECORD = ROOT / "examples" / "record"
SMALL = ("2023-11-21-opening-remarks.txt", "2023-11-06-high-council-decision.txt")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> House:
    """An installation with two documents."""
    house = founded(tmp_path_factory.mktemp("model"))
    words = ("--as", HEAD, "--space", "QM", "--marking", "for partners", "--originator", "harbour office")
    house.done("add", *(RECORD / name for name in SMALL), *words)
    return house


@pytest.fixture
def house(model: House, tmp_path: Path) -> House:
    """A copy of it, to do anything with."""
    shutil.copytree(model.home, tmp_path / "home")
    return House(tmp_path / "home")
