"""A joint text as a Word document: with what partners bracket, or the common words alone, in the language in which is
spoken.

The marking stands at the head and the foot of every page; that a copy was taken is noted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import docx
from django.utils import timezone

from collegium.accounts.access import Anybody, note
from collegium.accounts.models import Partner
from collegium.exchange.exports.paper import frame, plain
from collegium.exchange.exports.sheet import About
from collegium.exchange.exports.sources import called
from collegium.exchange.speech import counted, figure, said
from collegium.programme.models import Edition, Text
from collegium.programme.queries.drafting import Placed, body_of, standing_of
from collegium.programme.queries.grounds import grounds_of, marking_of
from collegium.reading.compare import changes


@dataclass(frozen=True, slots=True)
class TextSheet:
    """What leaves of a text: its paragraphs as editions keep them, in some languages, with or without brackets.

    `states` says of a paragraph, by its id, who agreed and who is waited for; an edition has none. `level` is that of
    its headings on paper.
    """

    about: About
    lead: str
    body: Sequence[Mapping[str, Any]]
    languages: Sequence[str]
    bracketed: bool
    states: Mapping[str, str] = field(default_factory=dict)
    level: int = 1


def take_text(
    person: Anybody, text: Text, bracketed: bool, language: str = "", edition: Edition | None = None
) -> TextSheet:
    """A text as it stands, or as an edition has it, in all its languages or in one; noted as an export."""
    note(person, "export", text)
    marking = marking_of(grounds_of(person, [text]), text.marking)
    made = timezone.now().isoformat(timespec="seconds")
    about = About(text.title, called(text.space), marking.name if marking else "", made)
    return sheet_of_text(text, about, bracketed, [language] if language else text.languages, edition)


def sheet_of_text(
    text: Text, about: About, bracketed: bool, languages: Sequence[str], edition: Edition | None = None
) -> TextSheet:
    """What is written of a text, as it stands or as an edition has it."""
    if edition:
        lead = ", ".join(filter(None, (said("Edition %(number)s", number=str(edition.number)), edition.name)))
        return TextSheet(about, f"{lead}.", edition.body, languages, bracketed)
    standing = standing_of(text)
    lead = f"{_tally(standing.agreed, len(standing.paragraphs))}."
    states = {each.paragraph.pk: _state(each) for each in standing.paragraphs}
    return TextSheet(about, lead, body_of(standing), languages, bracketed, states)


def _tally(agreed: int, many: int) -> str:
    one, more = "%(agreed)s of %(many)s paragraph agreed", "%(agreed)s of %(many)s paragraphs agreed"
    return counted(one, more, many, agreed=figure(agreed), many=figure(many))


def _state(placed: Placed) -> str:
    """Who says what to a paragraph, in one line, in the words of its page."""
    if placed.is_agreed:
        return f"{said('Agreed by all')}."
    told = (
        (said("Agreed:"), placed.agreed),
        (said("Bracketed:"), [each.partner for each in placed.brackets]),
        (said("Agreed before the last change:"), placed.lapsed),
        (said("Waiting for:"), placed.silent),
    )
    return " ".join(f"{what} {_codes(partners)}." for what, partners in told if partners)


def _codes(partners: Iterable[Partner]) -> str:
    return ", ".join(partner.code for partner in partners)


def docx_of_text(sheet: TextSheet) -> bytes:
    """The pages of a text, as the bytes of a file."""
    paper = docx.Document()
    frame(paper, sheet.about)
    paper.add_heading(plain(sheet.about.title), 0)
    if sheet.bracketed:
        paper.add_paragraph(plain(f"{sheet.about.space}. {sheet.lead}"))
    put_body(paper, sheet)
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def put_body(paper: Any, sheet: TextSheet) -> None:
    """Put the paragraphs of a text on a paper: one after the other, or beside one another in several languages."""
    if not sheet.body:
        paper.add_paragraph(said("There is nothing here."))
    elif len(sheet.languages) > 1:
        _beside(paper, sheet)
    else:
        for each in sheet.body:
            _paragraph(paper, each, sheet)


def _paragraph(paper: Any, each: Mapping[str, Any], sheet: TextSheet) -> None:
    """A paragraph of a text in one language, with its brackets and its state below it where they are wanted."""
    language = sheet.languages[0]
    if each["heading"]:
        paper.add_heading(plain(each["words"].get(language, "")), sheet.level)
    else:
        paper.add_paragraph(plain(each["words"].get(language, "")))
    if sheet.bracketed:
        _brackets(paper, each, language)
        _say_state(paper, each, sheet)


def _beside(paper: Any, sheet: TextSheet) -> None:
    """All languages beside one another, a row for each paragraph."""
    table = paper.add_table(rows=1, cols=len(sheet.languages), style="Table Grid")
    for cell, language in zip(table.rows[0].cells, sheet.languages, strict=True):
        cell.paragraphs[0].add_run(plain(language)).bold = True
    for each in sheet.body:
        row = table.add_row().cells
        for cell, language in zip(row, sheet.languages, strict=True):
            cell.paragraphs[0].add_run(plain(each["words"].get(language, ""))).bold = each["heading"]
            if sheet.bracketed:
                _brackets(cell, each, language)
        if sheet.bracketed:
            _say_state(row[0], each, sheet)


def _brackets(place: Any, each: Mapping[str, Any], language: str) -> None:
    """What partners would have instead, each in brackets with its code, marked word by word."""
    common = each["words"].get(language, "")
    for code, words in each["brackets"].items():
        if language not in words:
            continue
        line = place.add_paragraph()
        line.add_run(plain(f"[{code}: ")).bold = True
        if words[language]:
            _marked(line, common, words[language])
        else:
            line.add_run(said("would leave this paragraph out")).italic = True
        line.add_run("]").bold = True


def _marked(line: Any, common: str, own: str) -> None:
    for change in changes(common, own, exact=True):
        run = line.add_run(plain(change.old if change.kind == "old" else change.new))
        run.font.strike = change.kind == "old"
        run.font.underline = change.kind == "new"


def _say_state(place: Any, each: Mapping[str, Any], sheet: TextSheet) -> None:
    if each["id"] in sheet.states:
        place.add_paragraph().add_run(plain(sheet.states[each["id"]])).italic = True
