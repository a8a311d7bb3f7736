"""A filter in front of a phrasebook: where in a text a phrase may begin, found for all phrases in one pass.

The pass (Aho and Corasick, 1975) runs over a copy of the text in one byte a character, folded as the phrasebook folds
words. It may name places where no phrase begins; it must leave out none where one does: the phrasebook decides.
"""

from collections.abc import Iterator
from typing import Generic

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from collegium.reading.vocabulary.words import WORD, Match, Phrasebook, V, fold

CODECS = {"ru": "cp1251"}  # one byte a character; of the other languages Western letters
WESTERN = "cp1252"


def _folding(codec: str) -> bytes:
    """What each byte becomes: letters without case and accents, all that is no letter or digit a space."""
    folded = bytearray()
    for byte in range(256):
        char = bytes((byte,)).decode(codec, "ignore")
        key = fold(char) if WORD.fullmatch(char) and char.isalnum() else " "
        as_bytes = key[:1].encode(codec, "ignore")  # "ß" is "ss": its beginning will do
        folded += as_bytes or b" "
    return bytes(folded)


class Quick(Generic[V]):
    """Finds the phrases of a phrasebook as it would itself, and sooner."""

    def __init__(self, book: Phrasebook[V]) -> None:
        self.book = book
        self._codec = CODECS.get(book.language, WESTERN)
        self._folding = _folding(self._codec)
        beginnings = {self._beginning(key) for key in book.first_words}
        self._whole = b"" in beginnings  # a phrase begins with a letter that the bytes do not have
        patterns = sorted(b" " + beginning for beginning in beginnings if beginning)
        self._automaton = BytesAhoCorasick(patterns, MatchKind.LeftmostLongest, Implementation.ContiguousNFA)

    def matches(self, text: str) -> Iterator[Match[V]]:
        """The phrases in a text from left to right, none inside another; `first` and `last` count nothing here."""
        data = None if self._whole else self._bytes(text)
        if data is None:
            yield from self.book.matches(text)
            return
        past = 0
        for _, start, _ in self._automaton.find_matches_as_indexes(data):
            word = WORD.match(text, start) if start >= past else None
            found = self.book.longest_from(text, word) if word else None
            if word and found:
                past, _, values = found
                yield Match((word.start(), past), 0, 0, values)

    def _beginning(self, key: str) -> bytes:
        """As much of a folded word as stands in the bytes of a text that holds it."""
        safe = bytearray()
        for char in key.partition("ss")[0] or key[:1]:
            encoded = char.encode(self._codec, "ignore")
            if not encoded or self._folding[encoded[0]] != encoded[0]:
                break
            safe += encoded
        return bytes(safe)

    def _bytes(self, text: str) -> bytes | None:
        """A space and the text, folded, in one byte a character; None where its words are longer when they are folded."""
        if not text.isascii():
            for char in set(text):
                if char.isascii() or char.encode(self._codec, "ignore"):
                    continue
                plain = fold(char)
                if len(plain) != 1:
                    return None
                text = text.replace(char, plain)
        return b" " + text.encode(self._codec, "replace").translate(self._folding)
