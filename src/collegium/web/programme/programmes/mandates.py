"""The mandates of a space, those that no action carries out in front, and one mandate."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, visible_to
from collegium.accounts.models import Entry, Person
from collegium.accounts.queries import highest_of
from collegium.programme.actions.mandates import correct_mandate, enter_mandate, trace, untrace, withdraw_mandate
from collegium.programme.models import Action, Ground, Mandate, Trace
from collegium.programme.queries.programmes import mandates_in, names_of, traces_of
from collegium.web.again import complete
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.programmes.forms import GroundForm, MandateForm, language, said_of_mandate
from collegium.web.programme.programmes.resting import RESTING
from collegium.web.programme.programmes.steps import may_draft, take, writer
from collegium.web.spaces import about_space, place_of

OFFERED = 500


@require_http_methods(["GET", "HEAD", "POST"])
def mandates_page(request: HttpRequest, space: str) -> HttpResponse:
    """What higher bodies want: first what no action carries out, then the rest."""
    person: Anybody = request.user
    place = place_of(person, space)
    sent = request.method == "POST"
    form = MandateForm(request.POST if sent else None)
    if sent:
        by = writer(person, place)
        if form.is_valid():
            said, why = form.said(), form.cleaned_data["why"]
            mandate = enter_mandate(by, place, said, form.ground(by), why, language())
            messages.success(request, _("The mandate was entered."))
            return redirect("mandate", entry=mandate.pk)
    rows = list(mandates_in(person, place))
    about = {
        **about_space(person, place),
        "untraced": [each for each in rows if not each.traced],  # type: ignore[attr-defined]  # counted by the query
        "traced": [each for each in rows if each.traced],  # type: ignore[attr-defined]
        "may_draft": may_draft(person, place),
        "form": form,
        "offered": {"forum": names_of(person, place, "forum")},
    }
    return render(request, "programme/programmes_mandates.html", about, status=400 if sent else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def mandate_page(request: HttpRequest, entry: str) -> HttpResponse:
    """A mandate: its words, what it rests on, the actions that carry it out."""
    person: Anybody = request.user
    mandate = found(person, Mandate, entry)
    if request.method == "POST":
        take(request, mandate, STEPS)
        if mandate.withdrawn:
            return redirect("mandates", space=mandate.space_id)
        return redirect("mandate", entry=entry)
    traces = list(traces_of(person, mandate))
    grounds = shown_grounds(person, [mandate])[mandate.pk]
    about = {
        **about_space(person, mandate.space),
        **_offers(person, mandate, {each.action_id for each in traces}),
        "mandate": mandate,
        "grounds": grounds,
        "traces": traces,
        "marking": highest_of(each.document.marking for each in grounds),
        "told": told_of_entries(person, _entries(mandate)),
    }
    return render(request, "programme/programmes_mandate.html", about)


def _offers(person: Anybody, mandate: Mandate, carried: set[str]) -> dict[str, Any]:
    """What a person may do with a mandate: first of all trace it to an action that carries it out."""
    if not may_draft(person, mandate.space):
        return {"may_draft": False}
    rows = visible_to(person, Action).filter(programme__state__in=("draft", "in force"), struck=False)
    rows = rows.exclude(pk__in=carried).select_related("programme", "space").order_by("-programme__starts", "number")
    return {
        "may_draft": True,
        "form": MandateForm(None, said_of_mandate(mandate)),
        "ground_form": GroundForm(prefix="ground-"),
        "offered": {"forum": names_of(person, mandate.space, "forum")},
        "actions": [each for each in rows[:OFFERED] if each.space.open_to_readers_of(mandate.space)],
    }


def _entries(mandate: Mandate) -> list[Entry]:
    """Of what the history of a mandate tells."""
    return [mandate, *Trace.objects.filter(mandate=mandate), *Ground.objects.filter(of=mandate.pk)]


def _correct(request: HttpRequest, person: Person, mandate: Mandate, why: str) -> str:
    correct_mandate(person, mandate, complete(MandateForm(request.POST)).said(), why, language())
    return _("The mandate was corrected.")


def _withdraw(request: HttpRequest, person: Person, mandate: Mandate, why: str) -> str:
    withdraw_mandate(person, mandate, why)
    return _("Withdrawn.")


def _trace(request: HttpRequest, person: Person, mandate: Mandate, why: str) -> str:
    action = found(person, Action, request.POST.get("action", ""))
    trace(person, mandate, action, request.POST.get("note", "")[:1000], why)
    return _("The mandate is traced to this action.")


def _untrace(request: HttpRequest, person: Person, mandate: Mandate, why: str) -> str:
    untrace(person, found(person, Trace, request.POST.get("trace", "")), why)
    return _("Taken back.")


STEPS = {
    "correct": _correct,
    "withdraw": _withdraw,
    "trace": _trace,
    "untrace": _untrace,
    **RESTING,
}
