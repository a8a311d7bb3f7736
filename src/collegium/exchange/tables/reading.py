"""Bytes → tables, in a child process with limits, as documents are read."""

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace

from collegium.exchange.tables import delimited, opensheet, paper, workbook
from collegium.exchange.tables.grid import Grid
from collegium.reading.confine import Limits, run
from collegium.reading.errors import NoText, UnknownFormat
from collegium.reading.formats import refuse_size
from collegium.reading.formats.detect import DOCX, HEAD, TEXT, XLSX, media_type_of
from collegium.reading.formats.office_package import Package

MACROS = "vbaProject.bin"
SHEETS = (".xlsx", ".ods", ".csv", ".tsv")
WORDS = ".docx"
CELL = "table "  # how the place of what stands in a table begins
OPEN_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class File:
    """A file that somebody brings, or a document that is kept."""

    data: bytes
    name: str


def seems_to_hold_tables(name: str, places: Iterable[str]) -> bool:
    """Whether a kept document seems to hold a table that can be taken in: a sheet by its name, a Word document by the
    places of what was read of it. Its bytes are not looked at: what it is is found out apart, when it is taken in."""
    name = name.lower()
    return name.endswith(SHEETS) or (name.endswith(WORDS) and any(place.startswith(CELL) for place in places))


def tables_in(file: File, seconds: float = 60.0) -> list[Grid]:
    """The tables of a file that hold something, in their order, read apart.

    Raises ReadingError, with what is wrong and what to do.
    """
    with closing(run(tables_of, [file], limits=Limits(seconds=seconds))) as outcomes:
        outcome = next(outcomes)
    if outcome.error:
        raise outcome.error
    return outcome.result or []


def tables_of(file: File) -> list[Grid]:
    """The same, in this process."""
    refuse_size(len(file.data), file.data[:HEAD], file.name)
    found = [grid for grid in _taken_apart(file) if grid.rows or grid.beyond]
    if not found:
        raise NoText(
            "There is no table in this file.", "Give a Word, Excel or OpenDocument file, or a CSV, that holds one."
        )
    return _told_apart(found)


def _told_apart(grids: Iterable[Grid]) -> list[Grid]:
    """Tables of which no two have one name: faults, rows and forms name their table."""
    apart: dict[str, Grid] = {}
    for grid in grids:
        name, times = grid.name, 1
        while name in apart:
            times += 1
            name = f"{grid.name} ({times})"
        apart[name] = replace(grid, name=name)
    return list(apart.values())


def _taken_apart(file: File) -> list[Grid]:
    if OPEN_SHEETS in file.data[:HEAD]:
        return opensheet.tables_of(file.data)
    kind = media_type_of(file.data, file.name)
    if kind == TEXT:
        return [delimited.table_of(file.data)]
    if kind not in (DOCX, XLSX):
        raise UnknownFormat("Tables are not taken from files of this kind.", "Save it as XLSX, ODS, DOCX or CSV.")
    package = Package(file.data, "Word document" if kind == DOCX else "Excel workbook")
    if any(name.endswith(MACROS) for name in package.archive.names()):
        raise UnknownFormat("The file holds a program (macros).", "Save it without macros, as XLSX or DOCX.")
    return paper.tables_of(package) if kind == DOCX else workbook.tables_of(package)
