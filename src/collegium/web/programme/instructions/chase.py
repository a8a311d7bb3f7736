"""What a person must chase today, on one page, and how many things that are."""

from collections import Counter
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Person
from collegium.programme.queries.chase import KINDS, chase, marking_of_chase
from collegium.web.programme.instructions.grid import day_of
from collegium.web.programme.parts import part_of
from collegium.web.speech import speech
from collegium.web.words import space_in_words


@require_safe
def chase_page(request: HttpRequest) -> HttpResponse:
    """The page: by what is to be done, what has been owed longest first."""
    person: Anybody = request.user
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    today = day_of(request.GET.get("on", ""))
    rows = sorted(chase(person, today), key=lambda each: KINDS.index(each.kind))
    part, counts = part_of(rows, request), Counter[str]()
    for each in rows:
        counts[each.kind] += each.many
    where, day = cache(space_in_words), cache(speech().date)
    shown = [(each, where(each.space), day(each.since.isoformat()), (today - each.since).days) for each in part]
    groups = [(kind, counts[kind], [row for row in shown if row[0].kind == kind]) for kind in KINDS]
    about = {"groups": [group for group in groups if group[2]], "part": part, "on": today}
    about["marking"] = marking_of_chase(person, part)
    return render(request, "programme/instructions_chase.html", about)


def how_many(person: Anybody) -> int:
    """How many things a person must chase today."""
    return sum(each.many for each in chase(person, localdate()))
