"""Words as they are looked for: without case and accents, and reduced to their stems. Pure.

Folded first and stemmed then, so that whoever types no accents finds the same. A word whose language is not known is
its own stem.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local

from snowballstemmer import stemmer

STEMMED = {"en": "english", "fr": "french", "es": "spanish", "de": "german", "ru": "russian"}
CYRILLIC = frozenset({"ru"})
LONGEST = 60  # letters of a word that are looked at
# Letters, with the marks that are written over them and the characters that show nothing inside a word.
WORD = re.compile("[^\\W_](?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])*")
# Letters that no table of accents takes apart. й is a letter of its own, not и with an accent.
OWN = {"й": "й", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h"}
_STEMMERS = local()  # one that is at work holds its word


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text, each with where it stands."""
    for match in WORD.finditer(text):
        word = folded(match.group())
        if word:
            yield word, *match.span()


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word in small letters, without accents, ё as е, ligatures and wide letters as plain ones."""
    if word.isascii():
        return word.lower()[:LONGEST]
    small = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", word).casefold())
    return "".join(map(_plain, small))[:LONGEST]


def _plain(letter: str) -> str:
    if letter in OWN:
        return OWN[letter]
    return "".join(each for each in unicodedata.normalize("NFKD", letter) if each.isalnum())


@lru_cache(maxsize=1 << 16)
def stem(word: str, language: str) -> str:
    """The stem of a folded word in a language; the word itself in a language without rules here."""
    if language not in STEMMED or not word.isalpha():
        return word
    known = _STEMMERS.__dict__.setdefault("of", {})
    if language not in known:
        known[language] = stemmer(STEMMED[language])
    return folded(known[language].stemWord(word))


@lru_cache(maxsize=1 << 12)
def stems(word: str) -> frozenset[str]:
    """Every stem that a folded word may have: whoever asks does not say in which language."""
    return frozenset({word, *(stem(word, language) for language in STEMMED)})


def stems_of(word: str, language: str | None) -> tuple[str, ...]:
    """The stem of a folded word in a language; all that it may have, in order, where the language is None."""
    return tuple(sorted(stems(word))) if language is None else (stem(word, language),)
