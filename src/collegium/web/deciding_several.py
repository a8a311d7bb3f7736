"""Steps with several findings of a queue at once: confirm or reject them, ask a second person, take it back as one."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.errors import Improper, Refused
from collegium.accounts.models import Person, Space
from collegium.register.actions.deciding import Word, decide_all, take_back_all
from collegium.register.errors import SomeStand
from collegium.register.models import Document, Finding
from collegium.register.queries import findings as asked
from collegium.web.findings import PLACE, decider, queue
from collegium.web.listing import ROWS
from collegium.web.refusals import told


@require_POST
def decide_several_step(request: HttpRequest, space: str) -> HttpResponse:
    """Confirm or reject what was chosen. Where that cannot be done with one, nothing is done, and the list says why."""
    person, place = decider(request.user, space)
    word = Word(
        request.POST.get("verdict", ""),
        reason=request.POST.get("reason", "").strip()[:1000],
        asks="asks" in request.POST,
    )
    ticked, chosen = request.POST.getlist("chosen")[:ROWS], list[Finding]()
    try:
        chosen = _chosen(person, place, ticked)
        decide_all(person, chosen, word, fresh=True)
    except Improper as error:
        besides = [each.document for each in chosen]
        return _refused(request, person, place, error, besides, chosen=set(ticked), word=word)
    messages.success(request, _said(word) % {"count": len(chosen)})
    return _back(request, place)


def _chosen(person: Person, place: Space, said: Sequence[str]) -> list[Finding]:
    """The findings that a form names. Raises Improper where it names none, or one that is there no more."""
    named = {match.groups() for match in map(PLACE.fullmatch, said) if match}
    rows = asked.seen(person).filter(space=place, key__in={key for _, key in named}).order_by("id")
    chosen = [each for each in rows if (each.document_id, each.key) in named]
    if not said:
        raise Improper("No finding was chosen.", "Go back and choose some.")
    if len(chosen) < len(set(said)):
        raise Improper("Not all that was chosen is there any more.", "Choose anew.")
    return chosen


def _said(word: Word) -> str:
    """What is told after several were decided."""
    if word.asks:
        return _("Decided, and a second person is asked: %(count)s.")
    return _("Rejected: %(count)s.") if word.verdict == "rejected" else _("Confirmed: %(count)s.")


@require_POST
def take_back_several_step(request: HttpRequest, space: str) -> HttpResponse:
    """Take back, as one, what was decided at once."""
    person, place = decider(request.user, space)
    decisions = asked.decided_last(person, place, request.POST.get("decision", "") or "-")
    try:
        if not decisions:
            raise Improper("There is nothing to take back.", "Look at it anew.")
        take_back_all(person, decisions)
    except Improper as error:
        return _refused(request, person, place, error, [each.document for each in decisions])
    messages.success(request, _("Taken back: %(count)s.") % {"count": len(decisions)})
    return _back(request, place)


def _refused(
    request: HttpRequest, person: Person, place: Space, error: Refused, besides: list[Document], **kept: Any
) -> HttpResponse:
    """The list as it is now, with why nothing was done, on account of which findings, and what was chosen."""
    quotes = error.quotes if isinstance(error, SomeStand) else ()
    why = {"refused": told(error), "quotes": quotes, **kept}
    return queue(request, person, place, _asked_for(request), besides, error.status, **why)


def _asked_for(request: HttpRequest) -> QueryDict:
    """The page of the list from which a form was sent."""
    given = QueryDict(request.POST.get("query", "")[:2000], mutable=True)
    if after := request.POST.get("after", ""):
        given["after"] = after[:200]
    return given


def _back(request: HttpRequest, place: Space) -> HttpResponse:
    return redirect(f"{reverse('findings', kwargs={'space': place.pk})}?{_asked_for(request).urlencode()}")
