"""Rows of the text → a table; on a narrow screen each row becomes a block with the names of its columns."""

from collegium.exchange.page.marks import Marked
from collegium.exchange.page.markup import escaped, lines_of
from collegium.exchange.page.places import Row, by_column
from collegium.reading.contract import Span

FEWEST_UNDER_HEAD = 2  # rows; a shorter table has no head


def table(marked: Marked, rows: tuple[Row, ...]) -> str:
    """A `<table>` of rows in order. The first row is its head where it has words in each column and no number."""
    columns = sorted({column for row in rows for column, _span in row.cells}, key=by_column)
    head = _head(marked, rows, columns)
    names = {column: marked.text[slice(*span)].strip() for column, span in rows[0].cells} if head else {}
    body = "".join(_row(marked, row, columns, names) for row in rows[bool(head) :])
    return f'<table role="table">\n{head}<tbody role="rowgroup">\n{body}</tbody>\n</table>\n'


def _head(marked: Marked, rows: tuple[Row, ...], columns: list[str]) -> str:
    words = marked.text[slice(*rows[0].line)]
    full = len(rows[0].cells) == len(columns) > 1 and not any(letter.isdigit() for letter in words)
    if not full or len(rows) <= FEWEST_UNDER_HEAD:
        return ""
    cells = "".join(
        f'<th scope="col" role="columnheader" dir="auto">{_words(marked, span)}</th>' for _column, span in rows[0].cells
    )
    return f'<thead role="rowgroup">\n<tr role="row">{cells}</tr>\n</thead>\n'


def _row(marked: Marked, row: Row, columns: list[str], names: dict[str, str]) -> str:
    spans = dict(row.cells)
    cells = "".join(_cell(marked, spans.get(column), names.get(column, "")) for column in columns)
    return f'<tr role="row">{cells}</tr>\n'


def _cell(marked: Marked, span: Span | None, name: str) -> str:
    label = f' data-column="{escaped(name)}"' if name and span else ""
    return f'<td role="cell" dir="auto"{label}>{_words(marked, span) if span else ""}</td>'


def _words(marked: Marked, span: Span) -> str:
    return " ".join(marked.html(*line) for line in lines_of(marked.text, *span))
