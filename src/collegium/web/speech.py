"""The language of the person who reads, for the words that a page adds to a document."""

from django.template.defaultfilters import date as formatted
from django.utils.dateparse import parse_date
from django.utils.formats import get_format, number_format
from django.utils.translation import get_language, gettext, ngettext

from collegium.exchange.dates import date_in_words
from collegium.exchange.speech import Speech


def speech() -> Speech:
    """How a page speaks now: as the command does in English, by the catalogues otherwise."""
    code = get_language() or "en"
    return Speech() if code == "en" else Speech(code, gettext, ngettext, _figure, _date)


def _figure(number: int | float) -> str:
    return str(number_format(number, force_grouping=True))


def _date(date: str) -> str:
    """`2031-02-03`, `2031-02` or `2031` as the language writes it; what is no date stays as it is."""
    if date_in_words(date) == date:
        return date
    parts = date.split("-")
    day = parse_date("-".join([*parts, "01", "01"][:3]))
    return str(formatted(day, get_format(("Y", "YEAR_MONTH_FORMAT", "DATE_FORMAT")[len(parts) - 1])))
