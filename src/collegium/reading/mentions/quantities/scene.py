"""A number with what stands around it in its sentence."""

import re
from dataclasses import dataclass

from collegium.reading.mentions.quantities.numerals import Numeral
from collegium.reading.mentions.quantities.table import SPACE, Table
from collegium.reading.words import fold

BEFORE, BEHIND = 110, 130  # characters of a sentence in which a number's verb may stand
# A sentence ends with its sign, an empty line, or a line whose follower begins with no small letter.
SENTENCE = re.compile(r"[.!?;:…]['’\"”»)]*\s+(?=[^\W\d_a-zа-яà-ÿ]|\d)|\n\s*\n|\n(?=[^a-zа-яà-ÿ])")
WORD = re.compile(rf"(?:{SPACE})([^\W\d_](?:[\w’'‑]|[-.](?=\w|-))*)([,.;:!?)»”]?)")
WORDS = 8  # between a number and the end of its noun


@dataclass(frozen=True, slots=True)
class Scene:
    """A number, its place in `text`, and the folded words of its sentence `before` and `behind` it."""

    text: str
    number: Numeral
    before: str
    behind: str


def scene(text: str, number: Numeral) -> Scene:
    """What stands around a number, cut to its sentence."""
    start, end = number.span
    before, behind = text[max(0, start - BEFORE) : start], text[end : end + BEHIND]
    ends = [match.end() for match in SENTENCE.finditer(before + text[start])]
    stop = SENTENCE.search(behind)
    return Scene(
        text, number, fold(before[ends[-1] if ends else 0 :]), fold(behind[: stop.start()] if stop else behind)
    )


def noun(scene: Scene, table: Table) -> tuple[int, str] | None:
    """Where the noun that a number counts ends, and the noun, folded; None where none follows."""
    at, patterns = scene.number.span[1], table.judged
    for _ in range(WORDS):
        word = WORD.match(scene.text, at)
        if not word:
            return None
        folded = fold(word[1])
        at = word.end(1)
        if patterns["noun"].fullmatch(word[1]) and folded not in table.lists["no_noun"]:
            return at, folded
        if word[2] or folded in table.lists["stop"] or not patterns["between"].fullmatch(word[1]):
            return None
    return None
