"""A joint text as a Word document: as it stands, with its brackets and who stands how, then its editions in order.

It holds what every partner sees on the page of the text, and nothing that a partner noted for itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx

from collegium.exchange.exports.paper import frame, plain
from collegium.exchange.exports.sheet import About
from collegium.exchange.exports.texts import TextSheet, put_body, sheet_of_text
from collegium.programme.models import Edition, Text
from collegium.programme.queries.proceedings import Proceedings, Voice

NOW = "As it stands"
BELOW = 2  # the headings of a text stand below those of its editions


def paper_of(text: Text, about: About, whole: Proceedings, editions: Iterable[Edition]) -> bytes:
    """The bytes of the document. The marking stands on each page."""
    paper = docx.Document()
    frame(paper, about)
    paper.add_heading(plain(text.title), 0)
    paper.add_paragraph(plain(f"{about.space}. {text.kind}; {text.state}"))
    for said in _answers(whole):
        paper.add_paragraph(plain(said))
    _put(paper, NOW, sheet_of_text(text, about, True, text.languages))
    for edition in editions:
        called = f"Edition {edition.number} {edition.name}".strip()
        _put(paper, called, sheet_of_text(text, about, True, text.languages, edition))
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def _put(paper: Any, called: str, sheet: TextSheet) -> None:
    paper.add_heading(plain(called), 1)
    if sheet.states:
        paper.add_paragraph(plain(sheet.lead))
    put_body(paper, replace(sheet, level=BELOW))


def _answers(whole: Proceedings) -> Iterator[str]:
    """What each partner says to what was put up last, a line for each; nothing where nothing was put up."""
    for voice in whole.voices if whole.last else ():
        yield f"{voice.partner.code}: {_answer(voice)}"


def _answer(voice: Voice) -> str:
    if voice.answer and voice.answer.contested:
        return "contests what was recorded for it"
    if voice.part.opted_out:
        return "opted out"
    return voice.answer.answer if voice.answer else "has not answered"
