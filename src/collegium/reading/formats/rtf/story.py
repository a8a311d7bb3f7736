"""A story is a run of paragraphs and tables of its own: the text, a header, a note, a text box, a comment."""

from dataclasses import dataclass, field

from collegium.reading.formats.blocks import Blocks, Piece


@dataclass(slots=True)
class Said:
    """Characters, whether they are bold, and why they are furniture, if they are."""

    text: str
    bold: bool = False
    aside: str = ""


@dataclass(slots=True)
class Line:
    """A paragraph that has ended, and the text boxes tied to it."""

    said: list[Said] = field(default_factory=list)
    kind: str = "paragraph"
    level: int = 0
    boxes: list["Story"] = field(default_factory=list)

    @property
    def written(self) -> bool:
        """Whether it has any characters but white space."""
        return any(not said.text.isspace() for said in self.said if said.text)


Cell = list[Line]


class Story:
    """Collects paragraphs and rows. A row counts as one line on the terms of office_tables.is_tabular.

    `place` is where all of it stands; "" numbers its paragraphs and tables.
    """

    def __init__(self, place: str = "", furniture: str = "") -> None:
        self.place = place
        self.furniture = furniture
        self._line = Line()
        self._inner: list[Line] = []  # cells of a row of a table inside a cell
        self._cell: Cell = []
        self._row: list[Cell] = []
        self._items: list[Line | list[list[Cell]]] = []  # paragraphs, and tables as rows of cells

    def say(self, said: Said) -> None:
        """Add characters to the paragraph that is being told."""
        self._line.said.append(said)

    def tie(self, box: "Story") -> None:
        """Tie a text box to the paragraph that is being told."""
        self._line.boxes.append(box)

    def end_paragraph(self, kind: str, level: int, in_table: bool) -> None:
        """The paragraph ends; in a table the cell goes on."""
        line = self._take(kind, level)
        if in_table:
            self._cell.append(line)
        else:
            self._end_table()
            self._items.append(line)

    def end_cell(self, kind: str, level: int) -> None:
        """The paragraph and its cell end."""
        self._row.append([*self._cell, self._take(kind, level)])
        self._cell = []

    def end_row(self) -> None:
        """The row ends."""
        if self._row:
            if not self._items or isinstance(self._items[-1], Line):
                self._items.append([])
            table = self._items[-1]
            if isinstance(table, list):
                table.append(self._row)
        self._row = []

    def end_inner_cell(self) -> None:
        """The paragraph ends, and with it the cell of a table inside a cell."""
        self._inner.append(self._take("paragraph", 0))

    def end_inner_row(self) -> None:
        """The row of a table inside a cell ends."""
        if self._inner:
            self._cell.append(_joined([[line] for line in self._inner], "row"))
        self._inner = []

    def _take(self, kind: str, level: int) -> Line:
        line, self._line = self._line, Line()
        line.kind, line.level = kind, level
        return line

    def _end_table(self) -> None:
        """Paragraphs and cells that no row has ended are paragraphs."""
        left = [line for cell in self._row for line in cell] + self._cell + self._inner
        self._items += left
        self._row, self._cell, self._inner = [], [], []

    def end(self) -> None:
        """The story ends, and its last paragraph with it."""
        self._end_table()
        if self._line.said or self._line.boxes:
            self._items.append(self._take("paragraph", 0))

    def put(self, blocks: Blocks) -> None:
        """Put the story's lines into blocks."""
        paragraphs = tables = 0
        for item in self._items:
            if isinstance(item, Line):
                paragraphs += 1
                self._put_line(blocks, item, [self.place or f"paragraph {paragraphs}"] * len(item.said))
            else:
                tables += 1
                self._put_table(blocks, item, f"table {tables}")

    def _put_table(self, blocks: Blocks, rows: list[list[Cell]], table: str) -> None:
        for number, cells in enumerate(rows, 1):
            places = [self.place or f"{table} row {number} cell {at}" for at in range(1, len(cells) + 1)]
            if _is_tabular(cells, len(rows)):
                row = _joined(cells, "row")
                wheres = [where for cell, where in zip(cells, places, strict=True) for _ in _said(cell)]
                self._put_line(blocks, row, wheres)
            else:
                for cell, where in zip(cells, places, strict=True):
                    for line in cell:
                        self._put_line(blocks, line, [where] * len(line.said))

    def _put_line(self, blocks: Blocks, line: Line, places: list[str]) -> None:
        pieces = [Piece(said.text, place, said.bold, said.aside) for said, place in zip(line.said, places, strict=True)]
        blocks.line(pieces, line.kind, line.level, self.furniture)
        for box in line.boxes:
            box.put(blocks)


def _is_tabular(cells: list[Cell], rows: int) -> bool:
    if len(cells) < 2 or any(line.kind == "row" for cell in cells for line in cell):
        return False
    return rows > 1 or all(sum(line.written for line in cell) <= 1 for cell in cells)


def _said(cell: Cell) -> list[Said]:
    """What a cell says: line breaks between its paragraphs, a tab at its end."""
    said: list[Said] = []
    for line in cell:
        said += [*line.said, Said("\n")]
    return [*said[:-1], Said("\t")]


def _joined(cells: list[Cell], kind: str) -> Line:
    said = [part for cell in cells for part in _said(cell)]
    return Line(said, kind, 0, [box for cell in cells for line in cell for box in line.boxes])
