"""What can be asked of programmes: those of a space, their actions in groups, what is late, what partners said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Space
from collegium.programme.actions.adjustments import ALTERED, LEADS
from collegium.programme.actions.concerted import leading
from collegium.programme.models import (
    Action,
    Adjustment,
    Alteration,
    Lead,
    Mandate,
    Plan,
    Programme,
    ProgrammeSeries,
    Text,
    Trace,
)
from collegium.programme.rules.programmes import OPEN, timing
from collegium.register.models import Reference, Statement

OFFERED = 20


@dataclass(frozen=True, slots=True)
class Sought:
    """Which actions of a programme are wanted: of a state, `overdue`, `due soon`, led by a partner; empty for any."""

    state: str = ""
    timing: str = ""
    partner: str = ""
    by: str = "issue"


@dataclass(frozen=True, slots=True)
class Row:
    """An action: who leads it (partner and unit, by name), how many mandates it carries out, whether it is late."""

    action: Action
    leads: list[tuple[str, str]]
    mandates: int
    timing: str


@dataclass(frozen=True, slots=True)
class Altered:
    """What an amendment changes of one action: rows of field, before, after."""

    alteration: Alteration
    rows: list[tuple[str, object, object]]


def programmes_in(person: Anybody, space: Space, today: date) -> QuerySet[Programme]:
    """The programmes of a space, the latest first, with `many` of their actions that stand, and of these `done`,
    `under_way` and `late`; `dropped` are counted beside them. `over` says whether its period is."""
    alive = Q(actions__withdrawn=False, actions__struck=False)
    return (
        visible_to(person, Programme)
        .filter(space=space, struck=False)
        .select_related("series", "follows", "marking")
        .annotate(
            many=Count("actions", filter=alive & ~Q(actions__state="dropped")),
            done=Count("actions", filter=alive & Q(actions__state="carried out")),
            under_way=Count("actions", filter=alive & Q(actions__state="under way")),
            dropped=Count("actions", filter=alive & Q(actions__state="dropped")),
            late=Count("actions", filter=alive & Q(actions__state__in=OPEN, actions__due__lt=today)),
            over=ExpressionWrapper(over_on(today), output_field=BooleanField()),
        )
        .order_by("-starts", "-id")
    )


def over_on(today: date) -> Q:
    """Of which programmes the last day has passed while they are still in force: a person says what becomes of them."""
    return Q(state="in force", ends__lt=today)


def following(person: Anybody, programme: Programme) -> list[Programme]:
    """The programmes that are to follow one, or do, the earliest first; not those that were given up."""
    rows = visible_to(person, Programme).filter(follows=programme, struck=False).exclude(state="abandoned")
    return list(rows.order_by("starts", "id"))


def plans_under(person: Anybody, programme: Programme) -> QuerySet[Plan]:
    """The plans of consultations that carry out a programme, in the order of their periods."""
    return visible_to(person, Plan).filter(programme=programme, struck=False).order_by("starts", "id")


def set_down_by(person: Anybody, text: Text) -> list[Programme | Adjustment]:
    """The programmes and amendments that a joint text sets down."""
    here = {"text": text, "struck": False}
    amendments = visible_to(person, Adjustment).filter(**here).select_related("programme")
    return [*visible_to(person, Programme).filter(**here).order_by("starts", "id"), *amendments.order_by("id")]


def series_in(person: Anybody, space: Space) -> QuerySet[ProgrammeSeries]:
    """The series of programmes of a space, by name."""
    return visible_to(person, ProgrammeSeries).filter(space=space, struck=False).order_by("name", "id")


def placed(person: Anybody, programme: Programme, sought: Sought, today: date) -> list[tuple[str | None, list[str]]]:
    """The ids of the actions of a programme that are wanted, each group behind the id of its issue or forum: groups in
    the order of the first of each, those without one last."""
    rows = visible_to(person, Action).filter(programme=programme, struck=False)
    rows = rows.filter(state=sought.state) if sought.state else rows
    if sought.partner:
        led = Lead.objects.filter(partner=sought.partner, withdrawn=False, struck=False)
        rows = rows.filter(pk__in=led.values("action"))
    groups: dict[str | None, list[str]] = {}
    for action, group, state, due in rows.order_by("number", "id").values_list("pk", sought.by, "state", "due"):
        if not sought.timing or timing(state, due, today) == sought.timing:
            groups.setdefault(group, []).append(action)
    return sorted(groups.items(), key=lambda group: group[0] is None)


def rows_of(person: Anybody, actions: Iterable[str], today: date) -> dict[str, Row]:
    """Actions by their ids. What is asked is asked of these alone: a programme may have hundreds, a page shows some."""
    ids = list(actions)
    rows = visible_to(person, Action).filter(pk__in=ids, struck=False).defer("text", "measure")
    leads, mandates = _units(person, ids), _mandates(person, ids)
    return {
        each.pk: Row(each, leads.get(each.pk, []), mandates.get(each.pk, 0), timing(each.state, each.due, today))
        for each in _with_references(list(rows))
    }


def _with_references(actions: list[Action]) -> list[Action]:
    """The same with their issues and forums, each of which is fetched once however many actions it has."""
    ids = {entry for each in actions for entry in (each.issue_id, each.forum_id) if entry}
    known: dict[str | None, Reference] = dict(Reference.objects.in_bulk(list(ids)).items())
    for each in actions:
        each.issue, each.forum = known.get(each.issue_id), known.get(each.forum_id)
    return actions


def _units(person: Anybody, actions: list[str]) -> dict[str, list[tuple[str, str]]]:
    """Who leads each of some actions: partner and unit, by name."""
    found: dict[str, list[tuple[str, str]]] = {}
    rows = visible_to(person, Lead).filter(action__in=actions, struck=False).order_by("partner__code")
    for action, partner, unit in rows.values_list("action_id", "partner__name", "unit"):
        found.setdefault(action, []).append((partner, unit))
    return found


def leads_of(person: Anybody, actions: Iterable[Action]) -> dict[str, list[Lead]]:
    """Who leads some actions, by the ids of these, partner by partner."""
    found: dict[str, list[Lead]] = {each.pk: [] for each in actions}
    rows = visible_to(person, Lead).filter(action__in=found, struck=False).select_related("partner")
    for lead in rows.order_by("partner__code"):
        found[lead.action_id].append(lead)
    return found


def _mandates(person: Anybody, actions: list[str]) -> dict[str, int]:
    """How many mandates each of some actions carries out."""
    rows = visible_to(person, Trace).filter(action__in=actions, struck=False, mandate__withdrawn=False)
    return dict(rows.values("action").annotate(many=Count("id")).values_list("action", "many"))


def adjustments_of(person: Anybody, programme: Programme) -> QuerySet[Adjustment]:
    """The amendments of a programme, and records that none was made, the newest first."""
    return visible_to(person, Adjustment).filter(programme=programme, struck=False).order_by("-id")


def alterations_of(person: Anybody, adjustment: Adjustment) -> list[Altered]:
    """What an amendment changes, as a difference: fields that hold an id have what it stands for."""
    rows = visible_to(person, Alteration).filter(adjustment=adjustment, struck=False)
    alterations = list(rows.select_related("action").order_by("id"))
    ids = {
        row[name]
        for each in alterations
        for row in (each.before, each.values)
        for name in ("issue", "forum")
        if row.get(name)
    }
    named = visible_to(person, Reference).in_bulk(list(ids))
    partners = {each.code: each.name for each in leading(adjustment.programme)}
    return [Altered(each, [*_rows(each, named), *_leads(each, partners)]) for each in alterations]


def _rows(each: Alteration, named: dict[str, Reference]) -> Iterable[tuple[str, object, object]]:
    for name in ALTERED:
        if name in each.values and (each.values[name] or each.before.get(name)):
            before, after = each.before.get(name), each.values[name]
            if name in ("issue", "forum"):
                before, after = named.get(str(before)), named.get(str(after))
            yield name, before, after


def _leads(each: Alteration, partners: dict[str, str]) -> Iterable[tuple[str, object, object]]:
    """Who leads, as units by the names of partners."""
    if LEADS in each.values and each.values[LEADS] != each.before.get(LEADS, {}):
        before, after = (
            {partners.get(code, code): unit for code, unit in some.get(LEADS, {}).items()}
            for some in (each.before, each.values)
        )
        yield LEADS, before, after


def mandates_in(person: Anybody, space: Space) -> QuerySet[Mandate]:
    """The mandates of a space with `traced`, how many actions carry each out: the untraced ones first."""
    counts = Q(traces__withdrawn=False, traces__struck=False, traces__action__withdrawn=False)
    counts &= ~Q(traces__action__state="dropped")
    rows = visible_to(person, Mandate).filter(space=space, struck=False).select_related("forum")
    return rows.annotate(traced=Count("traces", filter=counts)).order_by("-decided", "body", "number", "id")


def traces_of(person: Anybody, entry: Mandate | Action) -> QuerySet[Trace]:
    """What carries out a mandate, or what mandates an action carries out."""
    rows = visible_to(person, Trace).filter(struck=False, mandate__withdrawn=False, action__withdrawn=False)
    rows = rows.filter(mandate=entry) if isinstance(entry, Mandate) else rows.filter(action=entry)
    return rows.select_related("mandate", "action__programme").order_by("id")


def undertakings(person: Anybody, space: Space) -> list[Statement]:
    """Statements that commit somebody, from which an action can start: those that all readers of a space may read."""
    rows = visible_to(person, Statement).filter(act="commits", kind="statement", struck=False, document__struck=False)
    newest = rows.select_related("document__space", "space").order_by("-date", "-id")[: OFFERED * 3]
    return [each for each in newest if each.space.open_to_readers_of(space)][:OFFERED]


def names_of(person: Anybody, space: Space, kind: str) -> list[str]:
    """What the issues or forums of a space are called: for choosing one by its name."""
    rows = visible_to(person, Reference).filter(space=space, kind=kind, struck=False, merged_into=None)
    return sorted({some[0] for each in rows for some in each.names.values() if some}, key=str.casefold)
