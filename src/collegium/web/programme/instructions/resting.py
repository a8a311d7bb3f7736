"""On what an instruction rests, and the papers of steps: added to what was issued, and taken back with a reason."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Person
from collegium.programme.actions.grounds import rest_on
from collegium.programme.actions.papers import take_paper_back, take_rest_back
from collegium.programme.models import Ground, Instruction
from collegium.programme.queries.instructions import charge_of
from collegium.web.again import Incomplete
from collegium.web.programme.instructions.forms import GroundForm
from collegium.web.programme.instructions.steps import check_version, writer


@require_POST
def ground_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Cite a further passage, or take one back."""
    person, instruction = writer(request, entry)
    check_version(instruction, request.POST)
    if request.POST.get("do") == "take-back":
        _taken_back(request, person, instruction)
    else:
        form = GroundForm(request.POST)
        cited = form.ground(person) if form.is_valid() else None
        if cited is None:
            raise Incomplete()
        rest_on(person, instruction, cited, form.cleaned_data["why"])
        messages.success(request, _("What it rests on is kept."))
    return redirect("instruction", entry=instruction.pk)


def _taken_back(request: HttpRequest, person: Person, instruction: Instruction) -> None:
    """Raises NotVisible for a ground of something else, Improper without a reason."""
    ground, why = found(person, Ground, request.POST.get("ground", "")), request.POST.get("why", "")[:1000]
    take_rest_back(person, instruction, ground, why)
    messages.success(request, _("Taken back."))


@require_POST
def paper_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Take back a paper of a step."""
    person: Anybody = request.user
    charge = charge_of(person, entry)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    paper = found(person, Ground, request.POST.get("paper", ""))
    take_paper_back(person, charge, paper, request.POST.get("why", "")[:1000])
    messages.success(request, _("Taken back."))
    return redirect("charge", entry=charge.pk)
