"""Where number words and figures stand in a text, found for all of them in one pass.

The pass (Aho and Corasick, 1975) runs over a copy of the text in one byte a character: letters in lower case, figures
as they are, all else a space. What the bytes do not have is no letter of a number word.
"""

from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from collegium.reading.words import fold

CODECS = {"ru": "cp1251"}
WESTERN = "latin-1"
FIGURES = {b" %d" % figure for figure in range(10)}


class Starts:
    """Finds the whole words of a list, and figures; `language` is ISO 639-1, the words are folded."""

    def __init__(self, language: str, words: Iterable[str]) -> None:
        self._codec = CODECS.get(language, WESTERN)
        self._folding = _folding(self._codec)
        patterns = sorted({b" " + self._bytes(word) + b" " for word in words} | FIGURES)
        self._automaton = BytesAhoCorasick(patterns, MatchKind.LeftmostLongest, Implementation.DFA)

    def places(self, text: str) -> list[int]:
        """Where words and figures begin, in order; of two that stand side by side the first may be given alone."""
        data = b" " + self._bytes(text) + b" "
        return [start for _, start, _ in self._automaton.find_matches_as_indexes(data)]

    def _bytes(self, text: str) -> bytes:
        return text.encode(self._codec, "replace").translate(self._folding)


def _folding(codec: str) -> bytes:
    """What each byte becomes."""
    chars = (bytes((byte,)).decode(codec, "ignore") for byte in range(256))
    return b"".join(fold(char).encode(codec, "ignore")[:1] if char.isalnum() else b" " for char in chars)
