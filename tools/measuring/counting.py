"""What a text loses when it is read: nothing. Characters are counted one by one, white space apart.

The counts stand on other programs than the reader: Python's own parser for HTML, PDFium's text of its pages for PDF.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pypdfium2

from collegium.reading.contract import Reading

SIGNS = ("\ufffe", "\x02")  # how PDFium writes a hyphen at the end of a line
VOID = ("br", "hr", "img", "input", "link", "meta", "wbr")
CLOSES_PARAGRAPH = ("p", "hr", "div", "center", "table", "ul", "ol", "h1", "h2")


def characters(text: str) -> Counter[str]:
    """How often each character that is not white space occurs."""
    return visible(Counter(text))


def visible(count: Counter[str]) -> Counter[str]:
    """A count without its white space."""
    return Counter({char: number for char, number in count.items() if not char.isspace()})


def of_reading(reading: Reading) -> Counter[str]:
    """The characters of a reading's text and of its furniture."""
    return sum((characters(piece.text) for piece in reading.furniture), characters(reading.text))


class Characters(HTMLParser):
    """Counts the characters of all text but scripts and styles; with `within`, only in elements of that attribute."""

    def __init__(self, within: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.within = within
        self.open: list[tuple[str, bool]] = []
        self.count: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in CLOSES_PARAGRAPH:
            self.handle_endtag("p")
        if tag in VOID:
            return
        self.open.append((tag, any(name == self.within for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        names = [name for name, _ in self.open]
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        dropped = bool(self.open) and self.open[-1][0] in ("script", "style")
        if not dropped and (not self.within or any(inside for _, inside in self.open)):
            self.count.update(data)


def of_page(page: str, within: str = "") -> Counter[str]:
    """The characters of an HTML page that are not white space, as Python's own parser finds them."""
    parser = Characters(within)
    parser.feed(page)
    parser.close()
    return visible(parser.count)


def of_paper(path: Path) -> Counter[str]:
    """The characters of a PDF's pages as PDFium gives them."""
    found: Counter[str] = Counter()
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            textpage = page.get_textpage()
            text = textpage.get_text_range()
            for sign in SIGNS:
                text = text.replace(sign, "-")
            found.update(characters(text))
            textpage.close()
            page.close()
    return found


def releases(record: Path) -> Iterator[tuple[str, bytes]]:
    """Name and page of each release of the real record."""
    with gzip.open(record / "releases" / "releases.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield release["id"], release["html"].encode()


def one_space(text: str) -> str:
    """A text of the same length in which all white space is the same."""
    return "".join(" " if char.isspace() else char for char in text)
