"""Excel workbooks → blocks: each sheet's name as a heading, each row as a line.

The parts are read with lxml and not with openpyxl, which gives no headers, footers or text boxes when it reads row by
row, and answers a damaged workbook with any of six kinds of error (KeyError, TypeError, OSError, …).
"""

import regex
from lxml import etree

from collegium.reading.errors import Damaged, EmptyDocument, NoText
from collegium.reading.formats.blocks import Blocks, Piece
from collegium.reading.formats.office_package import Package
from collegium.reading.formats.xlsx.sheets import HEADER_FOOTER, ROW, STRING, Rows, elements, parts_of
from collegium.reading.formats.xlsx.values import SHEET, Formats
from collegium.reading.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KEY = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CODE = regex.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[A-JL-Za-z])')  # of the font or the page, in headers
TRUE = frozenset({"1", "true"})


def extract(data: bytes) -> Source:
    """Take an Excel workbook apart. Raises EmptyDocument, NoText, Encrypted, Damaged or TooMuch."""
    package = Package(data, "Excel workbook")
    part, root = package.main(f"{SHEET}workbook")
    blocks = Blocks()
    written = _Workbook(package, part, root, blocks).read()
    if not written:
        _refuse(package)
    title, date = package.properties()
    return Source(MEDIA_TYPE, blocks.result(), title, date)


def _refuse(package: Package) -> None:
    if any("/media/" in name for name in package.archive.names()):
        raise NoText("The Excel workbook holds pictures but no words.", "Recognise its text first (OCR).")
    raise EmptyDocument("The Excel workbook holds no values.", "Check that the right file was saved.")


class _Workbook:
    """Puts a workbook's sheets into blocks."""

    def __init__(self, package: Package, part: str, root: etree._Element, blocks: Blocks) -> None:
        self._package = package
        self._part = part
        self._root = root
        self._blocks = blocks
        properties = root.find(f"{SHEET}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in TRUE
        formats = Formats(next(iter(package.trees(part, "styles")), None), from_1904)
        self._rows = Rows(self._strings(), formats)

    def _strings(self) -> list[tuple[tuple[str, bool], ...]]:
        ties = self._package.related(self._part, "sharedStrings")
        return [parts_of(string) for tie in ties[:1] for string in elements(self._package, tie.target, STRING)]

    def read(self) -> bool:
        """Read all sheets, hidden ones too; whether any held something."""
        targets = {tie.key: tie.target for tie in self._package.related(self._part) if tie.kind == "worksheet"}
        sheets = list(self._root.iterfind(f"{SHEET}sheets/{SHEET}sheet"))
        if not sheets:
            raise Damaged("The Excel workbook lists no sheets.", "Open it in Excel and save it again.")
        found = [(sheet.get("name", ""), targets[sheet.get(KEY, "")]) for sheet in sheets if sheet.get(KEY) in targets]
        written = [self._read_sheet(f"sheet {name}", name, target) for name, target in found]
        return any(written)

    def _read_sheet(self, place: str, name: str, target: str) -> bool:
        self._rows.begin()
        self._blocks.line([Piece(name, place)], "heading", 1)
        before = self._blocks.count
        for element in elements(self._package, target, ROW, HEADER_FOOTER):
            if element.tag == ROW:
                self._blocks.line(self._rows.read(element, place), "row")
            else:
                self._read_margins(element, place)
        self._read_boxes(place, target)
        self._read_comments(place, target)
        return self._blocks.count > before

    def _read_margins(self, margins: etree._Element, place: str) -> None:
        for margin in margins:
            kind = "header" if etree.QName(margin).localname.endswith("Header") else "footer"
            text = CODE.sub("\t", margin.text or "").replace("&&", "&")
            self._blocks.line([Piece(text, f"{place} {kind}")], furniture=f"page {kind}")

    def _read_boxes(self, place: str, target: str) -> None:
        for drawing in self._package.trees(target, "drawing"):
            for paragraph in drawing.iter(f"{DRAWING}p"):
                text = "".join(run.text or "" for run in paragraph.iter(f"{DRAWING}t"))
                self._blocks.line([Piece(text, f"{place} text boxes")])

    def _read_comments(self, place: str, target: str) -> None:
        for comments in self._package.trees(target, "comments"):
            for comment in comments.iter(f"{SHEET}comment"):
                where = f"{place} comment {comment.get('ref', '')}"
                parts = [part for text in comment.iterchildren(f"{SHEET}text") for part in parts_of(text)]
                self._blocks.line([Piece(text, where, bold) for text, bold in parts], furniture="comment")
