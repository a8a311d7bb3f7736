"""HTML → Source: every character that the page holds, what it says told from its furniture."""

from typing import Any

from lxml import etree

from collegium.reading.errors import EmptyDocument, NoText
from collegium.reading.formats.charset import decode
from collegium.reading.formats.html.blocks import blocks
from collegium.reading.formats.html.boxes import Page
from collegium.reading.formats.html.furniture import tell_furniture
from collegium.reading.formats.html.languages import versions
from collegium.reading.formats.html.metadata import date, declared_charset, language, title
from collegium.reading.formats.html.tree import Builder
from collegium.reading.source import Source

MEDIA_TYPE = "text/html"


def extract(data: bytes) -> Source:
    """Take an HTML page or fragment apart.

    Raises EmptyDocument where there is nothing in it, NoText where there are elements but no words, and
    TooMuch where its elements nest too deep.
    """
    text, encoding = decode(data, declared_charset(data))
    if not text.strip():
        raise EmptyDocument("The page is empty.", "Check that it was saved whole.")
    page = parse(text)
    if not page.lines:
        raise NoText("The page holds no words.", "Save it from a browser once it has shown its text.")
    tell_furniture(page)
    return Source(
        MEDIA_TYPE,
        tuple(blocks(page.lines)),
        title=title(page),
        date=date(page),
        language=language(page),
        languages=versions(page),
        notes={"encoding": encoding},
    )


def parse(text: str) -> Page:
    """The lines and boxes of a page."""
    builder: Any = Builder()  # the stubs want a target that takes bytes too; the parser gives text
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    parser.feed(text.encode("utf-8", "replace"))
    page: Page = parser.close()
    return page
