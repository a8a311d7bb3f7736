"""Where a passage that a link names stands in the newest text of its document."""

from collegium.accounts.access import Anybody, visible_to
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Span
from collegium.register.models import Document, Reading
from collegium.register.queries.documents import content_of
from collegium.register.rules.anchoring import Occurrences


def place_now(person: Anybody, document: Document, newest: ReadingContent, span: Span, cited: str) -> Span | None:
    """The place of a span in the newest reading; `cited` is the id of the reading whose text it indexes, empty where
    that is the newest one. None where its words are not there any more, or never were."""
    reading = visible_to(person, Reading).filter(document=document, pk=cited).first() if cited else None
    text = content_of(reading) if reading else None
    if text is None or text.text == newest.text:
        return span if span[0] < span[1] <= len(newest.text) else None
    quote = text.text[slice(*span)]
    number = Occurrences(text.text, [quote]).number(quote, span[0])
    return Occurrences(newest.text, [quote]).place(quote, number)
