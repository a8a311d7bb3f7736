"""The second factor: asked for when signing in, and set up by whoever is signed in. The flows are django-allauth's."""

import json
from collections.abc import Callable
from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext

from collegium.accounts.access import Anybody
from collegium.accounts.letters import tell
from collegium.accounts.models import Person
from collegium.accounts.queries import lacks_second_factor
from collegium.accounts.sessions import end_sessions

ACCOUNT = reverse_lazy("mfa_index")
GIVEN = "given"  # in a session: which password was given, while the second factor is asked for
OPEN = frozenset({
    "account_reauthenticate", "end-other-sessions", "end-session", "health", "language", "mfa_activate_totp",
    "mfa_add_webauthn", "mfa_index", "mfa_view_recovery_codes", "password", "sign-out", "style",
})  # fmt: skip
"""The addresses that are open to whoever has yet to add a second factor."""


def kinds_of(person: Person) -> set[str]:
    """Which kinds of second factor a person has."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


class DemandMiddleware:
    """Lets whoever lacks a second factor that is demanded to the pages on which it is added, and to no other."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self.respond(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """The person's account in place of the page that was asked for."""
        person: Anybody = request.user
        address = request.resolver_match.url_name if request.resolver_match else None
        if not isinstance(person, Person) or address in OPEN or not lacks_second_factor(person):
            return None
        return redirect("mfa_index")


class AskSecondFactor(AuthenticateView):  # type: ignore[misc]
    """The password fitted: a code or a passkey is asked for."""

    template_name = "second_factor/ask.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """What the person has, and what its browser needs for a passkey."""
        about: dict[str, Any] = super().get_context_data(**told)
        kinds = kinds_of(self.stage.login.user)
        about["app"] = Authenticator.Type.TOTP in kinds
        if Authenticator.Type.WEBAUTHN in kinds:
            about["options"] = json.dumps(about["js_data"]["request_options"])
        return about

    def form_valid(self, form: Form) -> HttpResponse:
        """The session begins, unless the password was changed since it was given.

        Of a recovery code that was used the person is told: it may have been found.
        """
        if self.request.session.pop(GIVEN, "") != self.stage.login.user.get_session_auth_hash():
            anew: HttpResponse = self.stage.abort()
            return anew
        answer: HttpResponse = super().form_valid(form)
        used = getattr(form, "authenticator", None)
        if used is not None and used.type == Authenticator.Type.RECOVERY_CODES:
            tell(used.user, gettext("Somebody signed in to your account with one of your recovery codes."))
        return answer


class Confirm(ReauthenticateView):  # type: ignore[misc]
    """The password anew, before a second factor is changed."""

    template_name = "second_factor/confirm.html"


class Alone:
    """What was opened by the password alone ends when a second factor is added, but for the session that adds it."""

    request: HttpRequest

    def form_valid(self, form: Form) -> HttpResponse:
        """Keep the second factor, and end the other sessions."""
        answer: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        person: Anybody = self.request.user
        if isinstance(person, Person):
            end_sessions(person, but=self.request.session.session_key or "")
        return answer


class AddApp(Alone, ActivateTOTPView):  # type: ignore[misc]
    """An app that gives codes."""

    template_name = "second_factor/add_app.html"


class RemoveApp(DeactivateTOTPView):  # type: ignore[misc]
    """No such app any more."""

    template_name = "second_factor/remove_app.html"


class AddPasskey(Alone, AddWebAuthnView):  # type: ignore[misc]
    """A passkey: of this device, or a key that is plugged in."""

    template_name = "second_factor/add_passkey.html"

    def get_context_data(self, **told: Any) -> dict[str, Any]:
        """What the browser needs to make one."""
        about: dict[str, Any] = super().get_context_data(**told)
        return about | {"options": json.dumps(about["js_data"]["creation_options"]), **told}


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]
    """No such passkey any more."""

    template_name = "second_factor/remove_passkey.html"
    success_url = ACCOUNT


class Codes(ViewRecoveryCodesView):  # type: ignore[misc]
    """The recovery codes, shown once."""

    template_name = "second_factor/codes.html"


class NewCodes(GenerateRecoveryCodesView):  # type: ignore[misc]
    """New recovery codes in place of the old ones."""

    template_name = "second_factor/new_codes.html"
