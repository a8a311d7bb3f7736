"""A draft's lines become runs of its pages' text; hyphens at line ends become seams, to be decided on later."""

import re
from collections.abc import Iterator

from collegium.reading.formats.pdf.drafts import Draft
from collegium.reading.formats.pdf.pieces import Page, Piece
from collegium.reading.source import Run

CUT = re.compile(r"\w[-\u00ad\u2010]$")

Placed = tuple[Page, Piece]


def runs(draft: Draft) -> tuple[list[Run], list[int]]:
    """The runs, and the numbers of those that end with a hyphen that may be there for the line's end alone."""
    found: list[Run] = []
    seams: list[int] = []
    placed = [(line.page, piece) for line in draft.lines for piece in line.pieces]
    for at, (page, piece) in enumerate(placed):
        following = placed[at + 1] if at + 1 < len(placed) else None
        cut = following is not None and _is_cut(page, piece, following)
        sewn = bool(seams) and seams[-1] == len(found) - 1
        for run in _stretches(page, piece, piece.stop if cut or following is None else piece.end):
            _append(found, run, sewn)
            sewn = False
        if cut:
            seams.append(len(found) - 1)
        elif following and piece.end == piece.stop and not _same_row(page, piece, following):
            found.append(_space(page, piece))
    return found, seams


def _is_cut(page: Page, piece: Piece, following: Placed) -> bool:
    """Whether a piece ends with a hyphen after a word, and a word begins the next line."""
    if _same_row(page, piece, following):
        return False
    return bool(CUT.search(page.text, piece.start, piece.stop)) and following[1].text[0].isalnum()


def _same_row(page: Page, piece: Piece, following: Placed) -> bool:
    after_page, after = following
    return page is after_page and abs(piece.y - after.y) < after.size / 2 and after.x0 >= piece.x1 - after.size


def _space(page: Page, piece: Piece) -> Run:
    """White space after a piece that has none of its own: the page's, else a line's end."""
    there = page.text[piece.stop : piece.stop + 1]
    return Run(there if there.isspace() else "\n", page.where, piece.stop)


def _append(found: list[Run], run: Run, sewn: bool) -> None:
    """Add a run to the last one where they adjoin."""
    last = found[-1] if found and not sewn else None
    if last and last.where == run.where and last.bold == run.bold and last.offset + len(last.text) == run.offset:
        found[-1] = Run(last.text + run.text, last.where, last.offset, last.bold)
    else:
        found.append(run)


def _stretches(page: Page, piece: Piece, end: int) -> Iterator[Run]:
    """The piece up to `end`, cut where its weight changes."""
    at = piece.start
    for start, stop in piece.bold:
        if at < start:
            yield Run(page.text[at:start], page.where, at)
        yield Run(page.text[start:stop], page.where, start, bold=True)
        at = stop
    if at < end:
        yield Run(page.text[at:end], page.where, at)
