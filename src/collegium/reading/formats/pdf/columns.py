"""In which order the pieces of a page are read: columns one after another, what spans them in its place.

A page is cut along a gutter, a strip that hardly any piece crosses. The pieces that cross it part the page into
bands. A band whose two sides are filled like text is read side by side; any other is read row by row. A side is cut
again, so that three columns are two cuts.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from collegium.reading.formats.pdf.pieces import Piece, Row, rows

STEP = 2.0  # points: how finely a page's width is looked through for gutters
INNER = (0.15, 0.85)  # of the width: where a gutter may be
BETWEEN = 12.0  # points: about how far columns are apart
NARROWEST = 6.0  # points: narrower than this no gutter is
DEEPEST = 3  # cuts within cuts
FEWEST = 3  # lines that both columns must have at least, or be written one after the other
FILLED = 0.6  # of a side's width: a line that fills less is a short one
LONG_STRETCH = 20  # lines of one side after another, on average: no table is written so
WORDY = 14  # characters: text in columns has this many in a line at least, on average


@dataclass(slots=True)
class Region:
    """Rows that are read from top to bottom: a column, or a stretch as wide as the page. Lines can go to `reach`."""

    rows: list[Row]
    column: bool
    reach: float


def regions(pieces: list[Piece]) -> list[Region]:
    """The page's regions in reading order."""
    return _regions(pieces, 0, max((piece.x1 for piece in pieces), default=0.0))


def _regions(pieces: list[Piece], depth: int, reach: float) -> list[Region]:
    if not pieces:
        return []
    found = rows(pieces)
    x = _gutter(found) if depth < DEEPEST else None
    if x is None:
        return [Region(found, depth > 0, reach)]
    ordered: list[Region] = []
    plain: list[Piece] = []
    for part, in_columns in _cut(found, x):
        if in_columns:
            ordered += [Region(rows(plain), depth > 0, reach)] if plain else []
            plain = []
            left, right = _sides(part, x)
            ordered += _regions(left, depth + 1, min(piece.x0 for piece in right) - BETWEEN)
            ordered += _regions(right, depth + 1, reach)
        else:
            plain += part
    return ordered + ([Region(rows(plain), depth > 0, reach)] if plain else [])


def _gutter(found: list[Row]) -> float | None:
    """Where the page is best cut, or None where it has but one column."""
    best, most = None, 0
    pieces = [piece for row in found for piece in row]
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    if sum(1 for piece in pieces if piece.x0 - left > INNER[0] * (right - left)) < 2:
        return None
    for x in sorted({*_strips(pieces), *_inner_edges(found)}):
        count = sum(len(part) for part, in_columns in _cut(found, x) if in_columns)
        if count > most:
            best, most = x, count
    return best


def _inner_edges(found: list[Row]) -> list[float]:
    """Where pieces begin that have another one before them in their row: the leftmost edge, and the most usual one."""
    edges = Counter(STEP * (piece.x0 // STEP) for row in found for piece in row[1:])
    return [min(edges) - STEP, edges.most_common(1)[0][0] - STEP] if edges else []


def _cut(found: list[Row], x: float) -> Iterator[tuple[list[Piece], bool]]:
    """The rows' pieces from top to bottom in parts, each with whether it is read in columns."""
    for band in _bands(found, x):
        left, right = _sides(band, x)
        if not left or not right or any(piece.x1 > x + STEP for piece in left):
            yield band, False
        elif _in_columns(band, x):
            yield band, True
        else:
            blocks = list(_blocks(band))
            if sum(1 for block in blocks if all(_sides(block, x))) > 1:
                blocks = [band]
            for block in blocks:
                yield block, _side_by_side(block, x)


def _strips(pieces: list[Piece]) -> list[float]:
    """Where as few pieces as anywhere are crossed; each near its strip's right end, where the next column begins."""
    left, right = min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces)
    count = int((right - left) / STEP) + 2
    if count < 20:
        return []
    change = [0] * (count + 1)
    for piece in pieces:
        change[int((piece.x0 - left) / STEP)] += 1
        change[int((piece.x1 - left) / STEP) + 1] -= 1
    cover = list(accumulate(change))
    low, high = int(count * INNER[0]), int(count * INNER[1])
    least = min(cover[low:high]) + 1
    ends = [at for at in range(low, high) if cover[at] <= least < cover[at + 1]]
    return [left + at * STEP for at in ends if all(cover[at - back] <= least for back in range(int(NARROWEST / STEP)))]


def _sides(pieces: list[Piece], x: float) -> tuple[list[Piece], list[Piece]]:
    """What begins left of the gutter and what begins right of it."""
    return [piece for piece in pieces if piece.x0 < x], [piece for piece in pieces if piece.x0 >= x]


def _bands(found: list[Row], x: float) -> list[list[Piece]]:
    """From top to bottom: stretches of rows that cross the gutter, and stretches of rows that do not."""
    bands: list[list[Piece]] = []
    crossed = None
    for row in found:
        crosses = any(piece.x0 < x - STEP and piece.x1 > x + STEP for piece in row)
        if crosses != crossed:
            bands.append([])
            crossed = crosses
        bands[-1] += row
    return bands


def _in_columns(band: list[Piece], x: float) -> bool:
    """Whether a band is text in columns, rather than a table or lines that end before the gutter."""
    left, right = _sides(band, x)
    shorter = min(len(left), len(right))
    if shorter < FEWEST or min(piece.y for piece in left) > max(piece.y for piece in right):
        return False
    returns = _returns(band, x)
    if returns <= len(band) / LONG_STRETCH and shorter >= 2 * FEWEST:
        return True
    by_cells = 1 < returns < 0.6 * shorter
    return not by_cells and _like_text(left) and _like_text(right)


def _blocks(band: list[Piece]) -> Iterator[list[Piece]]:
    """The band cut between rows wherever the document itself has all above before all below."""
    found = rows(band)
    firsts = [min(piece.start for piece in row) for row in found]
    below = list(accumulate(reversed(firsts), min))[::-1]
    block: list[Piece] = []
    last = -1
    for at, row in enumerate(found):
        if block and last < below[at]:
            yield block
            block = []
        block += row
        last = max(last, *(piece.start for piece in row))
    yield block


def _side_by_side(block: list[Piece], x: float) -> bool:
    """Whether the document itself has all of the left side before the right one: letterheads, signatures."""
    left, right = _sides(block, x)
    return len(rows(left)) > 1 and len(rows(right)) > 1 and _returns(block, x) == 0


def _returns(band: list[Piece], x: float) -> int:
    """How often the document's own order comes back from the right side to the left one."""
    ordered = sorted(band, key=lambda piece: piece.start)
    return sum(1 for before, after in pairwise(ordered) if before.x0 >= x > after.x0)


def _like_text(side: list[Piece]) -> bool:
    """Whether most lines of a side fill it, with enough words in them."""
    left, right = min(piece.x0 for piece in side), max(piece.x1 for piece in side)
    full = sum(1 for piece in side if piece.x1 - piece.x0 >= FILLED * (right - left))
    return full * 2 >= len(side) and sum(len(piece.text) for piece in side) >= WORDY * len(side)
