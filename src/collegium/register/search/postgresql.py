"""The index of words on PostgreSQL: tables of tsvectors made here, so that no dictionary of the database is asked.

Their wall lets nobody read a row but by the words in it: the words that are sought are told to the connection, and the
policy itself compares them. Were they a condition of the question, the wall would keep it from the index: the
database looks through no index for whoever must not learn of the rows beside.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from collegium.register.search.terms import Indexed, Sought

ASKED = "house.asked"
ROOM = ("work_mem", "32MB")
"""Where the rows of a frequent word are noted one by one: with less, those of whole pages are compared again."""
FOR_EACH, MANY = 120, 12_000  # passages that are looked at for each that is wanted, and in all


class Found:
    """The index of words, in one of its tables."""

    def __init__(self, table: str) -> None:
        self._put = f"INSERT INTO {table} (place, space_id, terms) VALUES (%s, %s, %s::tsvector)"  # noqa: S608
        inside = f"SELECT place FROM {table} WHERE place >= %s AND place < %s"  # noqa: S608 - a name of this program's
        self._some, self._newest = f"{inside} LIMIT %s", f"{inside} ORDER BY place DESC LIMIT %s"

    def put(self, rows: Iterable[Indexed]) -> None:
        """Take passages or entries in."""
        said = [(each.place, each.space, _vector(each)) for each in rows]
        with connection.cursor() as cursor:
            cursor.executemany(self._put, said)

    def places(self, sought: Sought, begin: int, end: int, most: int) -> list[int]:
        """Where stands what holds what is sought: the last ones from `begin` to before `end`, downwards."""
        return self.first(sought, begin, end, most, 0)[0]

    def first(self, sought: Sought, begin: int, end: int, most: int, counted: int) -> tuple[list[int], int]:
        """The same, and how many there hold what is sought, as far as `counted`."""
        many = max(min(most * FOR_EACH, MANY), counted)
        with _asking(sought) as cursor:
            found = _fetched(cursor, self._some, [begin, end, many])
            if len(found) < many:
                return sorted(found, reverse=True)[:most], min(len(found), counted)
            # So many that the last ones are soon met on the way downwards; the database cannot know how many there are.
            cursor.execute("SET LOCAL enable_bitmapscan = off")
            newest = _fetched(cursor, self._newest, [begin, end, most])
            cursor.execute("SET LOCAL enable_bitmapscan = on")
        return newest, counted

    def forget(self) -> None:
        """Nothing: what is deleted stays in the files until the database cleans the table, as in every other one."""


@contextmanager
def _asking(sought: Sought) -> Iterator[CursorWrapper]:
    """A cursor to whose questions the policy answers with what holds what is sought."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true), set_config(%s, %s, true)", [ASKED, _match(sought), *ROOM])
        yield cursor
        cursor.execute("SELECT set_config(%s, '', true)", [ASKED])


def _fetched(cursor: CursorWrapper, sql: str, values: list[int]) -> list[int]:
    cursor.execute(sql, values)
    return [row[0] for row in cursor.fetchall()]


def _vector(row: Indexed) -> str:
    """A tsvector as it is written: words with the places where they stand, all others without."""
    stand: dict[str, list[str]] = {}
    for number, word in enumerate(row.words, 1):
        stand.setdefault(word, []).append(str(number))
    words = [f"'{word}':{','.join(numbers)}" for word, numbers in stand.items()]
    return " ".join([*words, *(f"'{each}'" for each in row.others)])


def _match(sought: Sought) -> str:
    """The question as a tsquery."""
    wanted = " & ".join(f"({_any(group)})" for group in sought.groups)
    return f"{wanted} & !({_any(sought.without)})" if sought.without else wanted


def _any(runs: Iterable[tuple[str, ...]]) -> str:
    return " | ".join("(" + " <-> ".join(f"'{word}'" for word in run) + ")" for run in runs)
