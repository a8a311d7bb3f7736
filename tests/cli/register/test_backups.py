"""Backups that are sealed to a key, or come from an earlier program; what lies in the way; a full disk."""

import gzip
import json
import random
import subprocess
from pathlib import Path
from typing import Any

import pyrage

from collegium.exchange.backup.sealing import SEALED
from tests.cli.program import PROGRAM
from tests.cli.register.house import HEAD, House
from tests.machine import ROOT

EARLIER = ROOT / "tests" / "exchange" / "backup" / "cases" / "shape-1.collegium"


def key(tmp_path: Path) -> str:
    """A public key, whose identity is in the file `identity`."""
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "identity").write_text(str(identity), "utf-8")
    return str(identity.to_public())


def looks(file: Path) -> list[dict[str, Any]]:
    """The log of reads in a backup; a look of before anything could be sent elsewhere was sent nowhere."""
    lines = gzip.decompress(file.read_bytes()).splitlines()
    return [{"to": "", **json.loads(line)[1]} for line in lines if line.startswith(b'["accounts.Access"')]


def test_a_sealed_backup_is_restored_with_its_identity(house: House, tmp_path: Path) -> None:
    assert house.run("backup", tmp_path / "file", "--to", "no key").returncode == 1
    assert "sealed" in house.done("backup", tmp_path / "file", "--to", key(tmp_path)).stderr
    other = House(tmp_path / "other")
    assert "is sealed to a key" in other.run("restore", tmp_path / "file").stderr
    assert "all fits" in other.done("restore", tmp_path / "file", "--identity", tmp_path / "identity").stderr
    other.done("upgrade", "--to", key(tmp_path))
    (made,) = (other.home / "backups").iterdir()
    assert made.read_bytes().startswith(SEALED)


def test_what_somebody_laid_in_the_place_of_a_backup_is_not_written_into(house: House, tmp_path: Path) -> None:
    """A link there would lead the register's content to a file of somebody else's choosing."""
    (tmp_path / "elsewhere").write_text("mine", "utf-8")
    (tmp_path / "file.partial").symlink_to(tmp_path / "elsewhere")
    house.done("backup", tmp_path / "file")
    assert (tmp_path / "elsewhere").read_text("utf-8") == "mine"
    assert not (tmp_path / "file.partial").exists()


def test_a_full_disk_leaves_no_half_backup(house: House, tmp_path: Path) -> None:
    """No file may grow beyond 64 KiB, and the backup would."""
    (tmp_path / "noise").write_bytes(random.Random(5).randbytes(200_000))  # noqa: S311
    house.done("add", tmp_path / "noise", "--as", HEAD, "--space", "QM")
    for sealed in ("", f" --to {key(tmp_path)}"):
        line = f"ulimit -f 64; exec '{PROGRAM[0]}' -m collegium backup '{tmp_path / 'file'}'{sealed}"
        ended = subprocess.run(["bash", "-c", line], env=house.told(), capture_output=True, text=True, check=False)
        assert (ended.returncode, "cannot be written" in ended.stderr) == (1, True), ended.stderr
        assert not list(tmp_path.glob("file*"))


def test_a_register_of_the_first_shape_is_restored_and_verifies(tmp_path: Path) -> None:
    """It was written by the program as it was before entries got further fields: 33 changes of every kind."""
    house = House(tmp_path / "home")
    ended = house.done("restore", EARLIER)
    assert "33 changes" in ended.stderr
    assert ended.stderr.endswith("all fits\n")
    house.done("backup", tmp_path / "again")
    assert looks(tmp_path / "again") == looks(EARLIER) != [], "who read what, and when"
