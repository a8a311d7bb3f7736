"""The index of words on SQLite: tables of FTS5, whose row ids are places."""

from collections.abc import Iterable

from django.db import connection

from collegium.register.search.terms import Indexed, Sought


class Found:
    """The index of words, in one of its tables."""

    def __init__(self, table: str) -> None:
        self._put = f"INSERT INTO {table} (rowid, terms) VALUES (%s, %s)"  # noqa: S608 - a name of this program's
        self._seek = (
            f"SELECT rowid FROM {table} WHERE {table} MATCH %s AND rowid >= %s AND rowid < %s "  # noqa: S608
            "ORDER BY rowid DESC LIMIT %s"
        )
        self._forget = f"INSERT INTO {table} ({table}) VALUES ('optimize')"  # noqa: S608

    def put(self, rows: Iterable[Indexed]) -> None:
        """Take passages or entries in."""
        said = [(each.place, " ".join((*each.words, *each.others))) for each in rows]
        with connection.cursor() as cursor:
            cursor.executemany(self._put, said)

    def places(self, sought: Sought, begin: int, end: int, most: int) -> list[int]:
        """Where stands what holds what is sought: the last ones from `begin` to before `end`, downwards."""
        with connection.cursor() as cursor:
            cursor.execute(self._seek, [_match(sought), begin, end, most])
            return [row[0] for row in cursor.fetchall()]

    def first(self, sought: Sought, begin: int, end: int, most: int, counted: int) -> tuple[list[int], int]:
        """The same, and how many there hold what is sought, as far as `counted`."""
        found = self.places(sought, begin, end, max(most, counted))
        return found[:most], min(len(found), counted)

    def forget(self) -> None:
        """Write the index anew without the words that were taken away: until then it keeps them, marked as gone."""
        with connection.cursor() as cursor:
            cursor.execute(self._forget)


def _match(sought: Sought) -> str:
    """The question in the words of FTS5."""
    wanted = " AND ".join(f"({_any(group)})" for group in sought.groups)
    return f"({wanted}) NOT ({_any(sought.without)})" if sought.without else wanted


def _any(runs: Iterable[tuple[str, ...]]) -> str:
    return " OR ".join(f'"{" ".join(run)}"' for run in runs)
