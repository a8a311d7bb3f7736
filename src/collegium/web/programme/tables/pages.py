"""The page of a space's tables: taking one in, and what can be taken out."""

from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.access import Anybody, gate, seat_for, visible_to
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Marking, Person, Space, SpaceKind
from collegium.exchange.tables.reading import SHEETS, WORDS, File, tables_in
from collegium.programme.actions.writing import act_in
from collegium.programme.models import Plan, Programme
from collegium.programme.rules.papers import papers_in
from collegium.reading.errors import ReadingError
from collegium.reading.formats import LARGEST
from collegium.register import queries
from collegium.register.arrival import Arrival
from collegium.register.models import Document
from collegium.register.waiting import receive_all
from collegium.web.causes import in_words
from collegium.web.forms import MarkingField
from collegium.web.programme.tables.templates import template_of
from collegium.web.programme.tables.words import PAPERS_SAID
from collegium.web.spaces import about_space, place_of

NEWEST = 10


class TableForm(forms.Form):
    """A file with tables, and its marking."""

    use_required_attribute = True
    file = forms.FileField(label=_("File with the table"), allow_empty_file=True)
    marking = MarkingField(label=_("Marking"), queryset=Marking.objects.none(), empty_label=None)

    def __init__(self, place: Space, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, label_suffix="")
        self.fields["marking"].queryset = markings = queries.markings_for(place)  # type: ignore[attr-defined]
        self.fields["marking"].initial = markings.last()

    def clean_file(self) -> File:
        """The file, if it holds a table: it is looked into before anything is kept."""
        sent = self.cleaned_data["file"]
        if sent.size > LARGEST:
            raise forms.ValidationError(in_words(f"It has more than {LARGEST >> 20} MiB."))
        file = File(sent.read(), sent.name or "")
        try:
            tables_in(file, float(settings.SECONDS_FOR_READING))
        except ReadingError as error:
            raise forms.ValidationError(f"{in_words(error.cause)} {in_words(error.remedy)}") from error
        return file


def may_import(person: Anybody, place: Space) -> bool:
    """Whether a person may take tables in here: it adds the file, and drafts."""
    return all(seat_for(person, act, place) for act in ("add", act_in(place)))


@require_http_methods(["GET", "HEAD", "POST"])
def tables_page(request: HttpRequest, space: str) -> HttpResponse:
    """The page; sent a file, it is kept as a document, and its tables are shown."""
    person: Anybody = request.user
    place = place_of(person, space)
    form = None
    if request.method == "POST":
        gate(person, act_in(place), place)
        gate(person, "add", place)
        if not isinstance(person, Person):
            raise NotAllowed("You may not do this here.", "Sign in first.")
        form = TableForm(place, request.POST, request.FILES)
        if form.is_valid():
            return redirect("import-table", entry=_kept(person, place, form))
    may = may_import(person, place)
    about = {
        **about_space(person, place),
        "may_import": may,
        "form": (form or TableForm(place)) if may else None,
        "here": _here(person, place) if may else [],
        "plans": list(visible_to(person, Plan).filter(space=place, struck=False).order_by("-starts", "-id")),
        "programmes": list(visible_to(person, Programme).filter(space=place, struck=False).order_by("-starts", "-id")),
        "may_hand_over": place.kind == SpaceKind.JOINT and seat_for(person, "publish", place) is not None,
        "joint": place.kind == SpaceKind.JOINT,
        "own": place.kind == SpaceKind.OWN,
        "papers": [(kind, PAPERS_SAID[kind], template_of(person, place, kind)) for kind in papers_in(place.kind)],
        "markings": queries.markings_for(place),
        "slots": ("{{ title }}", "{{ row.title }}"),
    }
    return render(request, "programme/tables.html", about, status=400 if form else 200)


def _here(person: Anybody, place: Space) -> list[Document]:
    """The newest documents of a space that are tables by their names."""
    suffixes = Q()
    for each in (*SHEETS, WORDS):
        suffixes |= Q(name__iendswith=each)
    rows = visible_to(person, Document).filter(suffixes, space=place, struck=False)
    return list(rows.order_by("-id")[:NEWEST])


def _kept(person: Person, place: Space, form: TableForm) -> str:
    """The id of the document that the file is now; one that was here already stays as it is."""
    file: File = form.cleaned_data["file"]
    arrival = Arrival(file.data, file.name)
    return next(receive_all(person, place, form.cleaned_data["marking"], [arrival])).document.pk
