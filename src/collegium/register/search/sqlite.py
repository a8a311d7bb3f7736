"""The index of words on SQLite: a table of FTS5, whose row ids are places."""

from collections.abc import Iterable

from django.db import connection

from collegium.register.search.terms import Indexed, Sought

SEEK = """
SELECT rowid FROM register_found WHERE register_found MATCH %s AND rowid >= %s AND rowid < %s
ORDER BY rowid DESC LIMIT %s
"""


class Found:
    """The index of words."""

    def put(self, rows: Iterable[Indexed]) -> None:
        """Take passages in."""
        said = [(each.place, " ".join((*each.words, *each.others))) for each in rows]
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO register_found (rowid, terms) VALUES (%s, %s)", said)

    def places(self, sought: Sought, begin: int, end: int, most: int) -> list[int]:
        """Where passages stand that hold what is sought: the last ones from `begin` to before `end`, downwards."""
        with connection.cursor() as cursor:
            cursor.execute(SEEK, [_match(sought), begin, end, most])
            return [row[0] for row in cursor.fetchall()]

    def first(self, sought: Sought, begin: int, end: int, most: int, counted: int) -> tuple[list[int], int]:
        """The same, and how many passages there hold what is sought, as far as `counted`."""
        found = self.places(sought, begin, end, max(most, counted))
        return found[:most], min(len(found), counted)

    def forget(self) -> None:
        """Write the index anew without the words that were taken away: until then it keeps them, marked as gone."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO register_found (register_found) VALUES ('optimize')")


def _match(sought: Sought) -> str:
    """The question in the words of FTS5."""
    wanted = " AND ".join(f"({_any(group)})" for group in sought.groups)
    return f"({wanted}) NOT ({_any(sought.without)})" if sought.without else wanted


def _any(runs: Iterable[tuple[str, ...]]) -> str:
    return " OR ".join(f'"{" ".join(run)}"' for run in runs)
