"""Figures that leave: a title, the same in words, and rows; as a table for the eye, as JSON or as CSV."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | None

FORMATS = ("table", "json", "csv")
DIGITS = 4
WIDEST = 100  # letters of a cell that a table shows; the other formats have all


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows under named columns. None is not known, or not defined: "—" in a table, null in JSON, empty in CSV."""

    title: str
    words: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    def write(self, format_: str) -> str:
        """The figures in one of FORMATS, with a line end."""
        if format_ == "json":
            return self._json()
        return self._csv() if format_ == "csv" else self._table()

    def _table(self) -> str:
        cells = [self.columns, *(tuple(_shown(cell) for cell in row) for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        right = [all(not isinstance(row[place], str) for row in self.rows) for place in range(len(widths))]
        lines = [
            "  ".join(
                cell.rjust(width) if number else cell.ljust(width)
                for cell, width, number in zip(row, widths, right, strict=True)
            ).rstrip()
            for row in cells
        ]
        return "\n".join([self.title, "", *lines, "", self.words]) + "\n"

    def _json(self) -> str:
        rows = [dict(zip(self.columns, map(_rounded, row), strict=True)) for row in self.rows]
        told = {"title": self.title, "words": self.words, "rows": rows}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    def _csv(self) -> str:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([kept(_rounded(cell)) for cell in row] for row in self.rows)
        return out.getvalue()


def _rounded(cell: Cell) -> Cell:
    return round(cell, DIGITS) if isinstance(cell, float) else cell


def _shown(cell: Cell) -> str:
    """A cell in one line; a title must not steer the terminal."""
    if cell is None:
        return "—"
    text = f"{cell:.3f}" if isinstance(cell, float) else str(cell)
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return line if len(line) <= WIDEST else line[: WIDEST - 1] + "…"


def kept(cell: object) -> object:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
