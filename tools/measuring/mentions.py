"""The mentions of readings of the example record against its gold.

A mention is found where one of its kind shares half of the words of the shorter and a fifth of those of the longer.
What only one of two annotators marked, or both held for doubtful, is `optional` in the gold: neither missed nor wrong.
"""

import re
from collections.abc import Iterable
from typing import Any

from tools.measuring.score import Score

KINDS = ("party", "forum", "instrument", "person", "place", "date", "quantity")
# What the yardstick of the real record asks; persons and places are counted beside them.
SCORED = ("party", "forum", "instrument", "date", "quantity")
WORD = re.compile(r"\w+|[^\w\s]")
HALF, FIFTH = 0.5, 0.2

Record = dict[str, Any]
Words = frozenset[int]


def add(name: str, gold: Iterable[Record], reading: Record, score: Score) -> None:
    """Add the mentions of one document to a score."""
    text = reading["text"]
    starts = [(match.start(), match.end()) for match in WORD.finditer(text)]
    asked = [(_words(starts, _place(name, text, row)), row) for row in gold]
    found = [(_words(starts, mention["span"]), mention) for mention in reading["mentions"]]
    for kind in KINDS:
        _kind(
            kind, [each for each in asked if each[1]["kind"] == kind], [e for e in found if e[1]["kind"] == kind], score
        )


def _kind(kind: str, gold: list[tuple[Words, Record]], found: list[tuple[Words, Record]], score: Score) -> None:
    required = [each for each in gold if not each[1].get("optional")]
    pairs = _pairs(required, found)
    left = [each for each in found if not any(each[1] is taken for _, taken in pairs)]
    excused = len(_pairs([each for each in gold if each[1].get("optional")], left))
    for name in (f"mentions.{kind}", *(("mentions",) if kind in SCORED else ())):
        score.asked[f"{name} hit"] += len(pairs)
        score.asked[f"{name} gold"] += len(required)
        score.asked[f"{name} found"] += len(found) - excused
    for marked, mention in pairs:
        for key in ("id", "value"):
            if marked.get(key) is not None:
                score.judge(f"mentions.{kind}.{key}", str(marked[key]).casefold() == str(mention[key]).casefold())


def _pairs(gold: list[tuple[Words, Record]], found: list[tuple[Words, Record]]) -> list[tuple[Record, Record]]:
    """One to one, the nearest first."""
    near = sorted(
        (
            (len(a & b) / len(a | b), i, j)
            for i, (a, _) in enumerate(gold)
            for j, (b, _) in enumerate(found)
            if _meet(a, b)
        ),
        reverse=True,
    )
    pairs: list[tuple[Record, Record]] = []
    used: set[tuple[str, int]] = set()
    for _, i, j in near:
        if not used & {("gold", i), ("found", j)}:
            used |= {("gold", i), ("found", j)}
            pairs.append((gold[i][1], found[j][1]))
    return pairs


def _meet(one: Words, other: Words) -> bool:
    shared = len(one & other)
    short, long = sorted((len(one), len(other)))
    return shared > 0 and shared >= long * FIFTH and shared >= short * HALF


def _place(name: str, text: str, row: Record) -> tuple[int, int]:
    """Where the gold's quote stands: its `nth` occurrence. Raises ValueError where there is none."""
    pattern = r"\s+".join(map(re.escape, row["quote"].split()))
    places = [match.span() for match in re.finditer(pattern, text)]
    if len(places) < row["nth"]:
        raise ValueError(f"{name}: the gold quotes {row['quote']!r} number {row['nth']}, the text has {len(places)}")
    start, end = places[row["nth"] - 1]
    return start, end


def _words(words: list[tuple[int, int]], span: Iterable[int]) -> Words:
    start, end = span
    return frozenset(number for number, (begin, stop) in enumerate(words) if begin < end and stop > start)
