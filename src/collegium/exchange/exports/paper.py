"""An export as a Word document: each quote with its source, date, standing and whose words they are.

The marking stands at the head and the foot of every page.
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Pt

from collegium.exchange.comparison.words import ASKS, CALLED, GIVEN_UP, MEANING, NEAR, SILENT
from collegium.exchange.exports.names import Names
from collegium.exchange.exports.sheet import About, Row, Sheet
from collegium.exchange.named import NOTICE
from collegium.exchange.page.notes import PRESUPPOSED
from collegium.exchange.page.provenance import CREED
from collegium.exchange.speech import said
from collegium.exchange.stated import NOT_KNOWN, STANDING
from collegium.reading.compare import KINDS

Body = Callable[[Paper, Sheet, Names], None]
"""Writes the rows of a table."""
UNPRINTABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
STATES = {
    "entered": "in the register",
    "proposed": "proposed",
    "awaiting": "a second person is asked",
    "disputed": "two disagree",
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "rejected",
}
"""How far a finding is decided, in words."""
FACTS = {
    "date": "Date",
    "ended": "Ended",
    "forum": "Body",
    "founded": "Founded",
    "member": "Member",
    "note": "Note",
    "office": "Office",
    "parent": "Part of",
    "party": "Party",
    "state": "State",
    "type": "Kind",
}
"""What is known of a reference, in words."""


def docx_of(sheet: Sheet, names: Names, body: Body | None = None) -> bytes:
    """The pages of a sheet in the language in which is spoken, as the bytes of a file; `body` writes its rows."""
    paper = docx.Document()
    frame(paper, sheet.about)
    paper.add_heading(plain(sheet.about.title), 0)
    paper.add_paragraph(plain(". ".join(filter(None, (sheet.about.space, said(sheet.table.meaning))))))
    if not sheet.rows:
        paper.add_paragraph(said("There is nothing here."))
    body = body or {"comparison": _comparison, "references": _references}.get(sheet.table.name, _quotes)
    body(paper, sheet, names)
    paper.add_paragraph(plain(f"{said(CREED)} {said(NOTICE)}")).style = "Intense Quote"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def frame(paper: Paper, about: About) -> None:
    """The marking above and below every page, and what the file says of itself."""
    for section in paper.sections:
        for part in (section.header, section.footer):
            part.is_linked_to_previous = False
            paragraph = part.paragraphs[0]
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.add_run(plain(f"{said('Handling')}: {about.marking}" if about.marking else "")).bold = True
        _number_pages(section.footer.paragraphs[0])
    known = paper.core_properties
    known.title, known.author, known.comments = plain(about.title)[:255], "Collegium", ""
    known.created = known.modified = datetime.fromisoformat(about.made).replace(tzinfo=None)
    paper.styles["Normal"].font.size = Pt(10.5)


def _number_pages(paragraph: Any) -> None:
    """The number of the page, as a field that the reader's program fills in."""
    run = paragraph.add_run("    ")
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:instrText" if text else "w:fldChar")
        if text:
            part.text = text
        else:
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def _quotes(paper: Paper, sheet: Sheet, names: Names) -> None:
    """Statements one after the other, those of one document under its title."""
    last = None
    for row in sheet.rows:
        if row["document"] != last:
            last = row["document"]
            paper.add_heading(plain(", ".join(filter(None, (row["title"], row["date"])))), 1)
        add_quote(paper, row, names)
        if "state" in row:
            paper.add_paragraph(plain(f"{said('State')}: {said(STATES[row['state']])}."))


def _references(paper: Paper, sheet: Sheet, names: Names) -> None:
    """References one after the other, each with its names and what is known of it."""
    last = None
    for row in sheet.rows:
        if row["reference"] != last:
            last = row["reference"]
            paper.add_heading(plain(f"{said(row['kind'].capitalize())}: {row['id']}"), 1)
            paper.add_paragraph(plain("; ".join(row["names"])))
        if row["fact"]:
            when = "–".join((row["since"], row["until"])) if row["since"] or row["until"] else ""
            ground = f"“{row['quote']}” /documents/{row['document']}" if row["document"] else ""
            paper.add_paragraph(
                plain(". ".join(filter(None, (f"{said(FACTS[row['fact']])}: {row['value']}", when, ground))))
            )


def add_quote(place: Any, row: Row, names: Names, side: str = "") -> None:
    """The act with its actors, the words, and where they come from."""
    lead = place.add_paragraph()
    lead.paragraph_format.keep_with_next = True
    lead.add_run(plain(_lead(row, names, side))).bold = True
    if row.get("kind") == "premise":
        lead.add_run(f" ({said(PRESUPPOSED)})")
    place.add_paragraph(plain(f"“{' '.join(row[f'{side}quote'].split())}”"), style="Quote")
    place.add_paragraph(plain(_source(row, names, side)))


def _lead(row: Row, names: Names, side: str) -> str:
    return f"{said(row[f'{side}act'].capitalize())}: {names(row[f'{side}actors']) or said(NOT_KNOWN)}"


def _source(row: Mapping[str, Any], names: Names, side: str) -> str:
    """Where a quote stands, of which date, on whose words it rests, who speaks, and what else is known."""
    told = [", ".join(filter(None, (row[f"{side}title"], row[f"{side}date"] or said("date not known"))))]
    told += [said(STANDING[row[f"{side}standing"]])] if row[f"{side}standing"] else []
    told += [said("said by %(who)s", who=row[f"{side}attributed_to"])] if row[f"{side}attributed_to"] else []
    told += [f"{said('towards')} {names(row['addressees'])}"] if row.get("addressees") else []
    told += [f"{said('condition')}: {row['condition']}"] if row.get("condition") else []
    when = "–".join(filter(None, (row.get("when_start"), row.get("when_end"))))
    told += [f"{said('when')}: {when}"] if when else []
    told += [f"{said('handling')}: {row['marking']}"] if not side and row.get("marking") else []
    told.append(f"/documents/{row[f'{side}document']}")
    return "; ".join(told) + "."


def _comparison(paper: Paper, sheet: Sheet, names: Names) -> None:
    """What became of each statement, kind by kind, the earlier words beside the later ones."""
    for kind in KINDS:
        rows = [row for row in sheet.rows if row["became"] == kind]
        if rows:
            paper.add_heading(f"{said(CALLED[kind])} ({len(rows)})", 1)
            paper.add_paragraph(said(MEANING[kind]))
            table = paper.add_table(rows=0, cols=2, style="Table Grid")
            for row in rows:
                left, right = table.add_row().cells
                _cell(left, row, names, "old_", said("No counterpart in the earlier text."))
                _cell(right, row, names, "new_", _silence(row))


def _cell(cell: Any, row: Row, names: Names, side: str, silence: str) -> None:
    first = cell.paragraphs[0]
    if not row[f"{side}quote"]:
        first.add_run(plain(silence))
        return
    first.add_run(said(GIVEN_UP[row["given_up"]]) if side == "new_" and row["given_up"] else "")
    add_quote(cell, row, names, side)


def _silence(row: Row) -> str:
    if row["near"]:
        return f"{said(NEAR)} “{row['near']}”"
    return f"{said(SILENT)} {said(ASKS)}" if row["worth_asking"] else str(said(SILENT))


def plain(words: str) -> str:
    """Words without what no such file can hold."""
    return UNPRINTABLE.sub("", words)
