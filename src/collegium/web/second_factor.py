"""The second factor: asked for when signing in, and set up by whoever is signed in. The flows are django-allauth's."""

import json
from typing import Any

from allauth.account.views import ReauthenticateView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView, ViewRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from django.urls import reverse_lazy

from collegium.accounts.models import Person

ACCOUNT = reverse_lazy("mfa_index")


def kinds_of(person: Person) -> set[str]:
    """Which kinds of second factor a person has."""
    return set(Authenticator.objects.filter(user=person).values_list("type", flat=True))


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


class Confirm(ReauthenticateView):  # type: ignore[misc]
    """The password anew, before a second factor is changed."""

    template_name = "second_factor/confirm.html"


class AddApp(ActivateTOTPView):  # type: ignore[misc]
    """An app that gives codes."""

    template_name = "second_factor/add_app.html"


class RemoveApp(DeactivateTOTPView):  # type: ignore[misc]
    """No such app any more."""

    template_name = "second_factor/remove_app.html"


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
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
