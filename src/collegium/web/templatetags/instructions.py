"""Filters that turn fixed words of instructions into the reader's words."""

from django import template

from collegium.web.programme.instructions import words

register = template.Library()


@register.filter
def standing(state: str) -> str:
    """How far a charge is."""
    return str(words.STATES.get(state, state))


@register.filter
def said(verb: str) -> str:
    """What a step is called that was taken."""
    return str(words.SAID.get(verb, verb))


@register.filter
def button(verb: str) -> str:
    """What the button of a step says."""
    return str(words.BUTTONS.get(verb, verb))


@register.filter
def line(value: str) -> str:
    """What kind of line an instruction has."""
    return str(words.LINES.get(value, value))


@register.filter
def followed(value: str) -> str:
    """What was followed."""
    return str(words.FOLLOWED.get(value, value))


@register.filter
def slug(verb: str) -> str:
    """A verb as the ids of its form have it."""
    return verb.replace(" ", "-")
