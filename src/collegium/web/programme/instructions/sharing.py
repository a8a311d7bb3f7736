"""How much of an instruction others see: the page shows what they would, before anything is shared."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, gate, seat_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.models import Person
from collegium.programme.actions.sharing import copied, share, share_all
from collegium.programme.models import Charge, Instruction, Shared
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.instructions import charge_of, instruction_of
from collegium.programme.queries.wordings import wording_of
from collegium.web.programme.instructions.shared_words import MEASURES
from collegium.web.spaces import about_space


class SharingForm(forms.Form):
    """How much is shared, why, and the version that the person saw."""

    measure = forms.ChoiceField(label=_("Others see"), choices=list(MEASURES.items()), widget=forms.RadioSelect)
    why = forms.CharField(label=_("Reason, kept in your own journal"), max_length=1000)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, entry: Charge | Instruction, measure: str, data: Any = None) -> None:
        super().__init__(data, initial={"measure": measure, "version": entry.version}, label_suffix="")


@require_http_methods(["GET", "HEAD", "POST"])
def share_charge_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What others see of one charge, and would see."""
    person: Anybody = request.user
    charge = charge_of(person, entry)
    sent = request.method == "POST"
    form = SharingForm(charge, charge.shared, request.POST if sent else None)
    if sent:
        by = _who_may(person, charge)
        if form.is_valid():
            _check_version(form, charge)
            share(by, charge, form.cleaned_data["measure"], form.cleaned_data["why"])
            messages.success(request, gettext("What others see was changed."))
            return redirect("share-charge", entry=charge.pk)
    about = {
        **about_space(person, charge.space),
        "charge": charge,
        "wording": wording_of(charge),
        "form": form,
        "may_share": seat_for(person, "table", charge.space) is not None,
        "status": _preview(charge, "status"),
        "text": _preview(charge, "text"),
        "marking": marking_for(person, [charge.instruction_id], charge.instruction.marking),
    }
    return render(request, "programme/instructions_sharing.html", about, status=400 if sent else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def share_instruction_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What others see of everything that an instruction charges posts with, now and from now on."""
    person: Anybody = request.user
    instruction = instruction_of(person, entry)
    gate(person, "table", instruction.space)
    sent = request.method == "POST"
    form = SharingForm(instruction, instruction.shares, request.POST if sent else None)
    if sent and form.is_valid():
        _check_version(form, instruction)
        by = _who_may(person, instruction)
        share_all(by, instruction, form.cleaned_data["measure"], form.cleaned_data["why"])
        messages.success(request, gettext("What others see was changed."))
        return redirect("share-instruction", entry=instruction.pk)
    charges = instruction.charges.filter(withdrawn=False, struck=False).select_related("post").order_by("post__name")
    about = {
        **about_space(person, instruction.space),
        "instruction": instruction,
        "charges": charges,
        "form": form,
        "marking": marking_for(person, [instruction.pk], instruction.marking),
    }
    return render(request, "programme/instructions_sharing_all.html", about, status=400 if sent else 200)


def _who_may(person: Anybody, entry: Charge | Instruction) -> Person:
    """Raises NotVisible, NotAllowed."""
    gate(person, "table", entry.space)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person


def _check_version(form: SharingForm, entry: Charge | Instruction) -> None:
    if form.cleaned_data["version"] != entry.version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")


def _preview(charge: Charge, measure: str) -> Shared | None:
    """What others would see; None where they would not know what it is about."""
    try:
        return Shared(**copied(charge, measure))
    except Improper:
        return None
