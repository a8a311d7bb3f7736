"""Texts with their mentions marked in them, "[Morvenia](party QM) met", and the mentions that are found in one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collegium.reading.cast.scene import Scene
from collegium.reading.compose import Composed
from collegium.reading.contract import Heading, Mention, Span
from collegium.reading.mentions import mentions_of
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import words

NAMES = ("party", "forum", "instrument")
MARK = re.compile(r"\[(?!\])|\]\((?P<kind>party|forum|instrument|person|place|date|quantity)(?: (?P<said>[^)]+))?\)")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text without its marks, and what they say: spans, kinds, and ids (of dates their values)."""

    text: str
    expected: list[tuple[Span, str, str | None]]


def unmarked(marked: str) -> Marked:
    """A marked text; a mark may stand inside another. Raises ValueError where a mark is not closed or opened."""
    text, opened, expected = "", list[int](), list[tuple[Span, str, str | None]]()
    for plain, match in _pieces(marked):
        text += plain
        if match and match[0] == "[":
            opened.append(len(text))
        elif match:
            if not opened:
                raise ValueError(f"closed and not opened: {marked}")
            expected.append(((opened.pop(), len(text)), match["kind"], match["said"]))
    if opened:
        raise ValueError(f"opened and not closed: {marked}")
    return Marked(text, sorted(expected, key=lambda each: (each[0][0], -each[0][1])))


def _pieces(marked: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    past = 0
    for match in MARK.finditer(marked):
        yield marked[past : match.start()], match
        past = match.end()
    yield marked[past:], None


def mentions(text: str, language: str, vocabulary: Vocabulary, day: str | None = None) -> tuple[Mention, ...]:
    """The mentions of a text that is read in a language, with the date of its heading."""
    scene = Scene(Composed(text, (), ()), words(language), vocabulary)
    return mentions_of(scene, Heading("other", None, day, None, None, None, (language,)))


def said(mentions: Iterable[Mention], kinds: Iterable[str] = NAMES) -> list[tuple[Span, str, str | int | float | None]]:
    """Mentions of some kinds as marks say them."""
    wanted = frozenset(kinds)
    return [(each.span, each.kind, each.value or each.id) for each in mentions if each.kind in wanted]
