"""By what a stated total is counted: what a page offers, and the step that says it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person, Space
from collegium.register.actions.counting import count_by, count_no_more
from collegium.register.counted import Counted, counted_in
from collegium.register.models import Document, Wanted
from collegium.register.queries.wanted import counted_by
from collegium.web.undoing import by_somebody


@dataclass(frozen=True, slots=True)
class Countings:
    """By what the totals of a page are counted, by their keys, and by what they can be."""

    standing: Mapping[str, Counted]
    offered: Iterable[Counted]

    @property
    def shown(self) -> list[Counted]:
        """What the page tells of."""
        return [*self.standing.values(), *self.offered]


def countings_of(person: Anybody, place: Space, rows: list[Wanted], may_say: bool) -> Countings:
    """By what totals among some rows are counted, and for whoever may say it by what they can be."""
    if not any(row.number is not None for row in rows):
        return Countings({}, [])
    every = counted_in(person, place)
    said = counted_by(person, place, rows)
    standing = {key: every[named] for key, named in said.items() if named in every}
    return Countings(standing, list(every.values()) if may_say else [])


def address_of(counted: Counted) -> str:
    """The address of a series or a plan."""
    return reverse(counted.sort, kwargs={"entry": counted.entry})


class CountingForm(forms.Form):
    """By what a total is counted: its sort and id; empty where it is to be counted no more."""

    key = forms.CharField(max_length=64)
    counted_by = forms.CharField(required=False, max_length=100)
    why = forms.CharField(required=False, max_length=1000)
    back = forms.CharField(required=False, max_length=2000)


@by_somebody
def counting_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Say by what a total is counted that a document states, or take that back."""
    document = found(person, Document, entry)
    form = CountingForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    said = form.cleaned_data
    total = Wanted.objects.filter(document=document, key=said["key"]).select_related("space", "document").first()
    if total is None:
        raise NotVisible
    if said["counted_by"]:
        sort, _of, counted = said["counted_by"].partition(" ")
        count_by(person, total, sort, counted, said["why"])
        messages.success(request, _("What is held of it is counted by that from now on."))
    else:
        count_no_more(person, total, said["why"])
        messages.success(request, _("It is counted by that no more."))
    inside = url_has_allowed_host_and_scheme(said["back"], allowed_hosts=None)
    return redirect(said["back"] if inside else f"/spaces/{document.space_id}/wanted")
