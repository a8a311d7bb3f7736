"""What the pages of this room share: who may write, and doing what one of their forms says."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from collegium.accounts.access import Anybody, seat_for
from collegium.accounts.errors import ChangedMeanwhile, NotAllowed, NotVisible
from collegium.accounts.models import Entry, Partner, Person, Space
from collegium.programme.actions.writing import act_in, gate_of
from collegium.web.again import Incomplete

Step = Callable[[HttpRequest, Person, Any, str], str]
"""Does something with an entry for a reason, and says what was done."""


def today() -> date:
    """The day on which somebody asks what is late."""
    return timezone.localdate()


def may_draft(person: Anybody, space: Space) -> bool:
    """Whether a person may write mandates and programmes in a space."""
    return seat_for(person, act_in(space), space) is not None


def writer(person: Anybody, space: Space) -> Person:
    """Somebody who may. Raises NotVisible, NotAllowed."""
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    gate_of(person, space)
    return person


def take(request: HttpRequest, entry: Entry, steps: Mapping[str, Step]) -> None:
    """Do what a form of a page says with the entry as the person saw it.

    Raises NotAllowed, Improper for what the page does not know, ChangedMeanwhile.
    """
    person = writer(request.user, entry.space)
    step = steps.get(request.POST.get("do", ""))
    if step is None:
        raise Incomplete()
    if request.POST.get("version") != str(entry.version):
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    messages.success(request, step(request, person, entry, request.POST.get("why", "")[:1000]))


def speaking_for(request: HttpRequest, space: Space) -> Partner | None:
    """The partner for which somebody speaks, where the form says it. Raises NotVisible, for others' ones too."""
    said = request.POST.get("partner", "")
    partner = Partner.objects.filter(pk=said, partnership=space.partnership).first() if said else None
    if said and partner is None:
        raise NotVisible
    return partner
