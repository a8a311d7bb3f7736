"""Two partners act at the same moment, on both databases: one of them is first, and nothing is lost or done twice."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.register.house import House
from tests.machine import ROOT
from tests.postgresql import cluster


@pytest.fixture(params=["sqlite", "postgresql"])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    """An installation of its own."""
    if request.param == "sqlite":
        yield House(tmp_path / "house")
        return
    with cluster() as address:
        yield House(tmp_path / "house", address)


def became(house: House, what: str) -> list[str]:
    """Where the text stands, how many faults the journal has, and what became of both steps."""
    house.home.mkdir()
    told = house.told() | {"DJANGO_SETTINGS_MODULE": "collegium.settings"}
    words = [sys.executable, "-m", "tests.programme.at_once", what]
    done = subprocess.run(words, cwd=ROOT, env=told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1].split()


def test_two_last_consents_adopt_once(house: House) -> None:
    assert became(house, "consents") == ["adopted", "0", "done", "done"]


def test_silence_is_broken_or_kept_and_never_both(house: House) -> None:
    state, faults, broke, kept = became(house, "silence")
    assert faults == "0"
    assert (state, broke, kept) in {("negotiated", "done", "OutOfTurn"), ("adopted", "OutOfTurn", "done")}
