"""What a paragraph of an OpenDocument text says: its characters in order, with what stands aside in them."""

from collections.abc import Callable
from dataclasses import dataclass, field

import regex
from lxml import etree

from collegium.reading.formats.blocks import Piece
from collegium.reading.formats.odt.styles import DRAW, OASIS, OFFICE, TABLE, TEXT, Look, Styles

SVG = f"{{{OASIS}svg-compatible:1.0}}"
SPACE = regex.compile(r"[ \t\r\n]+")  # OpenDocument counts any stretch of these as one space
SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
MOST_SPACES = 64  # in one element; they are layout, and a file may ask for a thousand million
ASIDE = {
    f"{TEXT}note-citation": "note mark",
    f"{SVG}title": "description",
    f"{SVG}desc": "description",
    f"{TABLE}title": "description",
    f"{TABLE}desc": "description",
    f"{TEXT}number": "list number",
    f"{OFFICE}change-info": "change",
}
SHAPES = ("text-box", "custom-shape", "rect", "line", "polyline", "polygon", "path", "circle", "ellipse", "connector")
BOXES = frozenset(DRAW + name for name in SHAPES)
SILENT = frozenset({f"{OFFICE}binary-data", f"{TEXT}script", f"{OFFICE}event-listeners"})


@dataclass(slots=True)
class Line:
    """A paragraph's pieces, and the text boxes, notes and comments tied to it."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    comments: list[etree._Element] = field(default_factory=list)

    def tie(self, other: "Line") -> None:
        """Tie to this line what is tied to another."""
        self.boxes += other.boxes
        self.notes += other.notes
        self.comments += other.comments


class Lines:
    """Reads paragraphs of one part."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._line, self._where = Line(), ""
        self._handlers: dict[str, Callable[[etree._Element, Look, str], None]] = {
            f"{TEXT}s": self._spaces,
            f"{TEXT}span": self._span,
            f"{TEXT}note": self._note,
            f"{OFFICE}annotation": self._comment,
        }

    def read(self, paragraph: etree._Element, where: str) -> Line:
        """What one text:p or text:h says; `where` becomes the place of its pieces."""
        self._line, self._where = Line(), where
        self._walk(paragraph, self.look(paragraph), "")
        return self._line

    def loose(self, element: etree._Element, where: str) -> Line:
        """All characters of an element that is no paragraph, what is in its parts set apart by line breaks."""
        self._line, self._where = Line(), where
        self._say(element.text, Look(), "")
        for part in element:
            self._walk(part, Look(), "")
            self._say(SIGNS[f"{TEXT}line-break"], Look(), "", as_it_is=True)
        return self._line

    def look(self, paragraph: etree._Element) -> Look:
        """How a paragraph looks."""
        return self._styles.paragraph(paragraph)

    def _walk(self, element: etree._Element, look: Look, aside: str) -> None:
        self._say(element.text, look, aside)
        for child in element:
            tag = str(child.tag)
            if tag in self._handlers:
                self._handlers[tag](child, look, aside)
            elif tag in SIGNS:
                self._say(SIGNS[tag], look, aside, as_it_is=True)
            elif tag in BOXES:
                self._line.boxes.append(child)
            elif tag not in SILENT:
                self._walk(child, look, aside or ASIDE.get(tag, ""))
            self._say(child.tail, look, aside)

    def _say(self, text: str | None, look: Look, aside: str, as_it_is: bool = False) -> None:
        if text:
            said = text if as_it_is else SPACE.sub(" ", text)
            self._line.pieces.append(
                Piece(said, self._where, bool(look.bold), aside or ("hidden" if look.hidden else ""))
            )

    def _spaces(self, element: etree._Element, look: Look, aside: str) -> None:
        count = element.get(f"{TEXT}c", "1")
        number = int(count[:9]) if count.isascii() and count.isdigit() else 1
        self._say(" " * min(number, MOST_SPACES), look, aside, as_it_is=True)

    def _span(self, span: etree._Element, look: Look, aside: str) -> None:
        self._walk(span, self._styles.span(span, look), aside)

    def _note(self, note: etree._Element, look: Look, aside: str) -> None:
        self._line.notes.append(note)
        for citation in note.iterchildren(f"{TEXT}note-citation"):
            self._walk(citation, look, aside or ASIDE[f"{TEXT}note-citation"])

    def _comment(self, comment: etree._Element, _: Look, __: str) -> None:
        self._line.comments.append(comment)
