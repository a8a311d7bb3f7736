"""The programme of a space on one page: what is in force, what comes next, what is late. For whoever has one minute."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.models import Marking
from collegium.programme.queries.grounds import marking_for
from collegium.programme.queries.instructions import resting
from collegium.programme.queries.overview import Overview, overview
from collegium.web.programme.telling import address_of
from collegium.web.spaces import about_space, place_of


@require_safe
def overview_page(request: HttpRequest, space: str) -> HttpResponse:
    """The page, as of today."""
    person: Anybody = request.user
    place, today = place_of(person, space), timezone.localdate()
    shown = overview(person, place, today)
    about = {
        **about_space(person, place),
        "overview": shown,
        "today": today,
        "marking": marking_for(person, _named(shown), *_markings(shown)),
        "plans": [(plan, counts, address_of(plan)) for plan, counts in shown.plans],
        "silences": [(each, address_of(each.edition.text)) for each in shown.silences],
        "late": [(each, said, address_of(each.instruction)) for each, said in shown.late],
    }
    return render(request, "programme/overview.html", about)


def _markings(shown: Overview) -> Iterable[Marking | None]:
    """The markings of what the page names."""
    yield from (each.marking for each in shown.programmes)
    yield from (plan.marking for plan, _counts in shown.plans)
    yield from (each.edition.text.marking for each in shown.silences)
    yield from (each.instruction.marking for each, _said in shown.late)


def _named(shown: Overview) -> set[str]:
    """The ids of what the page names, and of what the grounds of charges hang on."""
    plans, texts = (plan for plan, _counts in shown.plans), (each.edition.text for each in shown.silences)
    named = [*shown.programmes, *(action for action, _timing in shown.next), *shown.untraced, *plans, *texts]
    return {each.pk for each in named} | resting(each for each, _said in shown.late)
