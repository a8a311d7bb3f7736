"""A PDF's pages, one at a time: their text as pdfium gives it, and where its pieces stand.

The text of a page is what `PdfTextPage.get_text_range()` gives, in which the marks U+FFFE and U+0002, by which
pdfium replaces a hyphen at a line's end (and drops the line's end), are hyphens again. Offsets count in it.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from collegium.reading.errors import Damaged, EmptyDocument, Encrypted, ReadingError, TooMuch
from collegium.reading.formats.pdf.glyphs import Glyphs, mended
from collegium.reading.formats.pdf.pieces import Page

MOST_PAGES = 5_000
MOST_CHARACTERS = 20_000_000


@contextmanager
def opened(data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed afterwards. Raises Encrypted, Damaged, EmptyDocument or TooMuch.

    It is not opened by `PdfDocument(data)`, which tells a document without pages by the error of an earlier one.
    """
    if not data:
        raise EmptyDocument("The PDF holds no bytes.", "Fetch it again.")
    handle = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not handle:
        raise _refusal(pdfium.FPDF_GetLastError())
    document = pypdfium2.PdfDocument(handle)
    try:
        _check_pages(len(document))
        yield document
    finally:
        document.close()


def _refusal(code: int) -> ReadingError:
    if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
        return Encrypted("The PDF asks for a password.", "Save a copy without a password and read that.")
    return Damaged("The PDF is broken or breaks off.", "Fetch it again, or ask its publisher for a sound copy.")


def _check_pages(count: int) -> None:
    if count <= 0:
        raise EmptyDocument("The PDF has no pages.", "Ask its publisher for a sound copy.")
    if count > MOST_PAGES:
        raise TooMuch(
            f"The PDF has {count} pages, more than the {MOST_PAGES} that are read.", "Split it and read the parts."
        )


def pages(document: pypdfium2.PdfDocument) -> Iterator[Page]:
    """Each page in turn; none is held once the next is asked for. Raises Damaged or TooMuch."""
    characters = 0
    for index in range(len(document)):
        page = _page(document, index)
        characters += len(page.text)
        if characters > MOST_CHARACTERS:
            raise TooMuch(
                f"The PDF has more than the {MOST_CHARACTERS} characters that are read.", "Split it and read the parts."
            )
        yield page


def _page(document: pypdfium2.PdfDocument, index: int) -> Page:
    """Page `index`, from 0. Raises Damaged."""
    try:
        page = document[index]
        try:
            textpage = page.get_textpage()
            try:
                return _seen(textpage.raw, page.get_bbox(), index + 1)
            finally:
                textpage.close()
        finally:
            page.close()
    except pypdfium2.PdfiumError as error:
        raise Damaged(
            f"Page {index + 1} of the PDF is broken.", "Fetch the PDF again, or ask its publisher for a sound copy."
        ) from error


def _seen(textpage: pdfium.FPDF_TEXTPAGE, box: tuple[float, float, float, float], number: int) -> Page:
    text, shifted = _text(textpage)
    glyphs = Glyphs(textpage, text, shifted, max(box[2] - box[0], box[3] - box[1]))
    pieces = glyphs.pieces()
    bottom, top = glyphs.turn.span(box)
    return Page(number, text, mended(text), bottom, top, pieces)


def _text(textpage: pdfium.FPDF_TEXTPAGE) -> tuple[str, bool]:
    """The page's text, and whether pdfium counts its characters otherwise than the text does.

    It is written out here because `get_text_range` recurses once for each character that has no code.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    first, last = 0, count - 1
    while first <= last and pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, first) < 0:
        first += 1
    while first <= last and pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, last) < 0:
        last -= 1
    if first > last:
        return "", False
    size = pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, last) + 2
    size -= pdfium.FPDFText_GetTextIndexFromCharIndex(textpage, first)
    buffer = (ctypes.c_ushort * size)()
    written = pdfium.FPDFText_GetText(textpage, first, last - first + 1, buffer)
    text = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", errors="ignore")
    return text, len(text) != count
