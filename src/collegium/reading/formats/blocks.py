"""Collecting blocks: the office formats give pieces, here they get their offsets and become runs."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from collegium.reading.errors import TooMuch
from collegium.reading.source import Block, Run

MOST_RUNS = 300_000  # a run takes some 400 bytes of memory
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
        said: list[_Growing] = []
        asides: list[tuple[str, list[_Growing]]] = []
        before = ""
        for piece in pieces:
            if piece.aside and piece.aside != before:
                asides.append((piece.aside, []))
            if piece.text:
                self._put(piece, asides[-1][1] if piece.aside else said)
            before = piece.aside
        self._add(said, kind, level, furniture)
        for why, runs in asides:
            self._add(runs, "paragraph", 0, why)

    def _put(self, piece: Piece, runs: list["_Growing"]) -> None:
        offset = self._length[piece.where]
        self._length[piece.where] += len(piece.text)
        if not runs or not runs[-1].takes(piece, offset):
            runs.append(_Growing(piece.where, offset, piece.bold))
            self._runs += 1
        runs[-1].add(piece.text)
        self._characters += len(piece.text)
        if self._runs > MOST_RUNS or self._characters > MOST_CHARACTERS:
            raise TooMuch(
                f"The document has more than {MOST_CHARACTERS:,} characters or {MOST_RUNS:,} pieces of text.",
                "Split it into several files.",
            )

    def _add(self, growing: list["_Growing"], kind: str, level: int, furniture: str) -> None:
        runs = tuple(run.grown() for run in growing)
        if any(not run.text.isspace() for run in runs):
            self._done.append(Block(runs, kind, level, furniture))

    def result(self) -> tuple[Block, ...]:
        """All blocks, in order."""
        return tuple(self._done)


class _Growing:
    """A run while characters are added to it."""

    __slots__ = ("_bold", "_end", "_offset", "_parts", "_where")

    def __init__(self, where: str, offset: int, bold: bool) -> None:
        self._where = where
        self._offset = self._end = offset
        self._bold = bold
        self._parts: list[str] = []

    def takes(self, piece: Piece, offset: int) -> bool:
        """Whether a piece at an offset goes on where this run ends, in its weight; white space has none."""
        same = self._where == piece.where and self._end == offset
        return same and (self._bold == piece.bold or piece.text.isspace())

    def add(self, text: str) -> None:
        self._parts.append(text)
        self._end += len(text)

    def grown(self) -> Run:
        return Run("".join(self._parts), self._where, self._offset, self._bold)
