"""The tables that come with Collegium, read from the CSV files beside this module."""

from collections import defaultdict
from functools import cache

from collegium.reading.vocabulary.cells import rows, spellings
from collegium.reading.vocabulary.tables import LANGUAGES, Agency, Office, Party, Words

KINDS = ("names", "adjectives", "nationals", "prefixes", "capitals", "metonyms")


def states() -> tuple[Party, ...]:
    """Each state with its words in all languages."""
    words: dict[str, dict[str, dict[str, tuple[str, ...]]]] = defaultdict(lambda: defaultdict(dict))
    for language in LANGUAGES:
        for row in rows(f"states.{language}.csv"):
            row["names"] = "|".join(filter(None, (row["cldr"], row["names"])))
            for kind in KINDS:
                if row[kind]:
                    words[row["id"]][kind][language] = spellings(row[kind])
    territories = {row["id"] for row in rows("territories.csv")}
    return tuple(
        Party(
            id=code,
            territory=code in territories,
            names=held["names"],
            adjectives=held["adjectives"],
            capitals=held["capitals"],
            metonyms=held["metonyms"],
            nationals=held["nationals"],
            prefixes=held["prefixes"],
        )
        for code, held in words.items()
    )


def former() -> tuple[Party, ...]:
    """States that are no more, with the days on which they stood and the states that came after them."""
    return tuple(
        Party(
            id=row["id"],
            names=_words(row),
            adjectives=_words(row, "adjectives."),
            since=row["since"],
            until=row["until"],
            successors=spellings(row["successors"]),
        )
        for row in rows("former.csv")
    )


def groups() -> tuple[Party, ...]:
    """Organisations and groups of states that act as one party."""
    return tuple(Party(id=row["id"], names=_words(row)) for row in rows("groups.csv"))


def agencies() -> tuple[Agency, ...]:
    """Bodies of one state whose name alone tells which."""
    return tuple(Agency(row["party"], _words(row)) for row in rows("agencies.csv"))


def _words(row: dict[str, str], before: str = "") -> Words:
    """The spellings of each language, whose column is its code with something before it."""
    return {language: spellings(row[before + language]) for language in LANGUAGES if row[before + language]}


@cache
def offices() -> tuple[Office, ...]:
    """Words for offices, forms of address, and the labels of who asks, answers or gives the floor."""
    return tuple(Office(row["category"], row["language"], spellings(row["words"])) for row in rows("offices.csv"))


def others() -> dict[str, tuple[str, ...]]:
    """Phrases that hold a party's name and name something else, by language."""
    found: dict[str, list[str]] = {}
    for row in rows("others.csv"):
        found.setdefault(row["language"], []).append(row["words"])
    return {language: tuple(words) for language, words in found.items()}
