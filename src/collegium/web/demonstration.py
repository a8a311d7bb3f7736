"""Entering a demonstration as one of its people, without a password: on the machine that serves it, and nowhere else.

Any other register, and anybody who comes from another machine, is answered as for an address that does not exist.
"""

from collections.abc import Callable
from itertools import groupby

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collegium.accounts.errors import NotVisible
from collegium.accounts.loopback import host_of, is_this_machine
from collegium.accounts.models import Seat
from collegium.accounts.queries import is_demonstration, personas
from collegium.web.refusals import missing
from collegium.web.words import MAY_DO, ROLES

View = Callable[..., HttpResponse]
SHOWN_HERE: set[object] = set()
BACKEND = "django.contrib.auth.backends.ModelBackend"
FORWARDED = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_FORWARDED", "HTTP_X_REAL_IP")  # as they begin


class ShownHereMiddleware:
    """Answers at addresses of a demonstration as at none, before the method or the token of a form is looked at."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: object, *_given: object) -> HttpResponse | None:
        """The page for what does not exist, where the address is not one here."""
        if view not in SHOWN_HERE or is_shown_here(request):
            return None
        return missing(request, NotVisible())


def shown_here(view: View) -> View:
    """A view that is there in a demonstration alone."""
    SHOWN_HERE.add(view)
    return view


def is_shown_here(request: HttpRequest) -> bool:
    """Whether this is a demonstration, asked by the machine that serves it, with nothing in between."""
    passed_on = any(name.startswith(FORWARDED) for name in request.META)
    asked_here = is_this_machine(request.META.get("REMOTE_ADDR", "")) and is_this_machine(host_of(request.get_host()))
    return asked_here and not passed_on and is_demonstration()


@shown_here
@require_http_methods(["GET", "HEAD", "POST"])
def enter_page(request: HttpRequest) -> HttpResponse:
    """Everybody of the demonstration, each with a button; then one's first page as the one who was chosen."""
    if request.method == "POST":
        seat = personas().filter(pk=request.POST.get("seat", "")).first()
        if seat is None:
            raise NotVisible
        login(request, seat.person, backend=BACKEND)
        return redirect("home")
    return render(request, "enter.html", {"groups": _by_table()})


def _by_table() -> list[tuple[str, list[tuple[Seat, str, str]]]]:
    """The personas at each table: partner by partner, then the others; each with its role and what it may do.

    Whoever sits at several tables stands at the first: entered there, it sees all that is its own.
    """

    def table_of(seat: Seat) -> str:
        return seat.partner.name if seat.partner else ""

    first = {seat.person_id: seat for seat in sorted(personas(), key=lambda seat: seat.pk, reverse=True)}
    seats = sorted(first.values(), key=lambda seat: (not seat.partner, table_of(seat), seat.pk))
    return [
        (table or _("Beside the partners"), [(seat, str(ROLES[seat.role]), str(MAY_DO[seat.role])) for seat in group])
        for table, group in groupby(seats, table_of)
    ]
