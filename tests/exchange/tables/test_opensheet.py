"""Tables of OpenDocument spreadsheets say the same as those of Excel."""

import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

from collegium.exchange.tables.grid import MOST_COLUMNS, MOST_ROWS, Grid
from collegium.exchange.tables.reading import File, tables_of
from tests.exchange.tables.files import HEAD, ROWS, workbook

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for name, full in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
    )
)
STYLES = """<office:automatic-styles>
<number:date-style style:name="N1"><number:month/><number:year/></number:date-style>
<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/>
</office:automatic-styles>"""


def opensheet(rows: str, name: str = "Plan") -> bytes:
    """A spreadsheet of one sheet, its rows as mark-up."""
    body = f'<office:spreadsheet><table:table table:name="{name}">{rows}</table:table></office:spreadsheet>'
    content = f"<office:document-content {SPACES}>{STYLES}<office:body>{body}</office:body></office:document-content>"
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def words(said: object, **more: str) -> str:
    """A cell that says something."""
    told = "".join(f' table:{name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f"<table:table-cell{told}><text:p>{escape(str(said))}</text:p></table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    """A row of cells."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def day(value: str, shown: str, style: str = "") -> str:
    """A cell with a date, as it is kept and as it is shown."""
    own = f'table:style-name="{style}"' if style else ""
    kept = f'office:value-type="date" office:date-value="{value}" {own}'
    return f"<table:table-cell {kept}><text:p>{shown}</text:p></table:table-cell>"


def only(data: bytes) -> Grid:
    [grid] = tables_of(File(data, "plan.ods"))
    return grid


def said(grid: Grid) -> list[list[str]]:
    """The words of its cells, row by row."""
    return [[each.text for each in row.cells] for row in grid.rows]


def test_a_sheet_says_the_same_as_one_of_excel() -> None:
    rows = [HEAD, *([str(each) for each in some] for some in ROWS)]
    open_one = only(opensheet("".join(row(*map(words, some)) for some in rows)))
    other = only(workbook(rows))
    assert said(open_one) == said(other)
    assert [each.number for each in open_one.rows] == [each.number for each in other.rows]
    assert (open_one.name, open_one.column(2)) == ("Plan", "C")


def test_dates_and_numbers_are_said_as_they_are_kept() -> None:
    number = '<table:table-cell office:value-type="float" office:value="1200"><text:p>1,200</text:p></table:table-cell>'
    part = '<table:table-cell office:value-type="float" office:value="1.5"><text:p>1.5</text:p></table:table-cell>'
    kept = 'office:value-type="boolean" office:boolean-value="true"'
    true = f"<table:table-cell {kept}><text:p>WAHR</text:p></table:table-cell>"
    cells = (
        day("2031-03-14", "14.03.31"),
        day("2031-05-01", "Mai 31", "month"),
        day("2031-03-14T00:00:00", "14.03.31"),
        day("2031-03-14T09:30:00", "14.03.31 09:30"),
    )
    assert said(only(opensheet(row(*cells, number, part, true)))) == [
        ["2031-03-14", "2031-05", "2031-03-14", "2031-03-14 09:30:00", "1200", "1.5", "true"]
    ]


def test_a_date_without_a_style_of_its_own_is_shown_as_its_row_or_column_says() -> None:
    months = 'table:number-columns-repeated="2" table:default-cell-style-name="month"'
    columns = f"<table:table-columns><table:table-column/><table:table-column {months}/></table:table-columns>"
    plain, other = day("2031-05-01", "x"), day("2031-05-01", "x", "other")
    of_month = row(plain).replace("<table:table-row", '<table:table-row table:default-cell-style-name="month"')
    assert said(
        only(opensheet(columns + row(plain, plain, plain, plain, plain) + row(plain, other, plain) + of_month))
    ) == [
        ["2031-05-01", "2031-05", "2031-05", "2031-05-01", "2031-05-01"],
        ["2031-05-01", "2031-05-01", "2031-05"],
        ["2031-05"],
    ]


def test_what_comes_several_times_comes_so_often_and_nothing_empty_does() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    tail = '<table:table-cell table:number-columns-repeated="16000"/>'
    rows = row(words("a"), gap, words("b", number_columns_repeated="2"), tail) + row(tail, times=3) + row(words("c"))
    grid = only(opensheet(rows + row(tail, times=1_000_000)))
    assert said(grid) == [["a", "", "", "b", "b"], ["c"]]
    assert [each.number for each in grid.rows] == [1, 5]


def test_cells_that_are_one_are_told_and_comments_are_not_said() -> None:
    comment = "<office:annotation><text:p>hidden</text:p></office:annotation>"
    noted = f"<table:table-cell>{comment}<text:p>x<text:s/>y</text:p></table:table-cell>"
    rows = row(words("both", number_rows_spanned="2"), noted) + row("<table:covered-table-cell/>", words("z"))
    grid = only(opensheet(rows))
    assert said(grid) == [["both", "x y"], ["both", "z"]]
    assert grid.rows[1].cells[0].merged
    assert not grid.rows[0].cells[0].merged


def test_a_formula_without_a_value_is_told() -> None:
    formula = '<table:table-cell table:formula="of:=1+1"/>'
    grid = only(opensheet(row(words("a"), formula)))
    assert [each.uncounted for each in grid.rows[0].cells] == [False, True]


def test_a_sheet_without_end_is_told_and_takes_no_time() -> None:
    endless = row(words("a", number_columns_repeated="9999999"), times=9_999_999)
    assert only(opensheet(endless)).beyond == "columns"
    assert only(opensheet(row(words("a"), times=MOST_ROWS + 1))).beyond == "rows"


def test_cells_that_reach_over_rows_without_end_take_no_time() -> None:
    wide = row(*(words(at, number_rows_spanned="9999999") for at in range(MOST_COLUMNS)))
    every = row(words("a", number_columns_repeated=str(MOST_COLUMNS), number_rows_spanned="9999999"), times=MOST_ROWS)
    assert said(only(opensheet(wide))) == [[str(at) for at in range(MOST_COLUMNS)]]
    assert said(only(opensheet(every))) == [["a"] * MOST_COLUMNS]
