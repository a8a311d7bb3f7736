"""The formats in which a reading leaves, by name."""

from collegium.exchange.page import page_of
from collegium.exchange.records import json_of
from collegium.exchange.rows import csv_of, header
from collegium.exchange.table import table_of
from collegium.reading.contract import Reading

SUFFIXES = {"table": ".txt", "json": ".json", "html": ".html", "csv": ".csv"}
FORMATS = tuple(SUFFIXES)


def write(reading: Reading, format_: str) -> str:
    """A reading in one of FORMATS."""
    if format_ == "json":
        return json_of(reading) + "\n"
    if format_ == "html":
        return page_of(reading)
    return csv_of(reading) if format_ == "csv" else table_of(reading)


def opening(format_: str) -> str:
    """What stands before the first document of a format."""
    return header() if format_ == "csv" else ""
