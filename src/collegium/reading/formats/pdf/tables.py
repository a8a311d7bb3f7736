"""Tables: stretches of rows whose pieces stand below one another in columns of their own."""

from collections.abc import Iterator
from itertools import pairwise

from collegium.reading.formats.pdf.lines import is_leader_row, is_one_line
from collegium.reading.formats.pdf.pieces import Piece, Row

ALIGNED = 3.0  # points by which cells of one column may be out of line
LEAST = 3  # rows with two cells that make a table; of rows with three cells two will do


def tables(found: list[Row]) -> Iterator[tuple[list[Row], bool]]:
    """The rows in stretches, each with whether it is a table; a table's rows are whole, their cells' lines together."""
    stretch: list[Row] = []
    wide = [_is_wide(row) for row in found]
    at = 0
    while at < len(found):
        end = _table_end(found, wide, at) if wide[at] else at
        if end == at:
            stretch.append(found[at])
            at += 1
            continue
        if stretch:
            yield stretch, False
            stretch = []
        yield _whole_rows(found[at:end]), True
        at = end
    if stretch:
        yield stretch, False


def _is_wide(row: Row) -> bool:
    return len(row) > 1 and not is_one_line(row) and not is_leader_row(row)


def _table_end(found: list[Row], wide: list[bool], begin: int) -> int:
    """Where the table that begins here ends; `begin` itself where none does."""
    end, count = begin, 0
    cells: list[Piece] = []
    for at in range(begin, len(found)):
        if not _fits(cells, found[at], wide[at]) or (at > begin and _far(found[at - 1], found[at])):
            break
        if wide[at]:
            count, end = count + len(found[at]) - 1, at + 1
            cells += found[at]
        elif any(wide[at + 1 : at + 4]) or found[at][0].x0 > min(cell.x0 for cell in cells) + ALIGNED:
            end = at + 1
    return end if count >= LEAST else begin


def _far(before: Row, after: Row) -> bool:
    return before[0].y - after[0].y > 4 * after[0].size


def _fits(cells: list[Piece], row: Row, wide: bool) -> bool:
    """Whether a row's pieces stand in columns that were there before: at least two of a wide row, all of another."""
    if not cells:
        return True
    fitting = sum(1 for piece in row if any(_aligned(piece, cell) for cell in cells))
    return fitting >= 2 if wide else fitting == len(row)


def _aligned(one: Piece, other: Piece) -> bool:
    middles = abs(one.x0 + one.x1 - other.x0 - other.x1) / 2
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), middles) <= ALIGNED


def _whole_rows(found: list[Row]) -> list[Row]:
    """Rows by the document's own order where it goes cell by cell; else the rows as they stand."""
    pieces = sorted((piece for row in found for piece in row), key=lambda piece: piece.start)
    whole: list[Row] = [[pieces[0]]]
    for before, piece in pairwise(pieces):
        if (piece.x1 <= before.x0 and piece.y < before.y + before.size / 2) or _below_row(whole[-1], piece):
            whole.append([])
        whole[-1].append(piece)
    descends = all(before[0].y > after[0].y for before, after in pairwise(whole))
    return whole if descends else found


def _below_row(row: Row, piece: Piece) -> bool:
    """Whether a piece stands below everything in a row and at the row's left edge, though nothing stands between."""
    return len({round(cell.x0) for cell in row}) > 1 and piece.x0 <= row[0].x0 + ALIGNED and piece.y < row[-1].y
