"""A filter in front of a phrasebook: where in a text a phrase may begin, found for all phrases in one pass.

The pass (Aho and Corasick, 1975) runs over a copy of the text in one byte a character, folded as the phrasebook folds
words. It may name places where no phrase begins; it must leave out none where one does: the phrasebook decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from collegium.reading.vocabulary.words import AND, MARKS, SIGNS, WORD, Match, Node, Phrasebook, V, fold

CODECS = {"ru": "cp1251"}  # one byte a character; of the other languages Western letters
WESTERN = "cp1252"
TURNED = "ßµ"  # letters that have a byte, and of which folding makes others
SHARP = "de"  # the language in whose texts "ß" is common, which is one letter and is folded to two


@lru_cache
def _folding(codec: str) -> bytes:
    """What each byte becomes: letters without case and accents, all that is no letter or digit a space."""
    folded = bytearray()
    for byte in range(256):
        char = bytes((byte,)).decode(codec, "ignore")
        key = fold(char) if WORD.fullmatch(char) and char.isalnum() else " "
        as_bytes = key[:1].encode(codec, "ignore")  # "ß" is "ss": its beginning will do
        folded += as_bytes or b" "
    return bytes(folded)


@dataclass(frozen=True, slots=True)
class _Encoded:
    """A text between spaces, folded, in one byte a character; whether each of its letters has a byte of its own; and
    the folded letters that have none."""

    data: bytes
    exact: bool
    strange: frozenset[str]


@lru_cache(maxsize=4)  # several phrasebooks are asked about one text
def _encoded(text: str, codec: str, sharp: bool) -> _Encoded | None:
    """The text in bytes; None where folding changes its length."""
    strange = set()
    exact = text.isascii() or (_fits(text, codec) and not any(letter in text for letter in TURNED))
    if not exact:
        for char in set(text):
            plain = char if char.isascii() or (char == "ß" and sharp) else fold(char)
            if len(plain) != 1 or ord(char) in MARKS:  # two letters, or a mark on one
                return None
            if not plain.encode(codec, "ignore"):
                strange.add(plain)
            elif not char.encode(codec, "ignore"):
                text = text.replace(char, plain)
    data = b" " + text.encode(codec, "replace").translate(_folding(codec)) + b" "
    return _Encoded(data, exact, frozenset(strange))


def _fits(text: str, codec: str) -> bool:
    """Whether each letter of a text has a byte."""
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _is_part(char: str) -> bool:
    """Whether a character that has no byte is part of a word all the same."""
    return not char.isascii() and char.isalnum()


class Quick(Generic[V]):
    """Finds the phrases of a phrasebook as it would itself, and sooner."""

    def __init__(self, book: Phrasebook[V]) -> None:
        self.book = book
        self._codec = CODECS.get(book.language, WESTERN)
        self._folding = _folding(self._codec)
        self._sharp = book.language == SHARP
        keys = {key: self._pattern(key) for key in book.first_words}
        patterns = sorted({pattern for pattern in keys.values() if pattern != b" "})
        # behind a pattern that is a whole word stands what is known of it; of a beginning, the word itself tells
        whole = {pattern: key for key, pattern in keys.items() if pattern.endswith(b" ")}
        self._whole = [whole.get(pattern) for pattern in patterns]
        self._nodes: list[Node[V] | None] = [None] * len(patterns)  # of the whole words that were met
        # letters that the bytes do not have and with which a phrase begins
        self._foreign = frozenset(key[0] for key, pattern in keys.items() if pattern == b" ")
        # signs that are words of their own and have no byte; an ampersand is the word for and
        self._signs = SIGNS.intersection(keys) | ({"&"} if AND.get(book.language) in keys else set())
        self._automaton = BytesAhoCorasick(patterns, MatchKind.Standard, Implementation.ContiguousNFA)

    def matches(self, text: str) -> Iterator[Match[V]]:
        """The phrases in a text from left to right, none inside another; `first` and `last` count nothing here."""
        encoded = _encoded(text, self._codec, self._sharp)
        if encoded is None or self._is_foreign(text, encoded.strange):
            yield from self.book.matches(text)
            return
        past = 0
        for start, end, node in self._beginnings(text, encoded):
            if start < past or not (node.held or node.goes_on(text, end)):
                continue
            found = self.book.longest_from(text, node, start, end)
            if found:
                past, _, values = found
                yield Match((start, past), 0, 0, values)

    def _is_foreign(self, text: str, strange: frozenset[str]) -> bool:
        """Whether a phrase may begin in a text with a letter or sign that the bytes do not have."""
        return not self._foreign.isdisjoint(strange) or any(sign in text for sign in self._signs)

    def _beginnings(self, text: str, encoded: _Encoded) -> Iterator[tuple[int, int, Node[V]]]:
        """The words of a text with which a phrase may begin, in order, each with what is known of it."""
        nodes, exact = self._nodes, encoded.exact
        # by where they end, and so by where they begin: each is one word, or its beginning, and the space before it
        for number, start, end in self._automaton.find_matches_as_indexes(encoded.data, overlapping=True):
            node = nodes[number] or self._node(number)
            if node is not None and (exact or not _is_part(text[end - 2 : end - 1])):
                if (node.low or text[start].isupper()) and (exact or not _is_part(text[max(start, 1) - 1 : start])):
                    yield start, end - 2, node
                continue
            word = None if _is_part(text[max(start, 1) - 1 : start]) else WORD.match(text, start)
            known = self.book.first(word[0]) if word else None
            if word and known:
                yield start, word.end(), known

    def _node(self, number: int) -> Node[V] | None:
        """What is known of the whole word that is a pattern; None where the pattern is but a beginning."""
        key = self._whole[number]
        if key is not None:
            self._nodes[number] = self.book.node_of(key)
        return self._nodes[number]

    def _pattern(self, key: str) -> bytes:
        """The bytes that a folded word leaves in a text, with the space before it: all of it, or its beginning."""
        safe = bytearray(b" ")
        cut = key.find("ss") if self._sharp else -1
        simple = key.encode(self._codec, "replace")
        if cut < 0 and simple.translate(self._folding) == simple:
            return b" " + simple + b" "
        for char in key if cut < 0 else key[: max(cut, 1)]:
            encoded = char.encode(self._codec, "ignore")
            if not encoded or self._folding[encoded[0]] != encoded[0]:
                return bytes(safe)
            safe += encoded
        return bytes(safe) if cut >= 0 else bytes(safe) + b" "
