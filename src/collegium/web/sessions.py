"""The sessions of whoever is signed in: noted as they are used, and ended by a button."""

import re
from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from collegium.accounts.access import Anybody
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Person
from collegium.accounts.sessions import end_sessions, name_of, note_session

# In this order: a browser names those before it which it resembles.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


class SeenMiddleware:
    """Notes, from time to time, that a session is in use."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; of somebody who is signed in the session is noted before."""
        if request.user.is_authenticated:
            note_session(request)
        return self.respond(request)


def device_of(agent: str) -> str:
    """What a browser says of itself, in short: `Firefox, Linux`; empty where it says nothing known."""
    named = [next((name for sign, name in table if re.search(sign, agent)), "") for table in (BROWSERS, SYSTEMS)]
    return ", ".join(name for name in named if name)


@require_POST
@login_required
def end_session(request: HttpRequest, name: str) -> HttpResponse:
    """End one session of one's own, but not the one that asks: that is signing out."""
    others = UserSession.objects.filter(user=request.user.pk).exclude(session_key=request.session.session_key)
    session = next((each for each in others if name_of(each) == name), None)
    if session is None:
        raise NotVisible
    session.end()
    messages.success(request, _("The session has ended."))
    return redirect("mfa_index")


@require_POST
@login_required
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End one's sessions but the one that asks."""
    person: Anybody = request.user
    if isinstance(person, Person):
        end_sessions(person, but=request.session.session_key or "")
    messages.success(request, _("Your other sessions have ended."))
    return redirect("mfa_index")
