"""Texts as words: how a spelling is compared, and the longest known phrases in a text."""

import re
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from collegium.reading.contract import Span

V = TypeVar("V", bound=Hashable)

# Signs that part names or join them are words of their own: "Tarn, Pact" is not "Tarn Pact".
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[&,/]")
UNMARKED = re.compile(r"[^\W_]+|[&,/]")  # the same in a text without marks on its letters, found in a third of the time
MARK = re.compile("[\u0300-\u036f]")
# What may stand between the words of one name, which stands on one line, and the next word behind it.
NEXT = re.compile(rf"(?:[^\S\n]|[.'’ʼ+()\-\u2010-\u2015])*({WORD.pattern})")
SIGNS = frozenset("&,/")
MARKS = dict.fromkeys(range(0x300, 0x370))
ARTICLES = frozenset(("the", "la", "le", "les", "el", "los", "las", "der", "die", "das", "des", "dem", "den"))
AND = {"en": "and", "fr": "et", "es": "y", "de": "und", "ru": "и"}


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The word as it is compared: no case, no accents ("Perú" is "peru", "ё" is "е")."""
    folded = word.casefold()
    return folded if folded.isascii() else unicodedata.normalize("NFD", folded).translate(MARKS)


def words_of(text: str) -> list[str]:
    """The words of a text as they stand in it."""
    plain = text.isascii() or MARK.search(text) is None
    found: list[str] = (UNMARKED if plain else WORD).findall(text)
    return found


def keys_of(spelling: str, language: str) -> tuple[str, ...]:
    """The folded words of a spelling; an ampersand is the language's word for and."""
    return tuple(AND.get(language, "&") if word == "&" else fold(word) for word in words_of(spelling))


def demand(spelling: str) -> int:
    """How many capitals a text needs to mean this spelling: 2 all of them ("US"), 1 the first ("Chad"), 0 none.

    The first behind an article, which any sentence may begin with: "La Paz" is not "La paz".
    """
    if spelling.isupper() and sum(map(str.isalpha, spelling)) > 1:
        return 2
    first, _, rest = spelling.partition(" ")
    return int((rest if rest and first.casefold() in ARTICLES else spelling)[:1].isupper())


class Match(NamedTuple, Generic[V]):
    """A phrase found: its span, which words of the text it is (`first` to before `last`), and what it means."""

    span: Span
    first: int
    last: int
    values: tuple[V, ...]


class Node(Generic[V]):
    """A word on the way through the known phrases: what follows it, and what a phrase that ends with it means.

    There are tens of thousands of them, most with nothing behind: what is empty is made when it is needed.
    """

    __slots__ = ("_letters", "following", "held", "low")

    def __init__(self) -> None:
        self.following: dict[str, Node[V]] | None = None
        self.held: dict[tuple[V, int], None] | None = None
        self.low = False  # whether a phrase on this way may begin without a capital
        self._letters: frozenset[str] | None = None

    def next(self, key: str) -> "Node[V] | None":
        """What is known behind this word and one more."""
        return self.following.get(key) if self.following else None

    def grown(self, key: str) -> "Node[V]":
        """The same, made where there is none."""
        if self.following is None:
            self.following = {}
        node = self.following.get(key)
        if node is None:
            node = self.following[key] = Node()
        return node

    def goes_on(self, text: str, end: int) -> bool:
        """Whether the next word can be one of those that follow: its letter tells, where a space stands before it."""
        if not self.following:
            return False
        letter = text[end + 1 : end + 2]
        if text[end : end + 1] == " " and letter.isascii() and letter.isalnum():
            if self._letters is None:
                self._letters = frozenset(char for key in self.following for char in (key[0], key[0].upper()))
            return letter in self._letters
        return True


class Phrasebook(Generic[V]):
    """Phrases with what each of them means, found in a text on word boundaries, the longest first.

    Of the thousands of words with which a phrase begins few stand in a text: what follows one is made when it is met.
    """

    def __init__(self, language: str, entries: Iterable[tuple[str, V]]) -> None:
        """`entries` are spellings, in all their forms, and values."""
        self.language = language
        self._entries: dict[str, list[tuple[str, V]]] = {}  # by their first word
        self._nodes: dict[str, Node[V]] = {}
        for spelling, value in entries:
            first = WORD.search(spelling)
            if first:
                self._entries.setdefault(self._key(first[0]), []).append((spelling, value))

    def _grown(self, first: str) -> Node[V]:
        """What is known of the phrases that begin with a word."""
        root: Node[V] = Node()
        for spelling, value in self._entries[first]:
            self._add(root, spelling, value)
        return root.grown(first)

    def _add(self, node: Node[V], spelling: str, value: V) -> None:
        keys = keys_of(spelling, self.language)
        capitals = demand(spelling)
        low = capitals == 0 or (len(keys) > 1 and keys[0] in ARTICLES)
        for key in keys:
            node = node.grown(key)
            node.low = node.low or low
        if node.held is None:
            node.held = {}
        node.held[value, capitals] = None

    @property
    def first_words(self) -> Iterable[str]:
        """The folded words with which a phrase begins."""
        return self._entries.keys()

    def words(self, text: str) -> tuple[list[re.Match[str]], list[str]]:
        """The words of a text as they stand in it, and folded."""
        words = list(WORD.finditer(text))
        return words, [self._key(word[0]) for word in words]

    def matches(self, text: str) -> Iterator[Match[V]]:
        """The phrases in a text from left to right, none inside another."""
        past = 0
        for number, word in enumerate(WORD.finditer(text)):
            node = self.first(word[0]) if number >= past else None
            found = self.longest_from(text, node, word.start(), word.end()) if node else None
            if found:
                end, count, values = found
                past = number + count
                yield Match((word.start(), end), number, past, values)

    def node_of(self, key: str) -> Node[V] | None:
        """What is known of phrases that begin with a folded word; None where none does."""
        node = self._nodes.get(key)
        if node is None and key in self._entries:
            node = self._nodes[key] = self._grown(key)
        return node

    def first(self, word: str) -> Node[V] | None:
        """The same of a word as a text has it."""
        return self.node_of(self._key(word))

    def longest_from(self, text: str, first: Node[V], start: int, end: int) -> tuple[int, int, tuple[V, ...]] | None:
        """The longest phrase whose first word stands at a span: where it ends, its number of words, its meanings."""
        if not first.low and not text[start].isupper():
            return None
        node: Node[V] | None = first
        found, count = None, 1
        while node is not None:
            values = _meant(node, text[start:end]) if node.held else ()
            if values:
                found = end, count, values
            following = NEXT.match(text, end) if node.goes_on(text, end) else None
            if following is None:
                break
            node, count, end = node.next(self._key(following[1])), count + 1, following.end()
        return found

    def _key(self, word: str) -> str:
        return AND.get(self.language, "&") if word == "&" else fold(word)


@lru_cache(maxsize=1 << 14)  # the same names come again, written in the same way
def _meant(node: Node[V], written: str) -> tuple[V, ...]:
    """What a phrase means that ends with a node, by the capitals with which a text writes it."""
    capitals, held = demand(written), node.held or ()
    if len(held) == 1:
        return tuple(value for value, needed in held if capitals >= needed)
    least = 2 if capitals == 2 and any(needed == 2 for _, needed in held) else 0  # "GUAM" is no "Guam"
    return tuple(dict.fromkeys(value for value, needed in held if capitals >= needed >= least))
