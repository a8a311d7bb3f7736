"""The queue of a space: the findings that wait, by document, act, issue, actor, confidence, standing and state."""

import re
from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from collegium.accounts.access import Anybody, gate, note_all
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.models import Person, Space
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register import queries
from collegium.register.actions.deciding import Word, decide_all
from collegium.register.models import Finding
from collegium.register.queries import findings as asked
from collegium.register.queries.findings import SURE, Sought
from collegium.web.converters import EntryConverter
from collegium.web.listing import ROWS, highest, titled
from collegium.web.reviewing import measured, sought_in, telling
from collegium.web.spaces import about_space, place_of

PLACE = re.compile(rf"({EntryConverter.regex})\.([0-9a-f]{{64}})")


@require_safe
def findings_page(request: HttpRequest, space: str) -> HttpResponse:
    """The findings of a space that somebody asks for, the oldest first, a page at a time."""
    person, place = decider(request.user, space)
    sought = sought_in(request.GET)
    last = _named(person, place, request.GET.get("after", ""))
    rows = asked.findings(person, place, sought)
    if last:
        rows = rows.filter(pk__gt=last.pk)
    some = list(rows[: ROWS + 1])
    shown = {
        **about_space(person, place),
        **_filters(sought),
        "counts": asked.counts(person, place, sought).items(),
        "most": asked.MOST,
        "rows": _rows(person, place, some[:ROWS]),
        "next": _place(some[ROWS - 1]) if len(some) > ROWS else "",
        "agreement": asked.agreement_in(person, place),
        "pace": asked.decided_lately(person, place).count(),
        "marking": highest([each.document for each in some[:ROWS]]),
    }
    return render(request, "findings.html", shown)


def decider(person: Anybody, space: str) -> tuple[Person, Space]:
    """Who may decide findings of a space. Raises NotVisible, NotAllowed."""
    place = place_of(person, space)
    gate(person, "decide", place)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person, place


def _filters(sought: Sought) -> dict[str, Any]:
    said = {name: value for name, value in asdict(sought).items() if value}
    others = {name: value for name, value in said.items() if name != "state"}
    return {
        "sought": sought,
        "query": urlencode(said),
        "others": urlencode(others),
        "narrowed": bool(others),
        "acts": ACTS,
        "standings": STANDINGS,
        "sures": list(SURE),
    }


def _rows(person: Person, place: Space, findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings with the titles of their documents, and what they say in words."""
    ids = {each.document_id for each in findings}
    documents = {row.pk: row for row in titled(queries.documents(person, place)).filter(pk__in=ids)}
    note_all(person, "read", documents.values())
    rows: list[dict[str, Any]] = []
    for each in findings:
        document: Any = documents[each.document_id]
        told = telling(each, document.language or "", measured(each))
        rows.append({"finding": each, "document": document, "told": told, "place": _place(each)})
    return rows


def _place(finding: Finding) -> str:
    """What names a finding in an address: its own number would tell how many others have."""
    return f"{finding.document_id}.{finding.key}"


def _named(person: Person, place: Space, said: str) -> Finding | None:
    """The finding that an address names."""
    match = PLACE.fullmatch(said)
    return asked.seen(person).filter(space=place, document=match[1], key=match[2]).first() if match else None


@require_POST
def confirm_step(request: HttpRequest, space: str) -> HttpResponse:
    """Confirm several findings at once."""
    person, place = decider(request.user, space)
    chosen = [_named(person, place, each) for each in request.POST.getlist("chosen")[:ROWS]]
    some = [each for each in chosen if each is not None]
    if not some:
        raise Improper("No finding was chosen.", "Go back and choose some.")
    decide_all(person, some, Word("confirmed"))
    told = _("Confirmed: %(count)s.")
    messages.success(request, told % {"count": len(some)})
    query = QueryDict(request.POST.get("query", "")[:2000])
    return redirect(f"{reverse('findings', kwargs={'space': place.pk})}?{query.urlencode()}")
