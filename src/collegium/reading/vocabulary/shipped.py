"""The tables that come with Collegium, read from the CSV files beside this module."""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from collegium.reading.vocabulary.tables import LANGUAGES, Forum, Office, Party

TABLES = Path(__file__).parent / "tables"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table by their column names."""
    return csv.DictReader((TABLES / name).read_text(encoding="utf-8").splitlines())


def spellings(cell: str) -> tuple[str, ...]:
    """The spellings in a cell, which are set apart by bars."""
    return tuple(map(sys.intern, cell.split("|"))) if cell else ()


def states() -> tuple[Party, ...]:
    """Each state with its words in all languages."""
    kinds = ("names", "adjectives", "capitals", "metonyms")
    words: dict[str, dict[str, dict[str, tuple[str, ...]]]] = defaultdict(lambda: {kind: {} for kind in kinds})
    for language in LANGUAGES:
        for row in rows(f"states.{language}.csv"):
            held = words[row["id"]]
            row["names"] = "|".join(filter(None, (row["cldr"], row["names"])))
            for kind in kinds:
                if row[kind]:
                    held[kind][language] = spellings(row[kind])
    return tuple(Party(id=code, **held) for code, held in words.items())


def groups() -> tuple[tuple[Forum, ...], tuple[Party, ...]]:
    """Organisations, and those of them that act as one party."""
    forums: list[Forum] = []
    parties: list[Party] = []
    for row in rows("groups.csv"):
        names = {language: spellings(row[language]) for language in LANGUAGES if row[language]}
        if row["kind"] == "group":
            parties.append(Party(id=row["id"], names=names))
        else:
            forums.append(Forum(id=row["id"], names=names))
    return tuple(forums), tuple(parties)


def offices() -> tuple[Office, ...]:
    """Words for offices, forms of address, and the labels of who asks, answers or gives the floor."""
    return tuple(Office(row["category"], row["language"], spellings(row["words"])) for row in rows("offices.csv"))


def others() -> dict[str, tuple[str, ...]]:
    """Phrases that hold a party's name and name something else, by language."""
    found: dict[str, list[str]] = {}
    for row in rows("others.csv"):
        found.setdefault(row["language"], []).append(row["words"])
    return {language: tuple(words) for language, words in found.items()}
