"""Undoing a change, and striking out what must go: proposed by one person, carried out by another."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody, changes_visible_to, found, gate, seat_for
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.journal.striking import A_REASON, decline_striking, propose_striking, strike, strikings_waiting
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change, Person, Space, SpaceKind, Striking
from collegium.register.models import Document, Reference
from collegium.web.journal import is_told
from collegium.web.seating import ReasonForm
from collegium.web.steps import step

Deed = Callable[[HttpRequest, Person, str], HttpResponse]


def by_somebody(deed: Deed) -> Callable[..., HttpResponse]:
    """A view for whoever is signed in."""

    @require_POST
    @wraps(deed)
    def view(request: HttpRequest, entry: str) -> HttpResponse:
        person: Anybody = request.user
        if not isinstance(person, Person):
            raise NotVisible
        return deed(request, person, entry)

    return view


def _why(request: HttpRequest) -> str:
    """The reason. Raises Improper without one."""
    why = request.POST.get("why", "").strip()
    if not why or len(why) > 1000:
        raise Improper("The form is not complete.", "Go back and fill in what is missing.")
    return why


def _change(person: Person, entry: str, act: str) -> Change:
    """A change with which a person may do an act. Raises NotAllowed for one of which the journal tells the person,
    NotVisible for any other: that it is hidden and that there is none is answered alike."""
    seen = changes_visible_to(person).exclude(space__kind=SpaceKind.INSTALLATION).select_related("space")
    change = seen.filter(pk=entry).first()
    if change is None or (seat_for(person, act, change.space) is None and not is_told(person, change)):
        raise NotVisible
    gate(person, act, change.space)
    return change


def _striking(person: Person, entry: str) -> Striking:
    """A proposal of which the journal tells a person, or to whoever may propose. Raises NotVisible."""
    striking = found(person, Striking, entry)
    if seat_for(person, "propose striking", striking.space) is None:
        proposed = Change.objects.filter(versions__kind=Striking._meta.label, versions__entry=entry).earliest("number")
        if not is_told(person, proposed):
            raise NotVisible
    return striking


@by_somebody
def undo_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Undo a change by a further one."""
    change = _change(person, entry, "change")
    undo(change, person, _why(request))
    messages.success(request, _("The change was undone. Both stand in the journal."))
    return redirect("journal", space=change.space_id)


@step(ReasonForm)
def propose_step(request: HttpRequest, person: Person, document: Document, said: dict[str, Any]) -> Document:
    """Propose that a document's content go."""
    propose_striking(person, document, said["why"])
    messages.success(request, _("Proposed. Another person has to strike it out."))
    return document


@by_somebody
def propose_reason_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Propose that the reason of a change go."""
    change = _change(person, entry, "propose striking")
    propose_striking(person, change, _why(request))
    messages.success(request, _("Proposed. Another person has to strike it out."))
    return redirect("journal", space=change.space_id)


@by_somebody
def strike_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Carry out what another person proposed."""
    striking = _striking(person, entry)
    strike(person, striking)
    messages.success(request, _("Struck out. What stood there is gone; its hash and the change remain."))
    return _back(striking)


@by_somebody
def decline_step(request: HttpRequest, person: Person, entry: str) -> HttpResponse:
    """Decline what another person proposed, or take back what one proposed oneself."""
    striking = _striking(person, entry)
    gate(person, "propose striking", striking.space)
    decline_striking(person, striking, _why(request))
    messages.success(request, _("Declined. Nothing was struck out."))
    return _back(striking)


def _back(striking: Striking) -> HttpResponse:
    if striking.kind == A_REASON:
        return redirect("journal", space=striking.space_id)
    if striking.kind == Reference._meta.label:
        return redirect("publishing-reference", entry=striking.entry)
    return redirect("history", entry=striking.entry)


def offers_of_striking(person: Anybody, place: Space, entries: list[str]) -> dict[str, Any]:
    """What the history of a document offers: the proposals that wait, and whether one may propose or carry out."""
    if seat_for(person, "propose striking", place) is None:
        return {}
    proposed = strikings_waiting(person).filter(space=place, entry__in=entries).select_related("proposed_by")
    may_strike = seat_for(person, "strike", place) is not None
    return {
        "may_propose": True,
        "proposed": [(each, may_strike and each.proposed_by != person) for each in proposed],
    }
