"""Papers from templates: a sheet as a Word document, in a partnership's own template or the plain one.

A template is written by anybody who may draft, so that it is filled in apart, in a child process with limits, where it
sees words and lists of words and nothing else, in a sandbox in which no code runs.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import regex
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.paper import UNPRINTABLE
from collegium.exchange.exports.sheet import Sheet, Spoken
from collegium.exchange.speech import said
from collegium.exchange.tables.columns import LEAD
from collegium.exchange.tables.heads import leads_said, spoken
from collegium.reading.confine import Limits, run
from collegium.reading.errors import Damaged, ReadingError, TooMuch, UnknownFormat
from collegium.reading.formats.detect import DOCX, media_type_of
from collegium.reading.formats.docx.styles import WORD
from collegium.reading.formats.office_package import Package

MOST = 8 << 20  # bytes of a template
SECONDS = 30.0
SPECIAL = regex.compile(r"\{%-?\s*(?:tr|tc|p|r)\s")
ON_PAPER = {
    "plan": ("number", "title", "level", "planned", "place", "leads", "state"),
    "programme": ("number", "title", "forum", "due", "measure", "leads", "state"),
}
"""The columns of the plain template."""
FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TOC", "REF", "STYLEREF"})
"""Fields of Word that say something of the paper itself."""


class Unfit(ReadingError):
    """A template that cannot be filled in."""


@dataclass(frozen=True, slots=True)
class Filling:
    """A template and what is put into it."""

    template: bytes
    said: Mapping[str, Any]


def docx_of(sheet: Sheet, template: bytes | None = None, seconds: float = SECONDS) -> bytes:
    """A sheet as a Word document in a template; in the plain one where none is given. Raises ReadingError."""
    words = said_of(sheet)
    if template is None:
        return filled(Filling(plain_template(sheet.table), words))
    return filled_apart(template, words, seconds)


def filled_apart(template: bytes, words: Mapping[str, Any], seconds: float = SECONDS) -> bytes:
    """A template that somebody gave, filled in with words in a child process with limits. Raises ReadingError."""
    with closing(run(filled, [Filling(template, words)], limits=Limits(seconds=seconds))) as outcomes:
        outcome = next(outcomes)
    if outcome.error or outcome.result is None:
        raise outcome.error or Damaged("The template gives no document.", "Save it again in Word.")
    return outcome.result


def check_template(data: bytes, sheet: Sheet) -> None:
    """Raises ReadingError where a template cannot be filled in with what a sheet says."""
    docx_of(sheet, data)


def said_of(sheet: Sheet) -> dict[str, Any]:
    """What a template may say: words, and lists of words by name."""
    about = sheet.about
    how = spoken(sheet.table)
    rows = [_row(row, sheet.table, how) for row in sheet.rows]
    return {
        "title": _plain(about.title),
        "space": _plain(about.space),
        "marking": _plain(about.marking),
        "made": about.made,
        "columns": list(sheet.table.names),
        "rows": rows,
    }


def _row(row: Mapping[str, Any], table: Table, how: Spoken) -> dict[str, str]:
    words = {each.name: _plain(_words(how.value(each, row.get(each.name)))) for each in table.columns}
    if words.get("printed"):
        words["number"] = words["printed"]  # on paper an action has the number by which people know it
    leads = [f"{name.removeprefix(LEAD)}: {unit}" for name, unit in words.items() if name.startswith(LEAD) and unit]
    return {**words, "leads": "; ".join(leads)}


def _words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)


def _plain(words: str) -> str:
    return str(UNPRINTABLE.sub("", words))


def filled(filling: Filling) -> bytes:
    """A template filled in. Raises ReadingError with the line that is wrong, where one is."""
    _check(filling.template)
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    _try_lines(environment, filling)
    paper = DocxTemplate(BytesIO(filling.template))
    out = BytesIO()
    try:
        paper.render(dict(filling.said), jinja_env=environment, autoescape=True)
        paper.save(out)
    except (TemplateError, ValueError, KeyError) as error:
        raise Unfit(
            f"The template cannot be filled in: {_one_line(error)}.", "Correct it, then give it anew."
        ) from error
    return out.getvalue()


def _check(data: bytes) -> None:
    """Raises ReadingError for what is no Word document, is too large, holds a program or calls for things outside."""
    if len(data) > MOST:
        raise TooMuch(f"A template has at most {MOST >> 20} MiB.", "Save it with smaller pictures.")
    if media_type_of(data) != DOCX:
        raise UnknownFormat("A template is a Word document.", "Save it as DOCX.")
    package = Package(data, "Word document")
    package.main(f"{WORD}document")
    for name in package.archive.names():
        if name.endswith("vbaProject.bin"):
            raise UnknownFormat("The file holds a program (macros).", "Save it without macros, as XLSX or DOCX.")
        if name.startswith("word/") and name.endswith(".xml"):
            _check_fields(package.archive.tree(name))
        if name.endswith(".rels"):
            for tie in package.archive.tree(name):
                if tie.get("TargetMode") == "External" and not tie.get("Type", "").endswith("/hyperlink"):
                    raise Unfit("The template calls for something outside itself.", "Embed it, then save it again.")


def _check_fields(tree: etree._Element) -> None:
    """Raises Unfit for a field that could fetch something or say it elsewhere, and for a file within the file."""
    codes = [each.text or "" for each in tree.iter(f"{WORD}instrText")]
    codes += [each.get(f"{WORD}instr", "") for each in tree.iter(f"{WORD}fldSimple")]
    wrong = next((code.strip() for code in codes if code.strip() and code.split()[0].upper() not in FIELDS), "")
    if wrong or next(tree.iter(f"{WORD}altChunk"), None) is not None:
        raise Unfit(f"The template has a field that it may not have: {wrong[:60] or 'altChunk'}.", "Take it out.")


def _try_lines(environment: ImmutableSandboxedEnvironment, filling: Filling) -> None:
    """Fill in the words of a template alone, line by line as they stand: so that an error has its line."""
    lines = [
        SPECIAL.sub("{% ", "".join(each.text or "" for each in paragraph.iter(f"{WORD}t")))
        for paragraph in docx.Document(BytesIO(filling.template)).element.body.iter(f"{WORD}p")
    ]
    try:
        environment.from_string("\n".join(lines)).render(dict(filling.said))
    except SecurityError as error:
        raise _unfit(error, lines, "asks for what no template may have") from error
    except TemplateSyntaxError as error:
        raise _unfit(error, lines, _one_line(error)) from error
    except (TemplateError, TypeError, ValueError, OverflowError, ArithmeticError, LookupError) as error:
        raise _unfit(error, lines, _one_line(error)) from error


def _unfit(error: Exception, lines: list[str], what: str) -> Unfit:
    """What is wrong, with the line of the template: its number among the paragraphs, and its words."""
    number = getattr(error, "lineno", None) or _line_of(error)
    words = lines[number - 1].strip()[:120] if 0 < number <= len(lines) else ""
    cause = f"The template cannot be filled in: {what}; paragraph {number}: {words}."
    return Unfit(cause, "Correct it, then give it anew.")


def _line_of(error: Exception) -> int:
    """The line of a template in which an error came up."""
    trace, found = error.__traceback__, 0
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200].rstrip(".")


def plain_template(of: Table) -> bytes:
    """The template that a partnership has as long as it gives none of its own, and from which it may begin one."""
    heads = {**spoken(of).heads, "leads": leads_said()}
    paper = docx.Document()
    section = paper.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    centred(section, "{{ marking }}")
    paper.add_heading("{{ title }}", 0)
    paper.add_paragraph("{{ space }}, {{ made }}")
    paper.add_paragraph(f"{{% if not rows %}}{said('There is nothing here.')}{{% endif %}}")
    columns = ON_PAPER.get(of.name, tuple(each for each in of.names if each != "entry"))
    table = paper.add_table(4, len(columns), "Table Grid")
    table.cell(1, 0).text, table.cell(3, 0).text = "{%tr for row in rows %}", "{%tr endfor %}"
    for at, name in enumerate(columns):
        table.cell(0, at).paragraphs[0].add_run(heads[name]).bold = True
        table.cell(2, at).text = f"{{{{ row.{name} }}}}"
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def centred(section: Section, words: str) -> None:
    """Words above and below every page."""
    for part in (section.header, section.footer):
        paragraph = part.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words).bold = True
