"""Files of what pages tell: the record of one thing, questions, what is wanted, what a search found. Each is what its
page would show, chosen as the page chooses, and all of it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.exchange.exports import take_questions, take_record, take_search, take_wanted
from collegium.register.rules.references import SINGULARS
from collegium.register.vocabulary import vocabulary, vocabulary_for
from collegium.web.exports import file_of
from collegium.web.questions import asked_of
from collegium.web.searching import asked_in
from collegium.web.spaces import place_of
from collegium.web.wanted import lacking_of


@require_safe
def export_record(request: HttpRequest, space: str, kind: str, key: str) -> HttpResponse:
    """What the record says of one party, forum, instrument, issue or person; `?part=` is one part of its page."""
    person: Anybody = request.user
    place, part = place_of(person, space), request.GET.get("part", "")
    tables = {"record": lambda: take_record(person, place, SINGULARS[kind], key, part)}
    return file_of(request, tables, vocabulary_for(place))


@require_safe
def export_questions(request: HttpRequest, space: str) -> HttpResponse:
    """The questions of a space, chosen as on their page."""
    person: Anybody = request.user
    place = place_of(person, space)
    tables = {"questions": lambda: take_questions(person, place, asked_of(request))}
    return file_of(request, tables, vocabulary_for(place))


@require_safe
def export_wanted(request: HttpRequest, space: str) -> HttpResponse:
    """What a space wants, chosen as on its page."""
    person: Anybody = request.user
    place = place_of(person, space)
    tables = {"wanted": lambda: take_wanted(person, place, lacking_of(request))}
    return file_of(request, tables, vocabulary_for(place))


@require_safe
def export_search(request: HttpRequest) -> HttpResponse:
    """The passages that a search finds, all of them."""
    person: Anybody = request.user
    tables = {"search": lambda: take_search(person, asked_in(request.GET))}
    return file_of(request, tables, vocabulary())
