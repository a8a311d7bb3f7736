"""How alike two statements are: by their words, weighed by how rare they are, and by what they are about."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from collegium.reading.compare.wording import stems, tokens
from collegium.reading.contract import Mention, Reading, Statement

ABOUT = 0.15  # what instruments, forums, issues and addressees weigh beside the words
SHORT = 3  # letters of words that mostly hold others together, in all five languages
LIGHT = 0.4  # what such a word weighs beside a longer one of its frequency
FEWEST = 3  # longer stems that statements which are not the same must share
ENOUGH = 5  # stems of a statement that may be found whole within a longer one
WITHIN = 0.7  # what that counts, against words that are the same on both sides


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its words in order, the stems of those that name no actor, the longer ones among these, and what
    it is about by name."""

    statement: Statement
    words: tuple[str, ...]
    stems: frozenset[str]
    longer: frozenset[str]
    about: frozenset[str]


def said_in(reading: Reading) -> list[Said]:
    """The statements of a reading in order."""
    starts = [mention.span[0] for mention in reading.mentions]
    return [_said(statement, reading, starts) for statement in reading.statements]


def _said(statement: Statement, reading: Reading, starts: list[int]) -> Said:
    start, end = statement.span
    inside = reading.mentions[bisect_left(starts, start) : bisect_left(starts, end)]
    about = (statement.instruments, statement.forums, statement.issues, statement.addressees)
    found = stems(_without(reading.text, statement, inside))
    return Said(
        statement,
        tokens(reading.text[start:end]),
        found,
        frozenset(stem for stem in found if len(stem) > SHORT),
        frozenset(each.casefold() for all_ in about for each in all_),
    )


def _without(text: str, statement: Statement, mentions: Sequence[Mention]) -> str:
    """The words of a statement without the names of its actors: a list of them says nothing of what they do."""
    at, end = statement.span
    parts = []
    for mention in mentions:
        if mention.id in statement.actors and at <= mention.span[0] and mention.span[1] <= end:
            parts.append(text[at : mention.span[0]])
            at = mention.span[1]
    return " ".join([*parts, text[at:end]])


class Likeness:
    """How alike statements of two readings are; a word counts the less, the more statements of one reading have it.

    The weight of a word is that of inverse document frequency (Spärck Jones, 1972), a statement being a document. It
    is taken from the reading in which the word is commoner: that both have it must not make it lighter.
    """

    def __init__(self, old: Sequence[Said], new: Sequence[Said]) -> None:
        counts = Counter(stem for said in old for stem in said.stems)
        counts |= Counter(stem for said in new for stem in said.stems)
        size = max(len(old), len(new))
        self._weights = {
            stem: math.log(1 + size / count) * (LIGHT if len(stem) <= SHORT else 1) for stem, count in counts.items()
        }
        self._sums = {said.stems: self._sum(said.stems) for said in (*old, *new)}

    def of(self, one: Said, other: Said) -> float:
        """0 to 1; 1 where the words are the same."""
        if one.words == other.words:
            return 1.0
        if len(one.longer & other.longer) < FEWEST:
            return 0.0
        common = self._sum(one.stems & other.stems)
        sizes = self._sums[one.stems], self._sums[other.stems]
        alike = 2 * common / sum(sizes)
        if min(len(one.stems), len(other.stems)) >= ENOUGH:
            alike = max(alike, WITHIN * common / min(sizes))
        return min(1.0, self._with_matter(alike, one.about, other.about))

    def weight(self, stem: str) -> float:
        """What a word of either reading's statements counts."""
        return self._weights[stem]

    def _with_matter(self, alike: float, one: frozenset[str], other: frozenset[str]) -> float:
        """Words and matter together; words alone where either is about nothing by name."""
        if not one or not other:
            return alike
        return (1 - ABOUT) * alike + ABOUT * 2 * len(one & other) / (len(one) + len(other))

    def _sum(self, found: frozenset[str]) -> float:
        return math.fsum(self._weights[stem] for stem in found)
