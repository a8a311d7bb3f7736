"""Filters that say fixed words of the grid and of what is shared in the reader's language."""

from django import template

from collegium.web.programme.instructions import shared_words as words
from collegium.web.programme.instructions.words import FOLLOWED, LINES, STATES

register = template.Library()


@register.filter
def sign(value: str) -> str:
    """What a cell of the grid says."""
    return str(words.SIGNS[value])


@register.filter
def outcome_of(value: str) -> str:
    """What came of a place."""
    return str(words.OUTCOMES[value])


@register.filter
def measure(value: str) -> str:
    """How much is shared."""
    return str(words.MEASURES[value])


@register.filter
def stage(value: str) -> str:
    """How far a charge is."""
    return str(STATES[value])


@register.filter
def line(value: str) -> str:
    """What an instruction asks for: a vote, a statement."""
    return str(LINES.get(value, value))


@register.filter
def followed(value: str) -> str:
    """Which line a post followed."""
    return str(FOLLOWED.get(value, value))


@register.filter
def chased(value: str) -> str:
    """Why something is to be chased."""
    return str(words.KINDS[value])


@register.filter
def tone(value: str) -> str:
    """The class by which a sign or an outcome has its colour: of what went well, what is open, what is not known."""
    well, open_ = {"acted", "acted jointly"}, {"no report", "one side only", "given up", "not carried out"}
    return "well" if value in well else "wants" if value in open_ else "calm"
