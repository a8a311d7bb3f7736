"""What documents of a space tell of and the register lacks, totals beside what is held, and where people looked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, found, note, seat_for
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.models import Person, Space
from collegium.accounts.queries import highest_of
from collegium.reading.papers import SORTS
from collegium.register.actions.inquiries import say_inquiry
from collegium.register.models import Document, Outcome, Wanted
from collegium.register.queries.references import Called
from collegium.register.queries.wanted import STATES, TOTALS, Lacking, held_of, inquiries_for, told_by, wanted
from collegium.web.counting import Countings, address_of, countings_of
from collegium.web.details import meant
from collegium.web.listing import highest, titled
from collegium.web.passages import passage_of
from collegium.web.questions import from_number, said_by, with_from
from collegium.web.spaces import about_space, place_of
from collegium.web.undoing import by_somebody

MOST = 30


@require_safe
def wanted_page(request: HttpRequest, space: str) -> HttpResponse:
    """What is wanted, a page at a time; `?state=`, `sort` and `words` choose among it."""
    person: Anybody = request.user
    place = place_of(person, space)
    lacking = lacking_of(request)
    begin = from_number(request)
    rows = list(wanted(person, place, lacking)[begin : begin + MOST + 1])
    shown = rows[:MOST]
    documents = _documents(person, shown)
    may_say = seat_for(person, "decide", place) is not None
    countings = countings_of(person, place, shown, may_say)
    about = {
        **about_space(person, place),
        "rows": _rows(person, place, shown, documents, countings),
        "offered": countings.offered,
        "lacking": lacking,
        "choosing": lacking != Lacking(),
        "states": STATES,
        "sorts": (*SORTS, TOTALS),
        "may_say": may_say,
        "outcomes": Outcome.values,
        "today": timezone.localdate().isoformat(),
        "marking": highest_of([highest(list(documents.values())), *(each.marking for each in countings.shown)]),
        "next": with_from(request, begin + MOST) if len(rows) > MOST else "",
        "query": said_by(lacking),
    }
    return render(request, "wanted.html", about)


def lacking_of(request: HttpRequest) -> Lacking:
    """What an address asks for; a state or sort that is none asks for nothing."""
    said = {name: request.GET.get(name, "").strip()[:200] for name in Lacking.__slots__}
    return Lacking(
        key=said["key"],
        state=said["state"] if said["state"] in STATES else "open",
        sort=said["sort"] if said["sort"] in (*SORTS, TOTALS) else "",
        words=said["words"],
    )


def _documents(person: Anybody, shown: Iterable[Wanted]) -> dict[str, Document]:
    """The documents that tell of it, and those that seem to be it, with their titles; that they are seen is noted."""
    telling = {each.document_id for each in shown}
    entries = telling | {each.held_by_id for each in shown if each.held_by_id}
    seen = titled(Document.objects.filter(pk__in=entries, withdrawn=False).select_related("marking", "space")).in_bulk()
    for entry in telling:
        note(person, "read", seen[entry])
    return seen


def _rows(
    person: Anybody, place: Space, shown: list[Wanted], documents: dict[str, Document], countings: Countings
) -> list[dict[str, Any]]:
    """What a page shows of each."""
    told, said = told_by(person, place, shown), inquiries_for(person, place, shown)
    called = Called(place, get_language() or "en")
    return [
        {
            "wanted": each,
            "document": documents[each.document_id],
            "address": passage_of(each),
            "told": told.get(each.key, 1),
            "others": told.get(each.key, 1) > 1,
            "holders": [called.actor(holder) for holder in each.holders],
            "inquiries": said.get(each.key, []),
            "counted": (counted := countings.standing.get(each.key)),
            "counted_at": address_of(counted) if counted else "",
            "held": held_of(said.get(each.key, []), counted),
            "held_by": documents.get(each.held_by_id or ""),
        }
        for each in shown
    ]


class InquiryForm(forms.Form):
    """Where something was looked for, and what came of it."""

    key = forms.CharField(max_length=64)
    outcome = forms.ChoiceField(choices=Outcome.choices)
    place = forms.CharField(required=False, max_length=1000)
    day = forms.CharField(required=False, max_length=10)
    found = forms.CharField(required=False, max_length=1000)
    why = forms.CharField(required=False, max_length=1000)
    back = forms.CharField(required=False, max_length=2000)


@by_somebody
def inquiry_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Say where something was looked for that a document tells of, and what came of it."""
    document = found(person, Document, entry)
    form = InquiryForm(request.POST)
    if not form.is_valid():
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    said = form.cleaned_data
    row = Wanted.objects.filter(document=document, key=said["key"]).select_related("space", "document").first()
    if row is None:
        raise NotVisible
    paper = meant(person, said["found"]) if said["found"] and said["outcome"] == Outcome.FOUND else None
    say_inquiry(person, row, said["outcome"], said["place"], said["day"], paper, said["why"])
    messages.success(request, _("What you said of it is kept, with your name."))
    inside = url_has_allowed_host_and_scheme(said["back"], allowed_hosts=None)
    return redirect(said["back"] if inside else f"/spaces/{document.space_id}/wanted")
