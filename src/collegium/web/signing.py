"""Signing in and out, and a new password."""

from collections.abc import Mapping

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.contrib.messages.views import SuccessMessageMixin
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from collegium.web.refusals import plain


class SignInForm(AuthenticationForm):
    """Address of mail and password. Whether the address is known is not told."""

    error_messages = {  # noqa: RUF012
        "invalid_login": _("Address and password do not fit. Mind capitals in the password."),
        "inactive": _("Address and password do not fit. Mind capitals in the password."),
    }


class SignIn(LoginView):
    """The page on which a person signs in."""

    template_name = "sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """The password fits. Whoever has a second factor is asked for it before the session begins."""
        person = form.get_user()
        record_authentication(self.request, person, "password", reauthenticated=True)
        answer: HttpResponse = perform_login(self.request, person, redirect_url=self.get_success_url())
        return answer


class Password(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """A new password for whoever is signed in; other sessions of the person end with the old one."""

    template_name = "password.html"
    success_url = reverse_lazy("home")
    success_message = _("Your password was changed. Your sessions elsewhere have ended.")


def address_of(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address for which somebody tries to sign in, however it is spelt: persons are found by its capitals."""
    said = (credentials or {}).get("username") or request.POST.get("username", "")
    return said.strip().upper().casefold()


def locked_out(request: HttpRequest, *_args: object, **_kept: object) -> HttpResponse:
    """The page after too many wrong passwords."""
    return plain(
        str(_("There were too many attempts to sign in.")),
        str(_("Wait a quarter of an hour, then try again, or ask your principal for help.")),
        429,
    )
