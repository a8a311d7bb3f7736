"""Upgrades that are killed at their n-th statement: run as a program, with the settings of the later program.

    COLLEGIUM_HOME=… python -m tests.cli.register.upgrading SEED...

For each seed a child begins to upgrade a copy of the register and is killed (SIGKILL) before the statement whose number
the seed draws. Then the upgrade, done again, must succeed and verify.
"""

import os
import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.cli.register.later.settings"
django.setup()

from django.db import connection, connections  # noqa: E402

from collegium.cli.register.backup import upgrade_command  # noqa: E402
from collegium.register.models import Document  # noqa: E402

COUNTED = settings.HOME / "counted"


def upgraded(last: int = 0) -> int:
    """Upgrade in a child, which may be killed before a statement; its exit code. What it counted is in COUNTED."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        seen = 0

        def count(execute: Callable[..., Any], *told: Any) -> Any:
            nonlocal seen
            seen += 1
            if seen == last:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(*told)

        with connection.execute_wrapper(count):
            upgrade_command.main([], standalone_mode=False)
        COUNTED.write_text(str(seen), "utf-8")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Try every seed; a failed assertion ends the program."""
    database = settings.DATABASES["default"]["NAME"]
    with sqlite3.connect(database) as connected:
        connected.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connected.close()
    shutil.copy(database, f"{database}.model")
    assert upgraded() == 0, "it does not even end when nothing happens"
    statements, died = int(COUNTED.read_text("utf-8")), 0
    for seed in sys.argv[1:]:
        connections.close_all()
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        shutil.copy(f"{database}.model", database)
        died += upgraded(random.Random(seed).randrange(1, statements)) == -signal.SIGKILL  # noqa: S311
        assert upgraded() == 0, f"seed {seed}: it could not be done again"
        assert {row.originator for row in Document.objects.all()} == {"HARBOUR OFFICE"}
    print(died)


if __name__ == "__main__":
    main()
