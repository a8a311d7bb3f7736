"""Where the rows of the shipped tables come from: the keys in their column `source`, and what each key stands for."""

from dataclasses import dataclass
from functools import lru_cache

from collegium.reading.vocabulary.cells import rows
from collegium.reading.vocabulary.entries import Entry
from collegium.reading.vocabulary.tables import LANGUAGES

# The columns that tell a row of a table from its others.
KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys((f"states.{language}" for language in LANGUAGES), ("id",)),
    **dict.fromkeys(("former", "groups", "territories", "forums", "instruments", "issues", "places"), ("id",)),
    "agencies": ("party", *LANGUAGES),
    "members": ("forum",),
    "offices": ("category", "language", "words"),
    "others": ("language", "words"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """A key of the column `source`: what it is called, and what of the tables comes from it."""

    key: str
    name: str
    what: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A shipped table in which a row stands, and the keys of the sources that its rows name."""

    table: str
    keys: tuple[str, ...]


def sources() -> tuple[Source, ...]:
    """The sources of the tables, by their keys in alphabetical order."""
    return tuple(Source(row["source"], row["name"], row["what"]) for row in rows("sources.csv"))


def origins(entry: Entry, languages: tuple[str, ...] = LANGUAGES) -> tuple[Origin, ...]:
    """The shipped tables that hold a row, its facts included; of states those of `languages`; empty for own rows."""
    found = ((table, _origins(table).get(entry.key, ())) for table in _tables(entry, languages))
    return tuple(Origin(f"{table}.csv", keys) for table, keys in found if keys)


def _tables(entry: Entry, languages: tuple[str, ...]) -> tuple[str, ...]:
    if entry.table == "states":
        return (*(f"states.{language}" for language in LANGUAGES if language in languages), "territories")
    if entry.table == "forums":
        return ("forums", "members")
    return (entry.table,) if entry.table in KEYS else ()


@lru_cache(maxsize=len(KEYS))
def _origins(table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The keys of the sources of each row of a table; of all rows together where several have one key."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for row in rows(f"{table}.csv"):
        found.setdefault(tuple(row[column] for column in KEYS[table]), {}).update(dict.fromkeys(row["source"].split()))
    return {key: tuple(keys) for key, keys in found.items()}
