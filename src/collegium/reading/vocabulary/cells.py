"""The CSV files beside this module: their rows, and the spellings in a cell."""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

TABLES = Path(__file__).parent / "tables"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table by their column names."""
    lines = csv.reader((TABLES / name).read_text(encoding="utf-8").splitlines())
    columns = next(lines)
    return (dict(zip(columns, line, strict=True)) for line in lines)


def spellings(cell: str) -> tuple[str, ...]:
    """The spellings in a cell, which are set apart by bars."""
    return tuple(map(sys.intern, cell.split("|"))) if cell else ()
