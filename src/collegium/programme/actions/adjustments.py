"""Verbs about adjustments: propose, change, adopt or withdraw an amendment; record that none was made."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.programme.actions.assents import check_assent, plain
from collegium.programme.actions.concerted import (
    ActionSaid,
    alive,
    check_printed,
    described,
    leading,
    name_leads,
    next_number,
)
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.programmes import check_in_force
from collegium.programme.actions.writing import NAME, check_reason, gate_of, line
from collegium.programme.models import Action, Adjustment, Alteration, Programme, Text
from collegium.programme.rules.programmes import ACTIONS, ADJUSTMENTS, AGREED
from collegium.programme.rules.steps import step

ALTERED = tuple(name for name in AGREED if name != "number")
LEADS = "leads"
"""What an amendment keeps of who leads an action: units by the codes of partners."""


@dataclass(frozen=True, slots=True)
class NoneMade:
    """That no adjustment was made: who said so, on what occasion, when."""

    said_by: str
    occasion: str
    on: date | None = None


def propose(by: Person, programme: Programme, occasion: str, text: Text | None = None, why: str = "") -> Adjustment:
    """Propose an amendment of a programme in force: what for; what it changes is said after.

    Raises NotVisible, NotAllowed, Improper.
    """
    seat = gate_of(by, programme.space)
    if text and text.space_id != programme.space_id:
        raise Improper("This stands in another space.", "Choose one that stands beside the programme.")
    with change(by=by, verb="proposes an amendment of", space=programme.space, why=why, seat=seat):
        check_in_force(programme)
        adjustment = Adjustment(space=programme.space, programme=programme, occasion=line(occasion), text=text)
        adjustment.save()
    return adjustment


def alter(by: Person, adjustment: Adjustment, action: Action | None, said: ActionSaid, why: str = "") -> Alteration:
    """Say in a proposed amendment what an action is to be; without one a new action.

    Raises NotVisible, NotAllowed, Improper where nothing would change, or it is proposed no more.
    """
    seat = gate_of(by, adjustment.space)
    with change(by=by, verb="changes an amendment of", space=adjustment.space, why=why, seat=seat):
        _check_proposed(adjustment)
        _check_of(adjustment, action)
        after = described(Action(space=adjustment.space, programme=adjustment.programme, number=0), said)
        values = {name: plain(after, name) for name in ALTERED}
        before = {name: plain(action, name) for name in ALTERED} if action else {}
        if said.leads:
            before |= {LEADS: units_of(action)} if action else {}
            values[LEADS] = _units_said(adjustment.programme, before.get(LEADS, {}), said.leads)
        altered = {name: value for name, value in values.items() if value != before.get(name)}
        if action and not altered:
            raise Improper("This would change nothing.", "Say what is to be otherwise.")
        kept = {name: before[name] for name in altered} if action else {}
        return _put(adjustment, action, altered if action else values, kept)


def drop_by(by: Person, adjustment: Adjustment, action: Action, why: str = "") -> Alteration:
    """Say in a proposed amendment that an action is to be dropped. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, adjustment.space)
    with change(by=by, verb="changes an amendment of", space=adjustment.space, why=why, seat=seat):
        _check_proposed(adjustment)
        _check_of(adjustment, action)
        step(ACTIONS, action.state, "drop")
        return _put(adjustment, action, {}, {name: plain(action, name) for name in ALTERED}, drops=True)


def take_out(by: Person, alteration: Alteration, why: str = "") -> None:
    """Take out of a proposed amendment what it was to change. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, alteration.space)
    with change(by=by, verb="changes an amendment of", space=alteration.space, why=why, seat=seat):
        _check_proposed(alteration.adjustment)
        alteration.withdrawn = True
        alteration.save()


def withdraw_adjustment(by: Person, adjustment: Adjustment, why: str) -> None:
    """Withdraw a proposed amendment, or a record that none was made.

    Raises NotVisible, NotAllowed, Improper without a reason, OutOfTurn, ChangedMeanwhile.
    """
    seat = gate_of(by, adjustment.space)
    check_reason(why)
    with change(by=by, verb="withdraws an adjustment of", space=adjustment.space, why=why, seat=seat):
        if adjustment.none_made:
            adjustment.withdrawn = True
        else:
            adjustment.state = step(ADJUSTMENTS, adjustment.state, "withdraw")
        adjustment.save()


def record_none(
    by: Person, programme: Programme, said: NoneMade, ground: Cited | None = None, why: str = ""
) -> Adjustment:
    """Record that somebody said that no adjustment was made, with the passage, or in one's own name.

    Raises NotVisible, NotAllowed, Improper without who said so and on what occasion.
    """
    seat = gate_of(by, programme.space)
    with change(by=by, verb="records that no adjustment was made to", space=programme.space, why=why, seat=seat):
        adjustment = Adjustment(space=programme.space, programme=programme, none_made=True, state="recorded")
        adjustment.said_by, adjustment.occasion = line(said.said_by, NAME), line(said.occasion)
        adjustment.on = said.on
        adjustment.save()
        if ground:
            cite(by, adjustment, ground)
    return adjustment


def adopt_adjustment(by: Person, adjustment: Adjustment, on: date, why: str = "") -> None:
    """Adopt an amendment to which all partners have consented, on a day, and let the actions be as it says.

    Raises NotVisible, NotAllowed, OutOfTurn, NotConsented, Improper for one that changes nothing or gives a printed
    number twice, ChangedMeanwhile where an action is not any more what it was when the amendment was proposed.
    """
    seat = gate_of(by, adjustment.space)
    with change(by=by, verb="adopts an amendment of", space=adjustment.space, why=why, seat=seat):
        adjustment.refresh_from_db()
        adjustment.state, adjustment.on = step(ADJUSTMENTS, adjustment.state, "adopt"), on
        check_in_force(adjustment.programme)
        rows = list(standing(adjustment))
        if not rows:
            raise Improper("This amendment changes nothing yet.", "Say what it changes.")
        check_assent(adjustment.programme, adjustment)
        adjustment.save()
        for each in rows:
            _apply(each)
        for each in rows:
            if each.action and "printed" in each.values:
                check_printed(each.action)


def standing(adjustment: Adjustment) -> list[Alteration]:
    """What an amendment changes, in the order in which it was proposed."""
    rows = adjustment.alterations.filter(withdrawn=False, struck=False)
    return list(rows.select_related("action", "adjustment").order_by("id"))


def _apply(alteration: Alteration) -> None:
    """Let an action be as an amendment says, as a part of the open change."""
    programme = alteration.adjustment.programme
    if alteration.action is None:
        action = Action(space=programme.space, programme=programme, number=next_number(programme))
        _filled(action, alteration.values).save()
        name_leads(action, alteration.values.get(LEADS, {}))
        alteration.action = action
        alteration.save()
        return
    action = alteration.action
    _check_unchanged(action, alteration.before)
    if alteration.drops:
        action.state = step(ACTIONS, action.state, "drop")
    _filled(action, alteration.values).save()
    if LEADS in alteration.values:
        name_leads(action, dict.fromkeys(alteration.before[LEADS], "") | alteration.values[LEADS])


def _check_unchanged(action: Action, before: Mapping[str, Any]) -> None:
    """Raises ChangedMeanwhile where an action is not what an amendment found."""
    other = [name for name, value in before.items() if _now(action, name) != value]
    if action.withdrawn or other:
        raise ChangedMeanwhile(
            f"Action {action.known_as} was changed since this was proposed.",
            "Take it out of the amendment, and propose it anew.",
        )


def _now(action: Action, name: str) -> Any:
    """What of an action an amendment found, as it is now."""
    return units_of(action) if name == LEADS else plain(action, name)


def units_of(action: Action) -> dict[str, str]:
    """The units that lead an action, by the codes of partners."""
    rows = action.leads.filter(withdrawn=False, struck=False).order_by("partner__code")
    return dict(rows.values_list("partner__code", "unit"))


def _units_said(programme: Programme, before: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Who is to lead: what is said for the partners that are named, and what there was for all others.

    Raises Improper for a partner that takes no part.
    """
    codes = [each.code for each in leading(programme)]
    if not set(said) <= set(codes):
        raise Improper("This partner takes no part here.", "Go back and choose one of the list.")
    units = {code: line(unit, NAME) for code, unit in said.items() if unit.strip()}
    return dict(sorted(({code: unit for code, unit in before.items() if code not in said} | units).items()))


def _filled(action: Action, values: Mapping[str, Any]) -> Action:
    """An action with the values that an amendment keeps."""
    for name, value in values.items():
        if name in ("issue", "forum"):
            setattr(action, f"{name}_id", value)
        elif name != LEADS:
            setattr(action, name, date.fromisoformat(value) if name == "due" and value else value)
    return action


def _check_proposed(adjustment: Adjustment) -> None:
    """Raises Improper for what is proposed no more. Asked inside a change it stays true to its end."""
    row = Adjustment.objects.get(pk=adjustment.pk)
    if row.state != "proposed" or row.withdrawn:
        raise Improper("This amendment is proposed no more.", "Propose another one.")


def _check_of(adjustment: Adjustment, action: Action | None) -> None:
    """Raises Improper for an action of another programme. What an action is, is read again."""
    if action is None:
        return
    if action.pk not in {each.pk for each in alive(adjustment.programme)}:
        raise Improper("This action is not one of the programme.", "Go back and choose one of the list.")
    action.refresh_from_db()


def _put(
    adjustment: Adjustment, action: Action | None, values: dict[str, Any], before: dict[str, Any], drops: bool = False
) -> Alteration:
    """Keep what is to be changed, in the place of what was said of the same action before."""
    for each in standing(adjustment):
        if action and each.action_id == action.pk:
            each.withdrawn = True
            each.save()
    new = Alteration(space=adjustment.space, adjustment=adjustment, action=action)
    new.values, new.before, new.drops = values, before, drops
    new.save()
    return new
