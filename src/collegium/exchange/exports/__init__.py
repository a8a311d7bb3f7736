"""What may be taken out of the register: statements, findings, references and comparisons, as CSV, JSON and DOCX."""

from collegium.exchange.exports.columns import TABLES
from collegium.exchange.exports.delimited import csv_of as _csv
from collegium.exchange.exports.delimited import csvw_of
from collegium.exchange.exports.names import Names, names_by
from collegium.exchange.exports.paper import docx_of
from collegium.exchange.exports.records import json_of
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.exports.taking import take_comparison, take_findings, take_references, take_statements

DESCRIPTION = "-metadata.json"  # behind the name of a CSV, as CSV on the Web has it
SHAPES = {
    "csv": "text/csv; charset=utf-8",
    f"csv{DESCRIPTION}": "application/csvm+json",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
"""The shapes of an export, as its file ends, with their media types."""


def written(sheet: Sheet, shape: str, names: Names) -> bytes:
    """An export in one of SHAPES; `names` says what ids are called, on paper."""
    if shape == "docx":
        return docx_of(sheet, names)
    made = {"csv": _csv, "json": json_of, f"csv{DESCRIPTION}": _description}
    return made[shape](sheet).encode()


def _description(sheet: Sheet) -> str:
    return csvw_of(sheet, f"{sheet.table.name}.csv")


__all__ = [
    "DESCRIPTION",
    "SHAPES",
    "TABLES",
    "Names",
    "Sheet",
    "csvw_of",
    "names_by",
    "take_comparison",
    "take_findings",
    "take_references",
    "take_statements",
    "written",
]
