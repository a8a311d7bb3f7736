"""Entries that a search found, as they leave: for the eye or as records."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from collegium.register.models import Card
from collegium.register.queries.entries import Found

WIDTH = 110
INDENT = "    "


def record_of(found: Found) -> dict[str, object]:
    """What an entry is, and all its words."""
    card = found.card
    return {
        "kind": card.kind,
        "entry": card.entry,
        "key": card.key or None,
        "document": card.document_id,
        "date": card.date or None,
        "space": card.space_id,
        "parts": [{"what": what, "language": language, "text": words} for what, language, words in card.parts],
    }


def lines_of(entries: Iterable[Found]) -> Iterator[str]:
    """Each entry by its date, kind and first words, then what was looked for between brackets."""
    for each in entries:
        yield f"{each.card.date or 'no date':10}  {each.card.kind}: {_first(each.card)}  ({each.card.entry})"
        for told in each.told:
            words = "".join(f"[{piece.text}]" if piece.hit else piece.text for piece in told.pieces)
            said = f"{told.what.replace('_', ' ')}: {' '.join(words.split())}"
            yield from wrap(said, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
        yield ""


def _first(card: Card) -> str:
    """What an entry is called first; the id of what has no name of its own."""
    return " ".join(str(card.parts[0][2]).split()) if card.parts else card.key
