"""Where what a gold quotes stands in a text, and which of what was found there is meant.

Two spans meet where they share half of the words of the shorter and a fifth of those of the longer. What only one of
two annotators marked, or both held for doubtful, is `optional` in the gold: neither missed nor wrong.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

WORD = re.compile(r"\w+|[^\w\s]")
HALF, FIFTH = 0.5, 0.2

Record = dict[str, Any]
Words = frozenset[int]
Placed = tuple[Words, Record]
Pairs = list[tuple[Record, Record]]
Same = Callable[[Record, Record], bool]


class Text:
    """A text whose spans and quotes are sets of the numbers of its words."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._words = [match.span() for match in WORD.finditer(text)]

    def words(self, span: Iterable[int]) -> Words:
        """The numbers of the words that a span touches."""
        start, end = span
        return frozenset(number for number, (begin, stop) in enumerate(self._words) if begin < end and stop > start)

    def quoted(self, row: Record) -> Words:
        """The words of the `nth` occurrence of a gold's `quote`, white space apart. Raises ValueError without one."""
        pattern = r"\s+".join(map(re.escape, row["quote"].split()))
        places = [match.span() for match in re.finditer(pattern, self.text)]
        if len(places) < row["nth"]:
            raise ValueError(
                f"{self.name}: the gold quotes {row['quote']!r} number {row['nth']}, the text has {len(places)}"
            )
        return self.words(places[row["nth"] - 1])


def anything(_gold: Record, _found: Record) -> bool:
    """Whatever stands there is meant."""
    return True


def pairs(gold: list[Placed], found: list[Placed], same: Same = anything) -> Pairs:
    """One to one, the nearest first, of what is the same and meets."""
    near = sorted(
        (
            (_nearness(a, b), i, j)
            for i, (a, asked) in enumerate(gold)
            for j, (b, got) in enumerate(found)
            if same(asked, got) and _meet(a, b)
        ),
        reverse=True,
    )
    taken: Pairs = []
    used: set[tuple[str, int]] = set()
    for _, i, j in near:
        if not used & {("gold", i), ("found", j)}:
            used |= {("gold", i), ("found", j)}
            taken.append((gold[i][1], found[j][1]))
    return taken


def required(gold: list[Placed]) -> list[Placed]:
    """What both annotators marked."""
    return [each for each in gold if not each[1].get("optional")]


def unexcused(gold: list[Placed], found: list[Placed], taken: Pairs) -> int:
    """How many were found, less those in whose place only what is optional in the gold stands."""
    left = [each for each in found if not any(each[1] is got for _, got in taken)]
    return len(found) - len(pairs([each for each in gold if each[1].get("optional")], left))


def _nearness(one: Words, other: Words) -> float:
    """Shared words over the words of the shorter, times shared words over all."""
    shared = len(one & other)
    return shared / min(len(one), len(other)) * shared / len(one | other)


def _meet(one: Words, other: Words) -> bool:
    shared = len(one & other)
    short, long = sorted((len(one), len(other)))
    return shared > 0 and shared >= long * FIFTH and shared >= short * HALF
