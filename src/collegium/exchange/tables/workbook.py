"""The tables of an Excel workbook: one of each sheet.

The parts are read as `reading.formats.xlsx` reads them, row by row and within its limits. Nothing is reckoned: of a
formula the value counts that the program kept with it.
"""

from collections.abc import Iterator

import regex
from lxml import etree

from collegium.exchange.tables.grid import MOST_TABLES, Cell, Filling, Grid, plain
from collegium.reading.errors import Damaged
from collegium.reading.formats.office_package import Package
from collegium.reading.formats.xlsx.sheets import CELL, REFERENCE, ROW, STRING, elements, parts_of
from collegium.reading.formats.xlsx.values import SHEET, Formats

KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MERGED = f"{SHEET}mergeCell"
FORMULA, VALUE = f"{SHEET}f", f"{SHEET}v"
RANGE = regex.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
TRUE = frozenset({"1", "true"})
Cells = dict[int, dict[int, Cell]]


def tables_of(package: Package) -> list[Grid]:
    """The sheets of a workbook. Raises Damaged or TooMuch."""
    part, root = package.main(f"{SHEET}workbook")
    reader = _Workbook(package, part, root)
    return [reader.sheet(name, target) for name, target in reader.sheets()]


class _Workbook:
    """Reads the sheets of one workbook."""

    def __init__(self, package: Package, part: str, root: etree._Element) -> None:
        self._package, self._part, self._root = package, part, root
        properties = root.find(f"{SHEET}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in TRUE
        self._formats = Formats(next(iter(package.trees(part, "styles")), None), from_1904)
        ties = package.related(part, "sharedStrings")
        self._strings = [_words(string) for tie in ties[:1] for string in elements(package, tie.target, STRING)]

    def sheets(self) -> Iterator[tuple[str, str]]:
        """The sheets with their parts, in order. Raises Damaged where there are none."""
        targets = {tie.key: tie.target for tie in self._package.related(self._part) if tie.kind == "worksheet"}
        listed = list(self._root.iterfind(f"{SHEET}sheets/{SHEET}sheet"))[:MOST_TABLES]
        if not listed:
            raise Damaged("The Excel workbook lists no sheets.", "Open it in Excel and save it again.")
        for sheet in listed:
            if sheet.get(KEY) in targets:
                yield sheet.get("name", ""), targets[sheet.get(KEY, "")]

    def sheet(self, name: str, part: str) -> Grid:
        """One sheet as a table."""
        rows: Cells = {}
        filling = Filling(name)
        ranges: list[tuple[int, int, int, int]] = []
        at = 0
        for element in elements(self._package, part, ROW, MERGED):
            if element.tag == MERGED:
                ranges += _range(element.get("ref", ""))
            elif not filling.beyond:
                at = self._row(element, at, filling, rows)
        return filling.grid(rows, lambda cells: _merge(cells, ranges))

    def _row(self, row: etree._Element, before: int, filling: Filling, rows: Cells) -> int:
        """Put the cells of a row to the others; the number of the row."""
        number = row.get("r", "")
        at = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else before + 1
        column = -1
        for cell in row.iterchildren(CELL):
            match = REFERENCE.fullmatch(cell.get("r", ""))
            column = _number(match[1]) - 1 if match else column + 1
            said = self._cell(cell)
            if (said.text or said.uncounted) and filling.takes(at, column, rows):
                rows.setdefault(at, {})[column] = said
        return at

    def _cell(self, cell: etree._Element) -> Cell:
        inline = cell.find(f"{SHEET}is")
        if inline is not None:
            return Cell(plain(_words(inline)))
        value, kind = cell.findtext(VALUE) or "", cell.get("t", "n")
        if not value:
            return Cell(uncounted=cell.find(FORMULA) is not None and kind != "str")
        if kind == "s":
            at = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else len(self._strings)
            return Cell(plain(self._strings[at]) if at < len(self._strings) else "")
        return Cell(plain(self._formats.shown(value, kind, self._formats.of(cell.get("s")).code)))


def _words(element: etree._Element) -> str:
    return "".join(text for text, _bold in parts_of(element))


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _range(reference: str) -> list[tuple[int, int, int, int]]:
    """First and last row and column of what is merged."""
    match = RANGE.fullmatch(reference)
    return [(int(match[2]), int(match[4]), _number(match[1]) - 1, _number(match[3]) - 1)] if match else []


def _merge(rows: Cells, ranges: list[tuple[int, int, int, int]]) -> None:
    """Say the words of a merged cell in each row that it reaches, as a cell that is one with it."""
    for first, last, left, _right in ranges:
        words = rows.get(first, {}).get(left)
        for number in rows if words else ():
            if words and first < number <= last:
                rows[number][left] = Cell(words.text, merged=True, uncounted=words.uncounted)
