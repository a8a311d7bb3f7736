"""Refuses any statement that writes to a table of the journal or of entries and that the journal does not know of.

It looks at the SQL itself, so that it also sees what querysets do in bulk and what a cursor is told by hand.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

from collegium.accounts.errors import OutsideChange
from collegium.accounts.journal.pending import IN_A_CHANGE, is_announced

HARMLESS = re.compile(r"\s*(?:SELECT|SAVEPOINT|RELEASE|BEGIN|COMMIT|ROLLBACK|PRAGMA|CREATE|SHOW)\b", re.IGNORECASE)
WRITES = re.compile(
    r"""\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?|MERGE\s+INTO|COPY)
    \s+(?:ONLY\s+)?(?:["`\[]?\w+["`\]]?\.)?["`\[]?(\w+)""",
    re.IGNORECASE | re.VERBOSE,
)


@cache
def kept_tables() -> frozenset[str]:
    """The tables that are written only through the journal: of models that say `journalled`."""
    return frozenset(model._meta.db_table for model in apps.get_models() if getattr(model, "journalled", False))


def written_to(sql: str) -> frozenset[str]:
    """The names of the tables that a statement writes to, in small letters."""
    if HARMLESS.match(sql):
        return frozenset()
    return frozenset(name.lower() for name in WRITES.findall(sql))


def _refuse(
    execute: Callable[..., Any], sql: str, params: object, many: bool, context: dict[str, Any]
) -> Any:  # what a cursor's execute returns is the database's own affair
    if not is_announced() and written_to(sql) & kept_tables():
        raise OutsideChange(f"This table is written only by a change: {', '.join(written_to(sql))}.", IN_A_CHANGE)
    return execute(sql, params, many, context)


def watch(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Watch a new connection."""
    if _refuse not in connection.execute_wrappers:
        connection.execute_wrappers.append(_refuse)
