"""Reading → page: the frame around its parts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from collegium.exchange.named import entries_of, names_of_parties
from collegium.exchange.page.acts import overview, rules
from collegium.exchange.page.division import divide
from collegium.exchange.page.frame import head
from collegium.exchange.page.index import index, switches
from collegium.exchange.page.marks import Mark, Marked, marks_of_names
from collegium.exchange.page.markup import language_mark
from collegium.exchange.page.masthead import masthead, title_of
from collegium.exchange.page.notes import Notes, marks_of_statements, stated_in
from collegium.exchange.page.provenance import provenance
from collegium.exchange.page.speakers import speakers
from collegium.exchange.page.turns import body_of
from collegium.exchange.stated import names_of
from collegium.reading.contract import Reading, Span
from collegium.reading.vocabulary import Vocabulary

STYLES = ("style.css", "statements.css")


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands in a page before the text, the text, and what stands behind it; `kind` is the classes of the body."""

    kind: str
    before: str
    text: str
    behind: str


def parts_of(
    reading: Reading,
    vocabulary: Vocabulary | None = None,
    sought: Span | None = None,
    decided: Mapping[str, str] = MappingProxyType({}),
) -> Parts:
    """The parts of a page, for whichever frame stands around them. The vocabulary is as for `page_of`.

    `sought` is a passage that somebody came for: it is marked, with the anchor `passage`. `decided` is as for `Notes`.
    """
    division, entries, stated = divide(reading), entries_of(reading), stated_in(reading)
    came_for = [Mark(sought, "sought", "passage")] if sought else []
    marks = [*came_for, *marks_of_statements(reading, stated), *marks_of_names(reading, entries)]
    marked = Marked(reading.text, marks)
    parties, names = names_of_parties(reading, vocabulary), names_of(reading, vocabulary)
    notes = Notes(reading, stated, names, decided)
    top = masthead(reading, marked, notes, division)  # before the text, whose notes follow those of the head
    return Parts(
        kind=f"{'spoken' if reading.turns else 'unspoken-only'}{' stated' if stated else ''}",
        before=f"{top}{overview(reading, names)}{switches(entries)}{speakers(reading.turns, parties)}",
        text=body_of(reading, marked, notes, division.passages, parties),
        behind=f"{index(reading, entries)}{provenance(reading)}",
    )


def text_marked(reading: Reading, marks: Iterable[Mark], vocabulary: Vocabulary | None = None) -> str:
    """The head and the text of a reading with marks of one's own and without notes, for whichever frame."""
    division, marked, none = divide(reading), Marked(reading.text, marks), Notes(reading, (), {})
    text = body_of(reading, marked, none, division.passages, names_of_parties(reading, vocabulary))
    article = f'<article id="text" tabindex="-1"{language_mark(reading.source.language)}>\n{text}</article>\n'
    return f"{masthead(reading, marked, none, division)}{article}"


def page_of(reading: Reading, vocabulary: Vocabulary | None = None) -> str:
    """A reading as one HTML page that needs nothing beside itself: no script, no request to any host.

    Every character of the reading's text stands in it, in order; what reading adds has the class `read`.
    The vocabulary gives the names of parties for which somebody speaks; without it they keep their codes, where the
    text does not name them.
    """
    parts = parts_of(reading, vocabulary)
    return (
        f'<!DOCTYPE html>\n<html lang="en">\n{head(title_of(reading), STYLES, rules(reading))}'
        f'<body class="{parts.kind}">\n<a class="skip read" href="#text">Skip to the text</a>\n{parts.before}'
        f'<main id="text" tabindex="-1"{language_mark(reading.source.language)}>\n{parts.text}</main>\n'
        f"{parts.behind}</body>\n</html>\n"
    )
