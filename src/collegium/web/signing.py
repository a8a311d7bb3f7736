"""Signing in and out, a new password, and a password that was lost."""

from collections.abc import Mapping
from typing import Any
from unicodedata import normalize

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm, PasswordResetForm, SetPasswordForm
from django.contrib.auth.views import LoginView, PasswordChangeView, PasswordResetConfirmView, PasswordResetView
from django.contrib.messages.views import SuccessMessageMixin
from django.forms import Form, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collegium.accounts.letters import tell, write
from collegium.accounts.sessions import note_session
from collegium.web.refusals import plain, too_often
from collegium.web.second_factor import GIVEN


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
        self.request.session[GIVEN] = person.get_session_auth_hash()
        answer: HttpResponse = perform_login(self.request, person, redirect_url=self.get_success_url())
        return answer


class PasswordForm(PasswordChangeForm):
    """The password until now, and another one."""

    def clean_old_password(self) -> str:
        """The password until now. Wrong ones are counted as when signing in: a session that was taken guesses none."""
        given = str(self.cleaned_data["old_password"])
        if not get_adapter().reauthenticate(self.user, given):
            raise ValidationError(self.error_messages["password_incorrect"], code="password_incorrect")
        return given


class Password(SuccessMessageMixin, PasswordChangeView):  # type: ignore[type-arg]
    """A new password for whoever is signed in; other sessions of the person end with the old one."""

    template_name = "password.html"
    form_class = PasswordForm
    success_url = reverse_lazy("mfa_index")
    success_message = _("Your password was changed. Your sessions elsewhere have ended.")

    def form_valid(self, form: Form) -> HttpResponse:
        """The session goes on under another key."""
        answer = super().form_valid(form)
        note_session(self.request)
        tell(form.user, gettext("Your password was changed. Your sessions elsewhere have ended."))  # type: ignore[attr-defined]
        return answer


class LostForm(PasswordResetForm):
    """The address of mail of somebody whose password is lost."""

    def send_mail(self, subject: str, template: str, context: dict[str, Any], *_told: Any, **_more: Any) -> None:  # type: ignore[override]
        """Write the link to the person: at the address of this installation, whatever host was asked."""
        path = reverse("password-anew", kwargs={"uidb64": context["uid"], "token": context["token"]})
        write(
            context["user"],
            gettext("By this link you set a new password. It holds for one hour, and once."),
            f"{settings.ADDRESS}{path}",
            gettext("If you did not ask for it, nothing needs to be done: your password stays as it is."),
        )


class PasswordLost(SuccessMessageMixin, PasswordResetView):  # type: ignore[type-arg]
    """A link by mail for whoever has lost the password. Whether the address is known is not told."""

    template_name = "password_lost.html"
    form_class = LostForm
    success_url = reverse_lazy("account_login")
    success_message = _("If this address is known here, a link is on its way to it. It holds for one hour.")

    def form_valid(self, form: Form) -> HttpResponse:
        """A few links in an hour for one address, known or not."""
        key = form.cleaned_data["email"].upper().casefold()
        if not ratelimit.consume(self.request, action="reset_password", key=key):
            return too_often(self.request)
        return super().form_valid(form)


class PasswordAnew(SuccessMessageMixin, PasswordResetConfirmView):  # type: ignore[type-arg]
    """Where the link leads: a new password. The second factor is asked for as before."""

    template_name = "password_anew.html"
    success_url = reverse_lazy("account_login")
    success_message = _("Your password was set. Sign in with it.")

    def form_valid(self, form: "SetPasswordForm[Any]") -> HttpResponse:
        """All sessions end with the old password."""
        answer = super().form_valid(form)
        tell(form.user, gettext("A new password was set for your account by a link that was sent to you."))
        return answer


def address_of(request: HttpRequest, credentials: Mapping[str, str] | None = None) -> str:
    """The address for which somebody tries to sign in, however it is spelt: persons are found by its capitals."""
    said = (credentials or {}).get("username") or request.POST.get("username", "")
    return normalize("NFKC", said).strip().upper().casefold()  # as the form reads it


def locked_out(request: HttpRequest, *_args: object, **_kept: object) -> HttpResponse:
    """The page after too many wrong passwords."""
    return plain(
        str(_("There were too many attempts to sign in.")), str(_("Wait a quarter of an hour, then try again.")), 429
    )
