"""Lines of the text → headings, paragraphs, points of a list, and tables."""

from collections.abc import Iterator

import regex

from collegium.exchange.page.marks import Marked
from collegium.exchange.page.notes import Notes
from collegium.exchange.page.places import Places, Row
from collegium.exchange.page.tables import table
from collegium.reading.contract import Span

POINT = regex.compile(r"(?:[•·▪■◦‣*–—-]|\(?(?:\d{1,3}(?:\.\d{1,3})*|\p{L}|[ivxIVX]{1,5})[.)])\s")
"""How a line begins that is a point of a list: a bullet, a dash, a number or letter with its stop."""
HEADING = regex.compile(r"(?=[\p{Lu}\p{N}]).{1,69}[^.,;:!?…»”\")\]]")
"""How a heading looks where the map does not tell: short, and without a stop at its end."""
SHORTEST_BODY = 100  # characters; a line that looks like a heading is one above such a line or a table


def paragraphs(marked: Marked, notes: Notes, places: Places, lines: tuple[Span, ...], guess: bool) -> str:
    """The lines in order, with their notes. `guess` says whether a line may be a heading by its looks."""
    parts = []
    for plain, rows in _stretches(places, lines):
        lengths = [end - start for start, end in plain[1:]] + [SHORTEST_BODY if rows else 0]
        for line, below in zip(plain, lengths, strict=False):
            parts.append(notes.beside(_line(marked, places, line, guess and below >= SHORTEST_BODY), line[1]))
        if rows:
            parts.append(table(marked, tuple(rows)) + notes.upto(rows[-1].line[1]))
    return "".join(parts)


def _stretches(places: Places, lines: tuple[Span, ...]) -> Iterator[tuple[list[Span], list[Row]]]:
    """Plain lines and the table under them, again and again. A lone cell above or below a table is a plain line."""
    plain: list[Span] = []
    rows: list[Row] = []
    for line in lines:
        row = places.row(line)
        if rows and (row is None or not row.follows(rows[-1])):
            below = _lone_at_end(rows)
            yield plain, rows
            plain, rows = below, []
        if row is not None and (rows or len(row.cells) > 1):
            rows.append(row)
        else:
            plain.append(line)
    below = _lone_at_end(rows)
    yield plain, rows
    yield below, []


def _lone_at_end(rows: list[Row]) -> list[Span]:
    """Take the rows of one cell off the end."""
    lone: list[Span] = []
    while rows and len(rows[-1].cells) == 1:
        lone.insert(0, rows.pop().line)
    return lone


def _line(marked: Marked, places: Places, line: Span, guess: bool) -> str:
    words = marked.text[slice(*line)]
    if places.is_heading(line) or (guess and HEADING.fullmatch(words)):
        return f'<h2 dir="auto">{marked.html(*line)}</h2>\n'
    kind = ' class="item"' if places.is_item(line) else ' class="point"' if POINT.match(words) else ""
    return f'<p dir="auto"{kind}>{marked.html(*line)}</p>\n'
