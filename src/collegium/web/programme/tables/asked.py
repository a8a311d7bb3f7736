"""What a form says of a table that is to be imported, and what follows from it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings
from django.http import QueryDict

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import Improper
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.exchange.tables.fields import KINDS, Partners
from collegium.exchange.tables.grid import Grid
from collegium.exchange.tables.meaning import Meant, alike, issue_above, meaning_of
from collegium.exchange.tables.reading import File, tables_in
from collegium.exchange.tables.understanding import Taken
from collegium.exchange.tables.values import NAME, Span
from collegium.programme.actions.importing import Begun, Whole
from collegium.programme.models import Plan, Programme
from collegium.reading.errors import ReadingError
from collegium.register.models import Document

NEW = "new"
MODELS: Mapping[str, type[Whole]] = {"plan": Plan, "programme": Programme}
"""What a table goes into; a tracker goes into no draft."""


Place = tuple[int, int]
"""A row: which table of the file it stands in, counted from 0, and its number there."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One table with what a person says of it, and others of the file that are taken in with it. `alike` are those
    that could be, each with the row of its head; `issues` what is said to be the issue of each. `said` names it all, so
    that what was shown can be known again."""

    grids: Sequence[Grid]
    table: int
    meant: Meant
    left_out: frozenset[Place]
    into: str
    name: str
    starts: str
    ends: str
    alike: Mapping[int, int] = field(default_factory=dict)
    also: frozenset[int] = frozenset()
    issues: Mapping[int, str] = field(default_factory=dict)

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.grids[self.table]

    @property
    def taken(self) -> list[Taken]:
        """All tables that are taken in, in their order."""
        return [
            Taken(
                self.grids[at],
                replace(self.meant, head=self.alike.get(at, self.meant.head), issue=self.issues.get(at, "")),
                {row for table, row in self.left_out if table == at},
            )
            for at in sorted({self.table, *self.also})
        ]

    def at(self, name: str) -> int:
        """Which table of the file is called so."""
        return next((at for at, grid in enumerate(self.grids) if grid.name == name), self.table)

    @property
    def said(self) -> str:
        """What was said, in one line."""
        rows = ",".join(f"{table}-{row}" for table, row in sorted(self.left_out))
        also = ",".join(map(str, sorted(self.also)))
        issues = "|".join(self.issues[at] for at in sorted(self.issues))
        meant = self.meant
        parts = (self.table, meant.kind, meant.head, "|".join(meant.columns), meant.leave_vague, rows, self.into)
        return "/".join(map(str, (*parts, self.name, self.starts, self.ends, also, issues)))


def partners_in(space: Space) -> Partners:
    """The partners whose leads a table may have; those that take part, or in its own space one alone, lead where a
    table says it for all."""
    if space.partnership is None:
        return Partners({})
    taking = [space.partner] if space.partner else partners_of(space.partnership, followed=False)
    names = {each.code: each.name for each in partners_of(space.partnership)}
    return Partners(names, tuple(each.code for each in taking))


def kinds_in(space: Space) -> list[str]:
    """The kinds of tables that are taken in here: instructions stand in a partner's own space alone."""
    return [each for each in KINDS if each in MODELS or space.kind == SpaceKind.OWN]


def grids_of(document: Document) -> list[Grid]:
    """The tables of a document. Raises Improper with why there are none."""
    try:
        file = File(kept(document.space_id, document.sha256), document.name)
        return tables_in(file, float(settings.SECONDS_FOR_READING))
    except ReadingError as error:
        raise Improper(error.cause, error.remedy) from error


def asked_of(said: QueryDict, grids: Sequence[Grid], partners: Partners, kinds: Sequence[str]) -> Asked:
    """What a form says; where it says nothing yet, what the head of the table seems to mean."""
    table = _number(said.get("table", ""), len(grids) - 1)
    grid = grids[table]
    kind = said.get("kind", "")
    kind = kind if kind in kinds else ""
    row = said.get("head", "")
    head = int(row) if row.isdecimal() and len(row) < 8 else None
    meant = meaning_of(grid, partners, kind, head, kinds)
    same = (said.get("was_kind"), said.get("was_head")) == (meant.kind, str(meant.head))
    if same and "c0" in said:
        columns = tuple(said.get(f"c{at}", "") for at in range(grid.width))
        meant = Meant(meant.kind, meant.head, columns, said.get("vague") == "leave")
    left_out = frozenset(_places(said.getlist("out")))
    told = {name: " ".join(said.get(name, "").split())[:200] for name in ("into", "name", "starts", "ends")}
    into = told["into"] if said.get("was_kind") == meant.kind and told["into"] else NEW
    others = alike(grids, table, meant) if meant.kind in MODELS else {}
    also = _also(said, grids, others) if same else frozenset(each for each in others if not grids[each].lettered)
    issues = _issues(said if same else QueryDict(), grids, meant, (table, *sorted(others)))
    return Asked(grids, table, meant, left_out, into, told["name"], told["starts"], told["ends"], others, also, issues)


def _places(said: Sequence[str]) -> Iterator[Place]:
    """The rows that are left out."""
    for each in said:
        table, _, row = each.partition("-")
        if table.isdecimal() and row.isdecimal() and len(each) < 12:
            yield int(table), int(row)


def _also(said: QueryDict, grids: Sequence[Grid], others: Collection[int]) -> frozenset[int]:
    """The tables that a form takes in too."""
    return frozenset(_number(each, len(grids) - 1) for each in said.getlist("also")) & frozenset(others)


def _issues(said: QueryDict, grids: Sequence[Grid], meant: Meant, tables: Sequence[int]) -> dict[int, str]:
    """The issue of each table as a form says it; where it says nothing yet, as the words above the table have it. A
    table with a column of issues has none."""
    if meant.kind not in MODELS or "issue" in meant.columns:
        return {}
    several = len(tables) > 1
    return {at: " ".join(said.get(f"issue{at}", issue_above(grids[at], several)).split())[:NAME] for at in tables}


def _number(said: str, most: int) -> int:
    return min(int(said), most) if said.isdecimal() and len(said) < 4 else 0


def wholes(person: Anybody, space: Space, kind: str) -> list[Whole]:
    """The drafts of a space into which such a table can be imported, the newest first."""
    if kind not in MODELS:
        return []
    rows = visible_to(person, MODELS[kind]).filter(space=space, struck=False, state="draft")
    return list(rows.order_by("-starts", "-id"))


def target(person: Anybody, space: Space, asked: Asked) -> Whole | None:
    """The draft that a person chose; None where a new one begins. Raises Improper for one that is none any more."""
    if asked.into == NEW or asked.meant.kind not in MODELS:
        return None
    for each in wholes(person, space, asked.meant.kind):
        if each.pk == asked.into:
            return each
    raise Improper("There is no such draft here any more.", "Go back and choose one of the list.")


def span_of(asked: Asked, whole: Whole | None) -> Span | None:
    """The days from which a month without year takes it."""
    if whole:
        return Span(whole.starts, whole.ends)
    days = _days(asked)
    return Span(*days) if days and days[0] <= days[1] else None


def _days(asked: Asked) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(asked.starts), date.fromisoformat(asked.ends)
    except ValueError:
        return None


def begun(asked: Asked) -> Begun:
    """The plan or programme that begins. Raises Improper where its days are missing."""
    days = _days(asked)
    if days is None or not asked.name:
        raise Improper("A new plan or programme has a name, a first and a last day.", "Fill in all three.")
    return Begun(asked.meant.kind, asked.name, *days)


def issued_on(asked: Asked) -> date | None:
    """When instructions were issued, where a table does not say it."""
    try:
        return date.fromisoformat(asked.starts)
    except ValueError:
        return None
