"""Passages that a search found, as they leave: for the eye or as JSON."""

import json
from collections.abc import Iterator
from textwrap import wrap

from collegium.register.models import Statement
from collegium.register.queries.searching import Hit, Result, place_of

WIDTH = 110
INDENT = "    "


def json_of(result: Result) -> str:
    """A list with one record a passage, each with its document, its place there and what is stated in it."""
    return json.dumps([_record(hit) for hit in result.hits], ensure_ascii=False, indent=2) + "\n"


def _record(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {
        "document": passage.document_id,
        "reading": passage.reading_id,
        "span": [passage.start, passage.end],
        "title": passage.reading.title or hit.wording.document.name,
        "date": passage.date or None,
        "language": passage.language or None,
        "space": hit.wording.space_id,
        "text": hit.wording.text,
        "statements": [
            {
                "span": list(place_of(each)),
                "act": each.act,
                "actors": each.actors,
                "addressees": each.addressees,
                "forums": each.forums,
                "issues": each.issues,
                "standing": each.standing,
                "decided": isinstance(each, Statement),
            }
            for each in hit.statements
        ],
    }


def table_of(result: Result) -> str:
    """Date, title and place of each passage, with what was looked for between brackets; then how many there are."""
    return "".join(f"{line}\n" for hit in result.hits for line in _lines(hit))


def _lines(hit: Hit) -> Iterator[str]:
    passage = hit.passage
    title = " ".join((passage.reading.title or hit.wording.document.name).split())
    yield f"{passage.date or 'no date':10}  {title}  ({passage.document_id}, {passage.start}-{passage.end})"
    words = "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in hit.pieces)
    yield from wrap(" ".join(words.split()), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    for each in hit.statements:
        actors = ", ".join(each.actors) or "actor not known"
        yield f"{INDENT}- {each.act}: {actors}, {'in the register' if isinstance(each, Statement) else 'proposed'}"
    yield ""
