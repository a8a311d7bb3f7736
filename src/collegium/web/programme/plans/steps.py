"""What the forms of plans and subjects do. Each names its step in `do`, and carries the version that the person saw."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Partner, Person
from collegium.programme.actions import plans
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import Plan, Subject
from collegium.programme.queries.plans import paper_titled
from collegium.register.models import Document
from collegium.web.again import Incomplete, complete
from collegium.web.details import ENTRY, meant
from collegium.web.programme.plans.forms import PlanForm, SubjectForm
from collegium.web.programme.programmes.resting import take_back

LINE = 1000
LONG = 20000  # letters of an outcome


def signed_in(person: Anybody) -> Person:
    """The person that writes. Raises NotAllowed for whoever reads without having signed in."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


def take_step(request: HttpRequest, by: Person, plan: Plan) -> HttpResponse:
    """Do with a plan what a form of its page says."""
    steps: dict[str, Callable[[HttpRequest, Person, Plan], str]] = {
        "describe": _describe,
        "add": _add,
        "consent": _consent,
        "withhold": _consent,
        "settle": _settle,
        "cite": _cite,
        "take-back": _take_back,
        **dict.fromkeys(("close", "reopen", "amend", "abandon"), _move),
    }
    step = steps.get(request.POST.get("do", ""))
    if step is None:
        raise Incomplete()
    messages.success(request, step(request, by, plan))
    return redirect("plan", entry=plan.pk)


def _describe(request: HttpRequest, by: Person, plan: Plan) -> str:
    gate_of(by, plan.space)
    form = complete(PlanForm(by, plan.space, request.POST))
    plans.describe_plan(by, plan, form.period(), form.cleaned_data["why"], _version(request))
    return _("The plan was changed.")


def _add(request: HttpRequest, by: Person, plan: Plan) -> str:
    gate_of(by, plan.space)
    form = complete(SubjectForm(plan.space, request.POST))
    plans.add_subject(by, plan, form.planned_of(), form.cleaned_data["why"])
    return _("The subject was added.")


def _consent(request: HttpRequest, by: Person, plan: Plan) -> str:
    given = request.POST["do"] == "consent"
    said = {"version": _version(request), "seal": request.POST.get("seal", "")[:64]}
    row = plans.consent(by, plan, given, _why(request), _partner(request, plan), **said)  # type: ignore[arg-type]
    return _("Every partner has consented: the plan is agreed.") if row.state == "agreed" else _("This was recorded.")


def _partner(request: HttpRequest, plan: Plan) -> Partner | None:
    """The partner for which somebody speaks, where the form says it. Raises NotVisible."""
    said = request.POST.get("partner", "")
    partner = Partner.objects.filter(pk=said, partnership=plan.space.partnership).first()
    if said and partner is None:
        raise NotVisible
    return partner


def _settle(request: HttpRequest, by: Person, plan: Plan) -> str:
    plans.settle(by, plan, _why(request), _version(request))
    return _("The plan holds.")


def _move(request: HttpRequest, by: Person, plan: Plan) -> str:
    plans.move(by, plan, request.POST["do"], _why(request), _version(request))
    return _("This was recorded.")


def _cite(request: HttpRequest, by: Person, entry: Plan | Subject) -> str:
    gate_of(by, entry.space)
    plans.cite_for(by, entry, _cited(request, by, entry), _why(request))
    return _("The paper stands here now.")


def _take_back(request: HttpRequest, by: Person, entry: Plan | Subject) -> str:
    return take_back(request, by, entry, _why(request))


def take_subject_step(request: HttpRequest, by: Person, row: Subject) -> HttpResponse:
    """Do with a subject what a form of its page says."""
    steps: dict[str, Callable[[HttpRequest, Person, Subject], str]] = {
        "describe": _describe_subject,
        "hold": _hold,
        "postpone": _postpone,
        "plan anew": _plan_anew,
        "merge": _merge,
        "drop": _drop,
        "correct": _correct,
        "take out": _take_out,
        "cite": _cite,
        "take-back": _take_back,
    }
    step = steps.get(request.POST.get("do", ""))
    if step is None:
        raise Incomplete()
    messages.success(request, step(request, by, row))
    if request.POST["do"] == "take out":
        return redirect("plan", entry=row.plan_id)
    return redirect("subject", entry=row.pk)


def _describe_subject(request: HttpRequest, by: Person, row: Subject) -> str:
    gate_of(by, row.space)
    form = complete(SubjectForm(row.space, request.POST))
    plans.describe_subject(by, row, form.planned_of(), form.cleaned_data["why"], _version(request))
    return _("The subject was changed.")


def _hold(request: HttpRequest, by: Person, row: Subject) -> str:
    gate_of(by, row.space)
    papers = [_cited(request, by, row)] if request.POST.get("paper", "").strip() else []
    outcome = request.POST.get("outcome", "")[:LONG]
    plans.hold(by, row, request.POST.get("day", ""), outcome, papers, _why(request), _version(request))
    return _("Recorded as held.")


def _postpone(request: HttpRequest, by: Person, row: Subject) -> str:
    plans.postpone(by, row, request.POST.get("later", ""), _why(request), _version(request))
    return _("Postponed. The date that it had stays visible.")


def _plan_anew(request: HttpRequest, by: Person, row: Subject) -> str:
    plans.plan_anew(by, row, request.POST.get("later", ""), _why(request), _version(request))
    return _("Planned anew.")


def _merge(request: HttpRequest, by: Person, row: Subject) -> str:
    gate_of(by, row.space)
    into = found(by, Subject, request.POST.get("into", ""))
    plans.merge(by, row, into, _why(request), _version(request))
    return _("Merged. It is held with the other one.")


def _drop(request: HttpRequest, by: Person, row: Subject) -> str:
    plans.drop(by, row, _why(request), _version(request))
    return _("Dropped.")


def _correct(request: HttpRequest, by: Person, row: Subject) -> str:
    plans.correct(by, row, _why(request), _version(request))
    return _("Taken back. It is planned again.")


def _take_out(request: HttpRequest, by: Person, row: Subject) -> str:
    plans.take_out(by, row, _why(request), _version(request))
    return _("Taken out of the plan.")


def _cited(request: HttpRequest, by: Person, entry: Plan | Subject) -> Cited:
    """The paper that a form names by its address or title, and the words of it that say so. Raises Improper."""
    said = request.POST.get("paper", "")[:LINE]
    document: Document = meant(by, said) if ENTRY.search(said) else paper_titled(by, entry.space, said)
    return Cited(document, request.POST.get("quote", "")[:LONG], role=request.POST.get("role", "paper"))


def _why(request: HttpRequest) -> str:
    return request.POST.get("why", "").strip()[:LINE]


def _version(request: HttpRequest) -> int | None:
    """The version that the person saw. Raises Improper for a form without one."""
    said = request.POST.get("version", "")
    if not said.isdecimal() or len(said) > len("999999999"):
        raise Incomplete()
    return int(said)
