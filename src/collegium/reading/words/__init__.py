"""The words by which a document shows what it is and who speaks in it, language by language, as data."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

LANGUAGES = ("en", "fr", "es", "de", "ru")

LONG = 1000  # characters from which a text is folded once for all who ask
# What the tables write in one way only: apostrophes, ё, spaces, hyphens.
FOLDED = (("’", "'"), ("ʼ", "'"), ("ё", "е"), ("\xa0", " "), ("\u202f", " "), ("\u2011", "-"), ("‐", "-"))


def fold(text: str) -> str:
    """A text as the tables write words: lower case, one apostrophe, е for ё; as long as it was."""
    return _plain(text) if len(text) < LONG else _kept(text)


def _plain(text: str) -> str:
    lower = text.lower()
    if lower.isascii():  # nothing of FOLDED stands in it, and it is as long as it was
        return lower
    if len(lower) != len(text):
        lower = "".join(char.lower()[:1] or char for char in text)
    for char, plain in FOLDED:
        lower = lower.replace(char, plain)
    return lower


_kept = lru_cache(maxsize=2)(_plain)  # dates, sentences and offices are looked for in the same text


def one_of(phrases: Iterable[str]) -> str:
    """The phrases as alternatives of a pattern, the longest first."""
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of one language; every list is folded, as `fold` writes it.

    There is one value for each language, so that patterns made of its words can be kept by it.
    """

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
    place: Mapping[str, tuple[str, ...]]
    offices: Mapping[str, tuple[str, ...]]


def words(language: str) -> Words:
    """The table of a language; that of English for one that has none."""
    return _table(language if language in LANGUAGES else "en")


@lru_cache(maxsize=len(LANGUAGES))
def _table(code: str) -> Words:
    rows = tomllib.loads((files(__package__) / f"{code}.toml").read_text("utf-8"))
    return Words(
        language=code,
        stop=frozenset(rows["stop"]),
        voice=frozenset(map(fold, rows["voice"])),
        months={fold(name): int(month) for month, names in rows["months"].items() for name in names},
        days=tuple(map(fold, rows["days"]["names"])),
        labels={name: frozenset(each) for name, each in _folded(rows["labels"]).items()},
        kinds=_folded(rows["kinds"]),
        heads=_folded(rows["heads"]),
        titles=_folded(rows["titles"]),
        front=_folded(rows["front"]),
        giving=_folded(rows["giving"]),
        furniture=_folded(rows["furniture"]),
        place=_folded(rows["place"]),
        offices=_folded(rows["offices"]),
    )


@lru_cache
def everywhere(section: str, name: str) -> frozenset[str]:
    """The words of one list of a section in all languages, for what may stand in any text."""
    lists: list[Mapping[str, tuple[str, ...]]] = [getattr(words(code), section) for code in LANGUAGES]
    return frozenset(word for each in lists for word in each[name])


def _folded(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(map(fold, each)) for name, each in table.items()}
