"""What a post has to do, and what it is charged with: line and fallback first, then one button for each step."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.accounts.access import Anybody, note, seat_for
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.models import Person
from collegium.programme.actions.charges import VERBS, last_step, seat_for_step, steps_for, take, verbs_of
from collegium.programme.models import Charge
from collegium.programme.queries.grounds import marking_for, marking_of
from collegium.programme.queries.instructions import (
    by_due,
    charge_of,
    charges,
    grounds_given,
    overdue,
    posts_only,
    resting,
    thread,
    waiting,
)
from collegium.programme.queries.wordings import wording_of, wordings_of
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from collegium.register.queries import markings_for
from collegium.register.waiting import receive_all
from collegium.web.listing import ROWS
from collegium.web.programme.instructions.forms import StepForm
from collegium.web.programme.instructions.pages import own_place
from collegium.web.programme.instructions.threads import shown
from collegium.web.refusals import told
from collegium.web.spaces import about_space


@require_safe
def inbox_page(request: HttpRequest, space: str) -> HttpResponse:
    """What a person has to do: at a post its charges, in the capital the questions; then all others, newest first."""
    person: Anybody = request.user
    place = own_place(person, space)
    waits = by_due(waiting(person).filter(space=place))[:ROWS]
    others, before = (
        charges(person, place).exclude(pk__in=[each.pk for each, _ in waits]),
        request.GET.get("before", ""),
    )
    if before.isalnum():
        others = others.filter(pk__lt=before)
    rest = list(others[: ROWS + 1])
    said = wordings_of(rest[:ROWS])
    listed = [*(each for each, _ in waits), *rest]
    about = {
        **about_space(person, place),
        "waits": [(each, words, overdue(each, said=words)) for each, words in waits],
        "rest": [(each, said[each.pk]) for each in rest[:ROWS]],
        "next": rest[ROWS - 1].pk if len(rest) > ROWS else "",
        "marking": marking_for(person, resting(listed), *(each.instruction.marking for each in listed)),
    }
    return render(request, "programme/instructions_inbox.html", about)


@require_http_methods(["GET", "HEAD", "POST"])
def charge_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What one post is charged with, and the steps from here. What was typed stays where a step is refused."""
    person: Anybody = request.user
    charge = charge_of(person, entry)
    if request.method != "POST":
        note(person, "read", charge.instruction)
        return render(request, "programme/instructions_charge.html", about_charge(person, charge))
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    verb = request.POST.get("do", "")
    if verb not in VERBS:
        raise Improper("There is no such step.", "Go back and choose one of the list.")
    seat_for_step(person, charge, verb)
    return _taken(request, person, charge, StepForm(verb, charge, "", request.POST, request.FILES))


def _taken(request: HttpRequest, person: Person, charge: Charge, form: StepForm) -> HttpResponse:
    """Take the step that a form says; or the page once more, with the form as it was sent and why."""
    error: Refused | None = None
    if form.is_valid():
        try:
            _take(person, charge, form)
        except (NotVisible, NotAllowed):
            raise
        except Refused as refused:
            error = refused
        else:
            messages.success(request, _("Kept. It stands in the thread below."))
            return redirect("charge", entry=charge.pk)
    about = about_charge(person, charge_of(person, charge.pk), form, error)
    return render(request, "programme/instructions_charge.html", about, status=error.status if error else 400)


def _take(person: Person, charge: Charge, form: StepForm) -> None:
    """The papers and the step, or nothing."""
    said = form.said()
    with transaction.atomic():
        papers = tuple(_papers(person, charge, form))
        take(person, charge, form.verb, replace(said, papers=papers), form.cleaned_data["seen"])


def _papers(person: Person, charge: Charge, form: StepForm) -> list[Document]:
    """Add what was sent with a report. Raises Improper where no marking may be given here."""
    files = form.files_sent()
    if not files:
        return []
    marking = form.cleaned_data.get("marking") or markings_for(charge.space).last()
    if marking is None:
        raise Improper("There is no such marking.", "Go back and choose one of the list.")
    arrivals = (Arrival(file.read(), file.name or "") for file in files)
    return [added.document for added in receive_all(person, charge.space, marking, arrivals)]


def about_charge(
    person: Anybody, charge: Charge, sent: StepForm | None = None, error: Refused | None = None
) -> dict[str, Any]:
    """What the page of a charge shows."""
    open_to = steps_for(person, charge) if isinstance(person, Person) else []
    last = last_step(charge)
    forms = [_form(verb, charge, last, sent, error) for verb in open_to if verb in VERBS]
    own = verbs_of(person, charge) if isinstance(person, Person) else frozenset()
    grounds, taken = grounds_given(person, charge), thread(person, charge)
    cited = {"": grounds} | {each.step.pk: each.papers for each in taken}
    return {
        **about_space(person, charge.space),
        "charge": charge,
        "instruction": charge.instruction,
        "wording": wording_of(charge),
        "overdue": overdue(charge),
        "forms": forms,
        "sent": sent,
        "lost": sent if sent and sent.verb not in open_to else None,
        "error": told(error) if error else "",
        "may_revise": "revise" in open_to,
        "own_verbs": own,
        "sees_all": charge.instruction.partner_id not in posts_only(person),
        "may_instruct": seat_for(person, "instruct", charge.space) is not None,
        "grounds": grounds,
        "thread": shown(taken),
        "marking": marking_of(cited, charge.instruction.marking),
    }


def _form(verb: str, charge: Charge, last: str, sent: StepForm | None, error: Refused | None) -> StepForm:
    """The form of a step: as it was sent, where it was. What was done meanwhile counts as seen once it was refused for
    that, and for nothing else."""
    if sent is None or sent.verb != verb:
        return StepForm(verb, charge, last)
    data = {name: sent.data[name] for name in sent.data}
    if error is not None and error.status == 409:
        data["seen"] = last
    return StepForm(verb, charge, last, data)
