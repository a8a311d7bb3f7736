"""What came by mail for a charge, for its page: `{% load letters %}{% came_by_mail charge %}`."""

from typing import Any

from django import template
from django.conf import settings

from collegium.programme.models import Charge
from collegium.programme.queries.mailed import mailed, reply_address, seat_at, set_aside
from collegium.web.programme.letters.words import MAILED_IN_WORDS, REFUSALS_IN_WORDS

register = template.Library()


@register.inclusion_tag("programme/letters_charge.html", takes_context=True)
def came_by_mail(context: dict[str, Any], charge: Charge) -> dict[str, Any]:
    """The address of who looks for a report by mail, what came, and what was not taken."""
    person = context["request"].user
    return {
        "csrf_token": context.get("csrf_token"),
        "charge": charge,
        "takes_mail": bool(settings.MAIL_IN),
        "sits": seat_at(person, charge) is not None,
        "address": reply_address(person, charge),
        "came": [(each, MAILED_IN_WORDS[each.state]) for each in mailed(person, charge)],
        "refused": [(each, REFUSALS_IN_WORDS[each.cause]) for each in set_aside(person, charge)],
    }
