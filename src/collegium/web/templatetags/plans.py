"""Filters that turn what plans hold into the reader's words."""

from datetime import date

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from collegium.exchange.plans.paper import tally_in_words
from collegium.exchange.speech import capital, speaking
from collegium.programme.models import Subject
from collegium.programme.queries.plans import overdue
from collegium.programme.rules.plans import Counts
from collegium.register.models import Reference
from collegium.web.programme.plans.told import FIXED
from collegium.web.speech import speech

register = template.Library()


@register.filter
def issue_named(issue: Reference) -> str:
    """What an issue is called: in the reader's language where it has a name there."""
    spelled: list[list[str]] = [some for some in issue.names.values() if some]
    names = issue.names.get(get_language() or "en") or next(iter(spelled), [])
    return str(names[0]) if names else issue.slug.replace("-", " ")


@register.filter
def standing(state: str) -> str:
    """How a plan or a subject stands."""
    return str(FIXED.get(state, state))


@register.filter
def standing_alone(state: str) -> str:
    """The same where it stands for itself."""
    return capital(standing(state))


@register.filter
def is_late(subject: Subject) -> bool:
    """Whether a subject was to be held before today and was not."""
    return overdue(subject)


@register.filter
def manner(in_person: bool | None) -> str:
    """Whether a consultation is in person."""
    return {True: _("in person"), False: _("not in person")}.get(in_person, "") if in_person is not None else ""


@register.filter
def tally(counts: Counts) -> str:
    """How far the subjects of a plan are, in a line."""
    with speaking(speech()):
        return tally_in_words(counts)


@register.filter
def month_of(date: str) -> str:
    """A month in words; of what has no date that it has none."""
    return speech().date(date) if date else _("No date")


@register.filter
def on_day(day: date) -> str:
    """A day without a time, as the reader's language writes it."""
    return speech().date(day.isoformat())
