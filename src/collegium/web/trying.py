"""Trying one's own document on a demonstration: it is read, shown, and kept nowhere."""

import json
import re
import time
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from collegium.exchange.page.acts import choices, rules_of
from collegium.reading.contract import Reading
from collegium.register.arrival import Arrival, read_apart
from collegium.web.body import body
from collegium.web.demonstration import shown_here

MOST = 2 << 20  # bytes
LONGEST = 3500  # characters of an address that servers take
CHOICE = re.compile(r"(acts|actors):((?:act|actor)-[a-z0-9]+(?:\.actor-[0-9]+)*):((?:act|by)-[a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Share:
    """Of how many statements found in documents that reading was not made with, how many are right."""

    found: int
    right: int

    @property
    def of_a_hundred(self) -> int:
        """How many of a hundred."""
        return round(100 * self.right / self.found)


@cache
def measured() -> Share:
    """What `python -m tools.training` measured, as docs/quality.md has it."""
    return Share(**json.loads(files("collegium.web").joinpath("measured.json").read_text("utf-8")))


class TryForm(forms.Form):
    """A file, or words that were pasted."""

    use_required_attribute = False
    document = forms.FileField(label=_("A document"), required=False, allow_empty_file=True)
    text = forms.CharField(label=_("Or its text"), required=False, widget=forms.Textarea)

    def clean(self) -> dict[str, Any]:
        """One of both, not too large."""
        said: dict[str, Any] = self.cleaned_data
        file = said.get("document")
        if file and file.size > MOST:
            raise forms.ValidationError(_("Here a document has 2 MiB at most. `collegium read` takes larger ones."))
        if not file and not said.get("text", "").strip():
            raise forms.ValidationError(_("Choose a document, or paste its text."))
        return said

    def arrival(self) -> Arrival:
        """What is to be read."""
        file = self.cleaned_data["document"]
        if file:
            return Arrival(file.read(), file.name or "")
        return Arrival(self.cleaned_data["text"].encode("utf-8", "replace"), "", "text/plain")


@shown_here
@require_http_methods(["GET", "HEAD", "POST"])
def try_page(request: HttpRequest) -> HttpResponse:
    """The form; then the reading of what was given, or why there is none."""
    sent = request.method == "POST"
    form = TryForm(request.POST, request.FILES, label_suffix="") if sent else TryForm(label_suffix="")
    if not sent or not form.is_valid():
        return render(request, "try.html", {"form": form, "share": measured()}, status=400 if sent else 200)
    arrival, begun = form.arrival(), time.monotonic()
    with closing(read_apart([arrival])) as outcomes:
        outcome = next(outcomes)
    about: dict[str, Any] = {
        "name": arrival.name,
        "error": outcome.error,
        "seconds": time.monotonic() - begun,
        "share": measured(),
    }
    if outcome.reading:
        about |= {"body": body(outcome.reading), "choices": _told(outcome.reading)}
    return render(request, "tried.html", about)


def _told(reading: Reading) -> str:
    """The choices of a reading as the end of an address: nothing of it is kept from which they could be made later."""
    said = "~".join(f"{group}:{'.'.join(ids)}:{chosen}" for group, ids, chosen in choices(reading))
    told = urlencode({"of": said}, safe=":~")
    return told if len(told) < LONGEST else ""


@shown_here
@require_safe
def tried_choices(request: HttpRequest) -> HttpResponse:
    """The rules of style for the choices that the address names; what is no choice is left out."""
    found = [CHOICE.fullmatch(each) for each in request.GET.get("of", "")[:LONGEST].split("~")]
    given = [(each[1], each[2].split("."), each[3]) for each in found if each]
    return HttpResponse(rules_of(given), content_type="text/css; charset=utf-8")
