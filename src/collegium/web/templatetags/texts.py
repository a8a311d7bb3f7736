"""Filters that turn fixed words of joint texts into the reader's words."""

from django import template

from collegium.web.programme.texts.words import KINDS, STATES

register = template.Library()


@register.filter
def kind_of_text(value: str) -> str:
    """What kind of text it is."""
    return str(KINDS.get(value, value))


@register.filter
def state_of_text(value: str) -> str:
    """How far a text is."""
    return str(STATES.get(value, value))
