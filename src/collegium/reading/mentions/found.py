"""What the finders hand to one another."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from collegium.reading.contract import Mention, Span
from collegium.reading.vocabulary.naming import Meaning
from collegium.reading.vocabulary.words import Match

Spot = Match[Meaning]  # words of the tables in a text


@dataclass(frozen=True)
class Text:
    """A text with the words of the tables in it, from left to right.

    `months` are the names of months, folded; `day` is the heading's date, `language` ISO 639-1.
    """

    text: str
    language: str
    spots: tuple[Spot, ...]
    months: frozenset[str] = frozenset()
    day: str | None = None

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    @cached_property
    def _starts(self) -> list[int]:
        return [spot.span[0] for spot in self.spots]

    @cached_property
    def _ends(self) -> frozenset[int]:
        return frozenset(spot.span[1] for spot in self.spots)

    def ends_name(self, place: int) -> bool:
        """Whether a name of the tables ends at a place."""
        return place in self._ends

    def names_party(self, span: Span) -> bool:
        """Whether the tables know just this span as a party."""
        return any(spot.span == span and any(v.kind == "party" for v in spot.values) for spot in self.inside(span))

    def starts_name(self, place: int) -> bool:
        """Whether a name of the tables starts at a place."""
        at = bisect_left(self._starts, place)
        return at < len(self._starts) and self._starts[at] == place

    def covers(self, span: Span) -> bool:
        """Whether a name of the tables holds all of a span."""
        place = bisect_right(self._starts, span[0]) - 1
        return place >= 0 and self.spots[place].span[1] >= span[1]

    def inside(self, span: Span) -> Iterator[Spot]:
        """The spots that stand inside a span."""
        for place in range(bisect_left(self._starts, span[0]), len(self.spots)):
            spot = self.spots[place]
            if spot.span[0] >= span[1]:
                return
            if spot.span[1] <= span[1]:
                yield spot

    def before(self, place: int, most: int) -> str:
        """What stands before a place on its line, of that at most some characters."""
        return self.text[max(self.line_start(place), place - most) : place]

    def line_start(self, place: int) -> int:
        """Where the line of a place begins."""
        return self._lines[bisect_right(self._lines, place) - 1]

    def line_end(self, place: int) -> int:
        """Where the line of a place ends."""
        end = self.text.find("\n", place)
        return len(self.text) if end < 0 else end


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions without those that share text with a longer one; the first of two that are as long."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda each: (each.span[0], -each.span[1])):
        if not kept or mention.span[0] >= kept[-1].span[1]:
            kept.append(mention)
        elif length(mention) > length(kept[-1]):
            kept[-1] = mention
    return kept


def length(mention: Mention) -> int:
    """The number of characters of a mention."""
    return mention.span[1] - mention.span[0]
