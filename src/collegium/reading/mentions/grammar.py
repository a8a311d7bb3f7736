"""What a language calls formats and instruments, and how it builds their names, as data."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.tables import LANGUAGES
from collegium.reading.vocabulary.words import Phrasebook, fold

PHRASES = ("ministries", "seats")  # looked for in texts as they stand
STRONG, WEAK, LOW = "strong", "weak", "low"


@dataclass(frozen=True, slots=True)
class Head:
    """The word that says what a named thing is: its kind, how surely (STRONG, WEAK or LOW), and its part in an id."""

    kind: str
    strength: str
    slug: str


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The words of one language, folded as what they are compared with.

    `heads` finds the heads of names in a text, `words` are they; `none` begin what is no name, and are no heads;
    `loose` stand before a name and are no part of it.
    """

    language: str
    heads: Quick[Head]
    name: Mapping[str, frozenset[str]]
    party: Mapping[str, tuple[str, ...]]
    low: Mapping[str, tuple[str, ...]]
    pairs: tuple[str, ...]
    alone: Mapping[str, str]
    words: frozenset[str]
    definite: frozenset[str]
    none: tuple[str, ...]
    loose: frozenset[str]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; that of English for one that has none."""
    code = language if language in LANGUAGES else "en"
    rows = tomllib.loads((files(__package__) / "words" / f"{code}.toml").read_text("utf-8"))
    entries = [*_low(rows["low"])]
    entries += [
        (words[0].upper() + words[1:], Head(kind, strength, slug))
        for kind in ("forum", "instrument")
        for strength in (STRONG, WEAK)
        for words, slug in rows[kind][strength].items()
    ]
    name = {key: frozenset(map(fold, words)) for key, words in rows["name"].items()}
    heads = frozenset(fold(spelling) for spelling, head in entries if head.strength != LOW)
    return Grammar(
        language=code,
        heads=Quick(Phrasebook(code, entries)),
        name=name,
        party={key: tuple(words if key in PHRASES else map(fold, words)) for key, words in rows["party"].items()},
        low={key: tuple(words) for key, words in rows["instrument"]["low"].items()},
        pairs=tuple(rows["low"]["pairs"]),
        words=heads,
        definite=frozenset(rows["name"].get("definite", ())),
        none=tuple(phrase for phrase in map(fold, rows["name"]["none"]) if phrase not in heads),
        loose=name["articles"] | name["ordinals"] | name["openers"] | name["links"],
        alone={word: kind for kind, words in rows["alone"].items() for word in words},
    )


def _low(rows: Mapping[str, list[str]]) -> Iterator[tuple[str, Head]]:
    for kind in ("forum", "instrument"):
        yield from ((word, Head(kind, LOW, word)) for word in rows[kind])
