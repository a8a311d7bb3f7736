"""Altering the register behind the program's back, as somebody with the database in hand could."""

from typing import Any

from django.db import connection

from collegium.accounts.journal.pending import announced


def alter(table: str, column: str, value: Any, where: str, key: Any) -> None:
    """Write one value; the database's own checks of references are not in the way."""
    _run(f"UPDATE {table} SET {column} = %s WHERE {where} = %s", [value, key])  # noqa: S608


def remove(table: str, where: str, key: Any) -> None:
    """Delete rows."""
    _run(f"DELETE FROM {table} WHERE {where} = %s", [key])  # noqa: S608


def _run(sql: str, values: list[Any]) -> None:
    with announced(), connection.cursor() as cursor:
        cursor.execute(sql, values)


def flipped(value: Any) -> Any:
    """Another value of the same form, as near as can be."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, str) and value:
        return ("1" if value[0] == "0" else "0") + value[1:]
    return "0"
