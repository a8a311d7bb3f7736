"""The text cut into speeches: at the labels, and where nobody speaks between them."""

from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

import regex

from collegium.reading.cast.scene import Scene
from collegium.reading.compose import Composed
from collegium.reading.contract import Span
from collegium.reading.labels import Label
from collegium.reading.turns.voices import Voice
from collegium.reading.words import Words, fold

BRACKETED = regex.compile(r"[(\[]\p{L}+\s\p{L}+\s[^()\[\]]{3,120}[^.!()\[\]][)\]]")


class Speech(NamedTuple):
    """A stretch of the text that one speaker says, and the label before it; None where no label names the speaker."""

    span: Span
    label: Label | None
    voice: Voice | None = None

    @property
    def category(self) -> str:
        """What kind of speaker the label names; that of nobody's name where there is no label."""
        return self.label.category if self.label else ""


def speeches_of(composed: Composed, labels: list[Label], begin: int, breaks: list[int]) -> list[Speech]:
    """What was said from `begin` on, cut at the labels and ended at the breaks.

    What stands before the first label is said without one.
    """
    text = composed.text
    cuts = [label.start for label in labels] + [len(text)]
    found = [Speech(_said(text, begin, cuts[0], breaks), None)] if begin < cuts[0] else []
    for label, end in zip(labels, cuts[1:], strict=True):
        found.append(Speech(_said(text, label.body, end, breaks), label))
    return [speech for speech in found if speech.span[0] < speech.span[1]]


def breaks_of(scene: Scene, labels: list[Label]) -> list[int]:
    """Where a speech ends before the next label: at what the record tells, headings, stage directions; in order."""
    composed = scene.composed
    starts = {label.start for label in labels}
    longest = max(map(len, scene.words.giving["procedure"]), default=0)
    told = [line.start for line in composed.lines if _is_procedure(composed.of(line), longest, scene.words)]
    return sorted(told + _headings(composed, starts) + _stage_directions(composed, starts))


def _is_procedure(line: str, longest: int, words: Words) -> bool:
    """Whether a line tells what happened in the room, and nobody says it: a vote, the end of the meeting.

    `longest`: of what tells it, in code points.
    """
    return fold(line.lstrip("([")[:longest]).startswith(words.giving["procedure"])


def _headings(composed: Composed, starts: set[int]) -> list[int]:
    """Where headings between turns begin: the line behind them is a label's."""
    found, open_at = [], -1
    for line in composed.lines:
        if line.kind == "heading":
            open_at = line.start if open_at < 0 else open_at
        elif open_at >= 0:
            found += [open_at] if line.start in starts else []
            open_at = -1
    return found


def _stage_directions(composed: Composed, starts: set[int]) -> list[int]:
    """Where a line in brackets that says who speaks next stands before a label; "(Laughter.)" is part of the speech."""
    return [
        line.start
        for line, following in pairwise(composed.lines)
        if following.start in starts and BRACKETED.fullmatch(composed.of(line))
    ]


def _said(text: str, start: int, end: int, breaks: list[int]) -> Span:
    """A stretch of speech without white space around it and without what follows the first break in it."""
    following = bisect_left(breaks, start)
    end = min([end, *breaks[following : following + 1]])
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
