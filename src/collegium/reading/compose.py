"""Blocks → the reading text, with the map from every stretch of it back to the source."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from collegium.reading.contract import Place, Span
from collegium.reading.source import Block, Run

# Words with one white space between them: as long in the text as in the source.
STRETCH = re.compile(r"\S+(?:\s\S+)*+")
OTHER_SPACE = re.compile(r"[^\S ]")


class Line(NamedTuple):
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

    def below(self, number: int) -> list[str]:
        """The words of each line from the one of a number on."""
        return [self.of(line) for line in self.lines[number:]]

    def start_of(self, number: int) -> int:
        """Where the line of a number begins; the end of the text where there is none."""
        return self.lines[number].start if number < len(self.lines) else len(self.text)

    def line_from(self, begin: int) -> Line | None:
        """The first line that begins at a place or behind it."""
        return next((line for line in self.lines if line.start >= begin), None)


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
        place_count, bold = len(self._places), list[Span]()
        gap = "\n" if self._lines else ""
        fresh = True
        for run in block.runs:
            bare = run.text.strip()
            if not bare:
                gap = gap if fresh or not run.text else " "
                continue
            if not fresh and run.text[0].isspace():
                gap = " "
            before, span = self._length, self._add_run(run, bare, gap)
            fresh, gap = False, " " if run.text[-1].isspace() else ""
            if run.bold:  # what only white space keeps apart is one
                bold.append((bold.pop()[0] if bold and bold[-1][1] == before else span[0], span[1]))
        if len(self._places) > place_count:
            self._lines.append(Line(begin, self._length, block.kind, block.level, tuple(bold)))

    def _add_run(self, run: Run, bare: str, gap: str) -> Span:
        begin = self._length + len(gap)
        if bare.isprintable() and "  " not in bare:  # no white space but single spaces: one stretch as it stands
            if gap:
                self._append(gap)
            offset = run.offset if len(bare) == len(run.text) else run.offset + run.text.index(bare)
            self._place(begin, begin + len(bare), run.where, offset)
            self._append(bare)
            return begin, self._length
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


def compose(blocks: Iterable[Block]) -> Composed:
    """The reading text of blocks in order, one line each."""
    composer = Composer()
    for block in blocks:
        composer.add(block)
    return composer.result()


def plain(block: Block) -> str:
    """The words of one block as they would stand in the text."""
    return " ".join(block.text.split())
