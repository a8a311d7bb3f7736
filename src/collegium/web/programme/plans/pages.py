"""Plans of a space; one plan with its subjects, month by month; the plan as a file."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, found, note, seat_for, seats_for
from collegium.accounts.models import Entry, Partner, Person, Space, SpaceKind
from collegium.exchange.exports import SHAPES
from collegium.programme.actions.plans import draft_plan
from collegium.programme.actions.writing import act_in, gate_of
from collegium.programme.models import Ground, Plan, Subject
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.plans import (
    Narrow,
    by_month,
    choices_in,
    counts,
    counts_of,
    hash_of,
    narrowed,
    papers_for,
    plans_in,
    subjects_of,
)
from collegium.programme.queries.voices import voices_to_plan
from collegium.programme.rules.plans import ALIVE, LEVELS, PLANS
from collegium.web.downloads import download
from collegium.web.journal import told_of_entries
from collegium.web.listing import titled
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.plans.forms import PlanForm, SubjectForm, said_of
from collegium.web.programme.plans.steps import signed_in, take_step
from collegium.web.programme.programmes.linked import programme_beside
from collegium.web.programme.tables.exporting import plan_paper
from collegium.web.spaces import about_space, place_of

OFFERED = 100  # titles of papers that a form offers


@require_http_methods(["GET", "HEAD", "POST"])
def plans_page(request: HttpRequest, space: str) -> HttpResponse:
    """The plans of a space, and the form that drafts one."""
    person: Anybody = request.user
    place = place_of(person, space)
    sent = request.method == "POST"
    form = PlanForm(person, place, request.POST if sent else None)
    if sent:
        by = signed_in(person)
        gate_of(by, place)
        if form.is_valid():
            plan = draft_plan(by, place, form.period(), why=form.cleaned_data["why"])
            messages.success(request, _("The plan was drafted. Add its subjects."))
            return redirect("plan", entry=plan.pk)
    rows = list(plans_in(person, place))
    counted = counts_of(rows)
    about = {
        **about_space(person, place),
        "rows": [(each, counted[each.pk]) for each in rows],
        "marking": marking_for(person, [each.pk for each in rows], *(each.marking for each in rows)),
        "form": form,
        "sent": sent,
        "may_draft": may_draft(person, place),
    }
    return render(request, "programme/plans_list.html", about, status=400 if sent else 200)


def may_draft(person: Anybody, place: Space) -> bool:
    """Whether a person may draft plans in a space: what a page offers."""
    return seat_for(person, act_in(place), place) is not None


@require_http_methods(["GET", "HEAD", "POST"])
def plan_page(request: HttpRequest, entry: str) -> HttpResponse:
    """One plan: its subjects in the order of months, narrowed as the address says; what may be done with it."""
    person: Anybody = request.user
    plan = found(person, Plan, entry)
    if request.method == "POST":
        return take_step(request, signed_in(person), plan)
    note(person, "read", plan)
    asked = Narrow(**{name: request.GET.get(name, "")[:200] for name in Narrow.__dataclass_fields__})
    rows = narrowed(plan, asked)
    about = {
        **about_plan(person, plan),
        "rows": rows,
        "grounds": shown_grounds(person, [plan])[plan.pk],
        "told": told_of_entries(person, _entries(plan)),
        "asked": asked,
        "choices": choices_in(plan),
        "voices": voices_to_plan(person, plan),
        "seal": hash_of(plan),
        "speaks_for": _speaks_for(person, plan.space),
        "steps": [verb for verb in PLANS[plan.state] if verb != "agree"],
        "form": PlanForm(person, plan.space, initial=said_of(plan)),
        "subject_form": SubjectForm(plan.space),
    }
    return render(request, "programme/plans_plan.html", about)


def _entries(plan: Plan) -> list[Entry]:
    """Of what the history of a plan tells: itself, what was said to it, on what it rests, subjects taken out."""
    removed = Subject.objects.filter(plan=plan, withdrawn=True)
    return [plan, *plan.consents.all(), *removed, *Ground.objects.filter(of=plan.pk)]


def about_plan(person: Anybody, plan: Plan) -> dict[str, Any]:
    """What every page of a plan says of it."""
    may = may_draft(person, plan.space)
    return {
        **about_space(person, plan.space),
        "plan": plan,
        "carries_out": programme_beside(person, plan),
        "counts": counts(plan),
        "own": plan.space.kind == SpaceKind.OWN,
        "may_draft": may,
        "alive": plan.state in ALIVE,
        "moves": may and plan.state in ALIVE,
        "levels": LEVELS,
        "papers": titled(papers_for(person, plan.space))[:OFFERED] if may else [],
        "marking": marking_for(person, [plan.pk, *subjects_of(plan).values_list("pk", flat=True)], plan.marking),
    }


def _speaks_for(person: Anybody, space: Space) -> list[Partner]:
    """The partners whose consent a person may give."""
    if space.kind != SpaceKind.JOINT or not isinstance(person, Person):
        return []
    return [seat.partner for seat in seats_for(person, "consent", space) if seat.partner]


@require_safe
def plan_months_page(request: HttpRequest, entry: str) -> HttpResponse:
    """A plan month by month."""
    person: Anybody = request.user
    plan = found(person, Plan, entry)
    note(person, "read", plan)
    about = {**about_plan(person, plan), "months": by_month(narrowed(plan, Narrow()))}
    return render(request, "programme/plans_months.html", about)


@require_safe
def plan_export(request: HttpRequest, entry: str) -> HttpResponse:
    """A plan as a Word document, for keeping and never for showing: the same paper as among the tables."""
    person: Anybody = request.user
    plan = found(person, Plan, entry)
    return download(plan_paper(person, plan), SHAPES["docx"], f"{slugify(plan.name) or 'plan'}.docx")
