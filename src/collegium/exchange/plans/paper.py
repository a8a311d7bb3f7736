"""A plan of consultations as a Word document: a table of its subjects by month, with how they are to be handled.

The rows are written as the mark-up that they are: asking the library for each cell in turn takes several times as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape
from io import BytesIO

import docx
from django.utils import timezone
from docx.document import Document as Paper
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.shared import Pt

from collegium.accounts.access import Anybody, note
from collegium.exchange.exports.paper import UNPRINTABLE
from collegium.exchange.exports.sources import called
from collegium.exchange.speech import capital, counted, date_said, said
from collegium.programme.models import Plan, Subject
from collegium.programme.queries.grounds import grounds_of, marking_of
from collegium.programme.queries.plans import by_month, counts_of, subjects_of
from collegium.programme.rules.plans import Counts

WIDTHS = (500, 3600, 1500, 1700, 2600, 1500, 2600)  # of the columns, in twentieths of a point
MANNER = {None: "", True: "in person", False: "not in person"}


@dataclass(frozen=True, slots=True)
class PlanOnPaper:
    """A plan with all that leaves of it, and what is said of the file."""

    plan: Plan
    space: str
    subjects: Sequence[Subject]
    counts: Counts
    marking: str
    made: datetime


def take_plan(person: Anybody, plan: Plan, day: date | None = None) -> PlanOnPaper:
    """What a person takes of a plan, noted for those whose it is. Overdue is as of a day; of today without one."""
    rows = list(subjects_of(plan))
    note(person, "export", plan)
    marking = marking_of(grounds_of(person, [plan, *rows]), plan.marking)
    said = marking.name if marking else ""
    return PlanOnPaper(plan, called(plan.space), rows, counts_of([plan], day)[plan.pk], said, timezone.now())


def plan_docx(taken: PlanOnPaper) -> bytes:
    """The pages of a plan, as the bytes of a file."""
    paper = docx.Document()
    _frame(paper, taken)
    paper.add_heading(_plain(taken.plan.name), 0)
    period = f"{date_said(taken.plan.starts.isoformat())} – {date_said(taken.plan.ends.isoformat())}"
    paper.add_paragraph(_plain(f"{taken.space}. {period}."))
    paper.add_paragraph(_plain(tally_in_words(taken.counts)))
    if taken.subjects:
        paper.element.body.insert(len(paper.element.body) - 1, parse_xml(_table(taken.subjects)))
    else:
        paper.add_paragraph(said("There is no subject in this plan."))
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def tally_in_words(counts: Counts) -> str:
    """How far the subjects of a plan are, and what a source says of their number, in a line."""
    told = [said("%(held)s of %(total)s held", held=str(counts.held), total=str(counts.total))]
    told += [counted("%(count)s merged", "%(count)s merged", counts.merged)] if counts.merged else []
    told += [counted("%(count)s dropped", "%(count)s dropped", counts.dropped)] if counts.dropped else []
    told += [counted("%(count)s postponed", "%(count)s postponed", counts.postponed)] if counts.postponed else []
    told += [counted("%(count)s overdue", "%(count)s overdue", counts.overdue)] if counts.overdue else []
    words = ", ".join(told) + "."
    if not counts.differs:
        return words
    figures = {"stated": str(counts.stated), "total": str(counts.total)}
    return f"{words} {said('Subjects, as a source says: %(stated)s; here: %(total)s.', **figures)}"


def _frame(paper: Paper, taken: PlanOnPaper) -> None:
    """The page on its side, the marking above and below it, and what the file says of itself."""
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for part in (section.header, section.footer):
        part.is_linked_to_previous = False
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        handling = said("Handling: %(marking)s", marking=taken.marking) if taken.marking else ""
        paragraph.add_run(_plain(handling)).bold = True
    known = paper.core_properties
    known.title, known.author, known.comments = _plain(taken.plan.name)[:255], "Collegium", ""
    known.created = known.modified = taken.made.replace(tzinfo=None, microsecond=0)
    paper.styles["Normal"].font.size = Pt(10)


def _table(subjects: Iterable[Subject]) -> str:
    """The mark-up of the table: a row of names, and for each month a row of its name above its subjects."""
    head = (
        said("No."),
        said("Subject"),
        said("Level"),
        said("When"),
        said("Leads"),
        said("Place"),
        said("What came of it"),
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS)
    rows = "".join(_rows(subjects))
    style = '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/>'
    heading = _row(head, bold=True, repeated=True)
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{style}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{heading}{rows}</w:tbl>"


def _rows(subjects: Iterable[Subject]) -> Iterator[str]:
    for month, rows in by_month(subjects).items():
        yield _across(date_said(month) if month else said("No date"))
        yield from (_row(cells_of(row)) for row in rows)


def cells_of(row: Subject) -> tuple[str, ...]:
    """What the columns have of a subject."""
    manner = said(MANNER[row.in_person]) if row.in_person is not None else ""
    leads = "; ".join(f"{lead.partner.name}: {lead.unit}" for lead in row.led)  # type: ignore[attr-defined]
    place = ", ".join(each for each in (row.place, manner) if each)
    when = row.held or row.planned
    return (str(row.number), row.title, row.level, date_said(when) if when else "", leads, place, _became(row))


def _became(row: Subject) -> str:
    """How far a subject is, in words."""
    told = capital(said(row.state))
    if row.merged_into:
        told = said("Merged into %(number)s", number=str(row.merged_into.number))
    return ": ".join(each for each in (told, row.outcome or row.why) if each)


def _row(cells: Sequence[str], bold: bool = False, repeated: bool = False) -> str:
    """A row; one that is repeated stands at the head of every page."""
    made = "".join(_cell(words, width, bold) for words, width in zip(cells, WIDTHS, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if repeated else ''}</w:trPr>{made}</w:tr>"


def _across(words: str) -> str:
    """A row of one cell."""
    return f"<w:tr>{_cell(words, sum(WIDTHS), bold=True, across=len(WIDTHS))}</w:tr>"


def _cell(words: str, width: int, bold: bool = False, across: int = 1) -> str:
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    font = "<w:rPr><w:b/></w:rPr>" if bold else ""
    lines = "".join(
        f'<w:p><w:r>{font}<w:t xml:space="preserve">{escape(line, quote=False)}</w:t></w:r></w:p>'
        for line in _plain(words).split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{lines}</w:tc>'


def _plain(words: str) -> str:
    """Words without what no such file can hold."""
    return UNPRINTABLE.sub("", words).replace("\r", "")
