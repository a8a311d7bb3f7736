"""The queue of a partnership: the findings of all of its spaces in which somebody may decide, in one order."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, spaces_of
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.register.queries import findings as asked
from collegium.web.findings import asked_in_words, behind, listed, place_in_address, places_to_decide, rows_of
from collegium.web.listing import ROWS, highest
from collegium.web.reviewing import sought_in
from collegium.web.words import space_in_words


@require_safe
def partnership_findings_page(request: HttpRequest, entry: str) -> HttpResponse:
    """The findings of the spaces of a partnership that somebody asks for, the oldest first, a page at a time."""
    person, places = _decider(request.user, entry)
    sought = sought_in(request.GET)
    some = asked.in_order(person, places, sought, behind(person, places, request.GET.get("after", "")), ROWS + 1)
    shown = {
        **asked_in_words(person, places, sought),
        "partnership": places[0].partnership,
        "by_space": [(each, space_in_words(each), _count(person, each, sought)) for each in places],
        "rows": rows_of(person, some[:ROWS]),
        "next": place_in_address(some[ROWS - 1]) if len(some) > ROWS else "",
    }
    marking = highest([*(each.document for each in some[:ROWS]), *listed(shown)])
    return render(request, "findings_of_partnership.html", {**shown, "marking": marking})


def _decider(person: Anybody, partnership: str) -> tuple[Person, list[Space]]:
    """Who may decide findings in some spaces of a partnership, and in which. Raises NotVisible for whoever takes no
    part, NotAllowed for whoever only reads."""
    places = places_to_decide(person, partnership)
    if isinstance(person, Person) and places:
        return person, places
    if spaces_of(person).filter(partnership=partnership).exclude(kind=SpaceKind.PUBLIC).exists():
        raise NotAllowed("You may not do this here: decide.", "Ask a principal of the partner.")
    raise NotVisible


def _count(person: Person, place: Space, sought: asked.Sought) -> int:
    """How many of one space there are of what is asked for."""
    return asked.up_to_most(asked.findings(person, place, sought))
