"""A joint text as a Word document: its editions in order, each language by itself, with what stands in brackets."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import docx

from collegium.exchange.exports.paper import UNPRINTABLE
from collegium.programme.models import Edition, Text


def paper_of(text: Text, editions: Iterable[Edition], made: str, marking: str = "") -> bytes:
    """The bytes of the document. Its marking is that of what it rests on, and stands on each page."""
    paper = docx.Document()
    if marking:
        section = paper.sections[0]
        for part in (section.header, section.footer):
            part.paragraphs[0].text = _plain(marking)
    paper.core_properties.created = paper.core_properties.modified = datetime.fromisoformat(made).replace(tzinfo=None)
    paper.add_heading(_plain(text.title), 0)
    paper.add_paragraph(_plain(f"{text.kind}; {text.state}"))
    rows = list(editions)
    for edition in rows:
        paper.add_heading(_plain(f"Edition {edition.number} {edition.name}".strip()), 1)
        for language in text.languages:
            paper.add_heading(language, 2)
            for words in (words for each in edition.body for words in _said(each, language)):
                paper.add_paragraph(_plain(words))
    if not rows:
        paper.add_paragraph("There is no edition of it yet.")
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _said(paragraph: Mapping[str, Any], language: str) -> Iterable[str]:
    """The common words of a paragraph in a language, and those that a partner has in brackets instead."""
    common = paragraph.get("words", {}).get(language, "")
    if common:
        yield common
    for code, words in paragraph.get("brackets", {}).items():
        if words.get(language):
            yield f"[{code}: {words[language]}]"


def _plain(words: str) -> str:
    return str(UNPRINTABLE.sub("", words))
