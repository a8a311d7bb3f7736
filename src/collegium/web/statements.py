"""What stands in the register of a document, with when each undertaking was last reaffirmed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, visible_to
from collegium.register import queries
from collegium.register.models import Document, Finding, Kind, Reading, Statement
from collegium.register.queries.findings import statements_of
from collegium.register.queries.reaffirmed import reaffirmations
from collegium.register.rules.reaffirmed import Later, Reaffirmed
from collegium.web.documents import about
from collegium.web.listing import highest
from collegium.web.reviewing import Telling, telling

SHOWN = 5  # passages of one sort that are shown of an undertaking, the latest


@dataclass(frozen=True, slots=True)
class Passage:
    """What a later document has of an undertaking, with the document."""

    later: Later
    title: str
    document: Document


@dataclass(frozen=True, slots=True)
class Since:
    """What is known since of an undertaking, to be shown."""

    last: Passage | None
    told: list[Passage]
    silent: list[Passage]
    given_up: list[Passage]
    near: list[Passage]
    questions: list[Passage]


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement of the register in words, and where its passage stands on the page of its document, from 1; None
    where no reading found it there. `since` is None of what is no undertaking."""

    statement: Statement
    told: Telling
    number: int | None
    since: Since | None


@require_safe
def statements_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What stands in the register of a document."""
    person: Anybody = request.user
    document = queries.document(person, entry)
    reading = queries.readings(person, document).first()
    language = reading.language if reading else ""
    rows = statements_of(person, document)
    known = since(person, document, rows)
    places = _places(document)
    standing = [Standing(each, telling(each, language), places.get(each.key), known.get(each.pk)) for each in rows]
    named = {each.document for found in known.values() for each in passages_of(found)}
    shown = {
        **about(person, document, reading),
        "language": language,
        "rows": standing,
        "marking": highest([document, *named]),
    }
    return render(request, "statements.html", shown)


def _places(document: Document) -> dict[str, int]:
    """The numbers of statements on the page of their document, by the keys of their findings."""
    found = Finding._default_manager.filter(document=document, kind=Kind.STATEMENT, reader="")
    return {key: number + 1 for key, number in found.values_list("key", "number")}


def since_of(person: Anybody, finding: Finding) -> Since | None:
    """What is known since of the undertaking that a finding became; None where it became none."""
    entered = visible_to(person, Statement).filter(document=finding.document_id, key=finding.key, struck=False)
    return next(iter(since(person, finding.document, entered).values()), None)


def since(person: Anybody, document: Document, statements: Iterable[Statement]) -> dict[str, Since]:
    """What is known since of undertakings of a document, with the documents that tell it, by the statement's id."""
    found = reaffirmations(person, document, statements)
    ids = {each.document for known in found.values() for each in _every(known)}
    documents = queries.documents(person, document.space).in_bulk(list(ids))
    titles = _titles(ids)

    def passages(some: Iterable[Later]) -> list[Passage]:
        seen = [each for each in some if each.document in documents]
        return [_passage(each, documents[each.document], titles) for each in seen[-SHOWN:]]

    return {
        entry: Since(
            last=next(iter(passages([known.last] if known.last else [])), None),
            told=passages(known.told),
            silent=passages(known.silent),
            given_up=passages(known.given_up),
            near=passages(known.near),
            questions=passages(known.questions),
        )
        for entry, known in found.items()
    }


def passages_of(known: Since) -> list[Passage]:
    """All that is shown of an undertaking."""
    last = [known.last] if known.last else []
    return [*last, *known.told, *known.silent, *known.given_up, *known.near, *known.questions]


def _every(known: Reaffirmed) -> Iterable[Later]:
    last = (known.last,) if known.last else ()
    return (*last, *known.told, *known.silent, *known.given_up, *known.near, *known.questions)


def _titles(ids: Iterable[str]) -> dict[str, str]:
    read = Reading.objects.filter(document__in=list(ids), withdrawn=False).order_by("id")
    return dict(read.values_list("document_id", "title"))


def _passage(later: Later, document: Document, titles: dict[str, str]) -> Passage:
    return Passage(later, titles.get(document.pk) or document.name, document)
