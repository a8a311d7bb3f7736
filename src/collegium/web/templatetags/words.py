"""Filters that turn fixed words of the register into the reader's words."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from collegium.accounts.models import Invitation, Seat, Space
from collegium.exchange.page.markup import escaped
from collegium.exchange.page.words import kind_in_words
from collegium.exchange.speech import said, speaking
from collegium.exchange.stated import STANDING
from collegium.reading.contract import ACTS
from collegium.register.models import Document, Fact, Finding, Statement
from collegium.register.queries.outside import concerns
from collegium.register.queries.references import has_any
from collegium.register.rules.references import PLURALS
from collegium.web import words
from collegium.web.causes import in_words, language_of
from collegium.web.passages import passage_of
from collegium.web.speech import speech
from collegium.web.words import space_in_words

register = template.Library()


@register.filter
def kind(value: str | None) -> str:
    """The kind of a document; empty where it is not known."""
    with speaking(speech()):
        return kind_in_words(value) if value else ""


@register.filter
def place(space: Space) -> str:
    """What a space is called."""
    return space_in_words(space)


@register.filter
def act(value: str) -> str:
    """What somebody did who looked."""
    return {"read": _("read"), "export": _("took a copy"), "send": _("had it sent to")}.get(value, value)


@register.filter
def has_outside(space: Space) -> bool:
    """Whether the outside reader concerns a space: it is on, or somebody allowed it something there."""
    return concerns(space)


@register.filter
def doing(value: str) -> str:
    """What a statement does: one of the acts."""
    with speaking(speech()):
        return said(value.capitalize())


@register.filter
def state(value: str) -> str:
    """How far a finding is decided."""
    return str(words.STATES[value])


@register.filter
def said_in_words(value: str) -> str:
    """A word that readings say of statements too: an act, a standing, how sure."""
    with speaking(speech()):
        return said(STANDING.get(value, value.capitalize() if value in ACTS else value))


@register.filter
def html(words: str) -> SafeString:
    """Mark-up in which every word of a document has passed `markup.escaped`."""
    return SafeString(words)  # nosec B703


@register.filter
def verbatim(words: str) -> SafeString:
    """Words of a document: escaped, and without what a page cannot show."""
    return SafeString(escaped(words.strip()))  # nosec B703


@register.filter
def shown(words: str) -> SafeString:
    """Words of a document, escaped, with the white space around them."""
    return SafeString(escaped(words))  # nosec B703


@register.filter
def dated(date: str) -> str:
    """A date of ISO 8601, be it a month or a year alone, as the reader's language writes it."""
    return speech().date(date)


@register.filter
def space(words: str) -> str:
    """The white space before words, which no mark covers."""
    return words[: len(words) - len(words.lstrip())]


@register.filter
def language(code: str) -> str:
    """The name of a language; a code that is not known stays a code, and none is said to be unknown."""
    try:
        return str(get_language_info(code)["name_translated"]).capitalize()
    except KeyError:
        return code or _("language not known")


@register.filter
def figure(number: int) -> str:
    """A number, as the reader's language writes it."""
    return speech().figure(number)


@register.filter(expects_localtime=True)
def day(at: datetime) -> str:
    """A day, as the reader's language writes it."""
    return speech().date(at.date().isoformat())


@register.filter(expects_localtime=True)
def moment(at: datetime) -> str:
    """A day and its time, as the reader's language writes them."""
    return f"{day(at)}, {at:%H:%M}"


@register.filter
def seat_alone(seat: Seat | Invitation) -> str:
    """A seat without its table."""
    return words.seat_alone(seat)


@register.filter
def sentence(words: str) -> SafeString:
    """What was refused, or why something was not read, in the reader's language and marked with the one it is in."""
    return format_html('<span lang="{}">{}</span>', language_of(words), in_words(words))


@register.filter
def iso(date: str) -> str:
    """A day, month or year of ISO 8601, as the reader's language writes it."""
    return speech().date(date)


@register.filter
def fact(what: str) -> str:
    """What a fact of a reference is called."""
    return str(words.FACTS.get(what, what))


@register.filter
def has_statements(document: Document) -> bool:
    """Whether statements of a document stand in the register."""
    return Statement.objects.filter(document=document.pk, withdrawn=False, struck=False).exists()


@register.filter
def passage(cited: Statement | Fact | Finding, newest: Mapping[str, str] | None = None) -> str:
    """The address of the passage that something cites; `newest` are the newest readings, in which findings stand."""
    return passage_of(cited, newest)


@register.filter
def called(codes: Iterable[str], voices: Iterable[Any]) -> str:
    """The names of partners by their codes, among those that have a voice; a code that is not among them stays."""
    names = {each.partner.code: each.partner.name for each in voices}
    return ", ".join(names.get(code, code) for code in codes)


@register.filter
def has_references(space: Space) -> bool:
    """Whether there is something to see of what the documents of a space name."""
    return has_any(space)


@register.filter
def of(names: Mapping[str, str], key: str) -> str:
    """What something is called, by its id."""
    return names.get(key, "")


@register.filter
def issue(slug: str) -> str:
    """An issue in words."""
    return slug.replace("-", " ")


@register.filter
def uptake(value: str) -> str:
    """What an answer did with a premise."""
    said = {"confirmed": _("confirmed"), "denied": _("denied"), "not_taken_up": _("not taken up")}
    return said.get(value, value)


@register.filter
def paper(sort: str) -> str:
    """What a paper is."""
    return str(words.PAPERS.get(sort, sort))


@register.filter
def outcome(value: str) -> str:
    """What came of looking for something."""
    return str(words.OUTCOMES.get(value, value))


@register.filter
def lacking(state: str) -> str:
    """How it stands with what is wanted."""
    return str(words.LACKING.get(state, state))


@register.filter
def plural_of(kind: str) -> str:
    """A kind of reference in the plural."""
    return str(words.PLURALS[kind])


@register.filter
def address_of(kind: str) -> str:
    """A kind of reference as addresses have it."""
    return PLURALS[kind]
