"""The page of one amendment: what it changes as a difference, what partners say to it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seats_for
from collegium.accounts.models import Entry, Person
from collegium.accounts.queries import highest_of
from collegium.programme.actions.adjustments import (
    adopt_adjustment,
    alter,
    drop_by,
    take_out,
    withdraw_adjustment,
)
from collegium.programme.actions.assents import say_to_adjustment, seal_of_adjustment
from collegium.programme.actions.concerted import alive, leading
from collegium.programme.models import Action, Adjustment, Alteration, Assent, Ground
from collegium.programme.queries.programmes import alterations_of
from collegium.programme.queries.voices import voices
from collegium.programme.rules.programmes import OPEN
from collegium.register.models import Reference
from collegium.web.again import Incomplete, complete
from collegium.web.journal import told_of_entries
from collegium.web.programme.grounds import shown_grounds
from collegium.web.programme.programmes.acting import names
from collegium.web.programme.programmes.forms import ActionForm, GroundForm, said_of_action
from collegium.web.programme.programmes.linked import text_beside
from collegium.web.programme.programmes.resting import RESTING
from collegium.web.programme.programmes.steps import may_draft, speaking_for, take, today
from collegium.web.programme.programmes.words import OF_ALTERED
from collegium.web.spaces import about_space
from collegium.web.speech import speech
from collegium.web.templatetags.programme import called


@require_http_methods(["GET", "HEAD", "POST"])
def adjustment_page(request: HttpRequest, entry: str) -> HttpResponse:
    """An amendment; `?action=` is the action of which it is to say something, `new` one that it adds."""
    person: Anybody = request.user
    adjustment = found(person, Adjustment, entry)
    if request.method == "POST":
        take(request, adjustment, STEPS)
        if adjustment.withdrawn:
            return redirect("one-programme", entry=adjustment.programme_id)
        return redirect("adjustment", entry=entry)
    grounds = shown_grounds(person, [adjustment])[adjustment.pk]
    about = {
        **about_space(person, adjustment.space),
        **names(person, adjustment.programme),
        **_standing(person, adjustment),
        **_chosen(person, adjustment, request.GET.get("action", "")),
        "adjustment": adjustment,
        "text": text_beside(person, adjustment),
        "grounds": grounds,
        "ground_form": GroundForm(prefix="ground-"),
        "altered": [
            (each.alteration, [(OF_ALTERED[name], _shown(before), _shown(after)) for name, before, after in each.rows])
            for each in alterations_of(person, adjustment)
        ],
        "marking": highest_of([adjustment.programme.marking, *(each.document.marking for each in grounds)]),
        "told": told_of_entries(person, _entries(adjustment)),
    }
    return render(request, "programme/programmes_adjustment.html", about)


def _shown(value: object) -> str:
    """One side of a difference: a reference by its name, a day in words, who leads."""
    if isinstance(value, dict):
        return "; ".join(f"{partner}: {unit}" for partner, unit in value.items())
    if isinstance(value, Reference):
        return called(value)
    return speech().date(str(value)) if value else ""


def _standing(person: Anybody, adjustment: Adjustment) -> dict[str, Any]:
    """How an amendment stands with the partners, and what a person may do with it."""
    proposed, drafts = adjustment.state == "proposed", may_draft(person, adjustment.space)
    now = seal_of_adjustment(adjustment)
    said = voices(person, adjustment.programme, now, adjustment) if not adjustment.none_made else []
    agreed = bool(said) and all(each.given and not each.lapsed for each in said)
    speaks = [seat.partner for seat in seats_for(person, "consent", adjustment.space) if seat.partner]
    return {
        "voices": said,
        "seal": now,
        "speaks_for": speaks if proposed else [],
        "may_draft": drafts,
        "may_change": drafts and proposed,
        "may_adopt": drafts and proposed and agreed,
    }


def _chosen(person: Anybody, adjustment: Adjustment, named: str) -> dict[str, Any]:
    """The actions of which the amendment may say something, and the form for the one that was chosen."""
    if not may_draft(person, adjustment.space) or adjustment.state != "proposed":
        return {}
    actions = [each for each in alive(adjustment.programme) if each.state in OPEN]
    chosen = next((each for each in actions if each.pk == named), None)
    form = _form(adjustment, chosen) if chosen or named == "new" else None
    return {"actions": actions, "chosen": chosen, "form": form}


def _form(adjustment: Adjustment, chosen: Action | None) -> ActionForm:
    """The form of an action that is to be otherwise, or of a new one."""
    return ActionForm(leading(adjustment.programme), None, said_of_action(chosen) if chosen else None)


def _entries(adjustment: Adjustment) -> list[Entry]:
    """Of what the history of an amendment tells."""
    said, changes = Assent.objects.filter(adjustment=adjustment), Alteration.objects.filter(adjustment=adjustment)
    return [adjustment, *changes, *said, *Ground.objects.filter(of=adjustment.pk)]


def _action(request: HttpRequest, person: Person) -> Action | None:
    """The action that a form names; None for a new one."""
    named = request.POST.get("action", "")
    return found(person, Action, named) if named else None


def _alter(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    alter(
        person,
        adjustment,
        _action(request, person),
        complete(ActionForm(leading(adjustment.programme), request.POST)).said(),
        why,
    )
    return _("What it changes is kept.")


def _drop(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    action = _action(request, person)
    if action is None:
        raise Incomplete()
    drop_by(person, adjustment, action, why)
    return _("What it changes is kept.")


def _take_out(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    alteration = found(person, Alteration, request.POST.get("alteration", ""))
    if alteration.adjustment_id != adjustment.pk:
        raise Incomplete()
    take_out(person, alteration, why)
    return _("Taken out of the amendment.")


def _say(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    given = request.POST.get("given")
    if given not in ("yes", "no"):
        raise Incomplete()
    partner = speaking_for(request, adjustment.space)
    say_to_adjustment(person, adjustment, request.POST.get("seal", ""), given == "yes", why, partner)
    return _("Your partner's word is kept.")


def _adopt(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    adopt_adjustment(person, adjustment, today(), why)
    return _("The amendment is adopted, and the actions are as it says.")


def _withdraw(request: HttpRequest, person: Person, adjustment: Adjustment, why: str) -> str:
    withdraw_adjustment(person, adjustment, why)
    return _("Withdrawn.")


STEPS = {
    "alter": _alter,
    "drop": _drop,
    "take-out": _take_out,
    "say": _say,
    "adopt": _adopt,
    "withdraw": _withdraw,
    **RESTING,
}
