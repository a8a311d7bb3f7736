"""What a person must chase today, on one page, and how many things that are."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Person
from collegium.programme.queries.chase import KINDS, Due, chase
from collegium.web.programme.instructions.grid import day_of
from collegium.web.words import space_in_words


@require_safe
def chase_page(request: HttpRequest) -> HttpResponse:
    """The page: by what is to be done, what has been owed longest first."""
    person: Anybody = request.user
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    today = day_of(request.GET.get("on", ""))
    rows = chase(person, today)
    groups = [(kind, [_shown(each, today) for each in rows if each.kind == kind]) for kind in KINDS]
    about = {"groups": [group for group in groups if group[1]], "count": len(rows), "on": today}
    return render(request, "programme/instructions_chase.html", about)


def _shown(due: Due, today: date) -> dict[str, object]:
    """One thing, with where it stands, and for how many days it has been owed."""
    return {"due": due, "where": space_in_words(due.space), "days": (today - due.since).days}


def how_many(person: Anybody) -> int:
    """How many things a person must chase today."""
    return len(chase(person, localdate()))
