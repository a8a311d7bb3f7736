"""Parties, forums, instruments, issues and persons of a space: the lists, and a page for each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, note_all, seat_for
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Space
from collegium.register.models import Document, Fact
from collegium.register.queries import documents, newest_of
from collegium.register.queries.references import (
    ROWS,
    Called,
    Thing,
    facts_of,
    highest_named,
    listed,
    mentions_of,
    stated,
    thing,
)
from collegium.register.references.scope import groups_in
from collegium.register.rules.references import FACTS, PLURALS, SINGULARS, UNKNOWN, WORDS
from collegium.web.listing import highest, titled
from collegium.web.reference_lines import Line, lines_of
from collegium.web.spaces import about_space, place_of
from collegium.web.words import PLURALS as SAID_PLURALS

MOST = 12  # statements of each standing, and documents, until more are asked for
STANDINGS = ("own", "joint", "told")


@dataclass(frozen=True, slots=True)
class Part:
    """What the record says in one standing: `itself` of what the thing does, else of what concerns it."""

    itself: bool
    standing: str
    decided: list[Line]
    proposed: list[Line]
    more: bool
    called: str

    @property
    def name(self) -> str:
        """What stands for it in an address."""
        return f"{'does' if self.itself else 'concerns'}-{self.standing}"


@require_safe
def references_page(request: HttpRequest, space: str, kind: str) -> HttpResponse:
    """What the documents of a space name of a kind, and what its references are, by id."""
    person: Anybody = request.user
    place = place_of(person, space)
    sort, after = SINGULARS[kind], request.GET.get("after", "")
    found = listed(place, sort, after)
    rows = list(_rows(place, sort, found[:ROWS], after, len(found) <= ROWS))
    about = {
        **about_space(person, place),
        **_frame(place, sort),
        "rows": rows,
        "marking": highest_named(place, {sort: {value for row in rows for value in row["values"]}}),
        "query": urlencode({"kind": sort}),
        "next": found[ROWS - 1]["value"] if len(found) > ROWS else "",
        "may_change": seat_for(person, "change", place) is not None,
    }
    return render(request, "references.html", about)


def _frame(place: Space, sort: str) -> dict[str, Any]:
    """The kinds, for going from one to the other."""
    return {
        "plurals": [(kind, plural, SAID_PLURALS[kind]) for kind, plural in PLURALS.items()],
        "sort": sort,
        "kind_of": PLURALS[sort],
        "plural": SAID_PLURALS[sort],
    }


def _rows(place: Space, sort: str, found: list[dict[str, Any]], after: str, last: bool) -> Iterator[dict[str, Any]]:
    """Rows by name: of what was merged one; references that no document names too."""
    groups = groups_in(place)
    called = Called(place, get_language() or "en", groups)
    heads = {head[1] for head, _ in groups if head[0] == sort}
    things = {head: thing(place, sort, head, groups) for head in heads}
    standing_for = {value: head for head, each in things.items() for value in each.values}
    until = found[-1]["value"] if found and not last else "\U0010ffff"
    rows = {each["value"]: each for each in found if each["value"] not in standing_for}
    for head in heads:
        if after < head <= until:
            rows[head] = {**_counted(things[head], found), "values": things[head].values}
    called.learn(sort, _first_words(place, sort, rows))
    told = [{"values": (key,), **row, "name": called.name(sort, key), "value": key} for key, row in rows.items()]
    yield from sorted(told, key=lambda row: row["name"].casefold())


def _counted(each: Thing, found: list[dict[str, Any]]) -> dict[str, Any]:
    """How many documents name a group, and the last date."""
    if each.kind == "issue":
        rows = [row for row in found if row["value"] in each.values]
        return {
            "documents": sum(row["documents"] for row in rows),
            "last": max((row["last"] for row in rows), default=""),
        }
    dates = dict(mentions_of(each).values_list("document_id", "date"))
    return {"documents": len(dates), "last": max(dates.values(), default="")}


def _first_words(place: Space, sort: str, rows: Iterable[str]) -> Iterator[Any]:
    """Rows that say how texts write what no table knows."""
    for key in rows:
        each = Thing(place, sort, key, (), (key,))
        yield from mentions_of(each)[:1]


@require_safe
def reference_page(request: HttpRequest, space: str, kind: str, key: str) -> HttpResponse:
    """What the record says of one: own words first, joint texts, then what others tell; then documents and facts."""
    person: Anybody = request.user
    place = place_of(person, space)
    sort = SINGULARS[kind]
    groups = groups_in(place)
    each = thing(place, sort, key, groups)
    mentioned = list(mentions_of(each)[: MOST + 1])
    if each.key != key and (each.references or mentioned):
        return redirect("reference", space=space, kind=kind, key=each.key)
    called = Called(place, get_language() or "en", groups)
    called.learn(sort, mentioned[:1])
    asked = request.GET.get("part", "")
    parts = [part for part in _parts(each, called, asked) if part.decided or part.proposed]
    if not (parts or mentioned or each.references or called.is_known(sort, each.key)):
        raise NotVisible
    shown = _documents(person, [row.document_id for row in mentioned[:MOST]])
    facts = list(facts_of(person, each))
    told_by = {row.pk: row for row in (*shown, *_cited(parts), *(fact.document for fact in facts if fact.document))}
    note_all(person, "read", told_by.values())
    about = {
        **about_space(person, place),
        **_frame(place, sort),
        "thing": each,
        "unknown": each.key.startswith(UNKNOWN),
        "name": called.name(sort, each.key),
        "names": called.spelled(each),
        "itself": [part for part in parts if part.itself],
        "concerning": [part for part in parts if not part.itself],
        "asked": asked,
        "query": urlencode({"part": asked}) if asked else "",
        "documents": shown,
        "more_documents": len(mentioned) > MOST,
        "facts": [(fact, _value(fact, sort, called)) for fact in facts],
        "known": called.known(sort, each.key),
        "titles": _titles(person, parts),
        "newest": newest_of(person, [cited.pk for cited in _cited(parts)]),
        "marking": highest(list(told_by.values())),
        "may_change": seat_for(person, "change", place) is not None,
    }
    return render(request, "reference.html", about)


def _parts(each: Thing, called: Called, asked: str) -> Iterator[Part]:
    """The parts of a page in order; only the one that is asked for, with more of it, where one is. What it does itself
    does not stand again below what concerns it."""
    shown: set[str] = set()
    most = ROWS if asked else MOST
    for itself in (True, False):
        for standing in STANDINGS:
            part = Part(itself, standing, [], [], False, "")
            if asked in ("", part.name):
                decided, more = lines_of(stated(each, itself, standing, True), called, most, shown)
                proposed, further = lines_of(stated(each, itself, standing, False), called, most, shown)
                yield Part(itself, standing, decided, proposed, more or further, _heading(each.kind, part))


def _heading(kind: str, part: Part) -> str:
    """What a part is called."""
    if part.standing == "joint":
        return _("In joint texts")
    if part.standing == "own":
        return _("In own words") if part.itself else _("In the own words of those who act")
    return _("Told of others") if kind == "person" and part.itself else _("As others tell")


def _documents(person: Anybody, ids: list[str]) -> list[Document]:
    rows = {row.pk: row for row in titled(documents(person)).filter(pk__in=ids)}
    return [rows[entry] for entry in ids if entry in rows]


def _titles(person: Anybody, parts: Iterable[Part]) -> dict[str, str]:
    """What the documents of statements are called, by their ids."""
    rows = titled(documents(person)).filter(pk__in={each.pk for each in _cited(parts)})
    return {row.pk: row.title or row.name for row in rows}  # type: ignore[attr-defined]


def _cited(parts: Iterable[Part]) -> list[Document]:
    return [line.said.document for part in parts for line in (*part.decided, *part.proposed)]


def _value(fact: Fact, sort: str, called: Called) -> str:
    """A fact's value in words: the name of what an id stands for."""
    of = FACTS[sort].get(fact.what, WORDS)
    return called.name(of, fact.value) if of in PLURALS else fact.value
