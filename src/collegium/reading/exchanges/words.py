"""The words of questions and answers, language by language, as data."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from collegium.reading.words import LANGUAGES, fold


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """The patterns of one language, over folded text; see the head of `words.toml`."""

    courtesy: regex.Pattern[str]
    hearing: regex.Pattern[str]
    introduces: tuple[str, ...]
    denies: regex.Pattern[str]
    confirms: regex.Pattern[str]


@lru_cache(maxsize=len(LANGUAGES) + 1)
def asking(language: str | None) -> Asking:
    """The patterns of a language; those of English for one that has none."""
    tables = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    table = tables.get(language or "en", tables["en"])
    return Asking(
        courtesy=_any_of(table["courtesy"]),
        hearing=_any_of(table["hearing"]),
        introduces=tuple(map(fold, table["introduces"])),
        denies=_any_of(table["denies"]),
        confirms=_any_of(table["confirms"]),
    )


def _any_of(phrases: Iterable[str]) -> regex.Pattern[str]:
    """Any of some phrases as whole words, the longest first."""
    longest_first = sorted(map(fold, phrases), key=len, reverse=True)
    return regex.compile(rf"(?<!\w)(?:{'|'.join(map(regex.escape, longest_first))})(?!\w)")
