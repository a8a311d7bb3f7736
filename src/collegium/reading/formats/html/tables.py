"""Tables that hold data, told from tables that lay out a page."""

from dataclasses import dataclass, field

from collegium.reading.formats.html.boxes import Box, Line

LONGEST = 600
"""Characters in a cell of data, in the mean of a row; cells that lay out a page hold whole articles."""


@dataclass(slots=True)
class Row:
    """A row and its cells."""

    box: Box
    cells: list[Box] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table as far as it has been seen."""

    box: Box
    layout: bool
    nested: bool = False
    titled: bool = False
    rows: list[Row] = field(default_factory=list)

    def take(self, tag: str, box: Box) -> None:
        """A box begins within the table."""
        if tag == "tr":
            self.rows.append(Row(box))
        elif tag in ("td", "th") and self.rows:
            self.rows[-1].cells.append(box)
            self.titled = self.titled or tag == "th"
        elif tag == "caption":
            self.titled = True

    def holds_data(self, lines: list[Line]) -> bool:
        """Whether rows are to be read across: two rows at least with two filled cells, none of them an article."""
        if self.layout or self.nested or self.box.reason:
            return False
        filled = [[cell for cell in row.cells if cell.last > cell.first] for row in self.rows]
        across = [cells for cells in filled if len(cells) > 1]
        if len(across) < (1 if self.titled else 2) or 2 * len(across) < sum(1 for cells in filled if cells):
            return False
        cells = [cell for row in across for cell in row]
        if sum(cell.last - cell.first for cell in cells) > 3 * len(cells):
            return False
        return not any(lines[at].kind == "heading" or lines[at].chars > 3 * LONGEST for at in spanned(cells)) and (
            sum(lines[at].chars for at in spanned(cells)) <= LONGEST * len(cells)
        )


def spanned(cells: list[Box]) -> list[int]:
    """The numbers of the lines in some cells."""
    return [at for cell in cells for at in range(cell.first, cell.last)]


def merge_rows(table: Table, lines: list[Line]) -> None:
    """Make each row one line, a tab between its cells. The lines of the table are the last of `lines`."""
    old = lines[table.box.first :]
    start = table.box.first
    del lines[start:]
    at = start
    for row in table.rows:
        lines.extend(old[at - start : row.box.first - start])
        at = max(at, row.box.last)
        inside = old[row.box.first - start : row.box.last - start]
        seen = [line for line in inside if not line.reason]
        if seen:
            lines.append(merged(row, seen, table.box))
        lines.extend(line for line in inside if line.reason)
    lines.extend(old[at - start :])
    for line in lines[start:]:
        line.box = table.box if line.kind == "row" else line.box


def merged(row: Row, inside: list[Line], table: Box) -> Line:
    """One line of a row's lines; between cells stands a tab, between lines of one cell a space."""
    line = inside[0]
    whole = Line(table, "row", 0)
    cells = set(row.cells)
    cell = cell_of(cells, line)
    for one in inside:
        if one is not line:
            now = cell_of(cells, one)
            _text, position, _bold, box = one.pieces[0]
            whole.pieces.append((" " if now is cell else "\t", position, False, box))
            cell = now
        whole.pieces.extend(one.pieces)
        whole.chars += one.chars
        whole.linked += one.linked
        whole.links.extend(one.links)
        whole.labels.extend(one.labels)
    return whole


def cell_of(cells: set[Box], line: Line) -> Box | None:
    """The cell that a line stands in."""
    box: Box | None = line.box
    while box is not None and box not in cells:
        box = box.parent
    return box
