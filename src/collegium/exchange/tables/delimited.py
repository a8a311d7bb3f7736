"""The table of a CSV file, in whatever encoding and with whatever sign between its cells."""

import csv
from io import StringIO

from collegium.exchange.tables.grid import Cell, Filling, Grid, plain
from collegium.reading.errors import Damaged
from collegium.reading.formats.charset import decode

SAMPLE = 16_384  # characters by which the sign between cells is told
SIGNS = ",;\t|"
DEFUSED = ("'=", "'+", "'-", "'@")


def table_of(data: bytes) -> Grid:
    """The one table of a file. Raises Damaged where a cell of it does not end."""
    text, _encoding = decode(data)
    filling = Filling("1", lettered=True)
    rows: dict[int, dict[int, Cell]] = {}
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=_sign(text)), 1):
            for column, words in enumerate(row):
                if words.strip() and filling.takes(number, column, rows):
                    rows.setdefault(number, {})[column] = Cell(plain(_armed(words)))
            if filling.beyond:
                break
    except csv.Error as error:
        raise Damaged(f"The CSV file cannot be taken apart ({error}).", "Save it again as CSV in UTF-8.") from error
    return filling.grid(rows, lambda _cells: None)


def _armed(words: str) -> str:
    """The words without the apostrophe that exports put before what a spreadsheet would run."""
    return words[1:] if words.startswith(DEFUSED) else words


def _sign(text: str) -> str:
    """The sign that stands most often in the first line outside quotes."""
    first = text[:SAMPLE].partition("\n")[0]
    bare = "".join(first.split('"')[::2])
    return max(SIGNS, key=bare.count)
