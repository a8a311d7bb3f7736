"""The tables of an OpenDocument spreadsheet: one of each sheet.

Words are taken as `reading.formats.odt` takes them. Nothing is reckoned: of a formula the value counts that the program
kept with it. A cell or row that is said to come several times comes so often.
"""

from bisect import bisect_right
from collections.abc import Iterator

from lxml import etree

from collegium.exchange.tables.grid import MOST_TABLES, Cell, Filling, Grid, plain
from collegium.reading.errors import Damaged, UnknownFormat
from collegium.reading.formats.archive import RESAVE, Archive
from collegium.reading.formats.odt.document import refuse_encrypted
from collegium.reading.formats.odt.lines import Lines
from collegium.reading.formats.odt.styles import OASIS, OFFICE, STYLE, TABLE, TEXT, Styles
from collegium.reading.formats.office_tables import nearest

WHAT = "OpenDocument spreadsheet"
NUMBER = f"{{{OASIS}datastyle:1.0}}"
ROW, CELL, COVERED, PARAGRAPH = (
    f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell", f"{TEXT}p",
)  # fmt: skip
PROGRAMS = ("Basic/", "Scripts/")
Rows = dict[int, dict[int, Cell]]
COLUMN, DEFAULT = f"{TABLE}table-column", f"{TABLE}default-cell-style-name"
Styled = list[tuple[int, str]]
"""The styles of a sheet's columns: behind the last column that has one, and the style."""


def tables_of(data: bytes) -> list[Grid]:
    """The sheets of a spreadsheet. Raises Damaged, Encrypted, TooMuch, or UnknownFormat where it holds a program."""
    archive = Archive(data, WHAT)
    refuse_encrypted(archive)
    if any(name.startswith(PROGRAMS) and not name.endswith("/") for name in archive.names()):
        raise UnknownFormat("The file holds a program (macros).", "Save it without macros, as XLSX or DOCX.")
    content = archive.tree("content.xml") if "content.xml" in archive.names() else None
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}spreadsheet")
    if content is None or body is None:
        raise Damaged(f"This is a zip archive, but no {WHAT}.", f"Check the file's name. {RESAVE}")
    reader = _Sheets(content)
    return [reader.sheet(each) for each in list(body.iterchildren(f"{TABLE}table"))[:MOST_TABLES]]


class _Sheets:
    """Reads the sheets of one spreadsheet."""

    def __init__(self, content: etree._Element) -> None:
        self._lines = Lines(Styles(content, None))
        dayless = {
            each.get(f"{STYLE}name", "")
            for each in content.iter(f"{NUMBER}date-style")
            if each.find(f"{NUMBER}day") is None and each.find(f"{NUMBER}month") is not None
        }
        self._dayless = {
            each.get(f"{STYLE}name", "")
            for each in content.iter(f"{STYLE}style")
            if each.get(f"{STYLE}data-style-name") in dayless
        }

    def sheet(self, table: etree._Element) -> Grid:
        """One sheet as a table."""
        filling, rows, number = Filling(table.get(f"{TABLE}name", "")), Rows(), 1
        columns = _styles_of_columns(table)
        spans: list[tuple[int, int, int]] = []
        for row in nearest(table, ROW):
            times = _count(row, "number-rows-repeated")
            cells = list(self._cells(row, columns))
            for at in range(number, number + times) if cells else ():
                self._put(at, cells, filling, rows, spans)
                if filling.beyond:
                    return filling.grid({}, lambda _cells: None)
            number += times
        return filling.grid(rows, lambda cells: _merge(cells, spans))

    def _cells(self, row: etree._Element, columns: Styled) -> Iterator[tuple[int, Cell, int, int]]:
        """The cells of a row that say something: the first column, the cell, how often it comes, over how many rows it
        reaches."""
        column, of_row = 0, row.get(DEFAULT, "")
        for cell in nearest(row, CELL, COVERED):
            times = _count(cell, "number-columns-repeated")
            style = cell.get(f"{TABLE}style-name") or of_row or _style_at(columns, column)
            said = self._cell(cell, style) if cell.tag == CELL else Cell()
            if said.text or said.uncounted:
                yield column, said, times, _count(cell, "number-rows-spanned")
            column += times

    @staticmethod
    def _put(
        at: int,
        cells: list[tuple[int, Cell, int, int]],
        filling: Filling,
        rows: Rows,
        spans: list[tuple[int, int, int]],
    ) -> None:
        for first, said, times, down in cells:
            for column in range(first, first + times):
                if not filling.takes(at, column, rows):
                    return
                rows.setdefault(at, {})[column] = said
                if down > 1:
                    spans.append((at, at + down - 1, column))

    def _cell(self, cell: etree._Element, style: str) -> Cell:
        shown = plain("\n".join(self._said(each) for each in cell.iterchildren(PARAGRAPH)))
        kind = cell.get(f"{OFFICE}value-type", "")
        if not kind and not shown:
            return Cell(uncounted=cell.get(f"{TABLE}formula") is not None)
        if kind == "date":
            return Cell(self._day(cell, style) or shown)
        if kind == "boolean":
            return Cell(cell.get(f"{OFFICE}boolean-value", shown))
        return Cell(_whole(cell.get(f"{OFFICE}value", "")) or shown if kind == "float" else shown)

    def _day(self, cell: etree._Element, style: str) -> str:
        """A date as its cell shows it: a month where its format has no day."""
        day, _t, clock = cell.get(f"{OFFICE}date-value", "").partition("T")
        if style in self._dayless:
            return day[:7]
        return day if clock.strip("0:.") == "" else f"{day} {clock}"

    def _said(self, paragraph: etree._Element) -> str:
        return "".join(piece.text for piece in self._lines.read(paragraph, "").pieces if not piece.aside)


def _whole(value: str) -> str:
    """A number that is whole, without what a spreadsheet shows around it; "" for any other."""
    head, _point, tail = value.partition(".")
    return head if head.isascii() and head.isdigit() and not tail.strip("0") else ""


def _styles_of_columns(table: etree._Element) -> Styled:
    """What cells look like that have no style of their own, by columns."""
    behind, found = 0, Styled()
    for column in nearest(table, COLUMN, ROW):
        if column.tag == COLUMN:
            behind += _count(column, "number-columns-repeated")
            found.append((behind, column.get(DEFAULT, "")))
    return found


def _style_at(columns: Styled, column: int) -> str:
    at = bisect_right(columns, column, key=lambda styled: styled[0])
    return columns[at][1] if at < len(columns) else ""


def _count(element: etree._Element, name: str) -> int:
    text = element.get(f"{TABLE}{name}", "")
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _merge(rows: Rows, spans: list[tuple[int, int, int]]) -> None:
    """Say the words of a merged cell in each row that it reaches, as a cell that is one with it. One that another one
    reaches reaches none: no cell is said twice, however far each says that it goes."""
    there = sorted(rows)
    for first, last, column in spans:
        words = rows[first][column]
        if words.merged:
            continue
        for number in there[bisect_right(there, first) : bisect_right(there, last)]:
            rows[number][column] = Cell(words.text, merged=True, uncounted=words.uncounted)
