"""What a language calls formats and instruments, and how it builds their names, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from collegium.reading.vocabulary.quick import Quick
from collegium.reading.vocabulary.words import Phrasebook, fold

SPOKEN = ("en",)


@dataclass(frozen=True, slots=True)
class Head:
    """The word that says what a named thing is: its kind, whether it is `strong`, and its part in an id."""

    kind: str
    strong: bool
    slug: str


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The words of one language; every list is folded. `heads` finds the heads of names in a text."""

    language: str
    heads: Quick[Head]
    name: Mapping[str, frozenset[str]]
    party: Mapping[str, tuple[str, ...]]
    low: Mapping[str, tuple[str, ...]]


@cache
def grammar(language: str) -> Grammar:
    """The grammar of a language; that of English for one that has none."""
    code = language if language in SPOKEN else "en"
    rows = tomllib.loads((files(__package__) / "words" / f"{code}.toml").read_text("utf-8"))
    entries = [
        (words[0].upper() + words[1:], Head(kind, strength == "strong", slug))
        for kind in ("forum", "instrument")
        for strength in ("strong", "weak")
        for words, slug in rows[kind][strength].items()
    ]
    return Grammar(
        language=code,
        heads=Quick(Phrasebook(code, entries)),
        name={key: frozenset(map(fold, words)) for key, words in rows["name"].items()},
        party={key: tuple(words) for key, words in rows["party"].items()},
        low={key: tuple(words) for key, words in rows["instrument"]["low"].items()},
    )
