"""A person's own account: password, second factor, sessions."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.models import Person
from collegium.accounts.queries import in_reach, lacks_second_factor
from collegium.accounts.sessions import name_of, sessions_of
from collegium.web.sessions import device_of


@require_safe
@login_required
def account_page(request: HttpRequest) -> HttpResponse:
    """What the person signs in with, and where it is signed in."""
    person: Anybody = request.user
    has = list(Authenticator.objects.filter(user=request.user.pk).order_by("created_at"))
    codes = next((each.wrap() for each in has if each.type == Authenticator.Type.RECOVERY_CODES), None)
    sessions = sessions_of(person) if isinstance(person, Person) else []
    about = {
        "lacking": isinstance(person, Person) and lacks_second_factor(person),
        "helps": bool(in_reach(person)),
        "sessions": [(each, device_of(each.user_agent), each.is_current(), name_of(each)) for each in sessions],
        "app": next((each for each in has if each.type == Authenticator.Type.TOTP), None),
        "passkeys": [each for each in has if each.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "left": len(codes.get_unused_codes()) if codes else 0,
    }
    return render(request, "account.html", about)
