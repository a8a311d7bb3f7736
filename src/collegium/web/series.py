"""Series of documents: those of a space with what may be put together, and one with its documents in time."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, found, seat_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.models import Person, Space
from collegium.reading.contract import KINDS
from collegium.register import queries
from collegium.register.actions.series import (
    Described,
    act_of,
    describe_series,
    give_up,
    make_series,
    take_in,
    take_out,
)
from collegium.register.models import Document, Membership, Series
from collegium.register.queries.series import members, proposed, series_in
from collegium.web.details import meant
from collegium.web.listing import highest, titled
from collegium.web.spaces import about_space, may_make_series, place_of
from collegium.web.templatetags.words import kind

MOST = 20  # proposals that are shown at once


class SeriesForm(forms.Form):
    """What is said of a series."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    recurrence = forms.CharField(label=gettext_lazy("How often"), required=False, max_length=200)
    why = forms.CharField(label=gettext_lazy("Reason, kept in the journal"), required=False, max_length=1000)

    def __init__(self, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.fields["kind"].choices = [("", "–"), *((each, kind(each)) for each in KINDS)]  # type: ignore[attr-defined]

    def described(self) -> Described:
        """What it says, as the action takes it."""
        return Described(*(self.cleaned_data[name] for name in ("name", "kind", "recurrence")))


@dataclass(frozen=True, slots=True)
class Offer:
    """Documents that look like one series, and what such a series may be called."""

    documents: list[Document]
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Member:
    """A document in its series: the one before it, with which it may be compared, is None for the first."""

    membership: Membership
    document: Document
    previous: Document | None


@require_http_methods(["GET", "HEAD", "POST"])
def all_series_page(request: HttpRequest, space: str) -> HttpResponse:
    """The series of a space, what looks like one, and the form that makes one."""
    person: Anybody = request.user
    place = place_of(person, space)
    sent = request.method == "POST"
    form = SeriesForm(request.POST if sent else None)
    if sent:
        _signed_in(person)
        if form.is_valid() and isinstance(person, Person):
            chosen = _documents(person, request.POST)
            series = make_series(person, place, form.described(), chosen, form.cleaned_data["why"])
            messages.success(request, _("The series was made."))
            return redirect("series", entry=series.pk)
    may_change = may_make_series(person, place)
    offers = _offers(person, place) if may_change else []
    about = {
        **about_space(person, place),
        "series": series_in(person, place),
        "form": form,
        "may_change": may_change,
        "offers": offers,
        "marking": highest([each for offer in offers for each in offer.documents]),
    }
    return render(request, "all_series.html", about, status=400 if sent else 200)


def _signed_in(person: Anybody) -> None:
    """Raises NotAllowed for whoever reads without having signed in."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")


def _documents(person: Anybody, sent: QueryDict) -> list[Document]:
    """The documents that a form names by their ids. Raises NotVisible."""
    return [found(person, Document, entry) for entry in dict.fromkeys(sent.getlist("document"))]


def _offers(person: Anybody, place: Space, series: Series | None = None) -> list[Offer]:
    """What looks like one series, with its documents in order of time."""
    said = proposed(person, place, series)[:MOST]
    rows = titled(queries.documents(person, place)).in_bulk([each for proposal in said for each in proposal.documents])
    groups = ([rows[each] for each in proposal.documents if each in rows] for proposal in said)
    return [_offer(group) for group in groups if group]


def _offer(documents: list[Document]) -> Offer:
    last = documents[-1]
    return Offer(documents, getattr(last, "title", "") or last.name, getattr(last, "kind", ""))


@require_http_methods(["GET", "HEAD", "POST"])
def series_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The documents of a series in time, each to be compared with the one before; what may be changed in it."""
    person: Anybody = request.user
    series = found(person, Series, entry)
    if request.method == "POST":
        _signed_in(person)
        if isinstance(person, Person):
            return _taken(request, person, series)
    may_change = may_make_series(person, series.space)
    rows = _rows(person, series)
    offers = _offers(person, series.space, series) if may_change else []
    shown = [each.document for each in rows] + [each for offer in offers for each in offer.documents]
    said = {name: getattr(series, name) for name in ("name", "kind", "recurrence")}
    about = {
        **about_space(person, series.space),
        "series": series,
        "rows": rows,
        "form": SeriesForm(initial=said),
        "offers": offers,
        "may_change": may_change,
        "may_take_out": seat_for(person, act_of(series.space), series.space) is not None,
        "marking": highest(shown),
    }
    return render(request, "series.html", about)


def _rows(person: Anybody, series: Series) -> list[Member]:
    """The latest first, as a reader looks for it."""
    joined = list(members(person, series))
    documents = titled(queries.documents(person, series.space)).in_bulk([each.document_id for each in joined])
    standing = [(each, documents[each.document_id]) for each in joined if each.document_id in documents]
    before: Iterable[Document | None] = [None, *(document for _member, document in standing)]
    rows = [Member(each, document, last) for (each, document), last in zip(standing, before, strict=False)]
    return rows[::-1]


def _taken(request: HttpRequest, person: Person, series: Series) -> HttpResponse:
    """Do what a form of the page says. Raises Improper for what it does not know."""
    steps = {"describe": _describe, "take-in": _take_in, "take-out": _take_out, "give-up": _give_up}
    step = steps.get(request.POST.get("do", ""))
    if step is None:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    step(request, person, series, request.POST.get("why", "")[:1000])
    if request.POST.get("do") == "give-up":
        return redirect("all-series", space=series.space_id)
    return redirect("series", entry=series.pk)


def _describe(request: HttpRequest, person: Person, series: Series, why: str) -> None:
    form = SeriesForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    if request.POST.get("version") != str(series.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    describe_series(person, series, form.described(), why)
    messages.success(request, _("The series was changed."))


def _take_in(request: HttpRequest, person: Person, series: Series, why: str) -> None:
    chosen = _documents(person, request.POST)
    other = request.POST.get("other", "")
    if other or not chosen:
        chosen.append(meant(person, other))
    take_in(person, series, chosen, request.POST.get("date", "").strip(), why)
    messages.success(request, _("Taken into the series."))


def _take_out(request: HttpRequest, person: Person, series: Series, why: str) -> None:
    take_out(person, series, found(person, Document, request.POST.get("of", "")), why)
    messages.success(request, _("Taken out of the series."))


def _give_up(request: HttpRequest, person: Person, series: Series, why: str) -> None:
    give_up(person, series, why)
    messages.success(request, _("The series was given up. Its documents stay where they are."))
