"""Putting a register aside, so that a backup can come in its place."""

from pathlib import Path

from django.db import connection
from django.utils import timezone

from collegium.accounts.errors import Improper

LOG = "-wal"


def put_aside() -> Path:
    """Give the database's file another name; which one. Nothing of it is lost, and nothing is left in its place.

    Raises Improper where the database is no file, and where somebody else has it open.
    """
    if connection.vendor != "sqlite":
        raise Improper(
            "A database of a server is not put aside.",
            "Make another one (createdb), name it in COLLEGIUM_DATABASE_URL, and restore into that.",
        )
    file = Path(connection.settings_dict["NAME"])
    if not file.exists():
        raise Improper(f"There is no register here to put aside: {file}.", "Leave `--aside` out.")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # what stands in the log comes into the file
        busy = cursor.fetchone()[0]
    connection.close()
    log = file.with_name(f"{file.name}{LOG}")
    if busy or (log.exists() and log.stat().st_size):
        raise Improper("Another program has the register open.", "Stop the server first.")
    aside = file.with_name(f"{file.name}.{timezone.now():%Y-%m-%dT%H%M%S.%f}")
    file.rename(aside)
    return aside
