"""Entering what the rows of a tracker make: instructions, charges and their steps, in one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Entry, Person, Space, SpaceKind
from collegium.programme.actions.charges import MOST as MOST_WORDS
from collegium.programme.actions.charges import Said, check_said, step_taken
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.importing import MOST, Line, digest
from collegium.programme.actions.instructions import charged, worded
from collegium.programme.actions.moving import in_turn, tell_moved
from collegium.programme.actions.tracking.joining import Standing
from collegium.programme.actions.tracking.rows import Tracked, issued_on, last_moment, tracked
from collegium.programme.models import Charge, Instruction
from collegium.programme.rules.tracking import IMPORTED, moment_on
from collegium.register.checks import check_alive
from collegium.register.models import Document


@dataclass(frozen=True, slots=True)
class Entered:
    """What an import of this kind made."""

    space: Space
    new: int
    changed: int
    same: int


def import_tracker(
    by: Person, document: Document, lines: Sequence[Line], seen: str, why: str = "", issued: date | None = None
) -> Entered:
    """Make what the rows of a document say, all of it or nothing; every entry rests on its row.

    `seen` names what the person saw. Raises NotVisible, NotAllowed, Improper, OutOfTurn, and ChangedMeanwhile where
    the register would now make something else of the rows.
    """
    space = document.space
    if space.kind != SpaceKind.OWN:
        raise Improper("Instructions stand in a partner's own space.", "Bring the file there.")
    seat = gate(by, "instruct", space)
    check_alive(document)
    if not lines:
        raise Improper("There is no row to import.", "Choose another table, or take rows in again.")
    if len(lines) > MOST:
        raise Improper(f"The table has more than {MOST} rows.", "Split it.")
    with in_turn(space):
        with change(by=by, verb=IMPORTED, space=space, why=why, seat=seat):
            rows = tracked(by, space, lines, issued, document.marking)
            _check(rows, seen)
            made = _Writer(by, document, issued).write(rows)
        for charge in made:
            tell_moved(by, seat, charge)
    return Entered(space, *(sum(each.kind == kind for each in rows) for kind in ("new", "changed", "same")))


def _check(rows: Sequence[Tracked], seen: str) -> None:
    """Raises what is in the way of a row, or ChangedMeanwhile."""
    for each in rows:
        if each.refusal:
            raise each.refusal
    if digest(rows) != seen:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


class _Writer:
    """Writes what rows make, inside the open change. Rows that say the same of several posts are one instruction."""

    def __init__(self, by: Person, document: Document, issued: date | None) -> None:
        self._by, self._document, self._issued = by, document, issued
        self._standing = Standing(by, document.space, document.marking)

    def write(self, rows: Iterable[Tracked]) -> list[Charge]:
        """The charges that were made or moved."""
        return [self._write(row) for row in rows if row.kind != "same"]

    def _write(self, row: Tracked) -> Charge:
        charge = row.entry or self._charge(row)
        values, before = row.line.values, last_moment(charge)
        for verb in row.steps:
            words = str(values.get("remark") or "") if verb == row.steps[-1] else ""
            at = moment_on(values["on"], before)
            said = Said(words[:MOST_WORDS], at, values.get("followed") or "line")
            check_said(charge, verb, said)
            self._cite(step_taken(charge, verb, said), row.line)
        return charge

    def _charge(self, row: Tracked) -> Charge:
        instruction, day = self._instruction(row.line), issued_on(row.line, self._issued)
        if row.post is None or day is None:
            raise Improper("Nothing says when this was issued.", "Write the day in a column, or once for the table.")
        remark = "" if row.steps else str(row.line.values.get("remark") or "")
        charge = charged(instruction, row.post, moment_on(day), remark)
        self._cite(charge, row.line)
        return charge

    def _instruction(self, line: Line) -> Instruction:
        """The instruction of a row: one that stands in the same words, else made with the first row that says it."""
        standing = self._standing.joined(line)
        if standing:
            return standing
        space = self._document.space
        instruction = worded(self._by, Instruction(space=space, partner=space.partner), self._standing.drafted(line))
        instruction.save()
        self._cite(instruction, line)
        self._standing.take_in(instruction)
        return instruction

    def _cite(self, entry: Entry, line: Line) -> None:
        cite(self._by, entry, Cited(self._document, sheet=line.sheet, row=line.row))
