"""Excel workbooks: rows, values as they are shown, and what stands beside the cells."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment

from collegium.reading.errors import Damaged, EmptyDocument, NoText, TooMuch
from collegium.reading.formats.xlsx import extract
from collegium.reading.formats.xlsx.sheets import column_name
from collegium.reading.formats.xlsx.values import Formats
from tests.reading.formats.office.papers import (
    bold,
    cases,
    characters,
    lines,
    overlaps,
    relationships,
    said,
    unzipped,
    workbook,
    zipped,
)

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), min_size=1, max_size=12)


@pytest.mark.parametrize("case", cases("xlsx.toml"), ids=lambda case: case["name"])
def test_it_gives_every_row_of_a_workbook(case: Any) -> None:
    source = extract(workbook({"Tides": case["rows"]}, case.get("strings", ""), case.get("styles", "")))
    assert lines(source) == case["blocks"], case["guards"]
    assert "bold" not in case or bold(source) == case["bold"], case["guards"]
    places = [[run.where, run.offset] for block in source.blocks for run in block.runs if run.text.strip()]
    assert "places" not in case or places == case["places"], case["guards"]
    assert overlaps(source) == []


@pytest.mark.parametrize("case", cases("values.json"), ids=lambda case: case["name"])
def test_a_value_is_shown_by_its_format(case: Any) -> None:
    assert Formats(None, from_1904=False).shown(case["value"], "n", case["code"]) == case["shown"], case["guards"]


def test_days_are_counted_from_1904_where_the_workbook_says_so() -> None:
    styles = (
        '<numFmts><numFmt numFmtId="170" formatCode="yyyy-mm-dd"/></numFmts><cellXfs><xf numFmtId="170"/></cellXfs>'
    )
    rows = '<sheetData><row><c s="0"><v>0</v></c></row></sheetData>'
    source = extract(workbook({"Tides": rows}, styles=styles, properties='<workbookPr date1904="1"/>'))
    assert lines(source)[1:] == [["row", "1904-01-01"]]


@pytest.mark.parametrize(("number", "name"), [(1, "A"), (26, "Z"), (27, "AA"), (703, "AAA")])
def test_columns_have_letters(number: int, name: str) -> None:
    assert column_name(number) == name


def test_it_reads_what_openpyxl_writes() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plan"
    sheet.append(["Subject", "Day", "Share"])
    sheet.append(["Tolls", date(2031, 5, 12), 0.25])
    sheet["C2"].number_format = "0%"
    sheet["A2"].comment = Comment("Really?", "M")
    book.create_sheet("Notes").sheet_state = "hidden"
    book["Notes"]["B2"] = "unseen\nbut read"
    assert lines(extract(saved(book))) == [
        ["heading 1", "Plan"],
        ["row", "Subject Day Share"],
        ["row", "Tolls 2031-05-12 25%"],
        ["comment", "Really?"],
        ["heading 1", "Notes"],
        ["row", "unseen but read"],
    ]


def test_text_boxes_on_a_sheet_are_paragraphs() -> None:
    members = unzipped(workbook({"Tides": "<sheetData/>"}))
    members["xl/_rels/sheet1.xml.rels"] = relationships({"drawings/drawing1.xml": "drawing"}).encode()
    members["xl/drawings/drawing1.xml"] = (
        b'<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>in </a:t></a:r>'
        b"<a:r><a:t>the box</a:t></a:r></a:p></d>"
    )
    assert lines(extract(zipped(dict(members)))) == [["heading 1", "Tides"], ["paragraph", "in the box"]]


@given(
    st.lists(st.lists(st.one_of(words, st.integers(-(10**9), 10**9)), min_size=1, max_size=4), min_size=1, max_size=5)
)
def test_no_character_of_a_workbook_is_lost_or_said_twice(rows: list[list[str | int]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tides")
    for row in rows:
        cells = [openpyxl.cell.WriteOnlyCell(sheet, str(value)) for value in row]
        for cell, value in zip(cells, row, strict=True):
            cell.data_type = "n" if isinstance(value, int) else "s"
        sheet.append(cells)
    source_text = "Tides" + "".join(str(value) for row in rows for value in row)
    source = extract(saved(book))
    assert said(source) == characters(source_text)
    assert overlaps(source) == []


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = BytesIO()
    book.save(file)
    return file.getvalue()


EMPTY = workbook({"Tides": "<sheetData/>"})
LONG = f"<si><t>{'a' * 1_000_000}</t></si>"
REPEATED = "<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 100 + "</sheetData>"


@pytest.mark.parametrize(
    ("data", "error", "cause"),
    [
        (b"", EmptyDocument, "empty"),
        (EMPTY, EmptyDocument, "holds no values"),
        (zipped({**unzipped(EMPTY), "xl/media/scan.png": b"\x89PNG"}), NoText, "pictures but no words"),
        (workbook({}), Damaged, "lists no sheets"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), Damaged, "is a zip archive, but no Excel workbook"),
        (EMPTY[:-30], Damaged, "not a whole zip archive"),
        (workbook({"Tides": "<sheetData><row>"}), Damaged, "damaged in its part 'xl/sheet1.xml'"),
        (workbook({"Tides": REPEATED}, LONG), TooMuch, "more than 20,000,000 characters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_workbook_is_named(data: bytes, error: type[Exception], cause: str) -> None:
    with pytest.raises(error, match=cause):
        extract(data)
