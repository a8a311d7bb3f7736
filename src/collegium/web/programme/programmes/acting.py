"""The page that adds an action to a draft, and the page of one action."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found
from collegium.accounts.models import Entry, Partner, Person
from collegium.accounts.queries import highest_of
from collegium.programme.actions.concerted import (
    STEPS as VERBS,
)
from collegium.programme.actions.concerted import (
    add_action,
    change_action,
    leading,
    name_lead,
    number_action,
    remove_action,
    take_step,
)
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.mandates import trace, untrace
from collegium.programme.models import Action, Alteration, Ground, Lead, Mandate, Programme, Trace
from collegium.programme.queries.programmes import leads_of, mandates_in, names_of, traces_of, undertakings
from collegium.programme.rules.programmes import ACTIONS, NEEDS_REASON, timing
from collegium.register.models import Statement
from collegium.web.again import Incomplete, complete
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.programmes.forms import ActionForm, GroundForm, said_of_action
from collegium.web.programme.programmes.resting import RESTING
from collegium.web.programme.programmes.steps import may_draft, take, today, writer
from collegium.web.spaces import about_space

TITLE = 1000


@require_http_methods(["GET", "HEAD", "POST"])
def add_action_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The form that adds an action; `?from=` is an undertaking of the register from which it starts."""
    programme = found(request.user, Programme, entry)
    person = writer(request.user, programme.space)
    partners, sent = leading(programme), request.method == "POST"
    start = request.POST.get("from") if sent else request.GET.get("from")
    undertaking = found(person, Statement, start) if start else None
    initial = {"title": " ".join(undertaking.quote.split())[:TITLE]} if undertaking else None
    form = ActionForm(partners, request.POST if sent else None, initial)
    if sent and form.is_valid():
        said, cited = form.said(), _cited(person, form, undertaking)
        action = add_action(person, programme, said, cited, form.cleaned_data["why"])
        messages.success(request, _("The action was added."))
        return redirect("action", entry=action.pk)
    about = {
        **about_space(person, programme.space),
        **names(person, programme),
        "form": form,
        "undertaking": undertaking,
        "undertakings": [] if undertaking else undertakings(person, programme.space),
        "marking": highest_of([programme.marking, undertaking.document.marking if undertaking else None]),
    }
    return render(request, "programme/programmes_add_action.html", about, status=400 if sent else 200)


def _cited(person: Person, form: ActionForm, undertaking: Statement | None) -> list[Cited]:
    """What a new action rests on."""
    ground = form.ground(person)
    start = Cited(undertaking.document, statement=undertaking) if undertaking else None
    return [each for each in (start, ground) if each]


def names(person: Anybody, programme: Programme) -> dict[str, Any]:
    """The programme of a form, with the names that its fields offer."""
    kinds = ("issue", "forum")
    return {"programme": programme, "offered": {kind: names_of(person, programme.space, kind) for kind in kinds}}


@require_http_methods(["GET", "HEAD", "POST"])
def action_page(request: HttpRequest, entry: str) -> HttpResponse:
    """An action: what is to be done, who leads, what it rests on, the mandates it carries out, its history."""
    person: Anybody = request.user
    action = found(person, Action, entry)
    if request.method == "POST":
        take(request, action, STEPS)
        if request.POST["do"] == "remove":
            return redirect("one-programme", entry=action.programme_id)
        return redirect("action", entry=entry)
    traces = list(traces_of(person, action))
    grounds = shown_grounds(person, [action])[action.pk]
    about = {
        **about_space(person, action.space),
        **names(person, action.programme),
        **_offers(person, action, {each.mandate_id for each in traces}),
        "action": action,
        "timing": timing(action.state, action.due, today()),
        "leads": leads_of(person, [action])[action.pk],
        "grounds": grounds,
        "traces": traces,
        "marking": highest_of([action.programme.marking, *(each.document.marking for each in grounds)]),
        "told": told_of_entries(person, _entries(action)),
    }
    return render(request, "programme/programmes_action.html", about)


def _offers(person: Anybody, action: Action, carried: set[str]) -> dict[str, Any]:
    """What a person may do with an action."""
    if not may_draft(person, action.space):
        return {"may_draft": False}
    draft, partners = action.programme.state == "draft", leading(action.programme)
    verbs = ACTIONS[action.state] if action.programme.state == "in force" else ()
    return {
        "may_draft": True,
        "form": ActionForm(partners, None, said_of_action(action)) if draft else None,
        "verbs": [(verb, verb in NEEDS_REASON) for verb in verbs],
        "partners": partners,
        "ground_form": GroundForm(prefix="ground-"),
        "mandates": [each for each in mandates_in(person, action.space) if each.pk not in carried],
    }


def _entries(action: Action) -> list[Entry]:
    """Of what the history of an action tells."""
    leads, grounds = Lead.objects.filter(action=action), Ground.objects.filter(of=action.pk)
    return [action, *leads, *grounds, *Trace.objects.filter(action=action), *Alteration.objects.filter(action=action)]


def _change(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    change_action(person, action, complete(ActionForm(leading(action.programme), request.POST)).said(), why)
    return _("The action was changed.")


def _number(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    said = request.POST.get("number", "")
    if not said.isdecimal() or len(said) > 5:
        raise Incomplete()
    number_action(person, action, int(said), why)
    return _("The actions were numbered anew.")


def _remove(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    remove_action(person, action, why)
    return _("The action was taken out of the draft.")


def _step(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    take_step(person, action, request.POST["do"], why)
    return _("The action was changed.")


def _lead(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    partner = found(person, Partner, request.POST.get("partner", ""))
    name_lead(person, action, partner, request.POST.get("unit", ""), why)
    return _("The lead is kept.")


def _trace(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    mandate = found(person, Mandate, request.POST.get("mandate", ""))
    trace(person, mandate, action, request.POST.get("note", "")[:TITLE], why)
    return _("The mandate is traced to this action.")


def _untrace(request: HttpRequest, person: Person, action: Action, why: str) -> str:
    untrace(person, found(person, Trace, request.POST.get("trace", "")), why)
    return _("Taken back.")


STEPS = {
    "change": _change,
    "number": _number,
    "remove": _remove,
    "lead": _lead,
    **RESTING,
    "trace": _trace,
    "untrace": _untrace,
    **dict.fromkeys(VERBS, _step),
}
