"""Readings as CSV: one row a turn, one row for a document in which nobody speaks."""

import csv
from io import StringIO

from collegium.reading.contract import Reading, Turn

COLUMNS = (
    "name", "media_type", "sha256", "language", "kind", "title", "date", "time", "place", "number", "languages",
    "turn", "role", "speaker", "office", "party", "start", "end", "text",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def header() -> str:
    """The first line of the CSV."""
    return line(COLUMNS)


def csv_of(reading: Reading) -> str:
    """The rows of one reading, without the header; a ' stands before what a spreadsheet would run as a formula."""
    turns = [_turn(number, turn, reading.text) for number, turn in enumerate(reading.turns, 1)]
    own = _document(reading)
    return "".join(line((*own, *turn)) for turn in turns or [("", "", "", "", "", 0, len(reading.text), reading.text)])


def _document(reading: Reading) -> tuple[object, ...]:
    source, heading = reading.source, reading.heading
    return (
        source.name, source.media_type, source.sha256, source.language, heading.kind, heading.title, heading.date,
        heading.time, heading.place, heading.number, " ".join(heading.languages),
    )  # fmt: skip


def _turn(number: int, turn: Turn, text: str) -> tuple[object, ...]:
    start, end = turn.span
    return number, turn.role, turn.speaker, turn.office, turn.party, start, end, text[start:end]


def line(cells: tuple[object, ...]) -> str:
    """A line of CSV, with CR and LF, of which a spreadsheet runs no cell."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([_safe(cell) for cell in cells])
    return out.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
