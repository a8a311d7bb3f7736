"""Accounts of others that a person may help: a second factor that is lost is taken away, sessions are ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.actions.revoking import revoke_second_factor, revoke_sessions
from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.models import Person
from collegium.accounts.offers import offers_to
from collegium.accounts.queries import has_second_factor, in_reach
from collegium.web.words import seat_in_words


@require_safe
@login_required
def others_page(request: HttpRequest) -> HttpResponse:
    """Everybody whom the person may help."""
    person: Anybody = request.user
    reached = in_reach(person)
    if not reached and not offers_to(person):
        raise NotAllowed("You may not do this here.", "A principal of the partner may.")
    rows = [(each, [seat_in_words(seat) for seat in seats], has_second_factor(each)) for each, seats in reached]
    return render(request, "others.html", {"rows": rows})


@require_POST
@login_required
def revoke_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Take away a second factor, or end sessions: whichever button was pressed."""
    by: Anybody = request.user
    person = Person.objects.filter(pk=entry).first()
    if person is None or not isinstance(by, Person):
        raise NotVisible
    why = request.POST.get("why", "")[:1000]
    if request.POST.get("of") == "sessions":
        revoke_sessions(by, person, why)
        said = _("%(name)s is signed in nowhere now, and was told by mail.")
    else:
        revoke_second_factor(by, person, why)
        said = _("%(name)s has no second factor now, is signed in nowhere, and was told by mail.")
    messages.success(request, said % {"name": person.name})
    return redirect("others")
