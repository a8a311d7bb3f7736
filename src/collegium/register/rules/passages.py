"""Words that somebody marked or typed, and where they stand in a text. Pure.

A page shows every character of a text in order, and its white space as it pleases. So a place is told by how many
characters that are no white space stand before it.
"""

import re

from collegium.register.rules.anchoring import Occurrences

# What a browser's \s and Python's take for white space, together.
NO_SPACE = re.compile(r"[^\s\ufeff]")


def passage(text: str, words: str, near: int) -> tuple[int, int] | None:
    """The span of some words in a text: of several occurrences the nearest one; None where there is none."""
    spans = Occurrences(text, [words]).places(words)
    return min(spans, key=lambda span: abs(span[0] - near), default=None)


def place_behind(text: str, count: int) -> int:
    """Where the character stands before which there are so many that are no white space."""
    for number, match in enumerate(NO_SPACE.finditer(text)):
        if number == count:
            return match.start()
    return len(text)
