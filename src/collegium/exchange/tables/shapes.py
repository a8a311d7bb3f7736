"""The shapes in which what stands of the programme leaves."""

from collegium.exchange.exports import DESCRIPTION, csvw_of
from collegium.exchange.exports import SHAPES as OF_EXPORTS
from collegium.exchange.exports.delimited import csv_of
from collegium.exchange.exports.records import json_of
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.tables.book import xlsx_of
from collegium.exchange.tables.heads import spoken
from collegium.exchange.tables.template import docx_of

SHAPES = {**OF_EXPORTS, "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
"""The shapes, as the file ends, with their media types."""


def written(sheet: Sheet, shape: str, template: bytes | None = None) -> bytes:
    """A sheet in one of SHAPES, in the language in which is spoken. Raises ReadingError where a template fails."""
    how = spoken(sheet.table)
    if shape == "xlsx":
        return xlsx_of(sheet, how)
    if shape == "docx":
        return docx_of(sheet, template)
    if shape == f"csv{DESCRIPTION}":
        return csvw_of(sheet, f"{sheet.table.name}.csv", how).encode()
    return (csv_of(sheet, how) if shape == "csv" else json_of(sheet)).encode()
