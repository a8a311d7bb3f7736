"""The formats in which a reading leaves, by name."""

from collegium.exchange.mentions import mentions_csv_of, mentions_header
from collegium.exchange.page import page_of
from collegium.exchange.records import json_of
from collegium.exchange.rows import csv_of, header
from collegium.exchange.statements import statements_csv_of, statements_header
from collegium.exchange.table import table_of
from collegium.reading.contract import Reading
from collegium.reading.vocabulary import Vocabulary

SUFFIXES = {
    "table": ".txt", "json": ".json", "html": ".html", "csv": ".csv", "mentions": ".mentions.csv",
    "statements": ".statements.csv",
}  # fmt: skip
FORMATS = tuple(SUFFIXES)


def write(reading: Reading, format_: str, vocabulary: Vocabulary | None = None) -> str:
    """A reading in one of FORMATS; the vocabulary is the one that it was read with."""
    if format_ == "json":
        return json_of(reading) + "\n"
    if format_ == "html":
        return page_of(reading, vocabulary)
    if format_ == "table":
        return table_of(reading, vocabulary)
    made = {"csv": csv_of, "mentions": mentions_csv_of, "statements": statements_csv_of}
    return made[format_](reading)


def opening(format_: str) -> str:
    """What stands before the first document of a format."""
    return {"csv": header, "mentions": mentions_header, "statements": statements_header}.get(format_, str)()
