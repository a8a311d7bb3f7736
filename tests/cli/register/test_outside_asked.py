"""The outside reader is asked by `collegium tick`, and by a process that begins and ends with `collegium serve`."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.cli.program import PROGRAM
from tests.cli.register.house import HEAD, House, founded
from tests.cli.register.test_serving import all_end, children_of
from tests.outside import Elsewhere, served

ALLOW = """
import django
django.setup()
from collegium.accounts.models import Person, Space
from collegium.register.actions.outside import allow_outside
allow_outside(Person.objects.get(email="head@velmora.example"), Space.objects.get(partner__code="QM"), 2, "To try it")
"""
BOATS = "Note on the Winter Ferry\n\nVelmora, 3 February 2031\n\nNine boats lay below the harbour wall.\n"


@pytest.fixture
def elsewhere(tmp_path: Path, settings: Settings) -> Iterator[Elsewhere]:
    """The server of a model that answers well."""
    with served(tmp_path, settings) as server:
        yield server


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An installation with one document of a partner's own."""
    house = founded(tmp_path / "installation")
    (tmp_path / "boats.txt").write_text(BOATS, "utf-8")
    house.done("add", tmp_path / "boats.txt", "--as", HEAD, "--space", "QM")
    return house


def told(house: House, elsewhere: Elsewhere) -> Mapping[str, str]:
    """What the environment says; a word for the document is given within it."""
    named = {
        "COLLEGIUM_OUTSIDE_ADDRESS": f"http://{elsewhere.host}/v1",
        "COLLEGIUM_OUTSIDE_MODEL": "well",
        "COLLEGIUM_OUTSIDE_READS": "all",
    }
    environment = {**house.told(), **named, "DJANGO_SETTINGS_MODULE": "collegium.settings"}
    subprocess.run([sys.executable, "-c", ALLOW], env=environment, check=True)
    return named


def test_a_tick_asks_once(house: House, elsewhere: Elsewhere) -> None:
    assert "0 answered by the outside reader" in house.run("tick").stderr
    assert elsewhere.got() == []
    named = told(house, elsewhere)
    assert "1 answered by the outside reader" in house.run("tick", told=named).stderr
    assert "0 answered by the outside reader" in house.run("tick", told=named).stderr
    assert len(elsewhere.got()) == 1
    assert "all fits" in house.done("verify").stderr


def test_a_server_asks_beside_the_pages(house: House, elsewhere: Elsewhere) -> None:
    environment = house.told() | dict(told(house, elsewhere))
    command = [*PROGRAM, "serve", "--bind", "127.0.0.1:0", "--workers", "1"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        try:
            while not elsewhere.got():
                assert server.poll() is None
            children = children_of(server.pid)
            assert len(children) == 3, "one answers, one reads, one asks"
            all_end(children, server.terminate)
        finally:
            server.kill()
    assert "boats" in elsewhere.texts()
