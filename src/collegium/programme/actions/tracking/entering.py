"""Entering what the rows of a tracker make: instructions, charges and their steps, in one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from collegium.accounts.access import gate, visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Entry, Person, Space, SpaceKind
from collegium.programme.actions.charges import MOST as MOST_WORDS
from collegium.programme.actions.charges import Said, check_said, step_taken
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.importing import MOST, Line, digest, folded
from collegium.programme.actions.instructions import Drafted, charged, worded
from collegium.programme.actions.moving import in_turn, tell_moved
from collegium.programme.actions.tracking.rows import WORDS, Tracked, issued_on, last_moment, tracked
from collegium.programme.models import Action, Charge, Instruction
from collegium.programme.rules.tracking import IMPORTED, end_of, moment_on
from collegium.register.checks import check_alive
from collegium.register.models import Document

Key = tuple[Any, ...]
WHOLE = (*WORDS, "action_id", "initiative", "marking_id")
"""What two rows say the same of, besides the title and the due day, where they are one instruction."""


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
            rows = tracked(by, space, lines, issued)
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
        rows = Instruction.objects.filter(space=document.space, withdrawn=False, struck=False, charges__withdrawn=False)
        self._instructions: dict[Key, Instruction] = {_key_of(each): each for each in rows.order_by("-id")}
        self._actions = _actions_by_title(by, document.space)

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
        instruction = worded(self._by, self._new(), self._drafted(line))
        standing = self._instructions.get(_key_of(instruction))
        if standing:
            return standing
        instruction.save()
        self._cite(instruction, line)
        self._instructions[_key_of(instruction)] = instruction
        return instruction

    def _new(self) -> Instruction:
        return Instruction(space=self._document.space, partner=self._document.space.partner)

    def _drafted(self, line: Line) -> Drafted:
        """What a row says, on the action of its title where there is one; without a text the title is it."""
        said, action = line.values, self._actions.get(folded(line.title))
        return Drafted(
            title=line.title,
            text=said.get("text") or line.title,
            initiative="" if action else line.title,
            action=action,
            line=said.get("line") or "",
            position=said.get("position") or "",
            fallback=said.get("fallback") or "",
            due=end_of(said.get("due")),
            marking=self._document.marking,
        )

    def _cite(self, entry: Entry, line: Line) -> None:
        cite(self._by, entry, Cited(self._document, sheet=line.sheet, row=line.row))


def _key_of(instruction: Instruction) -> Key:
    """What tells instructions apart that one table may charge several posts with."""
    return (folded(instruction.title), instruction.due, *(getattr(instruction, name) for name in WHOLE))


def _titles(action: Action) -> set[str]:
    """How a table may name an action: by its title, with or without its number, counted or printed."""
    numbers = (str(action.number), action.known_as)
    return {action.title, *(f"{number}{stop} {action.title}" for number in numbers for stop in (".", ""))}


def _actions_by_title(by: Person, space: Space) -> dict[str, Action]:
    """The actions of one's own space and the joint one by their titles, with and without their numbers; a title that
    several have names none."""
    found: dict[str, Action | None] = {}
    rows = visible_to(by, Action).filter(space__partnership=space.partnership_id, struck=False, withdrawn=False)
    for each in rows.select_related("space").order_by("id"):
        if each.space.open_to_readers_of(space):
            for title in _titles(each):
                known = found.setdefault(folded(title), each)
                found[folded(title)] = each if known == each else None
    return {title: action for title, action in found.items() if action}
