"""What django-allauth is told of this house: its words, its mail, and how somebody proves anew who it is."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode import make
from qrcode.image.svg import SvgPathImage

from collegium.accounts.letters import tell
from collegium.accounts.models import Person

SAID: Mapping[str, Promise] = {
    "mfa/messages/totp_activated.txt": _("The app is your second factor now."),
    "mfa/messages/totp_deactivated.txt": _("The app is no longer your second factor."),
    "mfa/messages/webauthn_added.txt": _("The passkey was added."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
}
WRITTEN: Mapping[str, Promise] = {
    "mfa/email/totp_activated": _("An app that gives codes was made your second factor."),
    "mfa/email/totp_deactivated": _("The app that gives codes is no longer your second factor."),
    "mfa/email/webauthn_added": _("A passkey was added to your account."),
    "mfa/email/webauthn_removed": _("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made for your account; the old ones are void."),
}


class Signing(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; whoever signs in gives address and password, then the second factor."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _("There were too many wrong codes. Wait five minutes, then try again."),
        "rate_limited": _("There were too many wrong codes. Wait five minutes, then try again."),
        "incorrect_password": _("This is not your password. Mind capitals."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No: seats are given."""
        return False

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *_args: Any, **_told: Any
    ) -> None:
        """Say what was done in our words, where there is something to say."""
        if message_template and message_template in SAID:
            messages.add_message(request, level, str(SAID[message_template]))

    def send_notification_mail(self, template_prefix: str, user: Person, *_args: Any, **_told: Any) -> None:
        """Tell a person by mail what was done to its account."""
        tell(user, str(WRITTEN[template_prefix]))

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Whether this is the person's password; wrong ones are counted as when signing in."""
        return authenticate(context.request, username=user.email, password=password) is not None

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, Any]]:
        """Who changes its second factor gives its password anew, if some minutes have passed."""
        if not user.is_authenticated:
            return []
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def is_safe_url(self, url: str | None) -> bool:
        """Whether a person is sent on to an address: one of the host that was asked, and of no other."""
        return url_has_allowed_host_and_scheme(url, context.request.get_host(), context.request.is_secure())

    def get_client_ip(self, request: HttpRequest) -> str:
        """No machine's address is kept: behind a server in front all have the same one."""
        return "::"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Apps that give codes, passkeys, recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code or key does not fit. Codes change every half minute; each works once."),
        "cannot_generate_recovery_codes": _("Recovery codes come with an app or a passkey: add one first."),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        """What a passkey is called as long as nobody says otherwise."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": count + 1}

    def build_totp_svg(self, url: str) -> str:
        """The picture that an app reads, as a part of the page."""
        picture: str = make(url, image_factory=SvgPathImage, border=2).to_string(encoding="unicode")
        return picture
