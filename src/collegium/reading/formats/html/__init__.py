"""HTML → Source: every character that the page holds, what it says told from its furniture."""

import re
from typing import Any

from lxml import etree

from collegium.reading.errors import EmptyDocument, NoText
from collegium.reading.formats.charset import decode
from collegium.reading.formats.html.blocks import blocks
from collegium.reading.formats.html.boxes import Page
from collegium.reading.formats.html.furniture import tell_furniture
from collegium.reading.formats.html.languages import versions
from collegium.reading.formats.html.metadata import date, declared_charset, language, title
from collegium.reading.formats.html.tree import MENDED, Builder
from collegium.reading.source import Source

MEDIA_TYPE = "text/html"
BOLD_AROUND = re.compile(r"<b(?:\s[^>]*)?>\s*<(?:p|td|th|center)\b", re.IGNORECASE)
"""Paragraphs within `<b>`: the parser would end the bold before them, which no browser does."""
RAW_OR_BOLD = re.compile(
    r"(<(title|textarea|xmp|iframe|noembed|noframes|script|style|plaintext)\b.*?(?:</\2|\Z)|<!--.*?-->)|<(/?)b(?=[\s>])",
    re.IGNORECASE | re.DOTALL,
)


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
    if BOLD_AROUND.search(text):
        text = RAW_OR_BOLD.sub(lambda match: match[1] or f"<{match[3]}{MENDED}", text)
    builder: Any = Builder()  # the stubs want a target that takes bytes too; the parser gives text
    parser = etree.HTMLParser(target=builder, encoding="utf-8", huge_tree=True)
    parser.feed(text.encode("utf-8", "replace"))
    closed: Any = parser.close()
    page: Page = closed
    return page
