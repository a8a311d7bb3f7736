"""The words by which texts tell of papers, language by language, as data; see the head of `words.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from collegium.reading.words import LANGUAGES, fold


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """The lists of one language, folded."""

    first: bool
    about: tuple[str, ...]
    to: tuple[str, ...]
    made: tuple[str, ...]
    between: tuple[str, ...]
    articles: tuple[str, ...]
    stops: tuple[str, ...]
    guards: frozenset[str]
    joint: frozenset[str]
    sorts: Mapping[str, str]
    counted: Mapping[str, str]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def telling(language: str | None) -> Telling:
    """The words of a language; those of English for one that has none."""
    tables = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    table = tables.get(language or "en", tables["en"])
    return Telling(
        first=table["first"],
        about=_folded(table["about"]),
        to=_folded(table["to"]),
        made=_folded(table["made"]),
        between=_folded(table["between"]),
        articles=_folded(table["articles"]),
        stops=_folded(table["stops"]),
        guards=frozenset(_folded(table["guards"])),
        joint=frozenset(_folded(table["joint"])),
        sorts=_by_noun(table["sorts"]),
        counted=_by_noun(table["counted"]),
    )


def _folded(words: list[str]) -> tuple[str, ...]:
    return tuple(map(fold, words))


def _by_noun(table: Mapping[str, Any]) -> dict[str, str]:
    """Each noun with the sort that it names."""
    return {fold(noun): sort for sort, nouns in table.items() for noun in nouns}
