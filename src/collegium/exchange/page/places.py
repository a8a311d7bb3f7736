"""What the map of a reading tells of a line: whether the source has it as a heading, a point of a list, a row."""

from bisect import bisect_left
from dataclasses import dataclass

import regex

from collegium.reading.contract import Place, Reading, Span

CELL = regex.compile(
    r"(?P<table>.+?)(?: row (?P<row>\d+) cell (?P<cell>\w+)|/tr\[(?P<tr>\d+)\]/t[dh]\[(?P<td>\d+)\])(?=[ /]|$)"
)
HEADING = regex.compile(r"/h[1-6]\[\d+\]")
ITEM = regex.compile(r"/li\[\d+\]")


def by_column(column: str) -> tuple[int, str]:
    """The order of columns: `2` before `10`, `B` before `AA`."""
    return len(column), column


@dataclass(frozen=True, slots=True)
class Row:
    """A line that is a row: its table, its number there, and its cells by column."""

    line: Span
    table: str
    number: int
    cells: tuple[tuple[str, Span], ...]

    def follows(self, other: "Row") -> bool:
        """Whether the other row stands above this one in the same table."""
        return self.table == other.table and self.number > other.number


class Places:
    """The map of a reading, asked line by line."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.text
        self._places = sorted(reading.map, key=lambda place: place.start)
        self._starts = [place.start for place in self._places]

    def is_heading(self, line: Span) -> bool:
        """Whether the source marks the line as a heading."""
        return any(HEADING.search(place.where) for place in self._of(line)[:1])

    def is_item(self, line: Span) -> bool:
        """Whether the source marks the line as a point of a list."""
        return any(ITEM.search(place.where) for place in self._of(line)[:1])

    def row(self, line: Span) -> Row | None:
        """The line as a row, where it stands in cells of one row, from the first column on, and nowhere else."""
        found = [(CELL.match(place.where), place.start) for place in self._of(line)]
        cells: dict[str, int] = {}
        rows = set()
        for match, start in found:
            if match is None:
                return None
            rows.add((match["table"], int(match["row"] or match["tr"])))
            cells.setdefault(match["cell"] or match["td"], start)
        if len(rows) != 1 or list(cells) != sorted(cells, key=by_column):
            return None
        table, number = rows.pop()
        return Row(line, table, number, self._spans(line, cells))

    def _of(self, line: Span) -> list[Place]:
        return self._places[bisect_left(self._starts, line[0]) : bisect_left(self._starts, line[1])]

    def _spans(self, line: Span, cells: dict[str, int]) -> tuple[tuple[str, Span], ...]:
        """Each cell from where it begins to where the next does; the first begins with the line."""
        starts = [line[0], *list(cells.values())[1:]]
        return tuple(zip(cells, zip(starts, [*starts[1:], line[1]], strict=True), strict=True))
