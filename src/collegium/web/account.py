"""A person's own account: password, second factor."""

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
@login_required
def account_page(request: HttpRequest) -> HttpResponse:
    """What the person signs in with."""
    has = list(Authenticator.objects.filter(user=request.user.pk).order_by("created_at"))
    codes = next((each.wrap() for each in has if each.type == Authenticator.Type.RECOVERY_CODES), None)
    about = {
        "app": next((each for each in has if each.type == Authenticator.Type.TOTP), None),
        "passkeys": [each for each in has if each.type == Authenticator.Type.WEBAUTHN],
        "codes": codes,
        "left": len(codes.get_unused_codes()) if codes else 0,
    }
    return render(request, "account.html", about)
