"""The shapes in which what stands of the programme leaves."""

from collegium.exchange.exports import DESCRIPTION, csvw_of
from collegium.exchange.exports import SHAPES as OF_EXPORTS
from collegium.exchange.exports.delimited import csv_of
from collegium.exchange.exports.records import json_of
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.tables.book import xlsx_of
from collegium.exchange.tables.template import docx_of

SHAPES = {**OF_EXPORTS, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""The shapes, as the file ends, with their media types."""


def written(sheet: Sheet, shape: str, template: bytes | None = None) -> bytes:
    """A sheet in one of SHAPES. Raises ReadingError where a template cannot be filled in."""
    if shape == "xlsx":
        return xlsx_of(sheet)
    if shape == "docx":
        return docx_of(sheet, template)
    if shape == f"csv{DESCRIPTION}":
        return csvw_of(sheet, f"{sheet.table.name}.csv").encode()
    return (csv_of(sheet) if shape == "csv" else json_of(sheet)).encode()
