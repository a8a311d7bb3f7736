"""Filters for the pages of the programme."""

from datetime import date

from django import template
from django.utils.translation import get_language

from collegium.register.models import Reference
from collegium.web.programme.telling import FIXED
from collegium.web.speech import speech

register = template.Library()


@register.filter
def fixed(word: str) -> str:
    """A word that entries hold: a state, a kind."""
    return str(FIXED.get(word, word))


@register.filter
def on(day: date | str | None) -> str:
    """A day as the reader's language writes it; empty for none."""
    return speech().date(day if isinstance(day, str) else day.isoformat()) if day else ""


@register.filter
def called(reference: Reference | None) -> str:
    """What an issue or forum is called, in the reader's language where it has such a name."""
    if reference is None:
        return ""
    named = {**reference.names, "": reference.names.get(get_language() or "en")}
    return next((some[0] for some in (named.pop(""), *named.values()) if some), reference.slug)
