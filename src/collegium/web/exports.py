"""Exports: what a person may see of a space, a document or two documents, as a file; and the page that offers them."""

from collections.abc import Callable, Mapping
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
    take_undertakings,
    written,
)
from collegium.exchange.speech import said, speaking
from collegium.reading.contract import ACTS
from collegium.reading.vocabulary import Vocabulary
from collegium.register.models import Document
from collegium.register.queries.stating import Narrowed, narrowed
from collegium.register.rules.references import PLURALS
from collegium.register.vocabulary import vocabulary_for
from collegium.web.downloads import download
from collegium.web.spaces import about_space, place_of
from collegium.web.speech import speech

Take = Callable[[], Sheet]
TAKEN = {"statements": take_statements, "findings": take_findings, "undertakings": take_undertakings}
STANDING = {"own": _("own words"), "joint": _("joint text"), "told": _("as told")}


class NarrowForm(forms.Form):
    """What the rows of an export must be."""

    act = forms.ChoiceField(label=_("Act"), required=False)
    standing = forms.ChoiceField(label=_("Whose words"), required=False, choices=[("", "–"), *STANDING.items()])
    party = forms.CharField(label=_("Actor"), required=False)
    forum = forms.CharField(label=_("Forum"), required=False)
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
    if "file" in request.GET:
        return file_of(request, _tables(request, person, place), vocabulary_for(place))
    shown: dict[str, Any] = {**about_space(person, place), "form": NarrowForm(), "tables": tuple(TAKEN)}
    return render(request, "exports.html", shown)


def _tables(request: HttpRequest, person: Anybody, of: Space) -> Mapping[str, Take]:
    """The tables of a space by their names; references are of all kinds, or of the one that is asked for."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in PLURALS else ""
    return {**_stated(request, person, of), "references": lambda: take_references(person, of, kind)}


def _stated(request: HttpRequest, person: Anybody, of: Space | Document) -> dict[str, Take]:
    """The tables of statements of a space or a document, narrowed as the address asks."""
    asked: Narrowed = narrowed({name: str(value) for name, value in request.GET.items()})
    return {table: _of(take, person, of, asked) for table, take in TAKEN.items()}


def _of(
    take: Callable[[Anybody, Space | Document, Narrowed], Sheet],
    person: Anybody,
    of: Space | Document,
    asked: Narrowed,
) -> Take:
    return lambda: take(person, of, asked)


@require_safe
def export_document(request: HttpRequest, entry: str) -> HttpResponse:
    """The statements, findings or undertakings of one document as a file."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    return file_of(request, _stated(request, person, document), vocabulary_for(document.space))


@require_safe
def export_comparison(request: HttpRequest, entry: str, other: str) -> HttpResponse:
    """What became of what a document said in a later one, as a file."""
    person: Anybody = request.user
    document = found(person, Document, entry)
    found(person, Document, other)
    tables = {"comparison": lambda: take_comparison(person, entry, other)}
    return file_of(request, tables, vocabulary_for(document.space))


def file_of(request: HttpRequest, tables: Mapping[str, Take], vocabulary: Vocabulary) -> HttpResponse:
    """The file that an address asks for, for keeping and never for showing. A paper speaks the reader's language, the
    other shapes say the same in every one. Raises NotVisible for a file that there is not."""
    table, _dot, shape = request.GET.get("file", "").partition(".")
    if table not in tables or shape not in SHAPES:
        raise NotVisible
    if shape == "docx":
        with speaking(speech()):
            content = written(tables[table](), shape, names_by(vocabulary, speech().code))
    else:
        content = written(tables[table](), shape, names_by(vocabulary))
    return download(content, SHAPES[shape], f"{table}.{shape}")
