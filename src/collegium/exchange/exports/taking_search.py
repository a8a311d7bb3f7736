"""Taking the passages that a search finds."""

from dataclasses import replace
from typing import Any

from collegium.accounts.access import Anybody, note_all
from collegium.exchange.exports.columns_of_pages import FOUND
from collegium.exchange.exports.sheet import Sheet
from collegium.exchange.exports.sources import about_of, called, in_line, passage_of
from collegium.exchange.exports.titles import title
from collegium.register.errors import TooLarge
from collegium.register.queries.asking import Asked, check
from collegium.register.queries.searching import AT_ONCE, Hit, search

MOST_FOUND = 1000  # passages that leave at once
MOST_STOPS = 25  # how often a search goes on where it stopped before it found enough
REMEDY = "Search for more words, or narrow the search."


def take_search(person: Anybody, asked: Asked) -> Sheet:
    """All passages that a search finds, in its order. Raises Improper for one that cannot be asked, TooLarge."""
    check(asked)
    hits = _found(person, asked)
    documents = {hit.wording.document_id: hit.wording.document for hit in hits}
    note_all(person, "export", documents.values())
    spaces = sorted({called(each.space) for each in documents.values()})
    about = about_of(title("search", asked.words), "; ".join(spaces), (each.marking for each in documents.values()))
    return Sheet(FOUND, [_row(hit) for hit in hits], about)


def _found(person: Anybody, asked: Asked) -> list[Hit]:
    """The hits of all pages. Those with most hits come first of all that was found, where that is asked for."""
    found: list[Hit] = []
    stops = 0
    start: str | None = ""
    while start is not None:
        result = search(person, replace(asked, order="newest"), start, AT_ONCE)
        found += result.hits
        start, stops = result.following, stops + result.stopped
        if result.more or len(found) > MOST_FOUND:
            raise TooLarge(f"More than {MOST_FOUND} passages are found.", REMEDY)
        if stops > MOST_STOPS:
            raise TooLarge("Too many passages have these words, and too few of them such a statement.", REMEDY)
    return sorted(found, key=lambda hit: -hit.hits) if asked.order == "hits" else found


def _row(hit: Hit) -> dict[str, Any]:
    passage, document = hit.passage, hit.wording.document
    actors = (actor for each in hit.statements for actor in each.actors)
    return {
        "document": document.pk,
        "title": passage.reading.title or document.name,
        "date": passage.date,
        "marking": document.marking.name,
        "space": called(document.space),
        "language": passage.language,
        "quote": in_line(hit.wording.text),
        "start": passage.start,
        "end": passage.end,
        "address": passage_of(passage.document_id, passage.reading_id, passage.start, passage.end),
        "hits": hit.hits,
        "acts": list(dict.fromkeys(each.act for each in hit.statements)),
        "actors": list(dict.fromkeys(actors)),
    }
