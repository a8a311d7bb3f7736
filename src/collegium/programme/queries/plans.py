"""What can be asked of plans of consultations: their subjects, how far they are, who has consented."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.errors import Improper
from collegium.accounts.models import Partner, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.programme.models import Plan, PlanConsent, Postponement, Subject, SubjectLead
from collegium.programme.rules.plans import OPEN, Counts, is_overdue, tally
from collegium.register.models import Document, Reading
from collegium.register.references.scope import scope_of

ALIVE = Q(withdrawn=False, struck=False)


@dataclass(frozen=True, slots=True)
class Narrow:
    """What subjects must be: of a month, a level, an issue by its id, led by a partner by its code, in a state;
    `overdue` is one more state. Empty is any."""

    month: str = ""
    level: str = ""
    issue: str = ""
    lead: str = ""
    state: str = ""


def plans_in(person: Anybody, space: Space) -> QuerySet[Plan]:
    """The plans of a space, the latest period first."""
    return (
        visible_to(person, Plan).filter(space=space, struck=False).select_related("marking").order_by("-starts", "-id")
    )


def counts(plan: Plan, day: date | None = None) -> Counts:
    """How many subjects of a plan are how far, as of a day; of today where none is said."""
    return counts_of([plan], day)[plan.pk]


def counts_of(plans: Iterable[Plan], day: date | None = None) -> dict[str, Counts]:
    """The same of several plans, by their ids, in one question."""
    stated = {plan.pk: plan.stated for plan in plans}
    rows: dict[str, list[tuple[str, str]]] = {key: [] for key in stated}
    asked = Subject.objects.filter(ALIVE, plan__in=stated).values_list("plan_id", "state", "planned")
    for plan, state, planned in asked:
        rows[plan].append((state, planned))
    as_of = day or timezone.localdate()
    return {key: tally(rows[key], as_of, stated[key]) for key in stated}


def subjects_of(plan: Plan) -> QuerySet[Subject]:
    """The subjects of a plan by their numbers, each with `led`, its leads in the order of the partners' codes."""
    leads = SubjectLead.objects.filter(ALIVE).select_related("partner").order_by("partner__code")
    rows = Subject.objects.filter(ALIVE, plan=plan).select_related("issue", "merged_into", "plan")
    return rows.prefetch_related(Prefetch("leads", leads, to_attr="led")).order_by("number")


def narrowed(plan: Plan, asked: Narrow, day: date | None = None) -> list[Subject]:
    """The subjects of a plan that are what is asked, in the order of their months; those without a date come last."""
    rows = subjects_of(plan).order_by(F("planned").asc(), "number")
    if asked.month:
        rows = rows.filter(planned__startswith=asked.month)
    if asked.level:
        rows = rows.filter(level=asked.level)
    if asked.issue:
        rows = rows.filter(issue__slug=asked.issue)
    if asked.lead:
        rows = rows.filter(leads__in=SubjectLead.objects.filter(ALIVE, partner__code=asked.lead))
    if asked.state and asked.state != "overdue":
        rows = rows.filter(state=asked.state)
    found = [row for row in rows if asked.state != "overdue" or overdue(row, day)]
    return sorted(found, key=lambda row: (not row.planned, row.planned[:7], row.planned, row.number))


def overdue(subject: Subject, day: date | None = None) -> bool:
    """Whether a subject was to be held before a day and was not."""
    return is_overdue(subject.state, subject.planned, day or timezone.localdate())


def by_month(subjects: Iterable[Subject]) -> dict[str, list[Subject]]:
    """Subjects by the months in which they stand: that in which they were held, else that for which they are planned.
    The month of those without a date is empty, and last."""
    months: dict[str, list[Subject]] = {}
    for row in sorted(subjects, key=lambda row: (row.held or row.planned, row.number)):
        months.setdefault((row.held or row.planned)[:7], []).append(row)
    return dict(sorted(months.items(), key=lambda pair: (not pair[0], pair[0])))


def choices_in(plan: Plan) -> dict[str, list[Any]]:
    """What the subjects of a plan have of each thing by which one can narrow them."""
    rows = list(subjects_of(plan))
    issues = {row.issue.slug: row.issue for row in rows if row.issue}
    leads = {lead.partner.code: lead.partner for row in rows for lead in row.led}  # type: ignore[attr-defined]
    return {
        "month": sorted({row.planned[:7] for row in rows if row.planned}),
        "level": sorted({row.level for row in rows if row.level}),
        "issue": [issues[slug] for slug in sorted(issues)],
        "lead": [leads[code] for code in sorted(leads)],
        "state": sorted({row.state for row in rows} | ({"overdue"} if OPEN & {row.state for row in rows} else set())),
    }


def put_off(subject: Subject) -> QuerySet[Postponement]:
    """The earlier dates of a subject, the first one first."""
    return subject.postponements.filter(ALIVE).order_by("id")


def merged_with(subject: Subject) -> QuerySet[Subject]:
    """The subjects that are held with one."""
    return subject.merged.filter(ALIVE).order_by("number")


def hash_of(plan: Plan) -> str:
    """The hash of what a plan plans: consent holds for it. What became of subjects is no part of it."""
    said: list[Any] = [plan.name, plan.starts.isoformat(), plan.ends.isoformat(), plan.stated, plan.marking_id]
    said.append(plan.programme_id)
    for row in subjects_of(plan):
        leads = [(lead.partner_id, lead.unit) for lead in row.led]  # type: ignore[attr-defined]
        said.append([row.number, row.title, row.issue_id, row.level, row.planned, row.place, row.in_person, leads])
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def consents_to(plan: Plan) -> Mapping[Partner, PlanConsent | None]:
    """What each partner that takes part says to a joint plan; None where it has said nothing, or before it was
    changed. Of an agreed plan it is what was said when it was agreed."""
    if plan.space.kind != SpaceKind.JOINT or plan.space.partnership is None:
        return {}
    said = {each.partner_id: each for each in plan.consents.filter(ALIVE, contested=False)}
    now = hash_of(plan) if plan.state == "draft" else ""
    holding = {key: each for key, each in said.items() if not now or each.holds_for(now)}
    return {each: holding.get(each.pk) for each in partners_of(plan.space.partnership, followed=False)}


def lacking(plan: Plan) -> list[Partner]:
    """The partners whose consent a joint plan lacks."""
    return [partner for partner, said in consents_to(plan).items() if said is None or not said.given]


def papers_for(person: Anybody, space: Space) -> QuerySet[Document]:
    """The documents on which something in a space may rest, the newest first: those beside it and the joint ones."""
    return visible_to(person, Document).filter(space__in=scope_of(space), struck=False).order_by("-id")


def paper_titled(person: Anybody, space: Space, title: str) -> Document:
    """The one document that has a title, or a name of a file. Raises Improper where there is none, or several."""
    title = " ".join(title.split())
    read = Reading.objects.filter(withdrawn=False, title__iexact=title).values("document")
    found = list(papers_for(person, space).filter(Q(pk__in=read) | Q(name__iexact=title))[:2]) if title else []
    if len(found) != 1:
        problem = "Several documents here have this title." if found else "No document here has this title."
        raise Improper(problem, "Copy the address of its page.")
    return found[0]
