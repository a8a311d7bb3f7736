"""The programme of a space on one page: what is in force, what comes next, what is late. For whoever has one minute."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.programme.queries.overview import overview
from collegium.web.spaces import about_space, place_of


@require_safe
def overview_page(request: HttpRequest, space: str) -> HttpResponse:
    """The page."""
    person: Anybody = request.user
    place = place_of(person, space)
    about = {**about_space(person, place), "overview": overview(person, place)}
    return render(request, "programme/overview.html", about)
