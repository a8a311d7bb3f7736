"""Filters that turn fixed words of instructions into the reader's words."""

from django import template

from collegium.accounts.access import Anybody, seat_for, spaces_of
from collegium.accounts.models import Space, SpaceKind
from collegium.web.programme.instructions import words

register = template.Library()


@register.filter
def desks(person: Anybody, partnership: str) -> list[Space]:
    """The spaces of a partnership in which a person may draft an instruction."""
    own = spaces_of(person).filter(kind=SpaceKind.OWN, partnership=partnership)
    return [space for space in own if seat_for(person, "instruct", space)]


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
