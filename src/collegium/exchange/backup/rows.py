"""Rows of tables as lines, and back.

Rows are read and written in the form that the tables have at that moment, so that a program may copy what an older one
wrote before it migrates it.
"""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import DateField, Model

from collegium import __version__
from collegium.accounts.sight import seeing_everything

FORMAT = 1
# Rooms whose tables are not copied: what ends with a session, and what Django makes itself. All others are.
LEFT_OUT = frozenset({"sessions", "usersessions", "contenttypes", "auth"})
AT_ONCE = 200


def copied(apps: Apps) -> list[type[Model]]:
    """The models whose tables a backup holds, those between two others included; what is derived is made anew."""
    derived = {each._meta.label for each in installed.get_models() if getattr(each, "derived", False)}
    models = apps.get_models(include_auto_created=True)
    kept = [each for each in models if each._meta.app_label not in LEFT_OUT and not each._meta.proxy]
    return [each for each in kept if each._meta.label not in derived]


def line(value: Any) -> bytes:
    """One line of a backup."""
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def lines() -> Iterator[bytes]:
    """The head of a backup and every row, all as of one moment."""
    with seeing_everything(), transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        loader = MigrationExecutor(connection).loader
        nodes = sorted(loader.applied_migrations)
        yield line({"collegium": __version__, "format": FORMAT, "migrations": nodes})
        for model in copied(loader.project_state(nodes).apps):
            names = [field.attname for field in model._meta.concrete_fields]
            for row in model._base_manager.order_by("pk").iterator(AT_ONCE):
                yield line([model._meta.label, {name: _plain(getattr(row, name)) for name in names}])


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return {"base64": base64.b64encode(value).decode()}
    return value.isoformat() if isinstance(value, date | datetime) else value


def load(told: Iterable[bytes], apps: Apps) -> int:
    """Write the rows of a backup; how many. References are checked when the transaction ends."""
    count = 0
    rows = (row for row in map(json.loads, told) if isinstance(row, list) and row[0] != "end")
    for label, group in groupby(rows, lambda row: row[0]):
        model = _as_written(apps.get_model(label))
        batch: list[Model] = []
        for _, values in group:
            batch.append(_row(model, values))
            if len(batch) == AT_ONCE:
                count += _write(model, batch)
        count += _write(model, batch)
    return count


def _as_written(model: type[Model]) -> type[Model]:
    """A model whose moments are those that are brought: none becomes now. It is a copy that migrations have."""
    for field in model._meta.concrete_fields:
        if isinstance(field, DateField):
            field.auto_now = field.auto_now_add = False
    return model


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
