"""Verbs about actions of a programme: add, change, number, remove while it is a draft; then carry out, drop, lead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from collegium.accounts.access import seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.naming import reference_named
from collegium.programme.actions.programmes import check_draft, check_in_force
from collegium.programme.actions.writing import NAME, check_reason, gate_of, line
from collegium.programme.models import Action, Lead, Programme
from collegium.programme.models.programmes import PRINTED
from collegium.programme.rules.programmes import ACTIONS, NEEDS_REASON
from collegium.programme.rules.steps import step

STEPS: Mapping[str, str] = {
    "begin": "begins an action",
    "carry out": "carries out an action",
    "drop": "drops an action",
    "reopen": "reopens an action",
}


@dataclass(frozen=True, slots=True)
class ActionSaid:
    """What is said of an action; issue and forum by their names in a `language`, leads by the codes of partners,
    `printed` the number that the signed paper gives it."""

    title: str
    text: str = ""
    issue: str = ""
    forum: str = ""
    due: date | None = None
    measure: str = ""
    leads: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    printed: str = ""


def add_action(
    by: Person, programme: Programme, said: ActionSaid, grounds: Iterable[Cited] = (), why: str = ""
) -> Action:
    """Add an action to a draft, with what it rests on. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, programme.space)
    with change(by=by, verb="adds an action", space=programme.space, why=why, seat=seat):
        check_draft(programme)
        action = Action(space=programme.space, programme=programme, number=next_number(programme))
        _say(action, said)
        for each in grounds:
            cite(by, action, each)
    return action


def change_action(by: Person, action: Action, said: ActionSaid, why: str = "") -> None:
    """Say an action of a draft otherwise. Raises NotVisible, NotAllowed, Improper, ChangedMeanwhile."""
    seat = gate_of(by, action.space)
    with change(by=by, verb="changes an action", space=action.space, why=why, seat=seat):
        check_draft(action.programme)
        _say(action, said)


def number_action(by: Person, action: Action, number: int, why: str = "") -> None:
    """Put an action of a draft at a number; the others make room. Raises NotVisible, NotAllowed, Improper,
    ChangedMeanwhile."""
    seat = gate_of(by, action.space)
    with change(by=by, verb="numbers actions", space=action.space, why=why, seat=seat):
        check_draft(action.programme)
        rows = [each for each in alive(action.programme) if each.pk != action.pk]
        if not 1 <= number <= len(rows) + 1:
            raise Improper(f"A number is between 1 and {len(rows) + 1}.")
        rows.insert(number - 1, action)
        for place, each in enumerate(rows, 1):
            if each.number != place:
                each.number = place
                each.save()


def remove_action(by: Person, action: Action, why: str = "") -> None:
    """Take an action out of a draft, with its leads and traces. Raises NotVisible, NotAllowed, Improper,
    ChangedMeanwhile."""
    seat = gate_of(by, action.space)
    with change(by=by, verb="removes an action", space=action.space, why=why, seat=seat):
        check_draft(action.programme)
        traces = action.traces.filter(withdrawn=False, space=action.space)
        for each in [action, *action.leads.filter(withdrawn=False), *traces]:
            each.withdrawn = True
            each.save()


def take_step(by: Person, action: Action, verb: str, why: str = "") -> None:
    """Begin, carry out, drop or reopen an action of a programme in force.

    Raises NotVisible, NotAllowed, Improper, OutOfTurn, ChangedMeanwhile.
    """
    seat = gate_of(by, action.space)
    if verb not in STEPS:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    if verb in NEEDS_REASON:
        check_reason(why)
    with change(by=by, verb=STEPS[verb], space=action.space, why=why, seat=seat):
        check_in_force(action.programme)
        action.state = step(ACTIONS, action.state, verb)
        action.save()


def name_lead(by: Person, action: Action, partner: Partner, unit: str, why: str = "") -> None:
    """Say which unit leads an action for a partner; none where it is empty. Once a programme is adopted each partner
    says it for itself, and the secretariat for all. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, action.space)
    if action.programme.state != "draft" and action.space.kind == SpaceKind.JOINT:
        seats = seats_for(by, "draft", action.space)
        seat = next((each for each in seats if each.partner_id in (None, partner.pk)), seat)
        if seat.partner_id not in (None, partner.pk):
            raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    with change(by=by, verb="names a lead", space=action.space, why=why, seat=seat):
        name_leads(action, {partner.code: unit})


def name_leads(action: Action, units: Mapping[str, str]) -> None:
    """Let the leads of an action be these, for the partners that are named, as a part of the open change."""
    partners = {each.code: each for each in leading(action.programme)}
    kept = {each.partner.code: each for each in action.leads.filter(withdrawn=False).select_related("partner")}
    for code, said in units.items():
        if code not in partners:
            raise Improper("This partner takes no part here.", "Go back and choose one of the list.")
        lead, unit = kept.get(code) or Lead(space=action.space, action=action, partner=partners[code]), said.strip()
        if unit == (lead.unit if code in kept else ""):
            continue
        lead.unit, lead.withdrawn = line(unit, NAME) if unit else lead.unit, not unit
        lead.save()


def leading(programme: Programme) -> list[Partner]:
    """The partners that may lead actions: all that take part; in a partner's own space itself."""
    space = programme.space
    if space.partner:
        return [space.partner]
    return list(partners_of(space.partnership, followed=False)) if space.partnership else []


def described(action: Action, said: ActionSaid) -> Action:
    """An action with what is said of it, as a part of the open change. Raises Improper."""
    action.title, action.text, action.measure = line(said.title), said.text.strip(), said.measure.strip()
    action.issue = reference_named(action.space, "issue", said.issue, said.language)
    action.forum = reference_named(action.space, "forum", said.forum, said.language)
    action.due = said.due
    action.printed = line(said.printed, PRINTED) if said.printed.strip() else ""
    return action


def _say(action: Action, said: ActionSaid) -> None:
    """Keep an action of a draft with what is said of it, as a part of the open change. Raises Improper."""
    described(action, said).save()
    check_printed(action)
    name_leads(action, said.leads)


def check_printed(action: Action) -> None:
    """Raises Improper where another action of the programme has the printed number of this one."""
    if action.printed in [each.printed for each in alive(action.programme) if each.printed and each.pk != action.pk]:
        raise printed_twice()


def printed_twice() -> Improper:
    """That two actions would have one printed number."""
    return Improper("Another action of the programme has this printed number.", "Give one of the two another one.")


def alive(programme: Programme) -> list[Action]:
    """The actions of a programme in their order."""
    return list(programme.actions.filter(withdrawn=False, struck=False).order_by("number", "id"))


def next_number(programme: Programme) -> int:
    """The number of the next action."""
    return max((each.number for each in alive(programme)), default=0) + 1
