"""Bringing a backup back."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from django.apps import apps as installed
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from collegium.accounts.errors import Improper
from collegium.accounts.journal.pending import announced
from collegium.accounts.sight import seeing_everything
from collegium.exchange.backup.rows import FORMAT, copied, load
from collegium.exchange.backup.sealing import opened

Node = tuple[str, str]


def check(file: Path, identity: Path | None = None) -> None:
    """Raises Improper where a backup is not whole, or cannot be opened."""
    with opened(file, identity) as content:
        _checked(file, content)


def restore(file: Path, identity: Path | None = None) -> int:
    """Bring a backup into an empty database; how many rows. `identity` opens one that is sealed.

    Raises Improper before anything is written where it is not whole, cannot be opened, or where there is something in
    the database already.
    """
    with opened(file, identity) as content:
        nodes = _checked(file, content)
        executor = MigrationExecutor(connection)
        if executor.loader.applied_migrations and any(each._base_manager.exists() for each in copied(installed)):
            raise Improper("There is a register in this database already.", "Restore into an empty one.")
        executor.migrate(_last(executor, nodes))
        with seeing_everything():
            with transaction.atomic(), announced():
                count = load(_of(content), MigrationExecutor(connection).loader.project_state(nodes).apps)
            call_command("migrate", verbosity=0)
            _count_on()
    return count


def _last(executor: MigrationExecutor, nodes: list[Node]) -> list[Node]:
    """Of the migrations that a backup names, those after which nothing else comes. Raises Improper for unknown ones."""
    graph = executor.loader.graph
    unknown = [node for node in nodes if node not in graph.nodes]
    if unknown:
        raise Improper(
            f"A later program wrote this backup ({unknown[0][0]} {unknown[0][1]}).", "Restore it with that one."
        )
    return [node for node in nodes if not any(child.key in nodes for child in graph.node_map[node].children)]


def _checked(file: Path, content: IO[bytes]) -> list[Node]:
    """The migrations of a backup. Raises Improper where a byte of it is missing or another one."""
    digest, count, end, head = hashlib.sha256(), 0, None, None
    try:
        for line in _of(content):
            if end is not None:
                digest.update(end)
                count += 1
            head, end = head or line, line
        said, last = json.loads(head or b""), json.loads(end or b"")
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise Improper(f"{file} is no backup, or not a whole one ({error}).", "Take another one.") from error
    if last != ["end", count, digest.hexdigest()] or said.get("format") != FORMAT:
        raise Improper(f"{file} is no backup, or was altered.", "Take another one.")
    return [(app, name) for app, name in said["migrations"]]


def _of(content: IO[bytes]) -> Iterator[bytes]:
    """The lines of a backup, from its beginning."""
    content.seek(0)
    with gzip.open(content, "rb") as packed:
        yield from packed


def _count_on() -> None:
    """Let the numbers that the database gives begin after those that were brought."""
    statements: Iterable[str] = connection.ops.sequence_reset_sql(no_style(), copied(installed))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
