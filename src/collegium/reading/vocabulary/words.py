"""Texts as words: how a spelling is compared, and the longest known phrases in a text."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from collegium.reading.contract import Span

V = TypeVar("V", bound=Hashable)

# Signs that part names or join them are words of their own: "Tarn, Pact" is not "Tarn Pact".
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[&,/]")
INSIDE = re.compile(r"[\s.'’ʼ()\-\u2010-\u2015]*")  # what may stand between the words of one name
SIGNS = frozenset("&,/")
MARKS = dict.fromkeys(range(0x300, 0x370))
AND = {"en": "and", "fr": "et", "es": "y", "de": "und", "ru": "и"}


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The word as it is compared: no case, no accents ("Perú" is "peru", "ё" is "е")."""
    folded = word.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFD", folded).translate(MARKS)


def keys_of(spelling: str, language: str) -> tuple[str, ...]:
    """The folded words of a spelling; an ampersand is the language's word for and."""
    return tuple(AND.get(language, "&") if word == "&" else fold(word) for word in WORD.findall(spelling))


def demand(spelling: str) -> int:
    """How many capitals a text needs to mean this spelling: 2 all of them ("US"), 1 the first ("Chad"), 0 none."""
    if spelling.isupper() and sum(map(str.isalpha, spelling)) > 1:
        return 2
    return int(spelling[:1].isupper())


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """A phrase found: its span, which words of the text it is (`first` to before `last`), and what it means."""

    span: Span
    first: int
    last: int
    values: tuple[V, ...]


class Phrasebook(Generic[V]):
    """Phrases with what each of them means, found in a text on word boundaries, the longest first."""

    def __init__(self, language: str, entries: Iterable[tuple[str, V]]) -> None:
        """`entries` are spellings, in all their forms, and values."""
        self.language = language
        self._values: dict[tuple[str, ...], dict[tuple[V, int], None]] = {}
        self._longest: dict[str, int] = {}
        for spelling, value in entries:
            keys = keys_of(spelling, language)
            if keys:
                self._values.setdefault(keys, {})[value, demand(spelling)] = None
                self._longest[keys[0]] = max(len(keys), self._longest.get(keys[0], 0))

    def words(self, text: str) -> tuple[list[re.Match[str]], list[str]]:
        """The words of a text as they stand in it, and folded."""
        words = list(WORD.finditer(text))
        return words, [AND.get(self.language, "&") if w[0] == "&" else fold(w[0]) for w in words]

    def matches(self, text: str) -> Iterator[Match[V]]:
        """The phrases in a text from left to right, none inside another."""
        words, keys = self.words(text)
        at = 0
        while at < len(words):
            match = self._longest_at(text, words, keys, at)
            at = match.last if match else at + 1
            if match:
                yield match

    def _longest_at(self, text: str, words: list[re.Match[str]], keys: list[str], at: int) -> Match[V] | None:
        end, most = at, self._longest.get(keys[at], 0)
        while end < min(at + most, len(words)) and (end == at or self._joined(text, words[end - 1], words[end])):
            end += 1
        for last in range(end, at, -1):
            span = words[at].start(), words[last - 1].end()
            values = self._known(text[span[0] : span[1]], tuple(keys[at:last]))
            if values:
                return Match(span, at, last, values)
        return None

    def _known(self, text: str, keys: tuple[str, ...]) -> tuple[V, ...]:
        held = self._values.get(keys)
        if not held:
            return ()
        capitals = demand(text)
        return tuple(dict.fromkeys(value for value, needed in held if capitals >= needed))

    @staticmethod
    def _joined(text: str, word: re.Match[str], following: re.Match[str]) -> bool:
        return INSIDE.fullmatch(text, word.end(), following.start()) is not None
