"""A table as it stands in a file: rows of cells, each with its place, before anybody says what they mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass

MOST_TABLES = 60
MOST_ROWS = 2_000
MOST_COLUMNS = 60
MOST_WORDS = 20_000  # characters of one cell
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # all but tabs and line ends


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows. `merged` says that its words stand in another cell, with which it is one; `uncounted` that
    it holds a formula whose value was never kept."""

    text: str = ""
    merged: bool = False
    uncounted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row that holds something, with its number in the file."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, which counts from 0; an empty one beyond the last."""
        return self.cells[column] if column < len(self.cells) else Cell()

    @property
    def said(self) -> list[str]:
        """The words of its cells, without the empty ones and those that another cell says."""
        return [each.text for each in self.cells if each.text and not each.merged]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: the name of its sheet, or its number in a text; the words above it; rows that hold something.

    `beyond` says why it cannot be taken in as a whole: "rows" or "columns". `lettered` tells that its columns are
    called by letters, as those of a sheet.
    """

    name: str
    heading: str
    rows: tuple[Row, ...]
    beyond: str = ""
    lettered: bool = True

    @property
    def width(self) -> int:
        """How many columns its widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)

    def column(self, column: int) -> str:
        """What a column is called, which counts from 0: C, or 3."""
        return letters(column + 1) if self.lettered else str(column + 1)


def letters(number: int) -> str:
    """The letters of a column of a sheet, counted from 1: 28 is AB."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


@dataclass(slots=True)
class Filling:
    """A table that is being read: whoever reads puts row after row, and it stops to take where there are too many."""

    name: str
    heading: str = ""
    lettered: bool = True
    beyond: str = ""

    def grid(self, rows: dict[int, dict[int, Cell]], merged: Callable[[dict[int, dict[int, Cell]]], None]) -> Grid:
        """The table of cells by row and column, after what is merged was told of each cell."""
        if self.beyond:
            return Grid(self.name, self.heading, (), self.beyond, self.lettered)
        merged(rows)
        said = tuple(Row(number, _in_order(cells)) for number, cells in sorted(rows.items()) if _says(cells))
        return Grid(self.name, self.heading, said, "", self.lettered)

    def takes(self, row: int, column: int, rows: dict[int, dict[int, Cell]]) -> bool:
        """Whether a cell still fits."""
        if column >= MOST_COLUMNS:
            self.beyond = "columns"
        elif row not in rows and len(rows) >= MOST_ROWS:
            self.beyond = "rows"
        return not self.beyond


def _says(cells: dict[int, Cell]) -> bool:
    return any((each.text.strip() or each.uncounted) and not each.merged for each in cells.values())


def _in_order(cells: dict[int, Cell]) -> tuple[Cell, ...]:
    last = max((column for column, cell in cells.items() if cell.text or cell.uncounted), default=-1)
    return tuple(cells.get(column, Cell()) for column in range(last + 1))


def plain(text: str) -> str:
    """The words of a cell without spaces around them and in lines without them, cut where nobody reads on; what is no
    sign of any script (controls) is a space."""
    lines = (" ".join(line.split()) for line in CONTROLS.sub(" ", text[:MOST_WORDS]).splitlines())
    return "\n".join(line for line in lines if line)
