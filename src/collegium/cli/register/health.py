"""`collegium health`: whether the installation can work."""

import shutil
import sys
from collections.abc import Iterator

import click
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from collegium.accounts.queries import installation
from collegium.accounts.sight import seeing_everything
from collegium.cli.register.door import REFUSED
from collegium.cli.register.missing import missing

LEAST = 1 << 30  # bytes free where the installation lives


@click.command("health")
def health_command() -> None:
    """Say whether the database answers and is up to date, whether there is room, and whether it was founded; and
    what is missing.

    Ends with 0 when all is well, whatever is missing, with 1 when something is not.
    """
    faults = dict(_checks())
    for name, fault in faults.items():
        click.echo(f"{name:12}{fault or 'well'}")
    if any(faults.values()):
        sys.exit(REFUSED)
    with seeing_everything():
        for name, says in missing():
            if says:
                click.echo(f"{name:12}missing. {says}")


def _checks() -> Iterator[tuple[str, str]]:
    """What was looked at, and what is wrong with it."""
    try:
        executor = MigrationExecutor(connection)
        behind = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        yield "database", f"It does not answer ({str(error).strip()})."
        return
    yield "database", "" if not behind else f"{behind} migrations behind. Run `collegium upgrade`."
    if not behind:
        yield "founded", "" if installation() else "Not yet. Run `collegium found`."
        yield "walls", _walls()
    free = shutil.disk_usage(settings.HOME).free
    yield "room", "" if free > LEAST else f"{free >> 20} MiB are free: make room."


def _walls() -> str:
    """On PostgreSQL, whether the program's role is held by row-level security."""
    if connection.vendor != "postgresql":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        free = cursor.fetchone()[0]
    return "The role is a superuser or bypasses row-level security: take another one." if free else ""
