"""The page of search: passages and entries of all spaces that a person sees, or for the public of what is published."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody
from collegium.accounts.errors import Improper
from collegium.accounts.models import Space
from collegium.accounts.queries import highest_of
from collegium.exchange.stated import STANDING
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register.models import Finding, Kind, Statement
from collegium.register.naming import shown_in
from collegium.register.queries.asking import ENTRY, KINDS, PASSAGE, Asked
from collegium.register.queries.entries import Entries, entries, markings_behind
from collegium.register.queries.narrowing import NAMED
from collegium.register.queries.references import Called
from collegium.register.queries.searching import Hit, Result, documents_shown, note_found, search
from collegium.register.search.folding import STEMMED
from collegium.web.found_entries import kinds, rows_of_entries
from collegium.web.frame import places_of
from collegium.web.listing import highest
from collegium.web.passages import passage_of
from collegium.web.refusals import told
from collegium.web.speech import speech

NAMES = {"words": "q", "begin": "from", "end": "to"}
"""What a field of `Asked` is called in an address, where that is another word."""
LONGEST = 400
FEW = 5  # entries that are shown above passages


@dataclass(frozen=True, slots=True)
class Act:
    """What a passage does, and who does it, in the reader's words; `state` is how far that is decided, `granted`
    whether a question takes it for granted."""

    act: str
    actors: str
    state: str
    granted: bool


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
    places, after = places_of(person), request.GET.get("after", "")
    try:
        result, wrong = search(person, asked, after), ""
        listed = _entries(person, asked, after)
    except Improper as error:
        result, listed, wrong = Result([]), Entries(), told(error)
    shown = documents_shown(result, listed.found)
    note_found(person, shown)
    about = {
        **form_of(asked, places),
        "result": result,
        "rows": list(rows_of(result)),
        "listed": listed,
        "entries": list(rows_of_entries(listed.found)),
        "left_out": bool(asked.of_statements) and asked.kind != PASSAGE,
        **_further_entries(asked, listed),
        "wrong": wrong,
        "sent": said_of(asked),
        "query": address_of(asked),
        "further": f"?{address_of(asked)}&after={result.following}" if result.following else "",
        "later": bool(after),
        "marking": highest_of([highest(shown), *markings_behind(listed.found)]),
    }
    return render(request, "search.html", about, status=400 if wrong else 200)


def _entries(person: Anybody, asked: Asked, after: str) -> Entries:
    """The entries of a page: a few above the first passages, or as many as there are where they alone are asked for."""
    if asked.wants_passages:
        return Entries() if after else entries(person, asked, rows=FEW)
    return entries(person, asked, after)


def _further_entries(asked: Asked, listed: Entries) -> dict[str, str]:
    """Where more entries stand: all of them behind the few, or the next ones."""
    if asked.wants_passages:
        if (listed.count or 0) <= FEW:
            return {}
        return {"all_entries": f"?{address_of(replace(asked, kind=ENTRY))}"}
    return {"further_entries": f"?{address_of(asked)}&after={listed.following}"} if listed.following else {}


def asked_in(said: Mapping[str, str]) -> Asked:
    """What an address asks. Names of parties, forums and issues stay as they were typed: each space has its own."""
    given = {each.name: said.get(NAMES.get(each.name, each.name), "")[: LONGEST + 1].strip() for each in fields(Asked)}
    given["kind"] = given["kind"] if given["kind"] in KINDS else ""
    given["order"] = "hits" if given["order"] == "hits" else "newest"
    return Asked(**given)


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
    say = speech().say
    return {
        "asked": asked,
        "empty": asked.is_empty,
        "narrowed": bool(
            asked.narrowed or asked.space or asked.kind or asked.begin or asked.end or asked.order == "hits"
        ),
        "spaces": [(place.pk, _called(place, places)) for place in places],
        "kinds": kinds(),
        "acts": [(act, say(act.capitalize())) for act in ACTS],
        "standings": [(each, say(STANDING[each])) for each in STANDINGS],
        "languages": list(STEMMED),
        **shown_in(
            [place for place in places if asked.space in ("", place.pk)],
            get_language() or "en",
            {kind: getattr(asked, kind) for kind in NAMED},
        ),
    }


def _called(place: Space, places: list[Space]) -> str:
    several = len({each.partnership_id for each in places}) > 1
    called: str = place.called  # type: ignore[attr-defined]
    return f"{place.partnership.name}: {called}" if several and place.partnership else called


def rows_of(result: Result) -> Iterator[Row]:
    """The hits as rows, each with the names of its space."""
    names: dict[str, Called] = {}
    for hit in result.hits:
        document = hit.wording.document
        title = hit.passage.reading.title or document.name
        if hit.statements and document.space_id not in names:
            names[document.space_id] = Called(document.space, get_language() or "en")
        acts = [_act(each, names[document.space_id]) for each in hit.statements]
        yield Row(hit, passage_of(hit.passage), title, acts)


def _act(each: Finding | Statement, called: Called) -> Act:
    actors = ", ".join(dict.fromkeys(map(called.actor, each.actors)))
    state = _("in the register") if isinstance(each, Statement) else _("proposed")
    return Act(speech().say(each.act.capitalize()), actors, state, each.kind == Kind.PREMISE)
