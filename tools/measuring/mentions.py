"""The mentions of readings of the example record against its gold."""

from collections.abc import Iterable

from tools.measuring.passages import Placed, Record, Text, pairs, required, unexcused
from tools.measuring.score import Score

KINDS = ("party", "forum", "instrument", "person", "place", "date", "quantity")
# What the yardstick of the real record asks; persons and places are counted beside them.
SCORED = ("party", "forum", "instrument", "date", "quantity")


def add(text: Text, gold: Iterable[Record], reading: Record, score: Score) -> None:
    """Add the mentions of one document to a score."""
    asked = [(text.quoted(row), row) for row in gold]
    found = [(text.words(mention["span"]), mention) for mention in reading["mentions"]]
    for kind in KINDS:
        _kind(kind, _of(kind, asked), _of(kind, found), score)


def _of(kind: str, placed: list[Placed]) -> list[Placed]:
    return [each for each in placed if each[1]["kind"] == kind]


def _kind(kind: str, gold: list[Placed], found: list[Placed], score: Score) -> None:
    must = required(gold)
    taken = pairs(must, found)
    for name in (f"mentions.{kind}", *(("mentions",) if kind in SCORED else ())):
        score.count(name, len(taken), len(must), unexcused(gold, found, taken))
    for marked, mention in taken:
        for key in ("id", "value"):
            if marked.get(key) is not None:
                score.judge(f"mentions.{kind}.{key}", str(marked[key]).casefold() == str(mention[key]).casefold())
