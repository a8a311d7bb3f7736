"""Verbs about what others see of instructions: nothing, how far a charge is, or its text.

What is shared is a copy in the joint space. It is written where something of it moved, and only then: no moment there
tells of a step that nobody shares.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from collegium.accounts.access import gate
from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Seat, SpaceKind
from collegium.programme.actions.moving import in_turn, joint_of
from collegium.programme.models import Charge, Instruction, Shared, Sharing, Step
from collegium.programme.queries.wordings import Wording, wording_of
from collegium.programme.rules.instructions import MEASURES
from collegium.register.checks import check_marking

SAYS = frozenset({"report", "not carry out"})
"""Steps whose words others see where the text is shared."""
FOLLOWS = frozenset({"act", "report"})
TEXTS = ("title", "text", "line", "position", "fallback", "followed", "report")
"""What of a copy is empty where the status alone is shared."""


def share(by: Person, charge: Charge, measure: str, why: str) -> None:
    """Say how much others see of one charge, from now on. `charge` is as the person saw it.

    Raises NotVisible and NotAllowed at the gate, Improper for what is no measure, without a reason, or where nobody
    else would know what it is about, AboveCeiling, ChangedMeanwhile.
    """
    seat = gate(by, "table", charge.space)
    _check(measure, why)
    with in_turn(charge.space):
        fresh = Charge.objects.select_related("instruction", "post", "space").get(pk=charge.pk)
        _check_seen(fresh, charge)
        _check_ceiling(fresh.instruction, measure)
        _share(by, seat, [fresh], measure, why)


def share_all(by: Person, instruction: Instruction, measure: str, why: str) -> None:
    """Say the same of every charge of an instruction, and of those that it will have. Raises as `share` does."""
    seat = gate(by, "table", instruction.space)
    _check(measure, why)
    with in_turn(instruction.space):
        fresh = Instruction.objects.get(pk=instruction.pk)
        _check_seen(fresh, instruction)
        _check_ceiling(fresh, measure)
        if measure != "nothing":
            _about(fresh)
        charges = fresh.charges.filter(withdrawn=False, struck=False).select_related("instruction", "post", "space")
        _share(by, seat, charges.order_by("id"), measure, why, fresh)


def refresh(by: Person, seat: Seat, charge: Charge) -> None:
    """Let what others see of a charge follow it: the last thing of every step, in the transaction of the step.

    Of one that is shared from its beginning the copy is made.
    """
    if charge.shared == "nothing" or charge.withdrawn or charge.struck:
        return
    with transaction.atomic():
        sharing = _sharing_of(charge)
        if sharing is not None:
            _bring_up(by, seat, sharing.copy, charge)
            return
        joint = joint_of(charge.space)
        copy = Shared(space=joint, **copied(charge, charge.shared))
        with change(by=by, verb="shares an instruction", space=joint, seat=seat):
            copy.save()
        with change(by=by, verb="shares an instruction", space=charge.space, seat=seat):
            Sharing(space=charge.space, charge=charge, copy=copy).save()


def follow(by: Person, seat: Seat, charge: Charge, **_signal: object) -> None:
    """What `moved` tells of every step: the receiver of the signal."""
    refresh(by, seat, charge)


def copied(charge: Charge, measure: str) -> dict[str, Any]:
    """What others would see of a charge, by the names of fields of `Shared`.

    Raises Improper where nobody else would know what it is about.
    """
    instruction, post, wording = charge.instruction, charge.post, wording_of(charge)
    said: dict[str, Any] = {
        "partner": instruction.partner,
        **_about(instruction),
        "place": post.place or post.name,
        "post": post.name,
        "state": charge.state,
        "due": wording.due,
        "marking": instruction.marking,
    }
    return said | (_texts(charge, wording) if measure == "text" else dict.fromkeys(TEXTS, ""))


def _about(instruction: Instruction) -> dict[str, Any]:
    """What all partners know that an instruction is about. Raises Improper where there is nothing."""
    action = _of_all(instruction, "action")
    statement = _of_all(instruction, "statement")
    if action is None and statement is None and not instruction.initiative:
        raise Improper(
            "Nobody else would know what this is about.",
            "Name a joint action, a joint text or an initiative in it first.",
        )
    return {"action": action, "statement": statement, "initiative": instruction.initiative}


def _of_all(instruction: Instruction, name: str) -> Any:
    """What an instruction points to, where all partners see it."""
    entry = getattr(instruction, name)
    return entry if entry is not None and entry.space.kind == SpaceKind.JOINT else None


def _texts(charge: Charge, wording: Wording) -> dict[str, str]:
    steps = list(Step.objects.filter(charge=charge, withdrawn=False, struck=False).order_by("id"))
    said = {name: getattr(wording, name) for name in ("title", "text", "line", "position", "fallback")}
    followed = [step.line for step in steps if step.verb in FOLLOWS and step.line]
    reports = [step.words.strip() for step in steps if step.verb in SAYS and step.words.strip()]
    return {**said, "followed": followed[-1] if followed else "", "report": "\n\n".join(reports)}


def _check(measure: str, why: str) -> None:
    if measure not in MEASURES:
        raise Improper("One shares nothing, the status or the text.", "Go back and choose one of the list.")
    if not why.strip():
        raise Improper("What is shared changes with a reason.", "Say why.")


def _check_ceiling(instruction: Instruction, measure: str) -> None:
    """Raises AboveCeiling where the copy would carry a marking above what this installation may hold by now."""
    if measure != "nothing" and instruction.marking:
        check_marking(joint_of(instruction.space), instruction.marking)


def _check_seen(fresh: Charge | Instruction, seen: Charge | Instruction) -> None:
    """Raises ChangedMeanwhile where somebody wrote an entry since a person saw it."""
    if fresh.version != seen.version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


def _share(
    by: Person, seat: Seat, charges: Iterable[Charge], measure: str, why: str, instruction: Instruction | None = None
) -> None:
    """The joint space first, then one's own: the copies, then which copy is of what. The reason stays one's own."""
    rows = list(charges)
    if not rows and instruction is None:
        return
    own = instruction.space if instruction else rows[0].space
    sharings = {charge.pk: _sharing_of(charge) for charge in rows}
    verb = "stops sharing an instruction" if measure == "nothing" else "shares an instruction"
    with change(by=by, verb=verb, space=joint_of(own), seat=seat):
        copies = {charge.pk: _copy_now(charge, sharings[charge.pk], measure) for charge in rows}
    with change(by=by, verb=verb, space=own, why=why, seat=seat):
        for charge in rows:
            _keep(charge, sharings[charge.pk], copies[charge.pk], measure)
        if instruction is not None:
            instruction.shares = measure
            instruction.save()


def _copy_now(charge: Charge, sharing: Sharing | None, measure: str) -> Shared | None:
    """The copy of a charge as it is to be, in the open change of the joint space; None where there is none."""
    copy = _standing(sharing)
    if measure == "nothing":
        if copy is not None:
            _take_away(copy)
        return None
    values = copied(charge, measure)
    if copy is None:
        copy = Shared(space=joint_of(charge.space), **values)
        copy.save()
    else:
        _write(copy, values)
    return copy


def _keep(charge: Charge, sharing: Sharing | None, copy: Shared | None, measure: str) -> None:
    """The same in the partner's own space."""
    if sharing is not None and (copy is None or sharing.copy_id != copy.pk):
        sharing.withdrawn = True
        sharing.save()
    if copy is not None and (sharing is None or sharing.copy_id != copy.pk):
        Sharing(space=charge.space, charge=charge, copy=copy).save()
    charge.shared = measure
    charge.save()


def _sharing_of(charge: Charge) -> Sharing | None:
    rows = Sharing.objects.filter(charge=charge, withdrawn=False, struck=False)
    return rows.select_related("copy__space").first()


def _standing(sharing: Sharing | None) -> Shared | None:
    """The copy that others see. One that was struck out is left as it is."""
    copy = sharing.copy if sharing else None
    return None if copy is None or copy.struck or copy.withdrawn else copy


def _bring_up(by: Person, seat: Seat, copy: Shared, charge: Charge) -> None:
    """Write a copy anew, as a change of its own. What was struck out comes back only when it is shared anew."""
    if copy.struck or copy.withdrawn:
        return
    with change(by=by, verb="shares how an instruction moved", space=copy.space, seat=seat):
        _write(copy, copied(charge, charge.shared))


def _write(copy: Shared, values: Mapping[str, Any]) -> None:
    """Give a copy its values where one differs; otherwise nothing is written, and nothing tells of it."""
    if any(getattr(copy, name) != value for name, value in values.items()):
        for name, value in values.items():
            setattr(copy, name, value)
        copy.save()


def _take_away(copy: Shared) -> None:
    """Withdraw a copy, and empty it. The journal of the joint space keeps what it was."""
    for name in TEXTS:
        setattr(copy, name, "")
    copy.withdrawn = True
    copy.save()
