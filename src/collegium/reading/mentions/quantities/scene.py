"""A number with what stands around it in its sentence."""

import re
from typing import NamedTuple

from collegium.reading.mentions.quantities.numerals import Numeral, numeral_at
from collegium.reading.mentions.quantities.table import SPACE, Table
from collegium.reading.words import fold

BEFORE, BEHIND = 110, 150  # characters of a sentence in which a number and its verb may stand
NEAR = 32  # characters of what stands right before a number
# A sentence ends with its sign, an empty line, or a line whose follower begins with no small letter.
SENTENCE = re.compile(r"[.!?;:…]['’\"”»)]*\s+(?=[^\W\d_a-zа-яà-ÿ]|\d)|\n\s*\n|\n(?=[^a-zа-яà-ÿ])")
WORD = re.compile(rf"(?:{SPACE}|(?<=[d]['’]))([^\W\d_](?:[\w’'‑]|[-.](?=\w|-))*)([,.;:!?)»”]?)")
WORDS = 8  # between a number and the end of its noun


class Scene(NamedTuple):
    """A number of `text`, the folded words of its sentence `before` and `behind` it, and the nearest before it."""

    text: str
    number: Numeral
    before: str
    near: str
    behind: str


def scene(text: str, start: int, table: Table) -> Scene | None:
    """The number that begins at a place of a text, with its sentence; None where none does."""
    offset = max(0, start - BEFORE)
    window = fold(text[offset : start + BEHIND])
    number = numeral_at(window, start - offset, offset, table)
    if not number:
        return None
    begin, end = number.span
    ends = [match.end() for match in SENTENCE.finditer(text, offset, begin + 1)]
    stop = SENTENCE.search(text, end, start + BEHIND)
    before = window[max(0, (ends[-1] if ends else 0) - offset) : begin - offset]
    behind = window[end - offset : stop.start() - offset if stop else None]
    return Scene(text, number, before, before[-NEAR:], behind)


def noun(scene: Scene, table: Table) -> tuple[int, str] | None:
    """Where the noun that a number counts ends, and the noun, folded; None where none follows."""
    at, patterns = scene.number.span[1], table.judged
    link = patterns["link"].match(scene.behind) if scene.number.scaled or not scene.number.figures else None
    at += link.end() if link else 0
    for _ in range(WORDS):
        word = WORD.match(scene.text, at)
        if not word:
            return None
        folded = fold(word[1])
        at = word.end(1)
        if patterns["noun"].fullmatch(word[1]) and folded not in table.lists["no_noun"]:
            return _with_tail(scene.text, word, table), folded
        if word[2] or folded in table.lists["stop"] or not patterns["between"].fullmatch(word[1]):
            return None
    return None


def _with_tail(text: str, word: re.Match[str], table: Table) -> int:
    """Where a noun ends with the adjectives behind it."""
    while not word[2]:
        following = WORD.match(text, word.end(1))
        if not following or not table.judged["tail"].fullmatch(following[1]):
            break
        if fold(following[1]) in table.lists["no_noun"]:
            break
        word = following
    return word.end(1)
