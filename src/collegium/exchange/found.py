"""Passages and entries that a search found, as they leave: for the eye or as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from collegium.exchange.found_entries import lines_of, record_of
from collegium.exchange.page.notes import PRESUPPOSED
from collegium.register.models import Kind, Statement
from collegium.register.queries.entries import Found
from collegium.register.queries.references import Called
from collegium.register.queries.searching import Hit, Result, place_of

WIDTH = 110
INDENT = "    "


def json_of(result: Result, entries: Sequence[Found] = ()) -> str:
    """A list with one record an entry, then one a passage with its document, its place there and what is stated in it;
    `kind` says which it is."""
    records = [*map(record_of, entries), *map(_record, result.hits)]
    return json.dumps(records, ensure_ascii=False, indent=2) + "\n"


def _record(hit: Hit) -> dict[str, object]:
    passage = hit.passage
    return {
        "kind": "passage",
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
                "kind": each.kind,
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


def table_of(result: Result, entries: Sequence[Found] = ()) -> str:
    """The entries, then date, title and place of each passage, with what was looked for between brackets."""
    spaces = {hit.wording.space_id: hit.wording.document.space for hit in result.hits if hit.statements}
    names = {entry: Called(space, "en") for entry, space in spaces.items()}
    lines = [*lines_of(entries), *(line for hit in result.hits for line in _lines(hit, names))]
    return "".join(f"{line}\n" for line in lines)


def _lines(hit: Hit, names: Mapping[str, Called]) -> Iterator[str]:
    passage = hit.passage
    title = " ".join((passage.reading.title or hit.wording.document.name).split())
    yield f"{passage.date or 'no date':10}  {title}  ({passage.document_id}, {passage.start}-{passage.end})"
    words = "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in hit.pieces)
    yield from wrap(" ".join(words.split()), WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    for each in hit.statements:
        actors = ", ".join(map(names[hit.wording.space_id].actor, each.actors)) or "actor not known"
        state = "in the register" if isinstance(each, Statement) else "proposed"
        granted = f", {PRESUPPOSED}" if each.kind == Kind.PREMISE else ""
        yield f"{INDENT}- {each.act}: {actors}, {state}{granted}"
    yield ""
