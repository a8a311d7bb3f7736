"""Drafting a plan: its period, its subjects with their leads, on what they rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Marking, Partner, Person, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.naming import Naming
from collegium.programme.actions.plans.adjusting import check_leads, check_new
from collegium.programme.actions.plans.standing import (
    check_alive,
    date_of,
    fresh,
    moving,
    reason_of,
)
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import Ground, Plan, Programme, Subject, SubjectLead
from collegium.programme.rules.plans import AGREED, span_of
from collegium.register.checks import check_marking

MOST = 2000  # subjects of one plan
SAID = (*AGREED, "issue_id", "level", "place", "in_person")
"""The fields of a subject in which it is said what is planned."""


@dataclass(frozen=True, slots=True)
class Period:
    """What is said of a plan: its name, its first and last day, how many subjects a source says it has, its marking,
    and the programme that it carries out."""

    name: str
    starts: date
    ends: date
    stated: int | None = None
    marking: Marking | None = None
    programme: Programme | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """What is planned of a subject. `planned` is a month or a day, `leads` the unit that leads it for each partner, by
    the partner's code; without a number it gets the next one. `in_person` is None where nobody has said."""

    title: str
    number: int | None = None
    issue: str = ""
    level: str = ""
    planned: str = ""
    place: str = ""
    in_person: bool | None = None
    leads: Mapping[str, str] = field(default_factory=dict)


def draft_plan(by: Person, space: Space, said: Period, subjects: Iterable[Planned] = (), why: str = "") -> Plan:
    """Draft a plan with its subjects, all or none of them. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, space)
    if space.kind not in (SpaceKind.OWN, SpaceKind.JOINT):
        raise Improper("A plan stands in a partner's own space or in the joint one.", "Choose one of these.")
    with change(by=by, verb="drafts a plan", space=space, why=why, seat=seat):
        plan = _said_of(Plan(space=space), said)
        plan.save()
        adding = _Adding(plan)
        for each in subjects:
            adding.add(each)
    return plan


def describe_plan(by: Person, plan: Plan, said: Period, why: str = "", version: int | None = None) -> None:
    """Say otherwise what a plan is, as long as it is a draft. Raises NotVisible, NotAllowed, ChangedMeanwhile,
    Improper."""
    seat = gate_of(by, plan.space)
    with change(by=by, verb="changes a plan", space=plan.space, why=why, seat=seat):
        row = fresh(plan, version)
        _check_draft(row)
        _said_of(row, said).save()


def add_subject(by: Person, plan: Plan, said: Planned, why: str = "") -> Subject:
    """Add a subject to a draft. Raises NotVisible, NotAllowed, Improper."""
    return add_subjects(by, plan, [said], why)[0]


def add_subjects(by: Person, plan: Plan, said: Iterable[Planned], why: str = "") -> list[Subject]:
    """Add subjects to a draft, all or none. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, plan.space)
    with change(by=by, verb="adds to a plan", space=plan.space, why=why, seat=seat):
        row = fresh(plan)
        _check_draft(row)
        adding = _Adding(row)
        return [adding.add(each) for each in said]


def describe_subject(by: Person, subject: Subject, said: Planned, why: str = "", version: int | None = None) -> None:
    """Say otherwise what is planned of a subject. Of an agreed plan number, title and date stay as they were agreed;
    the rest takes a reason, each partner says who leads for it, and all are told.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, Improper.
    """
    seat = gate_of(by, subject.space)
    verb = "changes a subject" if subject.plan.state == "draft" else "adjusts a subject"
    with change(by=by, verb=verb, space=subject.space, why=why, seat=seat):
        row = moving(subject, version)
        before = {name: getattr(row, name) for name in SAID}
        if said.number not in (None, row.number):
            _check_number(said.number, _numbers_of(row.plan))
        _fill(row, said, Naming(row.space))
        if row.plan.state != "draft":
            reason_of(why)
            _check_agreed(row, before)
            check_leads(by, row, said.leads)
            check_new(row, before, said.leads)
        elif row.planned != before["planned"]:
            _check_within(row)
        row.save()
        _lead(row, said.leads)


def take_out(by: Person, subject: Subject, why: str = "", version: int | None = None) -> None:
    """Take a subject out of a draft. Raises NotVisible, NotAllowed, ChangedMeanwhile, Improper."""
    seat = gate_of(by, subject.space)
    with change(by=by, verb="takes out of a plan", space=subject.space, why=why, seat=seat):
        row = fresh(subject, version)
        _check_draft(row.plan)
        if row.merged.filter(withdrawn=False, struck=False).exists():
            raise Improper("Others were merged into this.", "Take them apart first.")
        for each in [*row.leads.filter(withdrawn=False), row]:
            each.withdrawn = True
            each.save()


def cite_for(by: Person, entry: Plan | Subject, cited: Cited, why: str = "") -> Ground:
    """Say on what a plan or a subject rests, or which paper it has. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, entry.space)
    with change(by=by, verb="cites for a plan", space=entry.space, why=why, seat=seat):
        row = fresh(entry)
        check_alive(row.plan if isinstance(row, Subject) else row)
        return cite(by, row, cited)


def longest(kind: type[Model], name: str) -> int:
    """How long a field may be."""
    return getattr(kind._meta.get_field(name), "max_length", None) or 0


def _said_of(plan: Plan, said: Period) -> Plan:
    """A plan with what is said of it. Raises Improper."""
    name = said.name.strip()
    if not name or len(name) > longest(Plan, "name"):
        raise Improper(f"A name has between 1 and {longest(Plan, 'name')} characters.")
    if said.ends < said.starts:
        raise Improper("A period ends before it begins.", "Give its first day, then its last.")
    if said.programme and said.programme.space_id != plan.space_id:
        raise Improper("This programme stands in another space.", "Choose one that stands beside the plan.")
    if said.marking:
        check_marking(plan.space, said.marking)
    plan.name, plan.starts, plan.ends = name, said.starts, said.ends
    plan.stated, plan.marking, plan.programme = said.stated, said.marking, said.programme
    return plan


def _check_draft(plan: Plan) -> None:
    if plan.state != "draft":
        raise Improper("What was agreed is altered only as a draft again.", "Amend the plan first.")


def _check_agreed(row: Subject, before: Mapping[str, Any]) -> None:
    if any(getattr(row, name) != before[name] for name in AGREED):
        raise Improper("What was agreed is altered only as a draft again.", "Amend the plan first.")


def _check_within(row: Subject) -> None:
    """Raises Improper for a date outside the period of the plan."""
    if row.planned:
        first, last = span_of(row.planned)
        if last < row.plan.starts or first > row.plan.ends:
            raise Improper(f"This date lies outside the period of the plan: {row.planned}.", "Choose one within it.")


class _Adding:
    """Adds subjects to a plan: what stands in it, and its issues, are asked for once, however many come."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._numbers, self._naming = plan, _numbers_of(plan), Naming(plan.space)

    def add(self, said: Planned) -> Subject:
        """A new subject, as a part of the open change. Raises Improper."""
        if len(self._numbers) >= MOST:
            raise Improper(f"A plan has at most {MOST} subjects.", "Draft a second plan.")
        if said.number is not None:
            _check_number(said.number, self._numbers)
        row = Subject(space=self._plan.space, plan=self._plan, number=max(self._numbers, default=0) + 1)
        _fill(row, said, self._naming)
        _check_within(row)
        row.save()
        _lead(row, said.leads)
        self._numbers.add(row.number)
        return row


def _numbers_of(plan: Plan) -> set[int]:
    """The numbers of the subjects of a plan."""
    return set(plan.subjects.filter(withdrawn=False, struck=False).values_list("number", flat=True))


def _check_number(number: int | None, taken: set[int]) -> None:
    """Raises Improper for a number that another subject has."""
    if number in taken:
        raise Improper(f"There is a subject of this number: {number}.", "Choose another one.")


def _fill(row: Subject, said: Planned, naming: Naming) -> None:
    """Give a subject what is planned of it. Raises Improper."""
    row.number = row.number if said.number is None else said.number
    title = said.title.strip()
    if not title or len(title) > longest(Subject, "title"):
        raise Improper(f"A title has between 1 and {longest(Subject, 'title')} characters.")
    row.title, row.planned, row.in_person = title, date_of(said.planned), said.in_person
    row.issue = naming.named("issue", said.issue)
    row.level = said.level.strip()[: longest(Subject, "level")]
    row.place = said.place.strip()[: longest(Subject, "place")]


def _lead(row: Subject, leads: Mapping[str, str]) -> None:
    """Let the leads of a subject be these and no others, as a part of the open change. Raises Improper."""
    partners = {each.code: each for each in partners_of(row.space.partnership)}  # type: ignore[arg-type]
    unknown = ", ".join(sorted(leads.keys() - partners.keys()))
    if unknown:
        raise Improper(f"There is no such partner: {unknown}.", "Name partners by their codes.")
    standing = {each.partner_id: each for each in row.leads.filter(withdrawn=False, struck=False)}
    wanted = {partners[code].pk: (partners[code], unit.strip()) for code, unit in leads.items()}
    for key, lead in standing.items():
        if key not in wanted:
            lead.withdrawn = True
            lead.save()
    for key, (partner, unit) in wanted.items():
        _leads_for(row, partner, unit, standing.get(key))


def _leads_for(row: Subject, partner: Partner, unit: str, lead: SubjectLead | None) -> None:
    unit = unit[: longest(SubjectLead, "unit")]
    if lead is None:
        lead = SubjectLead(space=row.space, subject=row, partner=partner, unit="")
    elif lead.unit == unit:
        return
    lead.unit = unit
    lead.save()
