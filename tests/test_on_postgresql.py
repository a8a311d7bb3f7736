"""The rooms of the register work on PostgreSQL as they do on SQLite: their tests run there again, walls and all."""

import os
import subprocess
import sys

from tests.machine import ROOT
from tests.postgresql import cluster

ROOMS = ("tests/accounts", "tests/register")


def test_the_register_works_on_postgresql() -> None:
    with cluster() as address:
        environment = {**os.environ, "COLLEGIUM_DATABASE_URL": address, "COLLEGIUM_REQUIRE_ALL": "1"}
        for name in ("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_ADDOPTS"):
            environment.pop(name, None)
        words = [sys.executable, "-m", "pytest", *ROOMS, "-p", "no:cacheprovider", "-p", "no:xdist", "--tb=short"]
        done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-20_000:] + done.stderr[-2_000:]
