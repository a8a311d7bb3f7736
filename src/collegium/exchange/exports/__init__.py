"""What may be taken out of the register, as CSV with a description, JSON and DOCX: statements, findings, undertakings,
references, comparisons, the record of one thing, questions, what is wanted, what a search found."""

from collegium.exchange.exports.columns_of_pages import TABLES
from collegium.exchange.exports.delimited import csv_of as _csv
from collegium.exchange.exports.delimited import csvw_of
from collegium.exchange.exports.names import Names, names_by
from collegium.exchange.exports.paper import docx_of
from collegium.exchange.exports.paper_of_pages import BODIES
from collegium.exchange.exports.records import json_of
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.exports.taking import take_comparison, take_findings, take_references, take_statements
from collegium.exchange.exports.taking_questions import take_questions
from collegium.exchange.exports.taking_record import take_record
from collegium.exchange.exports.taking_search import take_search
from collegium.exchange.exports.taking_undertakings import take_undertakings
from collegium.exchange.exports.taking_wanted import take_wanted

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
        return docx_of(sheet, names, BODIES.get(sheet.table.name))
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
    "take_questions",
    "take_record",
    "take_references",
    "take_search",
    "take_statements",
    "take_undertakings",
    "take_wanted",
    "written",
]
