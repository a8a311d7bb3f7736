"""Changes that are killed at their n-th statement: run as a program, in a folder of its own.

    COLLEGIUM_HOME=… python -m tests.accounts.dying SEED...

For each seed a child begins the same work on a copy of the register and is killed (SIGKILL) before the statement whose
number the seed draws. Then the register must verify, hold no half change, and take the work when it is done again.
"""

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "collegium.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402

from collegium.accounts.journal.verify import verify  # noqa: E402
from collegium.accounts.models import Change, Space, Version  # noqa: E402
from collegium.reading.read import make_ready  # noqa: E402
from collegium.register import actions  # noqa: E402
from collegium.register.models import Document  # noqa: E402
from tests.cast import Cast, cast, note  # noqa: E402

STATEMENTS = 160  # about as many as the work takes


def work() -> None:
    """Add two documents, mark one, table it: five changes in two spaces, two of them together."""
    everybody = cast()
    space = everybody.spaces["QM"]
    for number in (1, 2):
        actions.add(everybody.editor_qm, space, everybody.marking("open"), note(number))
    document = Document.objects.get(space=space, name="note-1.txt")
    if document.marking != everybody.marking():
        actions.mark(everybody.editor_qm, document, everybody.marking(), "")
    if not document.tabled_as:
        actions.table(everybody.editor_qm, document)


def killed_at(last: int) -> bool:
    """Do the work in a child that is killed before a statement; whether it came so far."""
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
            work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def check(everybody: Cast) -> None:
    """The register is whole: it verifies, and what belongs together is together."""
    found = verify(Space.objects.all())
    assert not found.faults, found.faults
    assert all(change.versions.exists() for change in Change.objects.all())
    for document in Document.objects.filter(struck=False):
        assert document.readings.exists(), "a document without its reading"
    joint = Document.objects.filter(space=everybody.spaces["joint"]).count()
    assert Document.objects.filter(tabled_as__isnull=False).count() == joint, "half a tabling"
    assert Version.objects.count() == sum(change.versions.count() for change in Change.objects.all())


def main() -> None:
    """Try every seed; a failed assertion ends the program."""
    make_ready()
    call_command("migrate", verbosity=0)
    everybody = cast()
    connections.close_all()
    database = settings.DATABASES["default"]["NAME"]
    shutil.copy(database, f"{database}.model")
    died = 0
    for seed in sys.argv[1:]:
        connections.close_all()
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        shutil.copy(f"{database}.model", database)
        died += killed_at(random.Random(seed).randrange(1, STATEMENTS))  # noqa: S311
        check(everybody)
        work()
        check(everybody)
        assert Document.objects.count() == 3, "doing it again did not complete it"
    print(died)


if __name__ == "__main__":
    main()
