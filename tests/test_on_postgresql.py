"""The rooms of the register work on PostgreSQL as they do on SQLite: their tests run there again, walls and all."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.register.house import HEAD, House, add_together, founded
from tests.machine import ROOT
from tests.postgresql import cluster

ROOMS = (
    "tests/accounts",
    "tests/register",
    "tests/programme",
    "tests/web/test_access.py",
    "tests/web/test_canaries.py",
)
# What stands beside the journal moves too: a second factor, and how often somebody tried to sign in.
SECOND_FACTOR = """
INSERT INTO mfa_authenticator (user_id, type, data, created_at, last_used_at)
SELECT id, 'totp', '{"secret": "a tide table", "steps": [1, null]}', '2031-02-03 09:00:00', NULL FROM accounts_person
"""
ATTEMPTS = """
INSERT INTO axes_accessattempt
(user_agent, username, attempt_time, get_data, post_data, http_accept, path_info, failures_since_start)
VALUES ('a browser', 'HEAD@VELMORA.EXAMPLE', '2031-02-03 09:00:00', '', '', '*/*', '/sign-in', 3)
"""


def rows(backup: Path) -> list[str]:
    """The rows of a backup in an order of their own: databases order the names in JSON as they like."""
    lines = gzip.decompress(backup.read_bytes()).splitlines()[1:-1]
    return sorted(json.dumps(json.loads(line), sort_keys=True) for line in lines)


@pytest.mark.parametrize("room", ROOMS)
def test_the_register_works_on_postgresql(room: str) -> None:
    with cluster() as address:
        environment = {**os.environ, "COLLEGIUM_DATABASE_URL": address, "COLLEGIUM_REQUIRE_ALL": "1"}
        for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):
            environment.pop(name, None)
        words = [
            sys.executable,
            "-m",
            "pytest",
            room,
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "--tb=short",
            "--hypothesis-profile=few",
        ]
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]


def test_a_register_moves_to_postgresql_and_back(tmp_path: Path) -> None:
    first = founded(tmp_path / "first")
    document = ROOT / "examples" / "record" / "2023-11-21-opening-remarks.txt"
    first.done("add", document, "--as", HEAD, "--space", "QM")
    first.by_hand(SECOND_FACTOR)
    first.by_hand(ATTEMPTS)
    first.done("backup", tmp_path / "a")
    with cluster() as address:
        grown = House(tmp_path / "grown", address)
        assert "all fits" in grown.done("restore", tmp_path / "a").stderr
        assert "walls       well" in grown.done("health").stdout
        assert "there already" in grown.done("add", document, "--as", HEAD, "--space", "QM").stdout
        grown.done("backup", tmp_path / "b")
        grown.done("add", document, "--as", "head@ostrand.example", "--space", "QN")
        assert "all fits" in grown.done("verify").stderr
        add_together(grown, sorted(document.parent.glob("*.txt")))
    back = House(tmp_path / "back")
    assert "all fits" in back.done("restore", tmp_path / "b").stderr
    back.done("backup", tmp_path / "c")
    first_rows, grown_rows, back_rows = (rows(tmp_path / name) for name in "abc")
    assert first_rows == grown_rows == back_rows
    assert {"mfa.Authenticator", "axes.AccessAttempt"} <= {json.loads(row)[0] for row in back_rows}
