"""A table and what its columns are → lines that can be imported, and faults, each at its cell."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from collegium.exchange.tables import values
from collegium.exchange.tables.fields import LEAD, LEADS, PARTIES, Partners
from collegium.exchange.tables.grid import Grid, Row
from collegium.exchange.tables.leads import led, parties
from collegium.exchange.tables.meaning import Meant
from collegium.exchange.tables.values import Span, Unclear
from collegium.exchange.tables.words import folded, words_of
from collegium.programme.actions.importing import Line
from collegium.programme.actions.importing import folded as same_title

LINE, TEXT = 1000, 10_000  # characters, as the register keeps them
SHOWN = 200  # characters of a row that is passed over
DATED = ("planned", "due")
KNOWN_BY_POST = frozenset({"tracker"})  # what stands here may have one title for several posts
RECKON = "Open the file in Excel and save it, then give it anew."
NOBODY = Partners({})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell: its table, row and column as the file calls them, what stands there, what to do."""

    table: str
    row: int
    column: str
    head: str
    said: str
    cause: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A row that is not imported: of which table, why, and its words."""

    table: str
    row: int
    why: str
    said: str


@dataclass(slots=True)
class Understood:
    """What a table says: lines, faults, the rows that were passed over, cells that say what a merged one says, and
    cells that were left empty because nothing certain stands there. Of cells with several forums (`several`) the first
    is taken."""

    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Taken:
    """A table that is taken in, with what it means and the numbers of the rows that are left out."""

    grid: Grid
    meant: Meant
    left_out: Collection[int] = ()


def understood(
    grid: Grid,
    meant: Meant,
    span: Span | None = None,
    left_out: Collection[int] = (),
    partners: Partners = NOBODY,
) -> Understood:
    """What a table says if its columns are what a person says that they are, and these rows are left out."""
    return understood_together([Taken(grid, meant, left_out)], span, partners)


def understood_together(tables: Iterable[Taken], span: Span | None, partners: Partners) -> Understood:
    """What several tables of one file say, one after the other: no number and no title stands in two of them."""
    done, met = Understood(), _Met()
    for each in tables:
        _Reader(each, span, partners, done, met).read()
    done.lines = printed_throughout(done.lines)
    return done


def printed_throughout(lines: list[Line]) -> list[Line]:
    """Lines of which each is called by a printed number where one is, such as 1 beside 1.1: their order is that in
    which they stand."""
    if not any(each.values.get("printed") and each.number is None for each in lines):
        return lines
    return [
        replace(each, number=None, values={**each.values, "printed": str(each.number)})
        if each.number is not None and not each.values.get("printed")
        else each
        for each in lines
    ]


@dataclass(slots=True)
class _Met:
    """The numbers, printed numbers and titles that were met, each with the row in which it stood first."""

    numbers: dict[int, tuple[str, int]] = field(default_factory=dict)
    printed: dict[str, tuple[str, int]] = field(default_factory=dict)
    titles: dict[str, tuple[str, int]] = field(default_factory=dict)


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, table: Taken, span: Span | None, partners: Partners, done: Understood, met: _Met) -> None:
        self._grid, self._meant, self._left_out = table.grid, table.meant, table.left_out
        self._span, self._partners, self._done, self._met = span, partners, done, met
        self._columns = {name: at for at, name in enumerate(self._meant.columns) if name}
        self._head = next((row for row in self._grid.rows if row.number == self._meant.head), Row(0, ()))

    def read(self) -> None:
        """Read them all."""
        for row in self._grid.rows:
            why = self._why_passed(row)
            if why:
                self._done.passed.append(Passed(self._grid.name, row.number, why, " · ".join(row.said)[:SHOWN]))
            elif row.number != self._meant.head:
                self._read_row(row)

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
        self._check_one(row, number, title, read.get("printed"))
        if len(self._done.faults) > before:
            return
        own = {name.removeprefix(LEAD): said for name, said in read.items() if name.startswith(LEAD) and said}
        leads = led(read.pop(LEADS, "") or "", read.pop(PARTIES, ()) or (), self._partners) | own
        said = {name: value for name, value in read.items() if not name.startswith(LEAD)}
        if "line" in said:
            said["line"], said["position"] = said["line"] or ("", "")
        if self._meant.issue and not said.get("issue"):
            said["issue"] = self._meant.issue
        if isinstance(number, str):
            said["printed"], number = said.get("printed") or number, None
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
            self._done.merged.append(self._place(row, column))
        try:
            if name == "forum" and ";" in cell.text:
                self._done.several.append(f"{self._place(row, column)}: {cell.text}")
            return self._read_as(name)(cell.text)
        except Unclear as unclear:
            if name in DATED and self._meant.leave_vague:
                self._done.emptied.append(f"{self._place(row, column)}: {cell.text}")
                return None
            return self._fault(row, name, unclear)

    def _place(self, row: Row, column: int) -> str:
        """Where a cell stands, as the file calls it; of a text with its table."""
        at = f"{self._grid.column(column)}{row.number}"
        return at if self._grid.lettered else f"{self._grid.name}: {row.number}, {column + 1}"

    def _read_as(self, name: str) -> Callable[[str], Any]:
        """How the cells of a field are read."""
        if name.startswith(LEAD):
            return values.name
        known: Mapping[str, Callable[[str], Any]] = {
            "number": values.numbered if self._meant.kind == "programme" else values.number,
            "printed": values.printed,
            LEADS: values.name,
            PARTIES: lambda text: parties(text, self._partners),
            "title": lambda text: values.line(text, LINE),
            "level": values.level,
            "planned": lambda text: values.within(values.month_or_day(text, self._span), self._span),
            **dict.fromkeys(("place", "issue"), values.name),
            "forum": lambda text: values.name(text.partition(";")[0]),
            "in_person": values.yes_or_no,
            **dict.fromkeys(("due", "issued", "on"), values.day),
            "post": values.name,
            "line": values.line_taken,
            "fallback": lambda text: values.line(text, LINE),
            "state": values.state,
            "followed": values.followed,
        }
        return known.get(name, lambda text: text[:TEXT])

    def _check_one(self, row: Row, number: int | str | None, title: str, printed: str | None) -> None:
        """Note a row without a title, and one that repeats the number, counted or printed, or the title of another."""
        if not title and not self._has_fault(row, "title"):
            self._fault(row, "title", Unclear("There is no title here.", "Write one, or leave the row out."))
        if self._meant.kind not in KNOWN_BY_POST:
            if isinstance(number, str):
                self._check_again(row, "number", "" if printed else number, self._met.printed)
            else:
                self._check_again(row, "number", number, self._met.numbers)
            self._check_again(row, "printed", printed, self._met.printed)
            self._check_again(row, "title", same_title(title), self._met.titles)

    def _check_again(self, row: Row, name: str, said: Any, met: dict[Any, tuple[str, int]]) -> None:
        """Note what stands in an earlier row too, of this table or of one before."""
        if said in ("", None):
            return
        table, first = met.setdefault(said, (self._grid.name, row.number))
        if (table, first) != (self._grid.name, row.number):
            there = f"row {first}" if table == self._grid.name else f"table {table}, row {first}"
            self._fault(row, name, Unclear(f"The same stands in {there}.", "Correct one of the two, or leave one out."))

    def _has_fault(self, row: Row, name: str) -> bool:
        column = self._grid.column(self._columns.get(name, 0))
        at = (self._grid.name, row.number, column)
        return any((each.table, each.row, each.column) == at for each in self._done.faults)

    def _fault(self, row: Row, name: str, unclear: Unclear) -> None:
        self._done.faults.append(fault_at(self._grid, self._meant, row.number, name, unclear))


def fault_at(grid: Grid, meant: Meant, number: int, name: str, unclear: Unclear) -> Fault:
    """A fault at the cell of a field in a row."""
    column = meant.columns.index(name) if name in meant.columns else 0
    rows = {row.number: row for row in grid.rows}
    head = rows[meant.head].cell(column).text if meant.head in rows else ""
    said = rows[number].cell(column).text if number in rows else ""
    return Fault(grid.name, number, grid.column(column), head, said, unclear.cause, unclear.remedy)


def _is_total(said: str) -> bool:
    words = folded(said)
    return any(words == each or words.startswith((f"{each} ", f"{each}:")) for each in words_of("total")["words"])
