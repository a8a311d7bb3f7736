"""Files with tables, as people have them."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from io import BytesIO

import docx
import openpyxl

Said = str | int | date | bool | None
HEAD = ("No.", "Subject", "Level", "Month", "Place", "In person", "Lead QM", "Lead Ostrand")
ROWS: tuple[tuple[Said, ...], ...] = (
    (1, "Lamps in the channel", "Experts", date(2031, 3, 14), "Quellhaven", "yes", "Harbour Unit", "Sea Desk"),
    (2, "Tolls on bread", "directors", "April 2031", "Ostmund", "by video", "Trade Unit", ""),
    (3, "Pilots in winter", "Heads of unit", "2031-05", "", "", "", "Pilot Desk"),
)
TRACKER_HEAD = ("Post", "Subject", "Line", "Issued on", "Due", "Status", "Date reported", "Remark")
TRACKER: tuple[tuple[Said, ...], ...] = (
    (
        "Embassy in Skerry",
        "Lamps",
        "vote: in favour",
        date(2026, 2, 3),
        "2026-02-08",
        "reported",
        "9.2.2026",
        "Passed.",
    ),
    ("Quellhaven", "Lamps", "vote: in favour", date(2026, 2, 3), "2026-02-08", "", "", ""),
    ("Skerry", "Tolls", "", "3 February 2026", "", "Acknowledged", "4 February 2026", ""),
)


def workbook(rows: Sequence[Sequence[Said]], sheet: str = "Plan", merged: Sequence[str] = ()) -> bytes:
    """An Excel workbook of one sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    for each in merged:
        page.merge_cells(each)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def paper(rows: Sequence[Sequence[Said]], heading: str = "Plan of consultations", down: int | None = None) -> bytes:
    """A Word document with one table; `down` is a column of which the first two rows below the head are merged."""
    text = docx.Document()
    text.add_paragraph(heading)
    table = text.add_table(len(rows), max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, said in enumerate(row):
            table.cell(number, column).text = "" if said is None else str(said)
    if down is not None:
        table.cell(2, down).text = ""
        table.cell(1, down).merge(table.cell(2, down))
    out = BytesIO()
    text.save(out)
    return out.getvalue()


def namesakes(*months: str) -> bytes:
    """A workbook of sheets that all have one name, each with a subject in a month, as some programs write them."""
    book, out = openpyxl.Workbook(), BytesIO()
    for number, month in enumerate(months, 1):
        page = book.create_sheet(f"Pla{number}")
        page.append(["Subject", "Month"])
        page.append([f"Subject {number}", month])
    with zipfile.ZipFile(BytesIO(saved(book))) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, re.sub(rb'name="Pla\d"', b'name="Plan"', old.read(each)))
    return out.getvalue()
