"""What a table seems to mean: which kind it is, where its head stands, what its columns are, what its heading says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from collegium.exchange.tables.fields import KINDS, NEEDED, Partners, fields_of, guessed, head_of, kind_of
from collegium.exchange.tables.grid import Grid, Row
from collegium.exchange.tables.values import NAME
from collegium.exchange.tables.words import folded

NUMBERED = regex.compile(r"(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVXLC]+[.)]|\p{Lu}[.)])\s+(?P<said>\S.*)", regex.DOTALL)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person says of a table: what it is, the number of the row that is its head (0: none), what each column is
    ("" leaves one out), whether a cell that names no month is left empty instead of refused, and the issue of each row
    that names none itself."""

    kind: str
    head: int
    columns: tuple[str, ...]
    leave_vague: bool = False
    issue: str = ""


def meaning_of(
    grid: Grid, partners: Partners, kind: str = "", head: int | None = None, kinds: Iterable[str] = KINDS
) -> Meant:
    """What a table seems to mean, by its head, of some kinds; of a head that a person chose, what its words mean."""
    kind = kind or kind_of(grid, partners, kinds)
    row = head_of(kind, grid, partners) if head is None else next((r for r in grid.rows if r.number == head), None)
    if row is None:
        return Meant(kind, 0, ("",) * grid.width)
    columns = guessed(kind, row.cells, partners)
    return Meant(kind, row.number, tuple(columns + [""] * (grid.width - len(columns))))


def unfit(meant: Meant, partners: Partners) -> list[str]:
    """The fields that are the matter of a mapping itself: one that two columns are, and what has to be and none is."""
    chosen = [each for each in meant.columns if each]
    twice = sorted({each for each in chosen if chosen.count(each) > 1})
    unknown = [each for each in chosen if each not in fields_of(meant.kind, partners)]
    return [*twice, *unknown, *(each for each in NEEDED[meant.kind] if each not in chosen)]


def alike(grids: Sequence[Grid], table: int, meant: Meant) -> dict[int, int]:
    """The other tables of a file with the head that one has, each with the row in which it stands there."""
    head = next((row for row in grids[table].rows if row.number == meant.head), None)
    if head is None:
        return {}
    wanted = _words(head)
    found = {at: _row_of(grid, wanted) for at, grid in enumerate(grids) if at != table}
    return {at: row for at, row in found.items() if row}


def _row_of(grid: Grid, wanted: list[str]) -> int:
    return next((row.number for row in grid.rows if _words(row) == wanted), 0)


def _words(row: Row) -> list[str]:
    return [folded(each.text) for each in row.cells]


def issue_above(grid: Grid, several: bool) -> str:
    """The issue that the words above a table name: a heading with its number, which it loses, or any words above one of
    several tables that are alike. What stands above one table alone may be the title of all."""
    match = NUMBERED.fullmatch(grid.heading)
    said = match["said"] if match else grid.heading if several else ""
    return " ".join(said.split()).rstrip(".:")[:NAME]
