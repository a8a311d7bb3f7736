"""Word documents (.docx, .docm, .dotx) → blocks.

The parts are read with lxml and not with python-docx, which gives no footnotes, comments, text boxes or deleted
text, and answers a damaged document with KeyError, AttributeError or ValueError. So each character of the
document's text comes exactly once: as a line, or as furniture ("deleted", "field", "comment", "page header").
"""

from collections import Counter

from lxml import etree

from collegium.reading.errors import EmptyDocument, NoText
from collegium.reading.formats import declared
from collegium.reading.formats.blocks import Blocks, Piece
from collegium.reading.formats.docx.lines import ALL_ASIDE, SILENT, Line, Lines, placeholder
from collegium.reading.formats.docx.styles import VAL, WORD, Look, Styles
from collegium.reading.formats.office_package import Package
from collegium.reading.formats.office_tables import is_tabular, nearest
from collegium.reading.source import Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARAGRAPH, TABLE, ROW, CELL, CONTROL = (WORD + name for name in ("p", "tbl", "tr", "tc", "sdt"))
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def extract(data: bytes) -> Source:
    """Take a Word document apart. Raises EmptyDocument, NoText, Encrypted, Damaged or TooMuch."""
    package = Package(data, "Word document")
    part, root = package.main(f"{WORD}document")
    styles = Styles(next(iter(package.trees(part, "styles")), None))
    reader = _Reader(styles)
    for number, header in enumerate(package.trees(part, "header"), 1):
        reader.read(header, f"header {number}", "page header")
    reader.read(root)
    for kind in ("footnote", "endnote"):
        reader.read_notes(kind, package.trees(part, f"{kind}s"))
    for number, footer in enumerate(package.trees(part, "footer"), 1):
        reader.read(footer, f"footer {number}", "page footer")
    for comments in package.trees(part, "comments"):
        for number, comment in enumerate(comments, 1):
            reader.read(comment, f"comment {number}", "comment")
    blocks = reader.blocks.result()
    if not blocks:
        _refuse(package)
    title, date = package.properties()
    return Source(MEDIA_TYPE, blocks, title, date, styles.language or _language(package, part))


def _refuse(package: Package) -> None:
    if any("/media/" in name for name in package.archive.names()):
        raise NoText("The Word document holds pictures but no words.", "Recognise its text first (OCR).")
    raise EmptyDocument("The Word document holds no text.", "Check that the right file was saved.")


def _language(package: Package, part: str) -> str:
    for settings in package.trees(part, "settings"):
        tongue = settings.find(f"{WORD}themeFontLang")
        return "" if tongue is None else declared.language(tongue.get(VAL))
    return ""


class _Reader:
    """Puts the paragraphs and tables of a document's parts into `blocks`."""

    def __init__(self, styles: Styles) -> None:
        self.blocks = Blocks()
        self._lines = Lines(styles)
        self._count: Counter[str] = Counter()

    def read(self, container: etree._Element, place: str = "", furniture: str = "") -> None:
        """Read what stands in a container. All of it is in `place`; "" numbers its paragraphs and tables."""
        for child in container:
            if child.tag == PARAGRAPH:
                self._read_paragraph(child, place or self._number("paragraph"), furniture)
            elif child.tag == TABLE:
                self._read_table(child, place or self._number("table"), bool(place), furniture)
            elif child.tag == CONTROL:
                self.read(child, place, furniture or placeholder(child))
            elif child.tag not in SILENT:
                self.read(child, place, furniture or ALL_ASIDE.get(str(child.tag), ""))

    def read_notes(self, kind: str, parts: list[etree._Element]) -> None:
        """Read footnotes or endnotes in the order in which the text refers to them, then any others."""
        notes = {note.get(f"{WORD}id", ""): note for part in parts for note in part}
        referred = [key for note, key in self._lines.notes if note == kind and key in notes]
        number = 0
        for key in dict.fromkeys([*referred, *notes]):
            separator = notes[key].get(f"{WORD}type") in SEPARATORS
            number += not separator
            place = f"{kind} separator" if separator else f"{kind} {number}"
            self.read(notes[key], place, f"{kind} separator" if separator else "")

    def _number(self, kind: str) -> str:
        self._count[kind] += 1
        return f"{kind} {self._count[kind]}"

    def _read_paragraph(self, paragraph: etree._Element, where: str, furniture: str) -> None:
        line = self._lines.read(paragraph, where)
        self.blocks.line(line.pieces, *_kind(self._lines.look(paragraph)), furniture)
        self._read_boxes(line, furniture)

    def _read_boxes(self, line: Line, furniture: str) -> None:
        for box, aside in line.boxes:
            self.read(box, self._number("text box"), furniture or aside)

    def _read_table(self, table: etree._Element, place: str, fixed: bool, furniture: str) -> None:
        """A table inside a cell, header or note is `fixed`: all of it stands in that place."""
        rows = [list(nearest(row, CELL)) for row in nearest(table, ROW)]
        for number, cells in enumerate(rows, 1):
            places = [place if fixed else f"{place} row {number} cell {at}" for at in range(1, len(cells) + 1)]
            if is_tabular(cells, len(rows), TABLE, PARAGRAPH):
                self._read_row(cells, places, furniture)
            else:
                for cell, where in zip(cells, places, strict=True):
                    self.read(cell, where, furniture)

    def _read_row(self, cells: list[etree._Element], places: list[str], furniture: str) -> None:
        row = Line()
        for cell, where in zip(cells, places, strict=True):
            gap = "\t"
            for paragraph in nearest(cell, PARAGRAPH):
                line = self._lines.read(paragraph, where)
                row.pieces += [Piece(gap, row.pieces[-1].where)] if row.pieces else []
                row.pieces += line.pieces
                row.boxes += line.boxes
                gap = "\n"
        self.blocks.line(row.pieces, "row", 0, furniture)
        self._read_boxes(row, furniture)


def _kind(look: Look) -> tuple[str, int]:
    if look.level:
        return "heading", look.level
    return ("item", look.depth) if look.depth else ("paragraph", 0)
