"""PDF → Source: paragraphs in reading order, page furniture told from text, words cut at line ends made whole.

A run's `where` is "page 1", "page 2", …; its `offset` counts code points of that page's text as pdfium gives it
(`pypdfium2.PdfTextPage.get_text_range()`, line ends included). Where pdfium has U+FFFE or U+0002, its signs for a
hyphen at a line's end, the run has "-".

Nothing is lost: the characters of all pages, white space apart and those signs counted as hyphens, are those of all
blocks, furniture included, and `Source.hyphens` hyphens besides ("-", U+00AD or U+2010) that were joined.
"""

from collections.abc import Iterator

from collegium.reading.errors import NoText
from collegium.reading.formats.pdf.drafts import Draft
from collegium.reading.formats.pdf.furniture import swept
from collegium.reading.formats.pdf.hyphens import Words, seam_at, sew
from collegium.reading.formats.pdf.pages import opened, pages
from collegium.reading.formats.pdf.paragraphs import Paragraphs
from collegium.reading.formats.pdf.pieces import Page
from collegium.reading.formats.pdf.runs import runs
from collegium.reading.source import Block, Run, Source

MEDIA_TYPE = "application/pdf"


def extract(data: bytes) -> Source:
    """Take a PDF apart.

    `notes` has "pages", and "pages without text" where there are any. Raises Encrypted, Damaged, EmptyDocument,
    NoText or TooMuch.
    """
    reading = _Reading()
    with opened(data) as document:
        for draft in Paragraphs().drafts(swept(reading.seen(pages(document)))):
            reading.keep(draft)
    return reading.source()


class _Reading:
    """What is gathered while the pages go by."""

    def __init__(self) -> None:
        self._words = Words()
        self._blocks: list[Block] = []
        self._unsewn: list[tuple[int, list[Run], list[int]]] = []
        self._pages = 0
        self._blank = 0

    def seen(self, found: Iterator[Page]) -> Iterator[Page]:
        """The pages as they are, counted and their words learnt."""
        for page in found:
            self._pages += 1
            self._blank += not page.text.strip()
            self._words.add(page.raw)
            yield page

    def keep(self, draft: Draft) -> None:
        """Make a block of a draft that is done; its line-end hyphens wait until all words are known."""
        found, seams = runs(draft)
        if seams:
            self._unsewn.append((len(self._blocks), found, seams))
            for seam in seams:
                self._words.learn(seam_at(found, seam))
        self._blocks.append(Block(tuple(found), draft.kind, draft.level, draft.furniture))

    def source(self) -> Source:
        """All of it. Raises NoText."""
        if self._blank == self._pages:
            raise NoText(
                f"The PDF holds {self._pages} {'page' if self._pages == 1 else 'pages'} of pictures and no text.",
                "Run character recognition (OCR) over it first.",
            )
        hyphens = 0
        for at, found, seams in self._unsewn:
            block = self._blocks[at]
            sewn, dropped = sew(found, seams, self._words)
            self._blocks[at] = Block(sewn, block.kind, block.level, block.furniture)
            hyphens += dropped
        notes = {"pages": str(self._pages)}
        if self._blank:
            notes["pages without text"] = str(self._blank)
        return Source(MEDIA_TYPE, tuple(self._blocks), hyphens=hyphens, notes=notes)
