"""An upgrade to a later program: it can be stopped at any statement, done again, and undone."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

from hypothesis import settings

from tests.cli.register.house import House
from tests.machine import ROOT

LATER = "tests.cli.register.later.settings"
SEEDS = 200 if settings().max_examples > 1000 else 20  # `make deep` asks for more


def by_the_later(house: House, *words: str) -> subprocess.CompletedProcess[str]:
    """A module of the later program, run in an installation."""
    environment = {**house.told(), "DJANGO_SETTINGS_MODULE": LATER, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", *words]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def content(house: House, file: Path) -> list[bytes]:
    house.done("backup", file)
    return gzip.decompress(file.read_bytes()).splitlines()


def test_an_upgrade_is_undone_with_the_backup_that_it_made(house: House, tmp_path: Path) -> None:
    before = content(house, tmp_path / "before")
    done = by_the_later(house, "collegium", "upgrade")
    assert done.stderr.endswith("all fits\n"), done.stderr
    assert by_the_later(house, "collegium", "health").returncode == 0
    assert house.run("verify").returncode == 1, "today's program does not know the later shape"
    assert by_the_later(house, "collegium", "backup", str(tmp_path / "later")).returncode == 0
    assert "A later program wrote this backup" in House(tmp_path / "other").run("restore", tmp_path / "later").stderr
    (backup,) = (house.home / "backups").iterdir()
    ended = house.done("restore", backup, "--aside")
    assert ended.stderr.endswith("all fits\n")
    assert content(house, tmp_path / "after") == before
    assert len(list(house.home.glob("collegium.sqlite3.2*"))) == 1


def test_nothing_is_put_aside_for_a_backup_that_is_none(house: House, tmp_path: Path) -> None:
    (tmp_path / "none").write_text("a lantern", "utf-8")
    assert house.run("restore", tmp_path / "none", "--aside").returncode == 1
    assert house.done("verify").stderr.endswith("all fits\n")
    house.done("backup", tmp_path / "file")
    ended = House(tmp_path / "empty").run("restore", tmp_path / "file", "--aside")
    assert (ended.returncode, "no register here" in ended.stderr) == (1, True)


def test_an_upgrade_that_is_killed_at_any_statement_can_be_done_again(house: House) -> None:
    ended = by_the_later(house, "tests.cli.register.upgrading", *map(str, range(SEEDS)))
    assert ended.returncode == 0, ended.stderr[-4000:]
    assert int(ended.stdout) == SEEDS, "not every one was killed"
    assert os.listdir(house.home / "backups")
    assert not list((house.home / "backups").glob("*.partial"))
