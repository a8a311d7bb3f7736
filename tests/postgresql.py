"""A PostgreSQL of the tests' own, in a folder of its own; it ends with the test."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

USER = "postgres"


def binaries() -> Path:
    """Where PostgreSQL's programs are; without them the test is skipped with the command that installs them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    named = shutil.which("initdb")
    if not found and not named:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return found[-1].parent if found else Path(str(named)).resolve().parent


@contextmanager
def cluster() -> Iterator[str]:
    """A running server, reached by a socket in its folder: the address of a database whose role is no superuser."""
    programs = binaries()
    with tempfile.TemporaryDirectory(prefix="collegium-pg-") as name:
        folder = Path(name)
        if os.getuid() == 0:  # initdb refuses root
            owner = pwd.getpwnam(USER)
            os.chown(folder, owner.pw_uid, owner.pw_gid)
        data = folder / "data"
        _run(folder, programs / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync")
        quick = "-c fsync=off -c full_page_writes=off -c jit=off"  # tests ask much, and each time of a few rows
        here = f"{quick} -c listen_addresses='' -c unix_socket_directories={folder}"
        _run(folder, programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", here, "start")
        try:
            _run(folder, programs / "createuser", "-h", folder, "-U", USER, "--createdb", "collegium")
            _run(folder, programs / "createdb", "-h", folder, "-U", USER, "-O", "collegium", "collegium")
            yield f"postgres://collegium@{str(folder).replace('/', '%2F')}/collegium"
        finally:
            _run(folder, programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")


def _run(folder: Path, *words: str | Path) -> None:
    """A program of PostgreSQL, as a user that is not root."""
    drop = ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups"] if os.getuid() == 0 else []
    done = subprocess.run([*drop, *map(str, words)], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
