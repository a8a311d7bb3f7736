"""The rows of a workbook's sheets, one at a time, so that a sheet of any length takes little memory."""

from collections.abc import Iterator
from io import BytesIO

import regex
from lxml import etree

from collegium.reading.formats.blocks import Piece
from collegium.reading.formats.office_package import Package
from collegium.reading.formats.xlsx.values import SHEET, Formats, is_on

ROW, CELL, HEADER_FOOTER, STRING = (SHEET + name for name in ("row", "c", "headerFooter", "si"))
REFERENCE = regex.compile(r"([A-Z]{1,3})([0-9]{1,7})")
Part = tuple[str, bool]  # characters, and whether they are bold by themselves


def elements(package: Package, part: str, *tags: str) -> Iterator[etree._Element]:
    """The elements of some tags of a part, each emptied once it was seen. Raises Damaged or TooMuch."""
    events = etree.iterparse(
        BytesIO(package.read(part)),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in events:
            yield element
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        raise package.archive.broken_xml(error, part) from error
    if events.root is not None:
        package.archive.refuse_entities(events.root, part)


def parts_of(element: etree._Element) -> tuple[Part, ...]:
    """The characters of a string, which may be rich: w:t elements by themselves, or in runs with a font."""
    parts = [(child.text or "", False) for child in element.iterchildren(f"{SHEET}t")]
    for run in element.iterchildren(f"{SHEET}r"):
        bold = is_on(run.find(f"{SHEET}rPr/{SHEET}b"))
        parts += [(text.text or "", bold) for text in run.iterchildren(f"{SHEET}t")]
    return tuple(parts)


class Rows:
    """Reads rows as pieces of their cells."""

    def __init__(self, strings: list[tuple[Part, ...]], formats: Formats) -> None:
        self._strings = strings
        self._formats = formats
        self._row = 0
        self._column = 0

    def begin(self) -> None:
        """A new sheet begins."""
        self._row = 0

    def read(self, row: etree._Element, sheet: str) -> list[Piece]:
        """A row's pieces, a tab between the cells that hold something. `sheet` is the sheet's place."""
        number = row.get("r", "")
        self._row = int(number) if number.isascii() and number.isdigit() and len(number) < 8 else self._row + 1
        self._column = 0
        pieces: list[Piece] = []
        for cell in row.iterchildren(CELL):
            column = self._place(cell)
            said = self._cell(cell, f"{sheet} row {self._row} cell {column}")
            if said and pieces:
                pieces.append(Piece("\t", pieces[-1].where))
            pieces += said
        return pieces

    def _place(self, cell: etree._Element) -> str:
        match = REFERENCE.fullmatch(cell.get("r", ""))
        self._column = _column_number(match[1]) if match else self._column + 1
        return column_name(self._column)

    def _cell(self, cell: etree._Element, where: str) -> list[Piece]:
        style = self._formats.of(cell.get("s"))
        parts = self._parts(cell, cell.get("t", "n"), style.code)
        return [Piece(text, where, bold or style.bold) for text, bold in parts if text]

    def _parts(self, cell: etree._Element, kind: str, code: str) -> tuple[Part, ...]:
        inline = cell.find(f"{SHEET}is")
        if inline is not None:
            return parts_of(inline)
        value = cell.findtext(f"{SHEET}v") or ""
        if kind != "s":
            return ((self._formats.shown(value, kind, code), False),) if value else ()
        at = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else len(self._strings)
        return self._strings[at] if at < len(self._strings) else ()


def _column_number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_name(number: int) -> str:
    """The letters of a column, counted from 1: 28 is AB."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
