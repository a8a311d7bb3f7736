"""OpenDocument texts → blocks: each character of their text comes once, as a line or as furniture."""

from collections import Counter

from lxml import etree

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, NoText
from collegium.reading.formats import declared
from collegium.reading.formats.archive import RESAVE, Archive
from collegium.reading.formats.blocks import Blocks, Piece
from collegium.reading.formats.odt.lines import ASIDE, BOXES, SILENT, Line, Lines
from collegium.reading.formats.odt.styles import OFFICE, STYLE, TABLE, TEXT, Styles
from collegium.reading.formats.office_tables import is_tabular, nearest
from collegium.reading.source import Source

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
WHAT = "OpenDocument text"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CREATED = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}creation-date"
PARAGRAPH, HEADING, LIST, ITEM = f"{TEXT}p", f"{TEXT}h", f"{TEXT}list", f"{TEXT}list-item"
ROW, CELL, COVERED = f"{TABLE}table-row", f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
PAGES = ("", "-left", "-first")


def extract(data: bytes) -> Source:
    """Take an OpenDocument text apart. Raises EmptyDocument, NoText, Encrypted, Damaged or TooMuch."""
    archive = Archive(data, WHAT)
    refuse_encrypted(archive)
    content = _tree(archive, "content.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise Damaged(f"This is a zip archive, but no {WHAT}.", f"Check the file's name. {RESAVE}")
    common = _tree(archive, "styles.xml")
    styles = Styles(content, common)
    blocks = Blocks()
    _read_margins(blocks, common, "header")
    reader = _Reader(blocks, styles)
    reader.read(body)
    reader.read_notes()
    _read_margins(blocks, common, "footer")
    if not blocks.result():
        _refuse(archive)
    title, date, language = _declared(_tree(archive, "meta.xml"))
    return Source(MEDIA_TYPE, blocks.result(), title, date, language or styles.language)


def _tree(archive: Archive, name: str) -> etree._Element | None:
    return archive.tree(name) if name in archive.names() else None


def refuse_encrypted(archive: Archive) -> None:
    """Raises Encrypted for an OpenDocument file behind a password."""
    manifest = "META-INF/manifest.xml"
    if manifest in archive.names() and b"encryption-data" in archive.read(manifest):
        raise Encrypted(f"The {archive.what} asks for a password.", "Save it without a password.")


def _refuse(archive: Archive) -> None:
    if any(name.startswith("Pictures/") for name in archive.names()):
        raise NoText(f"The {WHAT} holds pictures but no words.", "Recognise its text first (OCR).")
    raise EmptyDocument(f"The {WHAT} holds no words.", "Check that the right file was saved.")


def _read_margins(blocks: Blocks, common: etree._Element | None, kind: str) -> None:
    """Headers or footers of all pages, of left ones and of first ones, each by itself."""
    if common is None:
        return
    reader = _Reader(blocks, Styles(common, common))
    for number, margin in enumerate(common.iter(*(f"{STYLE}{kind}{pages}" for pages in PAGES)), 1):
        reader.read(margin, f"{kind} {number}", f"page {kind}")
    reader.read_notes()


def _declared(meta: etree._Element | None) -> tuple[str, str, str]:
    """Title, day of creation and language that the document declares; empty where it does not."""
    if meta is None:
        return "", "", ""
    title = (meta.findtext(f".//{DUBLIN_CORE}title") or "").strip()
    created = declared.day(meta.findtext(f".//{CREATED}"))
    return title, created, declared.language(meta.findtext(f".//{DUBLIN_CORE}language"))


class _Reader:
    """Puts the paragraphs, lists and tables of one part into blocks."""

    def __init__(self, blocks: Blocks, styles: Styles) -> None:
        self._blocks = blocks
        self._lines = Lines(styles)
        self._count: Counter[str] = Counter()
        self._notes: list[etree._Element] = []

    def read(self, container: etree._Element, place: str = "", furniture: str = "", depth: int = 0) -> None:
        """Read what stands in a container. All of it is in `place`; "" numbers its paragraphs and tables.

        `depth` is how many lists are around it.
        """
        if container.get(f"{TEXT}display") == "none":
            furniture = furniture or "hidden"
        item = depth if container.tag == ITEM else 0
        for child in container:
            tag = str(child.tag)
            if tag in (PARAGRAPH, HEADING):
                self._read_paragraph(child, place or self._number("paragraph"), furniture, item)
                item = 0  # only an item's first paragraph has its mark
            elif tag == f"{TABLE}table":
                self._read_table(child, place or self._number("table"), bool(place), furniture)
            elif tag in BOXES:
                self.read(child, self._number("text box"), furniture)
            elif tag in ASIDE or tag.endswith(("-index-source", "-of-content-source", "bibliography-source")):
                self._read_loose(child, place or self._number("aside"), ASIDE.get(tag, "field"))
            elif tag == f"{TEXT}deletion":
                self.read(child, self._number("deletion"), "deleted")
            elif tag not in SILENT:
                self.read(child, place, furniture, depth + (tag == LIST))

    def read_notes(self) -> None:
        """Read the notes that were met, in order; notes of notes come last."""
        while self._notes:
            note = self._notes.pop(0)
            kind = "endnote" if note.get(f"{TEXT}note-class") == "endnote" else "footnote"
            for body in note.iterchildren(f"{TEXT}note-body"):
                self.read(body, self._number(kind))

    def _number(self, kind: str) -> str:
        self._count[kind] += 1
        return f"{kind} {self._count[kind]}"

    def _read_paragraph(self, paragraph: etree._Element, where: str, furniture: str, item: int) -> None:
        line = self._lines.read(paragraph, where)
        level = _level(paragraph) or self._lines.look(paragraph).level
        kind = "heading" if level else "item" if item else "paragraph"
        self._blocks.line(line.pieces, kind, level or item, furniture)
        self._read_tied(line, furniture)

    def _read_loose(self, element: etree._Element, where: str, furniture: str) -> None:
        line = self._lines.loose(element, where)
        self._blocks.line(line.pieces, furniture=furniture)
        self._read_tied(line, furniture)

    def _read_tied(self, line: Line, furniture: str) -> None:
        self._notes += line.notes
        for box in line.boxes:
            self.read(box, self._number("text box"), furniture)
        for comment in line.comments:
            self._read_loose(comment, self._number("comment"), "comment")

    def _read_table(self, table: etree._Element, place: str, fixed: bool, furniture: str) -> None:
        """A table inside a cell, header or note is `fixed`: all of it stands in that place."""
        rows = [list(nearest(row, CELL, COVERED)) for row in nearest(table, ROW)]
        for number, cells in enumerate(rows, 1):
            places = [place if fixed else f"{place} row {number} cell {at}" for at in range(1, len(cells) + 1)]
            if is_tabular(cells, len(rows), f"{TABLE}table", PARAGRAPH, HEADING):
                self._read_row(cells, places, furniture)
            else:
                for cell, where in zip(cells, places, strict=True):
                    self.read(cell, where, furniture)

    def _read_row(self, cells: list[etree._Element], places: list[str], furniture: str) -> None:
        row = Line()
        for cell, where in zip(cells, places, strict=True):
            gap = "\t"
            for paragraph in nearest(cell, PARAGRAPH, HEADING):
                line = self._lines.read(paragraph, where)
                row.pieces += [Piece(gap, row.pieces[-1].where)] if row.pieces else []
                row.pieces += line.pieces
                row.tie(line)
                gap = "\n"
        self._blocks.line(row.pieces, "row", 0, furniture)
        self._read_tied(row, furniture)


def _level(paragraph: etree._Element) -> int:
    if paragraph.tag != HEADING:
        return 0
    level = paragraph.get(f"{TEXT}outline-level", "1")
    return int(level[:2]) if level.isascii() and level.isdigit() else 1
