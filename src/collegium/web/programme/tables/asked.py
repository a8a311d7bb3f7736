"""What a form says of a table that is to be imported, and what follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.http import QueryDict

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import Improper
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.exchange.tables.fields import KINDS, Partners
from collegium.exchange.tables.grid import Grid
from collegium.exchange.tables.reading import File, tables_in
from collegium.exchange.tables.understanding import (
    Fault,
    Meant,
    Understood,
    fault_at,
    meaning_of,
    understood,
    unfit,
)
from collegium.exchange.tables.values import Span, Unclear
from collegium.programme.actions.importing import Begun, Proposal, Whole, digest, proposed
from collegium.programme.actions.tracking import Tracked, tracked
from collegium.programme.models import Plan, Programme
from collegium.reading.errors import ReadingError
from collegium.register.models import Document

NEW = "new"
CONFLICT = Unclear("The number is that of one entry, the title that of another.", "Correct one of the two.")
MODELS: Mapping[str, type[Whole]] = {"plan": Plan, "programme": Programme}
"""What a table goes into; a tracker goes into no draft."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One table with what a person says of it. `said` names it all, so that what was shown can be known again."""

    grids: Sequence[Grid]
    table: int
    meant: Meant
    left_out: frozenset[int]
    into: str
    name: str
    starts: str
    ends: str

    @property
    def grid(self) -> Grid:
        """The table."""
        return self.grids[self.table]

    @property
    def said(self) -> str:
        """What was said, in one line."""
        rows = ",".join(map(str, sorted(self.left_out)))
        meant = self.meant
        parts = (self.table, meant.kind, meant.head, "|".join(meant.columns), meant.leave_vague, rows, self.into)
        return "/".join(map(str, (*parts, self.name, self.starts, self.ends)))


@dataclass(frozen=True, slots=True)
class Shown:
    """What would be made: what the table says, the proposals, all faults, what is wrong with the mapping itself."""

    understood: Understood
    proposals: Sequence[Proposal | Tracked]
    faults: Sequence[Fault]
    unfit: Sequence[str]
    beside: Sequence[str]

    @property
    def seen(self) -> str:
        """What names the proposals."""
        return digest(self.proposals)

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind."""
        return {kind: sum(each.kind == kind for each in self.proposals) for kind in ("new", "changed", "same")}


def partners_in(space: Space) -> Partners:
    """The partners whose leads a table may have."""
    rows = partners_of(space.partnership) if space.partnership else ()
    return Partners({each.code: each.name for each in rows})


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
    alike = (said.get("was_kind"), said.get("was_head")) == (meant.kind, str(meant.head))
    if alike and "c0" in said:
        columns = tuple(said.get(f"c{at}", "") for at in range(grid.width))
        meant = Meant(meant.kind, meant.head, columns, said.get("vague") == "leave")
    left_out = frozenset(int(each) for each in said.getlist("out") if each.isdecimal() and len(each) < 8)
    told = {name: " ".join(said.get(name, "").split())[:200] for name in ("into", "name", "starts", "ends")}
    into = told["into"] if said.get("was_kind") == meant.kind and told["into"] else NEW
    return Asked(grids, table, meant, left_out, into, told["name"], told["starts"], told["ends"])


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


def shown(person: Person, space: Space, asked: Asked, whole: Whole | None) -> Shown:
    """What would be made of a table."""
    wrong = unfit(asked.meant, partners_in(space))
    if wrong or asked.grid.beyond:
        return Shown(Understood(), (), (), wrong, ())
    table = understood(asked.grid, asked.meant, span_of(asked, whole), asked.left_out)
    proposals: Sequence[Proposal | Tracked]
    if asked.meant.kind in MODELS:
        proposals = proposed(whole, table.lines)
    else:
        proposals = tracked(person, space, table.lines, issued_on(asked))
    in_the_way = [_fault(asked, each) for each in proposals if each.conflict]
    faults = sorted([*table.faults, *in_the_way], key=lambda each: each.row)
    made = [each for each in proposals if not each.conflict] if asked.meant.kind not in MODELS else proposals
    return Shown(table, made, faults, (), _beside(whole, proposals))


def _fault(asked: Asked, proposal: Proposal | Tracked) -> Fault:
    """What is wrong with a row that the register cannot take, at its cell."""
    refusal = proposal.refusal if isinstance(proposal, Tracked) else None
    unclear = Unclear(refusal.cause, refusal.remedy) if refusal else CONFLICT
    return fault_at(asked.grid, asked.meant, proposal.line.row, proposal.conflict, unclear)


def _beside(whole: Whole | None, proposals: Sequence[Proposal | Tracked]) -> list[str]:
    """What stands in the draft and not in the table: it stays as it is."""
    if whole is None:
        return []
    named = {each.entry.pk for each in proposals if each.entry}
    rows = whole.subjects if isinstance(whole, Plan) else whole.actions
    parts = rows.filter(withdrawn=False, struck=False).order_by("number", "id")
    return [f"{each.number}. {each.title}" for each in parts if each.pk not in named]
