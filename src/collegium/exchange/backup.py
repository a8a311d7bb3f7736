"""The whole register in one file, and back, onto the same database or the other one.

A gzip of lines of JSON: what wrote it and which migrations its tables have had, one line for each row of each table,
and at the end how many lines there were and their SHA-256. Rows are read and written in the form that the tables have
at that moment, so that a program may copy what an older one wrote before it migrates it.
"""

import base64
import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Model

from collegium import __version__
from collegium.accounts.errors import Improper
from collegium.accounts.journal.pending import announced
from collegium.accounts.sight import seeing_everything

FORMAT = 1
LEFT_OUT = frozenset({"sessions", "contenttypes", "auth"})  # what ends with a session, and what Django makes itself
AT_ONCE = 200
Node = tuple[str, str]


def back_up(file: Path) -> int:
    """Write everything to a new file, for nobody else to read; how many rows. Raises Improper where there is a file."""
    if file.exists():
        raise Improper(f"There is a file already: {file}.", "Give another name.")
    partial = file.with_name(f"{file.name}.partial")
    digest, count = hashlib.sha256(), 0
    opened = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(opened, "wb") as raw:
        with gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as packed:
            for line in _lines():
                packed.write(line)
                digest.update(line)
                count += 1
            packed.write(_line(["end", count, digest.hexdigest()]))
        raw.flush()
        os.fsync(raw.fileno())
    partial.rename(file)
    return count - 1


def _lines() -> Iterator[bytes]:
    """The head of the file and every row, all as of one moment."""
    with seeing_everything(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        loader = MigrationExecutor(connection).loader
        nodes = sorted(loader.applied_migrations)
        yield _line({"collegium": __version__, "format": FORMAT, "migrations": nodes})
        for model in _models(loader.project_state(nodes).apps):
            for row in model._base_manager.order_by("pk").iterator(AT_ONCE):
                yield _line(
                    [
                        model._meta.label,
                        {field.attname: _plain(getattr(row, field.attname)) for field in model._meta.concrete_fields},
                    ]
                )


def _models(apps: Apps) -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label not in LEFT_OUT]


def _line(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(value).decode()}
    return value.isoformat() if isinstance(value, date | datetime) else value


def restore(file: Path) -> int:
    """Bring a backup into an empty database; how many rows. Raises Improper before anything is written where it is not
    whole, and where there is something in the database already."""
    nodes = _checked(file)
    executor = MigrationExecutor(connection)
    if executor.loader.applied_migrations and any(model._base_manager.exists() for model in _models(installed)):
        raise Improper("There is a register in this database already.", "Restore into an empty one.")
    executor.migrate(_last(executor, nodes))
    with seeing_everything():
        with transaction.atomic(), announced():
            count = _load(file, MigrationExecutor(connection).loader.project_state(nodes).apps)
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


def _checked(file: Path) -> list[Node]:
    """The migrations of a backup. Raises Improper where a byte of it is missing or another one."""
    digest, count, end, head = hashlib.sha256(), 0, None, None
    try:
        for line in _of(file):
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


def _of(file: Path) -> Iterator[bytes]:
    with gzip.open(file, "rb") as packed:
        yield from packed


def _load(file: Path, apps: Apps) -> int:
    """Write every row; references are checked when the transaction ends."""
    count = 0
    rows = (json.loads(line) for line in _of(file))
    for label, group in groupby((row for row in rows if isinstance(row, list) and row[0] != "end"), lambda row: row[0]):
        model = apps.get_model(label)
        batch: list[Model] = []
        for _, values in group:
            batch.append(_row(model, values))
            if len(batch) == AT_ONCE:
                count += _write(model, batch)
        count += _write(model, batch)
    return count


def _write(model: type[Model], batch: list[Model]) -> int:
    written = len(model._base_manager.bulk_create(batch))
    batch.clear()
    return written


def _row(model: type[Model], values: dict[str, Any]) -> Model:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return model(**{name: _value(fields[name], value) for name, value in values.items()})


def _value(field: Any, value: Any) -> Any:
    if isinstance(value, dict) and value.keys() == {"base64"}:
        return base64.b64decode(value["base64"])
    return field.to_python(value)


def _count_on() -> None:
    """Let the numbers that the database gives begin after those that were brought."""
    statements: Iterable[str] = connection.ops.sequence_reset_sql(no_style(), _models(installed))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
