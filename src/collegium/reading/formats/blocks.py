"""Collecting blocks: the office formats give pieces, here they get their offsets and become runs."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from collegium.reading.errors import TooMuch
from collegium.reading.source import Block, Run

MOST_RUNS = 500_000  # a run takes some 200 bytes of memory
MOST_CHARACTERS = 20_000_000  # a short file may say the same string a million times


class Piece(NamedTuple):
    """Characters of one place. `aside` says why they are furniture, though they stand in the midst of a line."""

    text: str
    where: str
    bold: bool = False
    aside: str = ""


class Blocks:
    """The blocks of a document as they come. Offsets count all characters given of a place, asides too."""

    def __init__(self) -> None:
        self._done: list[Block] = []
        self._length: Counter[str] = Counter()
        self._runs = 0
        self._characters = 0

    @property
    def count(self) -> int:
        """How many blocks there are."""
        return len(self._done)

    def line(self, pieces: Iterable[Piece], kind: str = "paragraph", level: int = 0, furniture: str = "") -> None:
        """Add one line, and after it what stands aside in it; what is white space alone leaves no block.

        Raises TooMuch for more runs or characters than a document may have.
        """
        said: list[Run] = []
        asides: list[tuple[str, list[Run]]] = []
        before = ""
        for piece in pieces:
            if piece.aside and piece.aside != before:
                asides.append((piece.aside, []))
            self._put(piece, asides[-1][1] if piece.aside else said)
            before = piece.aside
        self._add(said, kind, level, furniture)
        for why, runs in asides:
            self._add(runs, "paragraph", 0, why)

    def _put(self, piece: Piece, runs: list[Run]) -> None:
        text, where, bold, _ = piece
        offset = self._length[where]
        self._length[where] += len(text)
        if runs and text.isspace():
            bold = runs[-1].bold  # white space has no weight
        if runs and _goes_on(runs[-1], where, offset, bold):
            last = runs.pop()
            text, offset = last.text + text, last.offset
        if text:
            runs.append(Run(text, where, offset, bold))
            self._limit(len(piece.text))

    def _limit(self, characters: int) -> None:
        self._runs += 1
        self._characters += characters
        if self._runs > MOST_RUNS or self._characters > MOST_CHARACTERS:
            raise TooMuch(
                f"The document has more than {MOST_CHARACTERS:,} characters or {MOST_RUNS:,} pieces of text.",
                "Split it into several files.",
            )

    def _add(self, runs: list[Run], kind: str, level: int, furniture: str) -> None:
        if any(not run.text.isspace() for run in runs):
            self._done.append(Block(tuple(runs), kind, level, furniture))

    def result(self) -> tuple[Block, ...]:
        """All blocks, in order."""
        return tuple(self._done)


def _goes_on(last: Run, where: str, offset: int, bold: bool) -> bool:
    return (last.where, last.bold, last.offset + len(last.text)) == (where, bold, offset)
