"""A table and what its columns are → lines that can be imported, and faults, each at its cell."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.exchange.tables import values
from collegium.exchange.tables.fields import KINDS, LEAD, NEEDED, Partners, fields_of, guessed, head_of, kind_of
from collegium.exchange.tables.grid import Grid, Row
from collegium.exchange.tables.values import Span, Unclear
from collegium.exchange.tables.words import folded, words_of
from collegium.programme.actions.importing import Line
from collegium.programme.actions.importing import folded as same_title

LINE, TEXT = 1000, 10_000  # characters, as the register keeps them
SHOWN = 200  # characters of a row that is passed over
DATED = ("planned", "due")
KNOWN_BY_POST = frozenset({"tracker"})  # what stands here may have one title for several posts
RECKON = "Open the file in Excel and save it, then give it anew."


@dataclass(frozen=True, slots=True)
class Meant:
    """What a person says of a table: what it is, the number of the row that is its head (0: none), what each column is
    ("" leaves one out), and whether a cell that names no month is left empty instead of refused."""

    kind: str
    head: int
    columns: tuple[str, ...]
    leave_vague: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: its row and column as the file calls them, what stands there, what to do."""

    row: int
    column: str
    head: str
    said: str
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is not imported: why, and its words."""

    row: int
    why: str
    said: str


@dataclass(slots=True)
class Understood:
    """What a table says: lines, faults, the rows that were passed over, cells that say what a merged one says, and
    cells that were left empty because nothing certain stands there."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)


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


def understood(grid: Grid, meant: Meant, span: Span | None = None, left_out: Collection[int] = ()) -> Understood:
    """What a table says if its columns are what a person says that they are, and these rows are left out."""
    return _Reader(grid, meant, span, left_out).read()


def unfit(meant: Meant, partners: Partners) -> list[str]:
    """The fields that are the matter of a mapping itself: one that two columns are, and what has to be and none is."""
    chosen = [each for each in meant.columns if each]
    twice = sorted({each for each in chosen if chosen.count(each) > 1})
    unknown = [each for each in chosen if each not in fields_of(meant.kind, partners)]
    return [*twice, *unknown, *(each for each in NEEDED[meant.kind] if each not in chosen)]


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, grid: Grid, meant: Meant, span: Span | None, left_out: Collection[int]) -> None:
        self._grid, self._meant, self._span, self._left_out = grid, meant, span, left_out
        self._done = Understood()
        self._columns = {name: at for at, name in enumerate(meant.columns) if name}
        self._head = next((row for row in grid.rows if row.number == meant.head), Row(0, ()))
        self._numbers: dict[int, int] = {}
        self._titles: dict[str, int] = {}

    def read(self) -> Understood:
        """Read them all."""
        for row in self._grid.rows:
            why = self._why_passed(row)
            if why:
                self._done.passed.append(Passed(row.number, why, " · ".join(row.said)[:SHOWN]))
            elif row.number != self._meant.head:
                self._read_row(row)
        return self._done

    def _why_passed(self, row: Row) -> str:
        """Why a row is none to import: it was left out, stands above the head, repeats it, sums up, or is a heading
        of others; else ""."""
        said = row.said
        if row.number in self._left_out:
            return "out"
        if row.number < self._meant.head:
            return "above"
        if row.number == self._meant.head:
            return ""
        if said and [folded(each) for each in said] == [folded(each) for each in self._head.said]:
            return "head"
        if said and _is_total(said[0]):
            return "total"
        alone = len(said) == 1 and len(self._columns) > 1 and not row.cell(self._columns.get("title", 0)).text
        return "heading" if alone else ""

    def _read_row(self, row: Row) -> None:
        before = len(self._done.faults)
        read = {name: self._value(row, name) for name in self._columns}
        number, title = read.pop("number", None), read.pop("title", "") or ""
        self._check_one(row, number, title)
        if len(self._done.faults) > before:
            return
        leads = {name.removeprefix(LEAD): said for name, said in read.items() if name.startswith(LEAD) and said}
        said = {name: value for name, value in read.items() if not name.startswith(LEAD)}
        if "line" in said:
            said["line"], said["position"] = said["line"] or ("", "")
        self._done.lines.append(Line(row.number, title, number, said, leads, self._grid.name))

    def _value(self, row: Row, name: str) -> Any:
        """What the cell of a field says; a fault is noted at its place, and None given."""
        column = self._columns[name]
        cell = row.cell(column)
        if cell.uncounted:
            unsaved = Unclear(
                "This formula has no value in the file.", "Open the file in Excel, save it, give it anew."
            )
            return self._fault(row, name, unsaved)
        if cell.merged and name in ("number", "title"):
            return self._fault(row, name, Unclear("This cell is one with the cell above it.", "Split the two."))
        if cell.merged and cell.text:
            self._done.merged.append(f"{self._grid.column(column)}{row.number}")
        try:
            return self._read_as(name)(cell.text)
        except Unclear as unclear:
            if name in DATED and self._meant.leave_vague:
                self._done.emptied.append(f"{self._grid.column(column)}{row.number}: {cell.text}")
                return None
            return self._fault(row, name, unclear)

    def _read_as(self, name: str) -> Callable[[str], Any]:
        """How the cells of a field are read."""
        if name.startswith(LEAD):
            return values.name
        known: Mapping[str, Callable[[str], Any]] = {
            "number": values.number,
            "title": lambda text: values.line(text, LINE),
            "level": values.level,
            "planned": lambda text: values.within(values.month_or_day(text, self._span), self._span),
            **dict.fromkeys(("place", "issue", "forum"), values.name),
            "in_person": values.yes_or_no,
            **dict.fromkeys(("due", "issued", "on"), values.day),
            "post": values.name,
            "line": values.line_taken,
            "fallback": lambda text: values.line(text, LINE),
            "state": values.state,
            "followed": values.followed,
        }
        return known.get(name, lambda text: text[:TEXT])

    def _check_one(self, row: Row, number: int | None, title: str) -> None:
        """Note a row without a title, and one that repeats the number or the title of another."""
        if not title and not self._has_fault(row, "title"):
            self._fault(row, "title", Unclear("There is no title here.", "Write one, or leave the row out."))
        for name, said, kept in (("number", number, self._numbers), ("title", same_title(title), self._titles)):
            if said in ("", None) or self._meant.kind in KNOWN_BY_POST:
                continue
            first = kept.setdefault(said, row.number)  # type: ignore[arg-type]
            if first != row.number:
                again = Unclear(f"The same stands in row {first}.", "Correct one of the two, or leave one out.")
                self._fault(row, name, again)

    def _has_fault(self, row: Row, name: str) -> bool:
        column = self._grid.column(self._columns.get(name, 0))
        return any(each.row == row.number and each.column == column for each in self._done.faults)

    def _fault(self, row: Row, name: str, unclear: Unclear) -> None:
        self._done.faults.append(fault_at(self._grid, self._meant, row.number, name, unclear))


def fault_at(grid: Grid, meant: Meant, number: int, name: str, unclear: Unclear) -> Fault:
    """A fault at the cell of a field in a row."""
    column = meant.columns.index(name) if name in meant.columns else 0
    rows = {row.number: row for row in grid.rows}
    head = rows[meant.head].cell(column).text if meant.head in rows else ""
    said = rows[number].cell(column).text if number in rows else ""
    return Fault(number, grid.column(column), head, said, unclear.cause, unclear.remedy)


def _is_total(said: str) -> bool:
    words = folded(said)
    return any(words == each or words.startswith((f"{each} ", f"{each}:")) for each in words_of("total")["words"])


def rows_at_fault(faults: Sequence[Fault]) -> Iterator[int]:
    """The rows with a fault, each once."""
    yield from dict.fromkeys(each.row for each in faults)
