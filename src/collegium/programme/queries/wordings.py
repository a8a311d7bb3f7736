"""The words of instructions, edition by edition: which hold for a charge, whatever was revised for others since."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q

from collegium.accounts.journal.history import content_at
from collegium.accounts.models import Change, Version
from collegium.programme.models import Charge, Instruction, Step
from collegium.programme.rules.instructions import ISSUE, REVISED

Place = tuple[str, int]
"""A version of an instruction: its id and number."""
WORDED = ("title", "text", "line", "position", "fallback", "due")
"""The fields of an instruction that a revision changes."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An instruction in the words that hold for a charge."""

    title: str
    text: str
    line: str
    position: str
    fallback: str
    due: datetime | None


GONE = Wording("", "", "", "", "", None)
"""What is left of an edition that was struck out: nobody is given another one in its place."""
OTHERS = ~Q(wording=F("instruction__version"))
"""The charges for which the instruction may hold in other words than it has now."""


def wording_of(charge: Charge) -> Wording:
    """The instruction in the words that hold for a charge."""
    return wordings_of([charge])[charge.pk]


def wordings_of(some: Iterable[Charge]) -> dict[str, Wording]:
    """The words that hold for each of some charges, by the ids of these."""
    charges = list(some)
    others = {(each.instruction_id, each.wording) for each in charges if each.wording != each.instruction.version}
    kept = _kept(others)
    return {
        each.pk: kept.get((each.instruction_id, each.wording), GONE)
        if (each.instruction_id, each.wording) in others
        else worded(each.instruction)
        for each in charges
    }


def replaced(some: Iterable[Charge]) -> dict[str, int]:
    """The numbers of the changes by which the words of some charges were replaced for others, by the ids of the
    charges; those whose words hold for all of their instruction are left out."""
    others = [each for each in some if each.wording != each.instruction.version]
    rows = Version.objects.filter(kind=Instruction._meta.label, entry__in={each.instruction_id for each in others})
    revised: dict[str, list[tuple[int, int]]] = {}
    for entry, *numbers in rows.filter(change__verb=REVISED).values_list("entry", "number", "change__number"):
        revised.setdefault(entry, []).append((numbers[0], numbers[1]))
    later = {
        each.pk: [change for number, change in revised.get(each.instruction_id, ()) if number > each.wording]
        for each in others
    }
    return {charge: min(changes) for charge, changes in later.items() if changes}


def worded(instruction: Instruction) -> Wording:
    """An instruction in the words that it has now."""
    return Wording(**{name: getattr(instruction, name) for name in WORDED})


def revisions(steps: Iterable[Step], entered: Mapping[str, Change]) -> dict[str, tuple[Wording, Wording]]:
    """The words before and after each step that is a revision, by its id: before are those that held for this charge,
    which are not always the ones that the revision found. `steps` stand in their order, each with its change."""
    taken = [each for each in steps if each.verb in (ISSUE, "revise")]
    if all(each.verb == ISSUE for each in taken):
        return {}
    rows = Version.objects.filter(kind=Instruction._meta.label, change__in={entered[each.pk].pk for each in taken})
    wrote: dict[str, Place] = {change: (of, number) for change, of, number in rows.values_list(*WHERE)}
    kept = _kept(set(wrote.values()))
    held: dict[str, Place] = {}
    pairs = {}
    for each in taken:
        now, before = wrote.get(entered[each.pk].pk), held.get(each.charge_id)
        if each.verb == "revise" and before in kept and now in kept:
            pairs[each.pk] = (kept[before], kept[now])
        if now is not None:
            held[each.charge_id] = now
    return pairs


WHERE = ("change_id", "entry", "number")


def _kept(places: Collection[Place]) -> dict[Place, Wording]:
    """The words of some versions of instructions, but for those that were struck out."""
    if not places:
        return {}
    entries, numbers = {entry for entry, _ in places}, {number for _, number in places}
    rows = Version.objects.filter(kind=Instruction._meta.label, entry__in=entries, number__in=numbers)
    contents = {(row.entry, row.number): content_at(row) for row in rows.select_related("change")}
    return {place: _of(content) for place, content in contents.items() if content is not None}


def _of(content: dict[str, Any]) -> Wording:
    """Words as the journal has them."""
    title, text, line, position, fallback = (content[name] for name in WORDED[:-1])
    return Wording(title, text, line, position, fallback, content["due"] and datetime.fromisoformat(content["due"]))
