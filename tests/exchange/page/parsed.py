"""A page, taken apart again."""

from lxml import html

from collegium.exchange.page import page_of
from collegium.reading.contract import Reading
from collegium.reading.vocabulary import Vocabulary


def parsed(reading: Reading, vocabulary: Vocabulary | None = None) -> html.HtmlElement:
    """The page of a reading as a tree."""
    return html.document_fromstring(page_of(reading, vocabulary))


def said(tree: html.HtmlElement) -> str:
    """What the page shows as words of the document, white space left out."""
    parts = []
    for part in (tree.find("body/header"), tree.find("body/main")):
        for added in part.xpath(".//*[contains(concat(' ', @class, ' '), ' read ')]"):
            added.drop_tree()
        parts.append(part.text_content())
    return squeezed("".join(parts))


def squeezed(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def shown(element: html.HtmlElement) -> str:
    """The words of an element, one space between them."""
    return " ".join(element.text_content().split())


def marks(element: html.HtmlElement) -> str:
    """The words of an element with each mark in brackets, its kind first: `[instrument: Plan for [date: 2031]]`."""
    kinds = (element.get("class") or "").split()
    inner = (element.text or "") + "".join(marks(child) + (child.tail or "") for child in element)
    return f"[{kinds[1]}: {inner}]" if kinds[:1] == ["m"] else inner
