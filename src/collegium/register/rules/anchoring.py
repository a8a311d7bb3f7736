"""Quotes and their places in a text: which occurrence of its words a passage is, and where that one stands. Pure.

White space is of no account: a quote is the same however its lines are broken.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick

WORD = re.compile(r"\S+")


def collapsed(quote: str) -> str:
    """A quote with one blank between its words and none around it."""
    return " ".join(quote.split())


class Occurrences:
    """Where each of some quotes stands in a text: all places of all quotes, found in one walk."""

    def __init__(self, text: str, quotes: Iterable[str]) -> None:
        words = [match.span() for match in WORD.finditer(text)]
        self._starts = [start for start, _ in words]
        self._offsets: list[int] = []  # where each word begins in the collapsed text
        offset = 0
        for start, end in words:
            self._offsets.append(offset)
            offset += end - start + 1
        wanted = sorted({collapsed(quote) for quote in quotes} - {""})
        self._found: dict[str, list[tuple[int, int]]] = {quote: [] for quote in wanted}
        if wanted:
            plain = " ".join(text[start:end] for start, end in words)
            for number, start, end in AhoCorasick(wanted).find_matches_as_indexes(plain, overlapping=True):
                self._found[wanted[number]].append((self._outer(start), self._outer(end - 1) + 1))

    def _outer(self, offset: int) -> int:
        """Where a letter of the collapsed text stands in the text."""
        word = bisect_right(self._offsets, offset) - 1
        return self._starts[word] + offset - self._offsets[word]

    def number(self, quote: str, start: int) -> int:
        """How many occurrences of a quote begin before a place: the number, from 0, of the one that begins there."""
        return bisect_left(self._found.get(collapsed(quote), []), (start, 0))

    def places(self, quote: str) -> list[tuple[int, int]]:
        """The spans of all its occurrences."""
        return self._found.get(collapsed(quote), [])

    def place(self, quote: str, number: int) -> tuple[int, int] | None:
        """The span of one occurrence; None where there is none."""
        found = self._found.get(collapsed(quote), [])
        return found[number] if number < len(found) else None
