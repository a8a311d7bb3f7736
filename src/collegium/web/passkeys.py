"""What a browser answers when it is asked for a passkey. The library expects it well formed; it may be anything."""

import struct
from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm, AuthenticateWebAuthnForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MALFORMED = (AttributeError, LookupError, TypeError, ValueError, struct.error)


def _no_passkey() -> ValidationError:
    return ValidationError(_("The browser gave no passkey. Try again, or use another way."))


class NewPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey with its name."""

    def clean(self) -> Any:
        """What was sent, or a refusal where it is no passkey."""
        try:
            return super().clean()
        except MALFORMED as error:
            raise _no_passkey() from error


class GivenPasskey(AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey by which somebody signs in."""

    def clean_credential(self) -> Any:
        """Whose it is, or a refusal where it is no passkey."""
        try:
            return super().clean_credential()
        except MALFORMED as error:
            raise _no_passkey() from error
