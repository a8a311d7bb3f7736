"""The tables that come with Collegium, read from the CSV files beside this module."""

from collections import defaultdict

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.tables import LANGUAGES, Office, Party


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


def groups() -> tuple[Party, ...]:
    """Organisations that act as one party."""
    return tuple(
        Party(id=row["id"], names={language: spellings(row[language]) for language in LANGUAGES if row[language]})
        for row in rows("groups.csv")
    )


def offices() -> tuple[Office, ...]:
    """Words for offices, forms of address, and the labels of who asks, answers or gives the floor."""
    return tuple(Office(row["category"], row["language"], spellings(row["words"])) for row in rows("offices.csv"))


def others() -> dict[str, tuple[str, ...]]:
    """Phrases that hold a party's name and name something else, by language."""
    found: dict[str, list[str]] = {}
    for row in rows("others.csv"):
        found.setdefault(row["language"], []).append(row["words"])
    return {language: tuple(words) for language, words in found.items()}
