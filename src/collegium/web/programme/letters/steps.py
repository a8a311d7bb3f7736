"""What is done with letters, and with addresses for reports, by the buttons of pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody
from collegium.accounts.errors import Improper
from collegium.accounts.models import Person
from collegium.programme.actions.letters import decide_held, send_again
from collegium.programme.actions.mailed import open_reply_address
from collegium.programme.queries.chase import PATHS
from collegium.programme.queries.instructions import charge_of


@require_POST
@login_required
def mail_again(request: HttpRequest, entry: str) -> HttpResponse:
    """Have a letter of one's own go out once more."""
    person: Anybody = request.user
    if isinstance(person, Person):
        send_again(person, entry)
        messages.success(request, _("It is sent again."))
    return redirect("mail")


@require_POST
@login_required
def held_step(request: HttpRequest) -> HttpResponse:
    """Send the letters that are held, or give them up."""
    person: Anybody = request.user
    if isinstance(person, Person):
        sent = request.POST.get("do") == "send"
        if not sent and request.POST.get("do") != "give-up":
            raise Improper("This is none of the choices.", "Go back and choose one of the list.")
        count = decide_held(person, sent)
        said = _("Letters that go out now: %(count)s.") if sent else _("Letters that were given up: %(count)s.")
        messages.success(request, said % {"count": count})
    return redirect("mail-traffic")


@require_POST
@login_required
def reply_address_step(request: HttpRequest, entry: str) -> HttpResponse:
    """Have another address for a report by mail; the page of the charge shows it."""
    person: Anybody = request.user
    charge = charge_of(person, entry)
    if isinstance(person, Person):
        open_reply_address(person, charge)
        messages.success(request, _("The address is new."))
    return redirect(PATHS["charge"].format(charge.pk))
