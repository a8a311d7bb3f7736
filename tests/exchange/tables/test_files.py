"""Tables of files: what each cell says, where it stands; heads in five languages; files of which none can be taken."""

import csv
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from collegium.exchange.tables.fields import Partners, guessed, head_of, kind_of
from collegium.exchange.tables.grid import MOST_COLUMNS, MOST_ROWS, Cell, Grid
from collegium.exchange.tables.meaning import Meant, meaning_of, unfit
from collegium.exchange.tables.reading import File, tables_in
from collegium.exchange.tables.understanding import Understood, understood
from collegium.exchange.tables.values import Span
from collegium.reading import errors
from tests.exchange.tables.bad_files import BAD
from tests.exchange.tables.files import HEAD, ROWS, namesakes, paper, saved, workbook

CASES = Path(__file__).parent / "cases"
PARTNERS = Partners({"QM": "Velmora", "QN": "Ostrand", "QO": "Harrowmark"})
YEAR = Span(date(2031, 1, 1), date(2031, 12, 31))


def rows_of(name: str) -> list[dict[str, str]]:
    with (CASES / name).open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.parametrize("row", rows_of("heads.csv"), ids=lambda row: row["guards_against"])
def test_heads_are_known_in_five_languages(row: dict[str, str]) -> None:
    heads = [Cell(each) for each in row["heads"].split("|")]
    assert guessed(row["kind"], heads, PARTNERS) == row["fields"].split("|")


@pytest.mark.parametrize("row", rows_of("bad.csv"), ids=lambda row: f"{row['file']}: {row['guards_against']}")
def test_a_file_without_a_table_says_why_and_what_to_do(row: dict[str, str]) -> None:
    with pytest.raises(getattr(errors, row["error"])) as refused:
        tables_in(File(BAD[row["file"]], f"{row['file']}.xlsx"))
    assert row["said"] in refused.value.cause
    assert refused.value.remedy


def test_each_bad_file_stands_in_the_table() -> None:
    assert {row["file"] for row in rows_of("bad.csv")} == set(BAD)


def only(data: bytes, name: str = "plan.xlsx") -> Grid:
    [grid] = tables_in(File(data, name))
    return grid


def read(grid: Grid, leave: bool = False, **named: object) -> Understood:
    meant = meaning_of(grid, PARTNERS)
    meant = Meant(meant.kind, meant.head, meant.columns, leave)
    assert not unfit(meant, PARTNERS)
    return understood(grid, meant, YEAR, **named)  # type: ignore[arg-type]


def faults(said: Understood) -> list[tuple[int, str, str, str]]:
    return [(each.row, each.column, each.said, each.cause) for each in said.faults]


def test_a_sheet_and_a_text_and_a_csv_say_the_same() -> None:
    lines = "\r\n".join(";".join("" if each is None else str(each) for each in row) for row in (HEAD, *ROWS))
    files = [("a.xlsx", workbook([HEAD, *ROWS])), ("a.docx", paper([HEAD, *ROWS])), ("a.csv", lines.encode("cp1252"))]
    said = [read(only(data, name)) for name, data in files]
    lines_of = [[replace(line, sheet="") for line in each.lines] for each in said]
    assert lines_of == [lines_of[0]] * 3
    assert [each.lines[0].sheet for each in said] == ["Plan", "1", "1"]
    assert [each.title for each in said[0].lines] == [row[1] for row in ROWS]
    assert not any(each.faults or each.passed for each in said)


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x1b", "\x1c", "\x7f", "\x9f"])
def test_no_control_character_of_a_cell_is_said(sign: str) -> None:
    lines = f"Subject,Month\r\nLa{sign}mps{sign},2031-03\r\n{sign},{sign}\r\n"
    grid = only(lines.encode() + b"Tolls at sea and elsewhere," * 40, "a.csv")
    assert [each.text for each in grid.rows[1].cells] == ["La mps", "2031-03"]
    assert [each.number for each in grid.rows] == [1, 2, 4]


def test_the_head_may_stand_lower_and_rows_of_other_kinds_are_told() -> None:
    rows = [("Plan of consultations 2031",), (), HEAD, ("I. At sea",), *ROWS, (), HEAD, ("Total", 3), ("Total: 3",)]
    said = read(only(workbook(rows)))
    assert [each.number for each in said.lines] == [1, 2, 3]
    assert [(each.row, each.why) for each in said.passed] == [
        (1, "above"),
        (4, "heading"),
        (9, "head"),
        (10, "total"),
        (11, "total"),
    ]


def test_merged_cells_say_what_the_first_says_but_no_title_twice() -> None:
    rows = [HEAD, (1, "Lamps", "Experts"), (2, "Tolls", None), (3, None, "Experts")]
    said = read(only(workbook(rows, merged=["C2:C3", "B3:B4"])))
    assert [line.values["level"] for line in said.lines] == ["experts", "experts"]
    assert said.merged == ["C3"]
    assert faults(said) == [(4, "B", "Tolls", "This cell is one with the cell above it.")]
    text = read(only(paper([row[:3] for row in (HEAD, *ROWS)], down=2), "plan.docx"))
    assert [line.values["level"] for line in text.lines][:2] == ["experts", "experts"]
    assert text.merged == ["1: 3, 3"]


def test_what_is_wrong_stands_at_its_cell() -> None:
    rows = [HEAD, (1, "Lamps", "captains", "Q2"), (1, "Tolls"), (3, "lamps "), (4, None, "Experts"), ("x", "Ice")]
    assert faults(read(only(workbook(rows)))) == [
        (2, "C", "captains", "This is no level that is known here."),
        (2, "D", "Q2", "This names no month and no day."),
        (3, "A", "1", "The same stands in row 2."),
        (4, "B", "lamps", "The same stands in row 2."),
        (5, "B", "", "There is no title here."),
        (6, "A", "x", "This is no number."),
    ]
    assert [each.row for each in read(only(workbook(rows)), left_out={2, 5, 6}).lines] == [3, 4]


def test_a_date_that_names_nothing_is_left_empty_only_where_that_was_chosen() -> None:
    grid = only(workbook([HEAD, (1, "Lamps", None, "spring")]))
    assert not read(grid).lines
    said = read(grid, leave=True)
    assert said.lines[0].values["planned"] is None
    assert said.emptied == ["D2: spring"]


def test_a_formula_counts_by_its_kept_value_and_is_refused_without_one() -> None:
    assert faults(read(only(workbook([HEAD, ("=1+1", "Lamps")])))) == [
        (2, "A", "", "This formula has no value in the file.")
    ]


def test_days_of_either_calendar_of_excel_are_days() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["Subject", "Month"])
    page.append(["Lamps", date(2031, 3, 14)])
    page.append(["Tolls", date(2031, 5, 1)])
    page["B3"].number_format = "mmm-yy"
    assert [line.values["planned"] for line in read(only(saved(book))).lines] == ["2031-03-14", "2031-05"]


@pytest.mark.parametrize(
    ("rows", "beyond"),
    [([["Subject"] * 10_000], "columns"), ([[str(at)] for at in range(MOST_ROWS + 1)], "rows")],
)
def test_a_sheet_beyond_the_limits_is_told_and_hides_no_other(rows: list[list[str]], beyond: str) -> None:
    book = openpyxl.load_workbook(file_of(rows))
    page = book.create_sheet("Second")
    page.append(["Subject"])
    page.append(["Lamps"])
    first, second = tables_in(File(saved(book), "a.xlsx"))
    assert (first.beyond, first.rows) == (beyond, ())
    assert (second.name, second.width, len(second.rows)) == ("Second", 1, 2)
    assert second.width <= MOST_COLUMNS


def file_of(rows: list[list[str]]) -> BytesIO:
    """A workbook as a file that a library opens."""
    return BytesIO(workbook(rows))


def test_the_kind_of_a_table_is_told_by_its_head() -> None:
    plan = only(workbook([("Subject", "Level", "Month"), ("Lamps", "Experts", "May")]))
    programme = only(workbook([("Action", "Due date", "Measure of success"), ("Lamps", "", "")]))
    assert (kind_of(plan, PARTNERS), kind_of(programme, PARTNERS)) == ("plan", "programme")
    nothing = only(workbook([("A", "B"), ("C", "D")]))
    assert head_of("plan", nothing, PARTNERS) is None
    assert unfit(meaning_of(nothing, PARTNERS), PARTNERS) == ["title"]


def test_a_printed_number_that_stands_twice_is_told_at_its_cell() -> None:
    head = ("No.", "Printed number", "Title")
    grid = only(workbook([head, (1, "1.1", "Lamps"), (2, "1.1", "Tolls"), (3, "", "Ice"), (4, "", "Bread")]))
    said = understood(grid, Meant("programme", 1, ("number", "printed", "title")))
    assert faults(said) == [(3, "B", "1.1", "The same stands in row 2.")]
    crossed = only(
        workbook([head, ("3.2", "", "Lamps"), (2, "3.2", "Tolls"), ("3.3", "3.4", "Ice"), ("3.3", "", "Tar")])
    )
    said = understood(crossed, Meant("programme", 1, ("number", "printed", "title")))
    assert faults(said) == [(3, "B", "3.2", "The same stands in row 2.")]


def test_sheets_of_one_name_are_told_apart() -> None:
    grids = tables_in(File(namesakes("2031-03", "2031-04", "2031-05"), "plan.xlsx"))
    assert [(each.name, each.rows[1].cell(0).text) for each in grids] == [
        ("Plan", "Subject 1"),
        ("Plan (2)", "Subject 2"),
        ("Plan (3)", "Subject 3"),
    ]
