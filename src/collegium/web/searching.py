"""The page of search: passages of all spaces that a person sees, or for the public of what is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.errors import Improper
from collegium.accounts.models import Space
from collegium.exchange.stated import STANDING
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register.models import Finding, Statement
from collegium.register.naming import id_named, name_of
from collegium.register.queries.searching import Asked, Hit, Result, note_found, search
from collegium.register.search.folding import STEMMED
from collegium.web.frame import places_of
from collegium.web.listing import highest
from collegium.web.refusals import told
from collegium.web.speech import speech

NAMES = {"words": "q", "begin": "from", "end": "to"}
"""What a field of `Asked` is called in an address, where that is another word."""
NAMED = ("party", "forum", "issue")
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Act:
    """What a passage does, and who does it, in the reader's words; `state` is how far that is decided."""

    act: str
    actors: str
    state: str


@dataclass(frozen=True, slots=True)
class Row:
    """A hit as the page shows it."""

    hit: Hit
    address: str
    title: str
    acts: list[Act]


@require_safe
def search_page(request: HttpRequest) -> HttpResponse:
    """The form, and what it finds; the form alone where nothing is asked."""
    person: Anybody = request.user
    asked = asked_in(request.GET)
    places = places_of(person)
    try:
        result, wrong = search(person, asked, request.GET.get("after", "")), ""
    except Improper as error:
        result, wrong = Result([]), told(error)
    note_found(person, result)
    about = {
        **form_of(asked, places),
        "result": result,
        "rows": list(rows_of(result)),
        "wrong": wrong,
        "sent": said_of(asked),
        "further": f"?{address_of(asked)}&after={result.following}" if result.following else "",
        "later": bool(request.GET.get("after")),
        "marking": highest([hit.wording.document for hit in result.hits]),
    }
    return render(request, "search.html", about, status=400 if wrong else 200)


def asked_in(said: Mapping[str, str]) -> Asked:
    """What an address asks. Names of parties, forums and issues become their ids."""
    given = {each.name: said.get(NAMES.get(each.name, each.name), "")[: LONGEST + 1].strip() for each in fields(Asked)}
    given["order"] = "hits" if given["order"] == "hits" else "newest"
    return Asked(**{**given, **{kind: id_named(kind, given[kind]) for kind in NAMED}})


def said_of(asked: Asked) -> list[tuple[str, str]]:
    """What is asked, by the names that it has in an address."""
    said = {NAMES.get(each.name, each.name): getattr(asked, each.name) for each in fields(asked)}
    said["order"] = "" if asked.order == "newest" else asked.order
    return [(name, value) for name, value in said.items() if value]


def address_of(asked: Asked) -> str:
    """What is asked, as it stands in an address."""
    return urlencode(said_of(asked))


def form_of(asked: Asked, places: list[Space]) -> dict[str, object]:
    """What the form of a search shows."""
    language, say = get_language() or "en", speech().say
    return {
        "asked": asked,
        "empty": asked.is_empty,
        "narrowed": bool(asked.narrowed or asked.space or asked.begin or asked.end or asked.order == "hits"),
        "spaces": [(place.pk, _called(place, places)) for place in places],
        "acts": [(act, say(act.capitalize())) for act in ACTS],
        "standings": [(each, say(STANDING[each])) for each in STANDINGS],
        "languages": list(STEMMED),
        "party": name_of("party", asked.party, language),
        "forum": name_of("forum", asked.forum, language),
        "issue": name_of("issue", asked.issue, language),
    }


def _called(place: Space, places: list[Space]) -> str:
    several = len({each.partnership_id for each in places}) > 1
    called: str = place.called  # type: ignore[attr-defined]
    return f"{place.partnership.name}: {called}" if several and place.partnership else called


def rows_of(result: Result) -> Iterator[Row]:
    """The hits as rows."""
    for hit in result.hits:
        document = hit.wording.document
        title = hit.passage.reading.title or document.name
        yield Row(hit, address_of_passage(hit), title, [_act(each) for each in hit.statements])


def address_of_passage(hit: Hit) -> str:
    """The address of a passage: it stays, also when the document is read again."""
    passage = hit.passage
    page = reverse("document", kwargs={"entry": passage.document_id})
    return f"{page}?at={passage.start}-{passage.end}&of={passage.reading_id}#passage"


def _act(each: Finding | Statement) -> Act:
    language = get_language() or "en"
    actors = ", ".join(name_of("party", actor, language) for actor in each.actors)
    state = _("in the register") if isinstance(each, Statement) else _("proposed")
    return Act(speech().say(each.act.capitalize()), actors, state)
