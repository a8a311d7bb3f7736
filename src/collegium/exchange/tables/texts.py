"""A joint text in a template: its common words in one language, paragraph by paragraph."""

from io import BytesIO
from typing import Any

import docx

from collegium.exchange.exports.paper import plain
from collegium.exchange.exports.sheet import About
from collegium.exchange.exports.texts import TextSheet
from collegium.exchange.tables.template import centred, filled_apart

LOOP = ("{%p for each in paragraphs %}", "{%p if each.heading %}", "{%p else %}", "{%p endif %}", "{%p endfor %}")
WORDS = "{{ each.words }}"


def docx_of_text_in(template: bytes, sheet: TextSheet) -> bytes:
    """The common words of a text in a template. Raises ReadingError."""
    return filled_apart(template, said_of_text(sheet))


def check_template_of_text(data: bytes) -> None:
    """Raises ReadingError where a template cannot be filled in with a heading and a paragraph, or with none."""
    about = About("", "", "", "")
    for body in ([], [{"words": {}, "heading": True}, {"words": {}, "heading": False}]):
        docx_of_text_in(data, TextSheet(about, "", body, ["en"], False))


def said_of_text(sheet: TextSheet) -> dict[str, Any]:
    """What a template may say of a text: words, and its paragraphs, each with whether it is a heading."""
    about, language = sheet.about, sheet.languages[0]
    return {
        "title": plain(about.title),
        "space": plain(about.space),
        "marking": plain(about.marking),
        "made": about.made,
        "language": language,
        "paragraphs": [
            {"words": plain(each["words"].get(language, "")), "heading": each["heading"]} for each in sheet.body
        ],
    }


def plain_template_of_text() -> bytes:
    """The template from which a partnership may begin one of its own."""
    paper = docx.Document()
    centred(paper.sections[0], "{{ marking }}")
    paper.add_heading("{{ title }}", 0)
    begin, if_heading, otherwise, end_if, end = LOOP
    paper.add_paragraph(begin)
    paper.add_paragraph(if_heading)
    paper.add_heading(WORDS, 1)
    for each in (otherwise, WORDS, end_if, end):
        paper.add_paragraph(each)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()
