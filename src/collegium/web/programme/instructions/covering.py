"""Who covers where a partner has no post."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, gate, seats_for, visible_to
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Partner, Person, Space
from collegium.accounts.queries import partners_of
from collegium.programme.actions.coverage import Covered, cover, uncover
from collegium.programme.models import Coverage
from collegium.web.journal import told_of_entries
from collegium.web.programme.instructions.grid import joint_place
from collegium.web.spaces import about_space


class PartnerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A partner by its name."""

    def label_from_instance(self, obj: Any) -> str:
        """Its name."""
        return str(obj.name)


class CoverageForm(forms.Form):
    """Who covers for whom, and where."""

    partner = PartnerField(label=_("Partner without a post"), queryset=Partner.objects.none())
    place = forms.CharField(label=_("Place"), max_length=200)
    covered_by = PartnerField(label=_("Covered by"), queryset=Partner.objects.none())
    post = forms.CharField(label=_("Its post"), max_length=200)
    note = forms.CharField(label=_("Note"), required=False, max_length=1000)
    why = forms.CharField(label=_("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, place: Space, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
        partners = partners_of(place.partnership, followed=False) if place.partnership else Partner.objects.none()
        for name in ("partner", "covered_by"):
            self.fields[name].queryset = partners  # type: ignore[attr-defined]

    def said(self) -> Covered:
        """What it says, as the action takes it."""
        return Covered(*(self.cleaned_data[name] for name in ("partner", "place", "covered_by", "post", "note")))


@require_http_methods(["GET", "HEAD", "POST"])
def coverage_page(request: HttpRequest, space: str) -> HttpResponse:
    """Who covers in a joint space, and the form that says so."""
    person: Anybody = request.user
    place = joint_place(person, space)
    sent = request.method == "POST"
    form = CoverageForm(place, request.POST if sent else None)
    if sent:
        gate(person, "draft", place)
        if not isinstance(person, Person):
            raise NotAllowed("You may not do this here.", "Sign in first.")
        if "of" in request.POST:
            return _ended(request, person, place)
        if form.is_valid():
            cover(person, place, form.said(), form.cleaned_data["why"])
            messages.success(request, gettext("Who covers was entered."))
            return redirect("coverage", space=place.pk)
    rows = visible_to(person, Coverage).filter(space=place, struck=False).select_related("partner", "covered_by")
    own = {seat.partner_id for seat in seats_for(person, "draft", place)} - {None}
    shown = [(row, bool(own & {row.partner_id, row.covered_by_id})) for row in rows.order_by("place", "partner__code")]
    about = {**about_space(person, place), "rows": shown, "form": form, "may": bool(own)}
    about["told"] = told_of_entries(person, Coverage.objects.filter(space=place))
    return render(request, "programme/instructions_coverage.html", about, status=400 if sent else 200)


def _ended(request: HttpRequest, person: Person, place: Space) -> HttpResponse:
    """Take one out. Raises NotVisible for one of another space."""
    row = found(person, Coverage, request.POST["of"])
    if row.space_id != place.pk:
        raise NotVisible
    uncover(person, row, request.POST.get("why", "")[:1000])
    messages.success(request, gettext("It covers no more."))
    return redirect("coverage", space=place.pk)
