"""A text cut into pieces of so many words, at the ends of its paragraphs where there are any. Pure."""

import re
from collections.abc import Iterator

from collegium.reading.contract import Span

PARAGRAPH = re.compile(r"[^\n]+")
WORD = re.compile(r"\S+")


def pieces(text: str, most: int) -> list[Span]:
    """The spans of the pieces, in order, none with more than `most` words; together they hold every word."""
    found: list[Span] = []
    words = 0
    for start, end, count in _runs(text, most):
        if found and words + count <= most:
            found[-1] = (found[-1][0], end)
            words += count
        else:
            found.append((start, end))
            words = count
    return found


def _runs(text: str, most: int) -> Iterator[tuple[int, int, int]]:
    """Each paragraph, or parts of one that is too long, with how many words it has."""
    for paragraph in PARAGRAPH.finditer(text):
        words = [match.span() for match in WORD.finditer(text, *paragraph.span())]
        for first in range(0, len(words), most):
            part = words[first : first + most]
            yield part[0][0], part[-1][1], len(part)
