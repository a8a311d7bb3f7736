"""Blocks → the reading text, with the map from every stretch of it back to the source."""

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from collegium.reading.contract import Place, Span
from collegium.reading.source import Block, Run

STRETCH = regex.compile(
    r"\S+(?:\s\S+)*+"
)  # words with one white space between them: as long in the text as in the source
OTHER_SPACE = regex.compile(r"[^\S ]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the reading text: a block of the source."""

    start: int
    end: int
    kind: str
    level: int
    bold: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Composed:
    """The reading text, its lines, and where each stretch of it stands in the source."""

    text: str
    lines: tuple[Line, ...]
    places: tuple[Place, ...]

    def of(self, line: Line) -> str:
        """The words of a line."""
        return self.text[line.start : line.end]


class Composer:
    """Collects the text block by block; white space becomes one space, a block one line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[Line] = []
        self._places: list[Place] = []

    def add(self, block: Block) -> None:
        """Put a block at the end of the text; one of white space alone leaves no line."""
        begin = self._length + bool(self._lines)
        place_count, bold = len(self._places), []
        gap = "\n" if self._lines else ""
        fresh = True
        for run in block.runs:
            if not run.text.strip():
                gap = gap if fresh else " "
                continue
            if not fresh and run.text[0].isspace():
                gap = " "
            span = self._add_run(run, gap)
            fresh, gap = False, " " if run.text[-1].isspace() else ""
            if run.bold:
                bold.append(span)
        if len(self._places) > place_count:
            self._lines.append(Line(begin, self._length, block.kind, block.level, _merged(bold)))

    def _add_run(self, run: Run, gap: str) -> Span:
        begin = self._length + len(gap)
        for match in STRETCH.finditer(run.text):
            self._append(gap)
            self._place(self._length, self._length + len(match.group()), run.where, run.offset + match.start())
            self._append(OTHER_SPACE.sub(" ", match.group()))
            gap = " "
        return begin, self._length

    def _append(self, piece: str) -> None:
        self._parts.append(piece)
        self._length += len(piece)

    def _place(self, start: int, end: int, where: str, offset: int) -> None:
        if self._places:
            last = self._places[-1]
            if last.where == where and offset - last.offset == start - last.start and last.end == start:
                self._places[-1] = Place(last.start, end, where, last.offset)
                return
        self._places.append(Place(start, end, where, offset))

    def result(self) -> Composed:
        """What was collected."""
        return Composed("".join(self._parts), tuple(self._lines), tuple(self._places))


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    """Bold spans that only white space keeps apart are one."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start - merged[-1][1] <= 1:
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def compose(blocks: Iterable[Block]) -> Composed:
    """The reading text of blocks in order, one line each."""
    composer = Composer()
    for block in blocks:
        composer.add(block)
    return composer.result()


def plain(block: Block) -> str:
    """The words of one block as they would stand in the text."""
    return " ".join(block.text.split())
