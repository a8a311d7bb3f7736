"""The queue of a space: the findings that wait, by document, act, issue, actor, confidence, standing and state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, gate, note_all, seat_for, spaces_of
from collegium.accounts.errors import NotAllowed
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.reading.contract import ACTS, STANDINGS
from collegium.register import queries
from collegium.register.models import Document, Finding, State
from collegium.register.naming import shown_in
from collegium.register.queries import findings as asked
from collegium.register.queries.findings import SURE, Sought
from collegium.register.queries.outside import concerns
from collegium.register.queries.references import Called
from collegium.web.converters import EntryConverter
from collegium.web.listing import ROWS, highest, titled
from collegium.web.reviewing import measured, sought_in, telling
from collegium.web.spaces import about_space, place_of

DOCUMENTS = 100  # so many can be chosen from
PLACE = re.compile(rf"({EntryConverter.regex})\.([0-9a-f]{{64}})")


@require_safe
def findings_page(request: HttpRequest, space: str) -> HttpResponse:
    """The findings of a space that somebody asks for, the oldest first, a page at a time."""
    person, place = decider(request.user, space)
    return queue(request, person, place, request.GET)


def queue(
    request: HttpRequest, person: Person, place: Space, given: QueryDict, besides: Iterable[Document] = (),
    status: int = 200, **more: Any,
) -> HttpResponse:  # fmt: skip
    """The page of the findings that an address asks for. `besides` are documents of which `more` has words."""
    sought = sought_in(given)
    some = asked.in_order(person, [place], sought, behind(person, [place], given.get("after", "")), ROWS + 1)
    shown = {
        **about_space(person, place),
        **asked_in_words(person, [place], sought),
        "rows": rows_of(person, some[:ROWS]),
        "next": place_in_address(some[ROWS - 1]) if len(some) > ROWS else "",
        "after": given.get("after", ""),
        "agreement": asked.agreement_in(person, place),
        "pace": asked.decided_lately(person, place).count(),
        "lately": asked.decided_last(person, place),
        "elsewhere": len(places_to_decide(person, place.partnership_id)) > 1,
        **more,
    }
    shown["marking"] = highest([*(each.document for each in some[:ROWS]), *besides, *listed(shown)])
    return render(request, "findings.html", shown, status=status)


def decider(person: Anybody, space: str) -> tuple[Person, Space]:
    """Who may decide findings of a space. Raises NotVisible, NotAllowed."""
    place = place_of(person, space)
    gate(person, "decide", place)
    if not isinstance(person, Person):
        raise NotAllowed("You may not do this here.", "Sign in first.")
    return person, place


def places_to_decide(person: Anybody, partnership: str | None) -> list[Space]:
    """The spaces of a partnership in which a person may decide, the own ones first."""
    seen = spaces_of(person).filter(partnership=partnership).select_related("partner", "partnership")
    rows = sorted(seen, key=lambda place: (place.kind != SpaceKind.OWN, place.pk))
    return [place for place in rows if seat_for(person, "decide", place) is not None]


def asked_in_words(person: Person, places: Sequence[Space], sought: Sought) -> dict[str, Any]:
    """What a queue is asked for, and what it can be asked for, with how many of each there are."""
    said = {name: value for name, value in asdict(sought).items() if value}
    others = {name: value for name, value in said.items() if name != "state"}
    each_place = [asked.counts(person, place, sought) for place in places]
    return {
        "sought": sought,
        **_typed(places, sought),
        "query": urlencode(said),
        "others": urlencode(others),
        "narrowed": bool(others),
        "counts": [(state, min(sum(each[state] for each in each_place), asked.MOST)) for state in State.values],
        "most": asked.MOST,
        "documents": _documents(person, places, sought),
        "acts": ACTS,
        "standings": STANDINGS,
        "sures": list(SURE),
        "asks_outside": any(map(concerns, places)),
    }


def _typed(places: Sequence[Space], sought: Sought) -> dict[str, str]:
    """The actor and the issue that are asked for, as the reader's language has them in all of the spaces."""
    shown = shown_in(places, get_language() or "en", {"party": sought.actor, "issue": sought.issue})
    return {"actor": shown["party"], "issue": shown["issue"]}


def _documents(person: Person, places: Sequence[Space], sought: Sought) -> list[tuple[Document, int]]:
    """The documents that can be chosen, each with how many findings it has."""
    counted: dict[str, int] = {}
    for place in places:
        for document, count in asked.documents_with(person, place, sought).items():
            counted[document] = counted.get(document, 0) + count
    first = list(counted)[:DOCUMENTS]
    rows = {row.pk: row for row in _titled(person).filter(space__in=places, pk__in=first)}
    return [(rows[each], counted[each]) for each in first if each in rows]


def _titled(person: Person) -> QuerySet[Document]:
    return titled(queries.documents(person)).select_related("marking", "space__partner")


def listed(shown: Mapping[str, Any]) -> list[Document]:
    """The documents that a page of a queue names in what it can be asked for."""
    return [each for each, _ in shown["documents"]]


def rows_of(person: Person, findings: list[Finding]) -> list[dict[str, Any]]:
    """Findings with the titles of their documents, and what they say in words."""
    ids = {each.document_id for each in findings}
    documents = {row.pk: row for row in _titled(person).filter(pk__in=ids)}
    note_all(person, "read", documents.values())
    rows: list[dict[str, Any]] = []
    called = {place.pk: Called(place, "en") for place in {each.space for each in findings}}
    for each in findings:
        document: Any = documents[each.document_id]
        told = telling(each, called[each.space_id], document.language or "", measured(each))
        rows.append({"finding": each, "document": document, "told": told, "place": place_in_address(each)})
    return rows


def place_in_address(finding: Finding) -> str:
    """What names a finding in an address: its own number would tell how many others have."""
    return f"{finding.document_id}.{finding.key}"


def behind(person: Person, places: Iterable[Space], said: str) -> int:
    """The number of the finding that an address names, behind which a page begins; 0 where it names none."""
    match = PLACE.fullmatch(said)
    rows = asked.seen(person).filter(space__in=places)
    last = rows.filter(document=match[1], key=match[2]).first() if match else None
    return last.pk if last else 0
