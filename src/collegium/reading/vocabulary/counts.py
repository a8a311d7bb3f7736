"""How much the tables of a vocabulary hold."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from collegium.reading.vocabulary.entries import Spelling

ALL = "all"  # the language of what is spelled alike in every one


@dataclass(frozen=True, slots=True)
class Count:
    """What a table holds: its rows, those of them that add to rows which are there, and the spellings by language."""

    table: str
    rows: int
    adding: int
    spellings: dict[str, int]


def counted(held: Iterable[tuple[str, bool, Iterable[Spelling]]]) -> tuple[Count, ...]:
    """The counts by table of rows: each with its table, whether it adds to a row that is there, and its spellings.

    Surnames are no spellings of their own.
    """
    rows: Counter[str] = Counter()
    adding: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for table, adds, spellings in held:
        rows[table] += 1
        adding[table] += adds
        languages = (each.language or ALL for each in spellings if each.how != "surname")
        spelled.setdefault(table, Counter()).update(languages)
    return tuple(Count(table, rows[table], adding[table], dict(spelled[table])) for table in rows)
