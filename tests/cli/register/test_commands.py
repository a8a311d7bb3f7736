"""The commands of the register, run as a person runs them."""

import gzip
import os
import shutil
import signal
import socket
import stat
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.cli.program import ENVIRONMENT, PROGRAM
from tests.cli.register.conftest import RECORD, SMALL
from tests.cli.register.house import HEAD, KEEPER, PLAN, House, add_together, founded


def test_reading_a_document_waits_for_no_framework() -> None:
    code = "import sys; import collegium.cli.main, collegium.cli.read; sys.exit('django' in sys.modules)"
    assert subprocess.run([PROGRAM[0], "-c", code], env=ENVIRONMENT, check=False).returncode == 0


def test_a_new_installation_is_well_and_verifies(house: House) -> None:
    assert house.done("health").stdout.split("\n")[:3] == ["database    well", "founded     well", "walls       well"]
    assert house.done("verify").stderr.endswith("all fits\n")


def test_what_is_not_there_yet_is_said(tmp_path: Path) -> None:
    empty = House(tmp_path / "home")
    ended = empty.run("health")
    assert ended.returncode == 1
    assert "upgrade" in ended.stdout
    ended = empty.run("verify")
    assert (ended.returncode, "collegium health" in ended.stderr) == (1, True)


def test_the_folder_of_an_installation_is_for_nobody_else(house: House) -> None:
    assert stat.S_IMODE((house.home / "secret-key").stat().st_mode) == 0o600


def test_what_stands_in_a_folder_that_others_may_enter_is_for_nobody_else(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o755)
    house = founded(tmp_path)
    house.done("upgrade")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) & 0o077 for path in house.home.rglob("*")}
    assert modes.keys() >= {"collegium.sqlite3", "secret-key", "backups"}
    assert set(modes.values()) == {0}


def test_adding_says_what_became_of_each_document(house: House, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    paths = [RECORD / SMALL[0], tmp_path / "broken.pdf", tmp_path / "nowhere.txt"]
    ended = house.run("add", *paths, "--as", HEAD, "--space", "QM")
    assert ended.returncode == 1
    states = [line.split("\t")[1:3] for line in ended.stdout.splitlines()]
    assert states == [["there already", SMALL[0]], ["added", "broken.pdf"]]
    assert "1 added, 1 there already, 1 of them without a reading" in ended.stderr
    assert "nowhere.txt: There is no such file." in ended.stderr
    assert house.done("verify").stderr.endswith("all fits\n")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--as", "nobody@velmora.example", "--space", "QM"), "Nobody here has this address"),
        (("--as", HEAD, "--space", "QN"), "You see no space of this name"),
        (("--as", KEEPER, "--space", "QM"), "You see no space of this name"),
        (("--as", HEAD, "--space", "QM", "--marking", "secret"), "No such marking here"),
        (("--as", HEAD, "--space", "QM", "--marking", "sealed"), "above what this installation may hold"),
        (("--as", HEAD, "--space", "public"), "You may not do this here"),
    ],
)
def test_adding_is_refused_in_one_line(house: House, words: tuple[str, ...], says: str) -> None:
    ended = house.run("add", RECORD / SMALL[0], *words)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert says in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_seats_are_given_listed_and_ended(house: House) -> None:
    house.done(
        "user", "add", "new@velmora.example", "--as", HEAD, "--role", "editor", "--partner", "QM", "--name", "New"
    )
    assert "new@velmora.example\teditor\tQM" in house.done("user", "list", "--as", HEAD).stdout
    assert "ostrand" not in house.done("user", "list", "--as", HEAD).stdout
    house.done("user", "end", "new@velmora.example", "--as", HEAD, "--why", "Moved.")
    assert "new@velmora.example\teditor\tQM\tended" in house.done("user", "list", "--as", HEAD).stdout
    ended = house.run("user", "add", "x@velmora.example", "--as", KEEPER, "--role", "editor", "--partner", "QM")
    assert (ended.returncode, "You may not give this seat" in ended.stderr) == (1, True)


@pytest.mark.parametrize(("password", "code"), [("a rope, a lantern, a tide table", 0), ("short", 1)])
def test_a_password_is_set_from_standard_input(house: House, password: str, code: int) -> None:
    assert house.run("user", "password", HEAD, said=f"{password}\n").returncode == code


def test_verify_names_the_first_change_that_does_not_fit(house: House) -> None:
    house.by_hand("UPDATE accounts_change SET verb = 'otherwise' WHERE verb = 'adds' AND number = 2")
    ended = house.run("verify")
    assert ended.returncode == 1
    assert "change 2 " in ended.stdout
    assert "its hash is not that of what it says" in ended.stdout


def test_heads_that_were_noted_elsewhere_find_what_was_cut_off(house: House, tmp_path: Path) -> None:
    """Whoever holds the database can put back an older one; a file of heads, kept elsewhere, tells."""
    shutil.copytree(house.home, tmp_path / "older")
    house.done("add", RECORD / "2023-11-21-press-conference.html", "--as", HEAD, "--space", "QM")
    house.done("verify", "--anchor", tmp_path / "heads")
    house.done("verify", "--anchor", tmp_path / "heads")
    older = House(tmp_path / "older")
    assert older.done("verify").stderr.endswith("all fits\n")
    ended = older.run("verify", "--anchor", tmp_path / "heads")
    assert (ended.returncode, "it is gone: the chain was anchored at change 3" in ended.stdout) == (1, True)


def test_a_partner_verifies_what_it_sees(house: House) -> None:
    assert "2 changes in 3 spaces" in house.done("verify", "--as", HEAD).stderr


def test_a_backup_is_restored_and_the_same_again(house: House, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    house.done("backup", first)
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    other = House(tmp_path / "other")
    assert "all fits" in other.done("restore", first).stderr
    other.done("backup", second)
    assert gzip.decompress(first.read_bytes()) == gzip.decompress(second.read_bytes())
    other.done("add", RECORD / SMALL[0], "--as", "head@ostrand.example", "--space", "QN")
    assert "all fits" in other.done("verify").stderr


def test_a_backup_replaces_no_file_and_restoring_no_register(house: House, tmp_path: Path) -> None:
    house.done("backup", tmp_path / "file")
    assert house.run("backup", tmp_path / "file").returncode == 1
    ended = house.run("restore", tmp_path / "file")
    assert (ended.returncode, "a register in this database already" in ended.stderr) == (1, True)


@pytest.mark.parametrize("how", ["cut", "altered", "other"])
def test_a_spoilt_backup_is_refused_before_anything_is_written(house: House, tmp_path: Path, how: str) -> None:
    house.done("backup", tmp_path / "file")
    content = gzip.decompress((tmp_path / "file").read_bytes())
    spoilt = {
        "cut": (tmp_path / "file").read_bytes()[:-100],
        "altered": gzip.compress(content.replace(b"Velmora", b"Velmara", 1)),
        "other": b"Not a backup at all",
    }[how]
    (tmp_path / "spoilt").write_bytes(spoilt)
    other = House(tmp_path / "other")
    ended = other.run("restore", tmp_path / "spoilt")
    assert (ended.returncode, "is no backup" in ended.stderr) == (1, True)
    assert "all fits" in other.done("restore", tmp_path / "file").stderr


def test_an_upgrade_leaves_a_backup_and_verifies(house: House) -> None:
    assert "all fits" in house.done("upgrade").stderr
    assert len(list((house.home / "backups").iterdir())) == 1


def test_a_plan_that_is_none_is_refused(house: House, tmp_path: Path) -> None:
    (tmp_path / "plan.toml").write_text('name = "Delta"\n', "utf-8")
    assert "describes no partnership" in house.run("found", tmp_path / "plan.toml", "--keeper", KEEPER).stderr
    (tmp_path / "plan.toml").write_text(PLAN, "utf-8")
    assert (
        "There is a partnership of this name" in house.run("found", tmp_path / "plan.toml", "--keeper", KEEPER).stderr
    )


def test_two_who_add_the_same_at_once_make_one_register(house: House) -> None:
    add_together(house, sorted(RECORD.glob("*.txt")))


def test_a_full_disk_is_said_and_nothing_is_lost(house: House) -> None:
    """No file may grow beyond 64 KiB: the write-ahead log stops in the middle of a change."""
    paths = " ".join(f"'{path}'" for path in sorted(RECORD.glob("*.html")))
    line = f"ulimit -f 64; exec '{PROGRAM[0]}' -m collegium add {paths} --as {HEAD} --space QM"
    ended = subprocess.run(["bash", "-c", line], env=house.told(), capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "The database refused" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "all fits" in house.done("verify").stderr
    assert "added" in house.done("add", *RECORD.glob("*.html"), "--as", HEAD, "--space", "QM").stdout
    assert "all fits" in house.done("verify").stderr


def test_a_lost_database_is_said(house: House) -> None:
    lost = House(house.home, "postgres://collegium@%2Fnowhere/collegium")
    for words in (("health",), ("verify",), ("add", RECORD / SMALL[0], "--as", HEAD, "--space", "QM")):
        ended = lost.run(*words)
        assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
        assert "nowhere" in ended.stdout + ended.stderr


def test_pages_are_served_until_the_program_is_stopped(house: House) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**ENVIRONMENT, "COLLEGIUM_HOME": str(house.home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [*PROGRAM, "serve", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr
            next(line for line in server.stderr if "Booting worker" in line)
            silent = socket.create_connection(("127.0.0.1", port))  # browsers open some in advance: they hold nobody up
            with silent, urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=30) as answer:
                assert answer.read() == b"well\n"
        finally:
            os.kill(server.pid, signal.SIGTERM)
        assert server.wait(30) in (0, 143)
