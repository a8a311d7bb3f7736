"""The questions of a space and their answers, side by side; what is said of their premises."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found, note, seat_for
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person
from collegium.register.actions.premises import say_uptake
from collegium.register.models import Document, Exchange, Finding, Kind, Uptake
from collegium.register.queries.exchanges import Asked, chosen_in_exchanges, exchanges, named_in_exchanges, premises_of
from collegium.web.listing import highest, titled
from collegium.web.spaces import about_space, place_of
from collegium.web.undoing import by_somebody

MOST = 20
WORDS = 90  # of a turn that are shown at once


@require_safe
def questions_page(request: HttpRequest, space: str) -> HttpResponse:
    """Questions with their answers, a page at a time; `?issue=`, `asker`, `answerer` and `words` choose among them."""
    person: Anybody = request.user
    place = place_of(person, space)
    asked = asked_of(request)
    begin = from_number(request)
    rows = list(exchanges(person, place, asked)[begin : begin + MOST + 1])
    shown = rows[:MOST]
    documents = _documents(person, shown)
    about = {
        **about_space(person, place),
        "rows": _rows(person, shown, documents),
        "chosen": chosen_in_exchanges(place, asked),
        "choosing": asked != Asked(),
        "issues": named_in_exchanges(person, place, "issue"),
        "answerers": named_in_exchanges(person, place, "answerer"),
        "may_say": seat_for(person, "decide", place) is not None,
        "uptakes": Uptake.values,
        "marking": highest(list(documents.values())),
        "next": with_from(request, begin + MOST) if len(rows) > MOST else "",
        "query": said_by(asked),
    }
    return render(request, "questions.html", about)


def asked_of(request: HttpRequest) -> Asked:
    """Which questions an address asks for."""
    return Asked(**{name: request.GET.get(name, "").strip()[:200] for name in Asked.__slots__})


def _documents(person: Anybody, shown: Iterable[Exchange]) -> dict[str, Document]:
    """The documents of exchanges, with their titles; that somebody looks at them is noted."""
    entries = {each.document_id for each in shown}
    seen = titled(Document.objects.filter(pk__in=entries).select_related("marking", "space")).in_bulk()
    for each in seen.values():
        note(person, "read", each)
    return seen


def _rows(person: Anybody, shown: list[Exchange], documents: dict[str, Document]) -> list[dict[str, object]]:
    """What a page shows of each exchange."""
    premises = premises_of(person, shown)
    return [
        {
            "exchange": each,
            "document": documents[each.document_id],
            "asked": [_cut(turn) for turn in each.asked],
            "answered": [_cut(turn) for turn in each.answered],
            "premises": premises.get(each.pk, []),
        }
        for each in shown
    ]


def _cut(turn: dict[str, str]) -> dict[str, str]:
    """A turn whose words are parted where a long one is cut."""
    pieces = turn["words"].split(" ")
    if len(pieces) <= WORDS + WORDS // 3:
        return {**turn, "rest": ""}
    return {**turn, "words": " ".join(pieces[:WORDS]), "rest": " ".join(pieces[WORDS:])}


def said_by(asked: Any) -> str:
    """What is chosen on a page, as it stands in an address: a dataclass of words, without what asks for nothing."""
    return urlencode([(name, value) for name, value in asdict(asked).items() if value])


def from_number(request: HttpRequest) -> int:
    """How many rows an address passes over."""
    said = request.GET.get("from", "")
    return int(said) if said.isdecimal() and len(said) < 8 else 0


def with_from(request: HttpRequest, begin: int) -> str:
    """The address of the next page of what was asked for."""
    query = request.GET.copy()
    query["from"] = str(begin)
    return f"?{query.urlencode()}"


class UptakeForm(forms.Form):
    """What an answer did with a premise, and the words that show it."""

    key = forms.CharField(max_length=64)
    uptake = forms.ChoiceField(choices=Uptake.choices)
    quote = forms.CharField(required=False, max_length=20_000)
    why = forms.CharField(required=False, max_length=1000)
    back = forms.CharField(required=False, max_length=2000)


@by_somebody
def uptake_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Say what the answer did with a premise of a document."""
    document = found(person, Document, entry)
    form = UptakeForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    said = form.cleaned_data
    finding = Finding.objects.filter(document=document, key=said["key"], kind=Kind.PREMISE).first()
    if finding is None:
        raise NotVisible
    say_uptake(person, finding, said["uptake"], said["quote"], said["why"])
    messages.success(request, _("What became of the premise is kept, with your name."))
    inside = url_has_allowed_host_and_scheme(said["back"], allowed_hosts=None)
    return redirect(said["back"] if inside else f"/spaces/{document.space_id}/questions")
