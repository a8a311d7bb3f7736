"""Pieces of lines: characters that stand side by side on a page, with their place, size and weight."""

from dataclasses import dataclass, field

SAME_ROW = 0.4  # ems by which base lines of one row may differ: a raised footnote mark is still in its row

Row = list["Piece"]


@dataclass(slots=True)
class Piece:
    """Characters of one line with no wide gap among them.

    `text[start:stop]` of its page is what is seen, `text[stop:end]` white space after it. `x0` to `x1` runs along
    the line and `y` is the base line, in points, y upwards, as the page is read. `size` is the height of an em in
    points. `bold` are the stretches of offsets set in bold. `aslant` is a piece that does not run the way
    most of the page does.
    """

    start: int
    stop: int
    end: int
    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: tuple[tuple[int, int], ...] = ()
    aslant: bool = False

    @property
    def all_bold(self) -> bool:
        """Whether every character is bold."""
        return len(self.bold) == 1 and self.bold[0][1] - self.bold[0][0] >= self.stop - self.start

    @property
    def starts_bold(self) -> bool:
        """Whether the first character is bold."""
        return bool(self.bold) and self.bold[0][0] == self.start

    @property
    def ends_bold(self) -> bool:
        """Whether the last character is bold."""
        return bool(self.bold) and self.bold[-1][1] >= self.stop


def rows(pieces: list[Piece]) -> list[Row]:
    """The pieces as rows from top to bottom, each from left to right."""
    found: list[Row] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if found and found[-1][0].y - piece.y < SAME_ROW * min(found[-1][0].size, piece.size):
            found[-1].append(piece)
        else:
            found.append([piece])
    for row in found:
        if len(row) > 1:
            row.sort(key=lambda piece: piece.x0)
    return found


@dataclass(slots=True)
class Page:
    """One page: `number` counts from 1, `top` and `bottom` are its edges in the direction of `Piece.y`.

    `raw` is its text as pdfium gives it, `text` the same with hyphens in place of pdfium's signs for them.
    """

    number: int
    raw: str
    text: str
    bottom: float
    top: float
    pieces: list[Piece] = field(default_factory=list)

    @property
    def where(self) -> str:
        """The page's name in the source."""
        return f"page {self.number}"
