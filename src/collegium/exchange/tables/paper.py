"""The tables of a Word document, each with the words above it. What stands aside in a cell (deleted words, fields,
comments) is not of it, as in `reading.formats.docx`."""

from collections.abc import Iterator

from lxml import etree

from collegium.exchange.tables.grid import MOST_TABLES, Cell, Filling, Grid, plain
from collegium.reading.formats.docx.lines import Lines
from collegium.reading.formats.docx.styles import VAL, WORD, Styles
from collegium.reading.formats.office_package import Package
from collegium.reading.formats.office_tables import nearest

PARAGRAPH, TABLE, ROW, CELL = (WORD + name for name in ("p", "tbl", "tr", "tc"))
SPAN, DOWN = f"{WORD}tcPr/{WORD}gridSpan", f"{WORD}tcPr/{WORD}vMerge"
BEFORE = f"{WORD}trPr/{WORD}gridBefore"
HEADING = 200  # characters of what stands above
Cells = dict[int, dict[int, Cell]]


def tables_of(package: Package) -> list[Grid]:
    """The tables of a document, those inside others not for themselves. Raises Damaged or TooMuch."""
    part, root = package.main(f"{WORD}document")
    lines = Lines(Styles(next(iter(package.trees(part, "styles")), None)))
    return list(_tables(root, lines))


def _tables(root: etree._Element, lines: Lines) -> Iterator[Grid]:
    heading, number = "", 0
    for element in nearest(root, PARAGRAPH, TABLE):
        if element.tag == PARAGRAPH:
            heading = _said(element, lines)[:HEADING] or heading
            continue
        number += 1
        if number > MOST_TABLES:
            return
        yield _table(element, lines, Filling(str(number), heading, lettered=False))
        heading = ""


def _table(table: etree._Element, lines: Lines, filling: Filling) -> Grid:
    rows: Cells = {}
    for number, row in enumerate(nearest(table, ROW), 1):
        column = _count(row.find(BEFORE), 0)
        for cell in nearest(row, CELL):
            _put(cell, (number, column), lines, filling, rows)
            column += _count(cell.find(SPAN), 1)
        if filling.beyond:
            break
    return filling.grid(rows, lambda _cells: None)


def _put(cell: etree._Element, at: tuple[int, int], lines: Lines, filling: Filling, rows: Cells) -> None:
    """Put one cell to the others; one that is merged with the one above says its words."""
    number, column = at
    if not filling.takes(number, column, rows):
        return
    down = cell.find(DOWN)
    if down is not None and down.get(VAL) != "restart":
        above = rows.get(number - 1, {}).get(column, Cell())
        rows.setdefault(number, {})[column] = Cell(above.text, merged=True)
        return
    words = "\n".join(_said(each, lines) for each in cell.iter(PARAGRAPH))
    rows.setdefault(number, {})[column] = Cell(plain(words))


def _said(paragraph: etree._Element, lines: Lines) -> str:
    return plain("".join(piece.text for piece in lines.read(paragraph, "").pieces if not piece.aside))


def _count(element: etree._Element | None, otherwise: int) -> int:
    text = "" if element is None else element.get(VAL, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
