"""A sheet as an Excel workbook: real days, a head that stays in sight, and no cell that runs.

Words are written as words, whatever they begin with: nothing becomes a formula, a link or a number.
"""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from collegium.exchange.exports.columns import BETWEEN, Column
from collegium.exchange.exports.delimited import PLAIN
from collegium.exchange.exports.sheet import Sheet, Spoken

LONGEST = 32_767  # characters of a cell, as Excel has it
NARROW, WIDE = 8, 50  # characters of a column
AS_WORDS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
UNNAMED = str.maketrans("[]:*?/\\'", "        ")


def xlsx_of(sheet: Sheet, spoken: Spoken = PLAIN) -> bytes:
    """The bytes of the workbook: its rows, and a second sheet that says what it is and how it is to be handled."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, AS_WORDS)
    about = sheet.about
    created = datetime.fromisoformat(about.made).replace(tzinfo=None)
    book.set_properties(
        {"title": about.title[:255], "author": "Collegium", "created": created, "keywords": about.marking}
    )
    page = book.add_worksheet(_name(sheet.table.name))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
    for at, column in enumerate(sheet.table.columns):
        page.write_string(0, at, spoken.head(column), bold)
        values = [_said(spoken.value(column, row.get(column.name)), column) for row in sheet.rows]
        for number, value in enumerate(values, 1):
            _write(page, number, at, value, plain, day)
        page.set_column(at, at, _width(spoken.head(column), values))
    page.freeze_panes(1, 2 if sheet.table.names[:1] == ("number",) else 1)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.table.columns) - 1)
    _frame(page, about.marking)
    _tell(book.add_worksheet("About"), sheet, spoken, plain)
    book.close()
    return out.getvalue()


def _tell(page: Any, sheet: Sheet, spoken: Spoken, plain: Any) -> None:
    """What the workbook is, how it is to be handled, and what its columns mean."""
    about = sheet.about
    rows: list[tuple[str, ...]] = [("Title", about.title), ("Space", about.space), ("Handling", about.marking)]
    rows += [("Made", about.made), ("Holds", sheet.table.meaning)]
    rows += [(each.name, each.meaning, spoken.head(each)) for each in sheet.table.columns]
    for number, row in enumerate(rows):
        for at, words in enumerate(row):
            page.write_string(number, at, words[:LONGEST], plain)
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 80)
    page.set_column(2, 2, 24)
    _frame(page, about.marking)


def _frame(page: Any, marking: str) -> None:
    """The marking at the head and foot of every printed page, on as many of them as it takes, across."""
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    said = marking.replace("&", "&&")
    page.set_header(f"&C{said}")
    page.set_footer(f"&C{said}&R&P / &N")


def _said(value: Any, column: Column) -> Any:
    """A value as its cell has it."""
    if column.several:
        return BETWEEN.join(str(each).replace(BETWEEN.strip(), ",") for each in value or ())
    if column.datatype == "date" and isinstance(value, str) and len(value) == len("2031-02-03"):
        return date.fromisoformat(value)
    return value


def _write(page: Any, number: int, at: int, value: Any, plain: Any, day: Any) -> None:
    if value in ("", None):
        return
    if isinstance(value, date):
        page.write_datetime(number, at, datetime(value.year, value.month, value.day), day)
    elif isinstance(value, int):
        page.write_number(number, at, value, plain)
    else:
        page.write_string(number, at, str(value)[:LONGEST], plain)


def _width(head: str, values: list[Any]) -> int:
    longest = max((len(str(each or "")) for each in values[:200]), default=0)
    return min(max(NARROW, len(head) + 3, longest + 2), WIDE)


def _name(name: str) -> str:
    return name.translate(UNNAMED).strip()[:31] or "Table"
