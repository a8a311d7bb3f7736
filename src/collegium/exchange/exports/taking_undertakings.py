"""Taking undertakings with when each was last reaffirmed, as the page of a document's statements tells it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from collegium.accounts.access import Anybody, note_all
from collegium.accounts.models import Space
from collegium.exchange.exports.bounds import OF_STATEMENTS, bounded
from collegium.exchange.exports.columns_of_pages import UNDERTAKINGS
from collegium.exchange.exports.sheet import Row, Sheet
from collegium.exchange.exports.sources import about_of, called, content_of, in_line, source_of, titles_of
from collegium.exchange.exports.taking import title_of
from collegium.register import queries
from collegium.register.errors import TooLarge
from collegium.register.models import Document, Statement
from collegium.register.queries.reaffirmed import UNDERTAKES, reaffirmations
from collegium.register.queries.stating import Narrowed, statements
from collegium.register.rules.reaffirmed import Later, Reaffirmed

MOST_DOCUMENTS = 200  # each is held against what came after it, which takes its time
LISTS = {
    "given_up_in": "given_up",
    "not_repeated_in": "silent",
    "perhaps_in": "near",
    "told_in": "told",
    "on_condition_in": "questions",
}


@dataclass(frozen=True, slots=True)
class Known:
    """An undertaking with what is known since, and the later documents that the person sees, by their ids."""

    statement: Statement
    since: Reaffirmed
    later: dict[str, Document]


def take_undertakings(person: Anybody, of: Space | Document, asked: Narrowed | None = None) -> Sheet:
    """The undertakings of a space or of a document. Raises TooLarge, also where they stand in too many documents."""
    rows = bounded(statements(person, of, asked or Narrowed()).filter(act=UNDERTAKES, kind="statement"))
    if len({each.document_id for each in rows}) > MOST_DOCUMENTS:
        raise TooLarge(f"There are undertakings in more than {MOST_DOCUMENTS} documents.", OF_STATEMENTS)
    space = of if isinstance(of, Space) else of.space
    known = [each for _, some in groupby(rows, lambda row: row.document_id) for each in _known(person, list(some))]
    documents = [each.statement.document for each in known]
    titles = titles_of(documents)
    shown = [*documents, *(later for each in known for later in each.later.values())]
    shown += [of] if isinstance(of, Document) else []
    note_all(person, "export", [of] if isinstance(of, Space) else {each.pk: each for each in shown}.values())
    about = about_of(title_of(UNDERTAKINGS, of), called(space), (each.marking for each in shown))
    return Sheet(UNDERTAKINGS, [_row(each, titles) for each in known], about)


def _known(person: Anybody, some: list[Statement]) -> Iterable[Known]:
    """The undertakings of one document; one without a date is known to be later than nothing."""
    document = some[0].document
    found = reaffirmations(person, document, some)
    ids = {later.document for since in found.values() for later in _every(since)}
    seen = queries.documents(person, document.space).in_bulk(list(ids))
    for each in some:
        since = found.get(each.pk, Reaffirmed())
        later = {entry: seen[entry] for entry in (one.document for one in _every(since)) if entry in seen}
        yield Known(each, since, later)


def _every(since: Reaffirmed) -> Iterable[Later]:
    last = (since.last,) if since.last else ()
    return (*last, *(later for name in LISTS.values() for later in getattr(since, name)))


def _row(known: Known, titles: dict[str, str]) -> Row:
    last = known.since.last if known.since.last and known.since.last.document in known.later else None
    besides = [each.marking for each in known.later.values()]
    lists = {column: _documents(known, getattr(known.since, name)) for column, name in LISTS.items()}
    said: dict[str, Any] = {
        "statement": known.statement.pk,
        **source_of(known.statement.document, titles, known.statement.date, besides),
        **content_of(known.statement),
        "last_reaffirmed": last.date if last else "",
        "reaffirmed_in": last.document if last else "",
        "reaffirmed_by": last.said_by if last else "",
        "reaffirmed_quote": in_line(last.quote) if last else "",
        "reaffirmed_decided": ("yes" if last.decided else "no") if last else "",
    }
    return {**said, **lists}


def _documents(known: Known, some: Iterable[Later]) -> list[str]:
    return list(dict.fromkeys(each.document for each in some if each.document in known.later))
