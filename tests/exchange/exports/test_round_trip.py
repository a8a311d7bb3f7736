"""What leaves comes back as it was: CSV by the description of its columns, JSON as it stands, DOCX with every quote."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from csvw import Table as Described
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.exchange.exports import SHAPES, TABLES, names_by, written
from collegium.exchange.exports.columns import BETWEEN, BOOLEAN, Column, Table
from collegium.exchange.exports.sheet import About, Sheet
from collegium.reading.vocabulary import Vocabulary
from tests.examples import examples
from tests.machine import ROOT

NAMES = names_by(Vocabulary())
ABOUT = About(
    "Statements: Words on the Winter Ferry", "Tidewater, Velmora", "for partners", "2031-02-03T09:00:00+00:00"
)
MANUAL = (ROOT / "docs" / "exports.md").read_text("utf-8")
ALL = tuple(TABLES.values())


def words() -> st.SearchStrategy[str]:
    """Words as quotes have them: any letters, capitals, stops and signs, in one line."""
    letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))
    return st.text(letters, max_size=30).map(lambda text: " ".join(text.split()))


def value(column: Column) -> st.SearchStrategy[Any]:
    if column.several:
        return st.lists(words().filter(bool), max_size=3)
    numbers = {"integer": st.integers(0, 10**6), "decimal": st.floats(0, 1).map(lambda each: round(each, 3))}
    return numbers.get(column.datatype, st.sampled_from(["yes", "no"]) if column.datatype == BOOLEAN else words())


def rows(table: Table) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries({each.name: value(each) for each in table.columns})
    key = table.key or None
    return st.lists(row, max_size=3, unique_by=(lambda each: each[key]) if key else None)


def read_back(folder: Path, sheet: Sheet) -> list[dict[str, Any]]:
    """The rows of a CSV, as a program reads it that knows nothing of Collegium but the description."""
    name = f"{sheet.table.name}.csv"
    (folder / name).write_bytes(written(sheet, "csv", NAMES))
    described = folder / f"{name}-metadata.json"
    described.write_bytes(written(sheet, "csv-metadata.json", NAMES))
    table = Described.from_file(described)
    table.check_primary_key()
    return [dict(row) for row in table.iterdicts(strict=True)]


def undefused(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def as_kept(row: dict[str, Any], table: Table) -> dict[str, Any]:
    return {each.name: _plain(row[each.name], each) for each in table.columns}


def _plain(cell: Any, column: Column) -> Any:
    if column.several:
        joined = undefused(BETWEEN.join(cell or []))
        return joined.split(BETWEEN) if joined else []
    if column.datatype == BOOLEAN:
        return {True: "yes", False: "no"}.get(cell, cell)
    if column.datatype == "string":
        return undefused(cell or "")
    return float(cell)


@pytest.mark.parametrize("table", ALL, ids=lambda each: each.name)
@given(data=st.data())
@settings(max_examples=examples(15), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_csv_is_read_back_by_its_description(tmp_path: Path, table: Table, data: st.DataObject) -> None:
    said = data.draw(rows(table))
    many = [each.name for each in table.columns if each.several]
    kept = [{**row, **{name: [each.replace(";", ",") for each in row[name]] for name in many}} for row in said]
    back = read_back(tmp_path, Sheet(table, said, ABOUT))
    assert [as_kept(row, table) for row in back] == [as_kept(row, table) for row in kept]


@pytest.mark.parametrize("table", ALL, ids=lambda each: each.name)
def test_the_description_says_what_each_column_means_and_how_the_file_is_handled(table: Table) -> None:
    told = json.loads(written(Sheet(table, [], ABOUT), "csv-metadata.json", NAMES))
    assert told["url"] == f"{table.name}.csv"
    assert (told["dc:rights"], told["dc:source"]) == ("for partners", "Tidewater, Velmora")
    columns = {each["name"]: each["dc:description"] for each in told["tableSchema"]["columns"]}
    assert columns == {each.name: each.meaning for each in table.columns}
    assert columns == json.loads(written(Sheet(table, [], ABOUT), "json", NAMES))["columns"]
    for name, meaning in columns.items():
        assert f"| `{name}` | {meaning} |" in MANUAL


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_in_the_manual(shape: str) -> None:
    assert f"| `{shape}` |" in MANUAL


def row_of(table: Table, **said: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {
        each.name: [] if each.several else 0 if each.datatype != "string" else "" for each in table.columns
    }
    return {**empty, **said}


FORMULAS = ("=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", "\r=1")


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_runs_in_a_spreadsheet(formula: str) -> None:
    table = TABLES["statements"]
    row = row_of(table, statement="1", quote=formula, title=formula, actors=[formula])
    cells = next(csv.DictReader(io.StringIO(written(Sheet(table, [row], ABOUT), "csv", NAMES).decode())))
    assert not [cell for cell in cells.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def text_of(paper: Any) -> str:
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in paper.paragraphs), *cells])


def test_a_paper_holds_each_quote_with_its_source_and_the_marking_on_every_page() -> None:
    table = TABLES["findings"]
    row = row_of(
        table, document="01DOC", title="Words on the Winter Ferry", date="2031-02-03", act="commits", actors=["QM"],
        standing="told", attributed_to="Ondra Pell", quote="Velmora will mend\x0b the pier", condition="if it thaws",
        marking="for partners", state="proposed",
    )  # fmt: skip
    content = written(Sheet(table, [row], ABOUT), "docx", NAMES)
    paper = docx.Document(io.BytesIO(content))
    text = text_of(paper)
    for told in ("Commits: QM", "“Velmora will mend the pier”", "Words on the Winter Ferry, 2031-02-03", "as told",
                 "said by Ondra Pell", "condition: if it thaws", "/documents/01DOC", "State: proposed."):  # fmt: skip
        assert told in text
    for section in paper.sections:
        assert "Handling: for partners" in section.header.paragraphs[0].text
        assert "Handling: for partners" in section.footer.paragraphs[0].text
        assert not section.different_first_page_header_footer
    assert paper.core_properties.author == "Collegium"
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


def test_a_paper_of_a_comparison_sets_both_quotes_side_by_side() -> None:
    table = TABLES["comparison"]
    side = {
        "document": "01DOC",
        "title": "Words",
        "date": "2031",
        "act": "commits",
        "actors": ["QM"],
        "standing": "own",
    }
    old = {f"old_{name}": each for name, each in side.items()} | {"old_quote": "the pier"}
    new = {f"new_{name}": each for name, each in side.items()} | {"new_quote": "the whole pier"}
    said = [
        row_of(table, became="reworded", **old, **new),
        row_of(table, became="not_repeated", **old),
        row_of(table, became="not_repeated", **old, near="a pier was seen"),
        row_of(table, became="not_repeated", **old, **{**new, "new_act": "withdraws"}, given_up="withdraws"),
    ]
    paper = docx.Document(io.BytesIO(written(Sheet(table, said, ABOUT), "docx", NAMES)))
    reworded, silent = paper.tables
    assert ["“the pier”" in reworded.cell(0, 0).text, "“the whole pier”" in reworded.cell(0, 1).text] == [True, True]
    right = [row.cells[1].text for row in silent.rows]
    assert "Not repeated, which is not withdrawn." in right[0]
    assert "a pier was seen" in right[1]
    assert "The later text withdraws it:" in right[2]


def test_an_export_of_nothing_says_so() -> None:
    sheet = Sheet(TABLES["statements"], [], ABOUT)
    assert "There is nothing here." in text_of(docx.Document(io.BytesIO(written(sheet, "docx", NAMES))))
    assert written(sheet, "csv", NAMES).decode().count("\n") == 1
    assert json.loads(written(sheet, "json", NAMES))["rows"] == []
