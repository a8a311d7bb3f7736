"""The words by which a document shows what it is and who speaks in it, language by language, as data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "fr", "es", "de", "ru")

# What the tables write in one way only: apostrophes, ё, spaces, hyphens.
FOLDED = (("’", "'"), ("ʼ", "'"), ("ё", "е"), ("\xa0", " "), ("\u202f", " "), ("\u2011", "-"), ("‐", "-"))


def fold(text: str) -> str:
    """A text as the tables write words: lower case, one apostrophe, е for ё; as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char.lower()[:1] or char for char in text)
    for char, plain in FOLDED:
        lower = lower.replace(char, plain)
    return lower


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language; every list is folded, as `fold` writes it."""

    language: str
    stop: frozenset[str]
    voice: frozenset[str]
    months: Mapping[str, int]
    days: tuple[str, ...]
    kinds: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    front: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, frozenset[str]]
    giving: Mapping[str, tuple[str, ...]]
    furniture: Mapping[str, tuple[str, ...]]


@lru_cache(maxsize=len(LANGUAGES))
def words(language: str) -> Words:
    """The table of a language; that of English for one that has none."""
    code = language if language in LANGUAGES else "en"
    rows = tomllib.loads((files(__package__) / f"{code}.toml").read_text("utf-8"))
    return Words(
        language=code,
        stop=frozenset(rows["stop"]),
        voice=frozenset(map(fold, rows["voice"])),
        months={fold(name): int(month) for month, names in rows["months"].items() for name in names},
        days=tuple(map(fold, rows["days"]["names"])),
        kinds=_folded(rows["kinds"]),
        heads=_folded(rows["heads"]),
        titles=_folded(rows["titles"]),
        front=_folded(rows["front"]),
        labels={name: frozenset(each) for name, each in _folded(rows["labels"]).items()},
        giving=_folded(rows["giving"]),
        furniture=_folded(rows["furniture"]),
    )


def _folded(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(fold, each)) for name, each in table.items()}
