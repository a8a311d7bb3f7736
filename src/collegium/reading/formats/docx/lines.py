"""What a paragraph of a Word document says: its characters in order, with what stands aside in them."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from collegium.reading.formats.blocks import Piece
from collegium.reading.formats.docx.styles import WORD, Look, Styles

MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
VARIANTS = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
BOX = f"{WORD}txbxContent"
SIGNS = {
    f"{WORD}tab": "\t",
    f"{WORD}ptab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\u2011",
    f"{WORD}softHyphen": "\u00ad",
}
TEXT_ASIDE = {
    f"{WORD}instrText": "field",
    f"{WORD}delInstrText": "field",
    f"{WORD}delText": "deleted",
    f"{DRAWING}t": "drawing",
}
ALL_ASIDE = {
    f"{WORD}del": "deleted",
    f"{WORD}moveFrom": "deleted",
    f"{VARIANTS}Fallback": "alternative version",
}
SILENT = frozenset(
    WORD + name for name in ("pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr")
)
SURROGATES = range(0xD800, 0xE000)
PRIVATE_USE = range(0xE000, 0xF900)  # characters that only a symbol font gives a shape


@dataclass(slots=True)
class Line:
    """A paragraph's pieces, and the text boxes tied to it, each with what sets it aside."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[etree._Element, str]] = field(default_factory=list)


class Lines:
    """Reads paragraphs of one document. `notes` holds the kind and key of each note, in order of the references."""

    def __init__(self, styles: Styles) -> None:
        self.notes: list[tuple[str, str]] = []
        self._styles = styles
        self._codes: list[bool] = []  # for each field we are in: whether this is still its code
        self._line, self._where, self._look = Line(), "", Look()
        self._handlers: dict[str, Callable[[etree._Element, Look, str], None]] = {
            f"{WORD}t": self._text,
            f"{MATHS}t": self._text,
            f"{WORD}r": self._run,
            f"{WORD}sym": self._symbol,
            f"{WORD}fldChar": self._field,
            f"{WORD}sdt": self._control,
            f"{WORD}footnoteReference": self._note,
            f"{WORD}endnoteReference": self._note,
            f"{VARIANTS}AlternateContent": self._variants,
            BOX: self._box,
        }

    def read(self, paragraph: etree._Element, where: str) -> Line:
        """What one w:p says; `where` becomes the place of its pieces."""
        self._line, self._where = Line(), where
        self._codes = [False] * len(self._codes)  # a code that its paragraph did not end swallows no further one
        self._look = self.look(paragraph)
        self._walk(paragraph, self._look, "")
        return self._line

    def look(self, paragraph: etree._Element) -> Look:
        """How a paragraph looks."""
        return self._styles.paragraph(paragraph.find(f"{WORD}pPr"))

    def _walk(self, element: etree._Element, look: Look, aside: str) -> None:
        for child in element:
            tag = str(child.tag)
            if tag in self._handlers:
                self._handlers[tag](child, look, aside)
            elif tag in SIGNS:
                self._say(SIGNS[tag], look, aside)
            elif tag in TEXT_ASIDE:
                self._say(child.text or "", Look(), TEXT_ASIDE[tag])
            elif tag not in SILENT:
                self._walk(child, look, aside or ALL_ASIDE.get(tag, ""))

    def _say(self, text: str, look: Look, aside: str) -> None:
        aside = aside or ("field" if any(self._codes) else "hidden" if look.hidden else "")
        self._line.pieces.append(Piece(text, self._where, bool(look.bold), aside))

    def _text(self, element: etree._Element, look: Look, aside: str) -> None:
        self._say(element.text or "", look, aside)

    def _run(self, run: etree._Element, _: Look, aside: str) -> None:
        self._walk(run, self._styles.run(run.find(f"{WORD}rPr"), self._look), aside)

    def _symbol(self, symbol: etree._Element, look: Look, aside: str) -> None:
        try:
            code = int(symbol.get(f"{WORD}char", "")[:6], 16)
        except ValueError:
            return
        if code >= ord(" ") and code not in SURROGATES and code <= sys.maxunicode:
            self._say(chr(code), look, aside or ("symbol" if code in PRIVATE_USE else ""))

    def _field(self, mark: etree._Element, _: Look, __: str) -> None:
        kind = mark.get(f"{WORD}fldCharType")
        if kind == "begin":
            self._codes.append(True)
        elif self._codes and kind == "separate":
            self._codes[-1] = False
        elif self._codes and kind == "end":
            self._codes.pop()

    def _control(self, control: etree._Element, look: Look, aside: str) -> None:
        self._walk(control, look, aside or placeholder(control))

    def _note(self, reference: etree._Element, _: Look, __: str) -> None:
        kind = "footnote" if reference.tag == f"{WORD}footnoteReference" else "endnote"
        self.notes.append((kind, reference.get(f"{WORD}id", "")))

    def _variants(self, element: etree._Element, look: Look, aside: str) -> None:
        """The same drawing for newer and for older programs: the first variant counts."""
        for number, variant in enumerate(element):
            self._walk(variant, look, aside or ("alternative version" if number else ""))

    def _box(self, box: etree._Element, _: Look, aside: str) -> None:
        self._line.boxes.append((box, aside))


def placeholder(control: etree._Element) -> str:
    """What sets a content control (w:sdt) aside: that it holds only an invitation to type; else ""."""
    return "placeholder" if control.find(f"{WORD}sdtPr/{WORD}showingPlcHdr") is not None else ""
