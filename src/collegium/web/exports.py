"""Exports: what a person may see of a space, a document or two documents, as a file; and the page that offers them."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Space
from collegium.exchange.exports import (
    SHAPES,
    Sheet,
    names_by,
    take_comparison,
    take_findings,
    take_references,
    take_statements,
    written,
)
from collegium.exchange.speech import said, speaking
from collegium.reading.contract import ACTS
from collegium.register.models import Document
from collegium.register.queries.stating import Narrowed, narrowed
from collegium.register.vocabulary import vocabulary_for
from collegium.web.downloads import download
from collegium.web.spaces import about_space, place_of
from collegium.web.speech import speech

TAKEN = {"statements": take_statements, "findings": take_findings}
STANDING = {"own": _("own words"), "joint": _("joint text"), "told": _("as told")}


class NarrowForm(forms.Form):
    """What the rows of an export must be."""

    act = forms.ChoiceField(label=_("Act"), required=False)
    standing = forms.ChoiceField(label=_("Whose words"), required=False, choices=[("", "–"), *STANDING.items()])
    party = forms.CharField(label=_("Actor, by its code"), required=False)
    forum = forms.CharField(label=_("Forum, by its code"), required=False)
    issue = forms.CharField(label=_("Issue"), required=False)
    begin = forms.CharField(label=_("From"), required=False)
    end = forms.CharField(label=_("Until"), required=False)

    def __init__(self) -> None:
        super().__init__(label_suffix="")
        with speaking(speech()):
            acts = [(each, said(each.capitalize())) for each in ACTS]
        self.fields["act"].choices = [("", "–"), *acts]  # type: ignore[attr-defined]


@require_safe
def export_page(request: HttpRequest, space: str) -> HttpResponse:
    """What can be taken out of a space; with `file` in the address, the file."""
    person: Anybody = request.user
    place = place_of(person, space)
    asked = narrowed({name: str(value) for name, value in request.GET.items()})
    if "file" in request.GET:
        return _file(request, place, lambda table: _taken(person, place, table, asked), (*TAKEN, "references"))
    shown: dict[str, Any] = {**about_space(person, place), "form": NarrowForm(), "tables": tuple(TAKEN)}
    return render(request, "exports.html", shown)


def _taken(person: Anybody, place: Space, table: str, asked: Narrowed) -> Sheet:
    """A table of a space; references are taken whole."""
    return take_references(person, place) if table == "references" else TAKEN[table](person, place, asked)


@require_safe
def export_document(request: HttpRequest, entry: str) -> HttpResponse:
    """The statements or findings of one document as a file."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    asked = narrowed({name: str(value) for name, value in request.GET.items()})
    return _file(request, document.space, lambda table: TAKEN[table](person, document, asked), tuple(TAKEN))


@require_safe
def export_comparison(request: HttpRequest, entry: str, other: str) -> HttpResponse:
    """What became of what a document said in a later one, as a file."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    found(person, Document, other)
    return _file(request, document.space, lambda _table: take_comparison(person, entry, other), ("comparison",))


def _file(request: HttpRequest, space: Space, take: Callable[[str], Sheet], tables: tuple[str, ...]) -> HttpResponse:
    """The file that an address asks for, for keeping and never for showing. Raises NotVisible for one there is not."""
    table, _dot, shape = request.GET.get("file", "").partition(".")
    if table not in tables or shape not in SHAPES:
        raise NotVisible
    content = written(take(table), shape, names_by(vocabulary_for(space), speech().code))
    return download(content, SHAPES[shape], f"{table}.{shape}")
