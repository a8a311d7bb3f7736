"""What stands in the register of a document, with when each undertaking was last reaffirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from collegium.accounts.access import Anybody, note_all, visible_to
from collegium.register import queries
from collegium.register.models import Document, Finding, Kind, Reading, Statement
from collegium.register.queries.findings import statements_of
from collegium.register.queries.reaffirmed import UNDERTAKES, reaffirmations
from collegium.register.queries.references import Called
from collegium.register.rules.reaffirmed import Later, Reaffirmed
from collegium.web.documents import about
from collegium.web.listing import highest
from collegium.web.passages import page_of, passage_at, passage_of
from collegium.web.reviewing import Telling, telling

SHOWN = 5  # passages of one sort that are shown of an undertaking, the latest


@dataclass(frozen=True, slots=True)
class Passage:
    """What a later document has of an undertaking, with the document."""

    later: Later
    title: str
    document: Document
    address: str


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
    """A statement of the register in words, and the address of its passage. `since` is None where it undertakes
    nothing, or has no day behind which something could be later."""

    statement: Statement
    told: Telling
    address: str
    since: Since | None

    @property
    def undated(self) -> bool:
        """Whether it is an undertaking of which no day is known."""
        return self.statement.kind == Kind.STATEMENT and self.statement.act == UNDERTAKES and not self.statement.date


@require_safe
def statements_page(request: HttpRequest, entry: str) -> HttpResponse:
    """What stands in the register of a document."""
    person: Anybody = request.user
    document = queries.document(person, entry)
    reading = queries.readings(person, document).first()
    language = reading.language if reading else ""
    rows = statements_of(person, document)
    known = since(person, document, rows)
    named_by = Called(document.space, language)
    told = [telling(each, named_by, language) for each in rows]
    standing = [
        Standing(each, said, passage_of(each), known.get(each.pk)) for each, said in zip(rows, told, strict=True)
    ]
    named = later_of(known.values())
    note_all(person, "read", named)
    shown = {
        **about(person, document, reading),
        "language": language,
        "rows": standing,
        "marking": highest([document, *named]),
    }
    return render(request, "statements.html", shown)


def since_of(person: Anybody, finding: Finding) -> Since | None:
    """What is known since of the undertaking that a finding became; None where it became none."""
    entered = visible_to(person, Statement).filter(document=finding.document_id, key=finding.key, struck=False)
    return next(iter(since(person, finding.document, entered).values()), None)


def since(person: Anybody, document: Document, statements: Iterable[Statement]) -> dict[str, Since]:
    """What is known since of undertakings of a document, with the documents that tell it, by the statement's id."""
    found = reaffirmations(person, document, statements)
    ids = {each.document for known in found.values() for each in _every(known)}
    documents = queries.documents(person, document.space).in_bulk(list(ids))
    newest = _newest(ids)

    def passages(some: Iterable[Later]) -> list[Passage]:
        seen = [each for each in some if each.document in documents]
        return [_passage(each, documents[each.document], newest) for each in seen[-SHOWN:]]

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


def later_of(known: Iterable[Since]) -> list[Document]:
    """The documents whose words are shown beside undertakings."""
    return list({each.document.pk: each.document for since in known for each in passages_of(since)}.values())


def _every(known: Reaffirmed) -> Iterable[Later]:
    last = (known.last,) if known.last else ()
    return (*last, *known.told, *known.silent, *known.given_up, *known.near, *known.questions)


def _newest(ids: Iterable[str]) -> dict[str, Reading]:
    """The newest readings of documents, by their ids."""
    read = Reading.objects.filter(document__in=list(ids), withdrawn=False).order_by("id")
    return {each.document_id: each for each in read}


def _passage(later: Later, document: Document, newest: Mapping[str, Reading]) -> Passage:
    """What a later document has of an undertaking, with the address of its words; of none it is the document's."""
    reading = newest.get(document.pk)
    title = (reading.title if reading else "") or document.name
    of = later.reading or (reading.pk if reading else "")
    address = passage_at(document.pk, later.place, of) if later.place else page_of(document.pk)
    return Passage(later, title, document, address)
