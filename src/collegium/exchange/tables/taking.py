"""Taking what stands of the programme: what a person may see of a plan, a programme, its adjustments, the grid."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from collegium.accounts.access import Anybody, note, visible_to
from collegium.accounts.models import Entry, Marking, Space
from collegium.accounts.queries import partners_of
from collegium.exchange.exports.bounds import bounded
from collegium.exchange.exports.columns import Table
from collegium.exchange.exports.sheet import About, Row, Sheet
from collegium.exchange.exports.sources import called as called_space
from collegium.exchange.tables.columns import ADJUSTMENTS, GRID, LEAD, plan_table, programme_table
from collegium.programme.actions.importing import called
from collegium.programme.models import Action, Adjustment, Ground, Lead, Plan, Programme, Shared, Subject, SubjectLead
from collegium.programme.queries.grid import marking_of_grid
from collegium.programme.queries.grounds import grounds_of, marking_of
from collegium.programme.queries.programmes import alterations_of
from collegium.register.models import Reference

Grounds = dict[str, list[Ground]]
BY_PAGE = "Copy what you need from its page."
BY_TOPIC = "Take the grid of one topic."
PLAIN = ("number", "title", "level", "planned", "place", "state", "held", "outcome", "why")
OF_ACTIONS = ("number", "printed", "title", "text", "measure", "state")


def take_plan(person: Anybody, plan: Plan, made: str = "") -> Sheet:
    """A plan with its subjects. Raises TooLarge."""
    rows = visible_to(person, Subject).filter(plan=plan, struck=False).select_related("issue", "merged_into")
    subjects = bounded(rows.order_by("number", "id"), BY_PAGE)
    leads = visible_to(person, SubjectLead).filter(subject__plan=plan, struck=False).select_related("partner")
    units = _units((each.subject_id, each.partner.code, each.unit) for each in leads)
    grounds = grounds_of(person, [plan, *subjects])
    told = [
        {
            **{name: getattr(each, name) for name in PLAIN},
            "issue": called(each.issue) or "",
            "in_person": _yes(each.in_person),
            "merged_into": each.merged_into.number if each.merged_into else None,
            **units.get(each.pk, {}),
            **_behind(each, grounds),
        }
        for each in subjects
    ]
    note(person, "export", plan)
    marking = marking_of(grounds, plan.marking)
    return _sheet(plan_table(_codes(plan.space)), told, plan.name, plan.space, marking, made)


def take_programme(person: Anybody, programme: Programme, made: str = "") -> Sheet:
    """A programme with its actions. Raises TooLarge."""
    rows = visible_to(person, Action).filter(programme=programme, struck=False).select_related("issue", "forum")
    actions = bounded(rows.order_by("number", "id"), BY_PAGE)
    leads = visible_to(person, Lead).filter(action__programme=programme, struck=False).select_related("partner")
    units = _units((each.action_id, each.partner.code, each.unit) for each in leads)
    grounds = grounds_of(person, [programme, *actions])
    told = [
        {
            **{name: getattr(each, name) for name in OF_ACTIONS},
            "issue": called(each.issue) or "",
            "forum": called(each.forum) or "",
            "due": each.due.isoformat() if each.due else "",
            **units.get(each.pk, {}),
            **_behind(each, grounds),
        }
        for each in actions
    ]
    note(person, "export", programme)
    table = programme_table(_codes(programme.space))
    return _sheet(table, told, programme.name, programme.space, marking_of(grounds, programme.marking), made)


def take_adjustments(person: Anybody, programme: Programme, made: str = "") -> Sheet:
    """The adjustments of a programme, a row for each thing that one alters. Raises TooLarge."""
    rows = visible_to(person, Adjustment).filter(programme=programme, struck=False).order_by("id")
    adjustments = bounded(rows, BY_PAGE)
    grounds = grounds_of(person, adjustments)
    told = [row for each in adjustments for row in _altered(person, each, grounds)]
    note(person, "export", programme)
    marking = marking_of(grounds, programme.marking)
    return _sheet(ADJUSTMENTS, told, programme.name, programme.space, marking, made)


def _altered(person: Anybody, adjustment: Adjustment, grounds: Grounds) -> Iterable[Row]:
    said: dict[str, Any] = {
        "on": adjustment.on.isoformat() if adjustment.on else "",
        "none_made": _yes(adjustment.none_made or None),
        **{name: getattr(adjustment, name) for name in ("occasion", "said_by", "state")},
        **_behind(adjustment, grounds),
    }
    return [{**said, **each} for each in _changes(person, adjustment)] or [said]


def _changes(person: Anybody, adjustment: Adjustment) -> Iterable[Row]:
    """What an amendment changes, field by field."""
    for each in alterations_of(person, adjustment):
        action = each.alteration.action
        for name, _before, after in [("dropped", "", "yes")] if each.alteration.drops else each.rows:
            yield {"action": action.known_as if action else "", "field": name, "after": _after(after)}


def _after(value: Any) -> str:
    """What something is to be; of an issue or a forum its name, of who leads the unit of each partner."""
    if isinstance(value, Reference):
        return called(value) or ""
    if isinstance(value, dict):
        return "; ".join(f"{partner}: {unit}" for partner, unit in value.items())
    return str(value or "")


def take_grid(person: Anybody, space: Space, made: str = "") -> Sheet:
    """What partners share of what their posts were charged with, in a joint space. Raises TooLarge."""
    rows = visible_to(person, Shared).filter(space=space, struck=False).select_related("partner", "action", "statement")
    told = [
        {
            "about": _about(each),
            "partner": each.partner.code,
            "due": each.due.date().isoformat() if each.due else "",
            **{name: getattr(each, name) for name in ("place", "post", "state", "title", "position", "fallback")},
            "report": each.report,
            "entry": each.pk,
        }
        for each in bounded(rows.order_by("place", "partner__code", "id"), BY_TOPIC)
    ]
    note(person, "export", space)
    return _sheet(GRID, told, "Grid", space, marking_of_grid(person, space), made)


def _about(shared: Shared) -> str:
    if shared.action:
        return f"{shared.action.known_as}. {shared.action.title}"
    return shared.statement.title if shared.statement else shared.initiative


def _codes(space: Space) -> list[str]:
    return [each.code for each in partners_of(space.partnership, followed=False)] if space.partnership else []


def _units(leads: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    said: dict[str, dict[str, str]] = {}
    for entry, code, unit in leads:
        said.setdefault(entry, {})[f"{LEAD}{code}"] = unit
    return said


def _behind(entry: Entry, grounds: Grounds) -> dict[str, Any]:
    names = [each.document.name for each in grounds.get(entry.pk, ()) if not each.withdrawn]
    return {"rests_on": list(dict.fromkeys(names)), "entry": entry.pk}


def _yes(said: bool | None) -> str:
    return "" if said is None else "yes" if said else "no"


def _sheet(table: Table, rows: Sequence[Row], title: str, space: Space, marking: Marking | None, made: str) -> Sheet:
    made = made or timezone.now().isoformat(timespec="seconds")
    return Sheet(table, rows, About(title, called_space(space), marking.name if marking else "", made))
