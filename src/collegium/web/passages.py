"""The address of a passage: it stays, also when its document is read again."""

from collections.abc import Mapping

from django.urls import reverse

from collegium.reading.contract import Span
from collegium.register.models import Fact, Finding, Passage, Statement, Wanted

Cited = Passage | Wanted | Statement | Fact
"""What cites a stretch of the text of a reading."""


def passage_of(cited: Cited | Finding, newest: Mapping[str, str] | None = None) -> str:
    """The address of what something cites. `newest` are the newest readings of documents, by their ids: a finding
    stands in the text of that one. Of what cites no words it is the address of the document."""
    reading = (newest or {}).get(cited.document_id, "") if isinstance(cited, Finding) else cited.reading_id
    if cited.start is None or cited.end is None:
        return page_of(str(cited.document_id))
    return passage_at(str(cited.document_id), (cited.start, cited.end), str(reading))


def passage_at(document: str, place: Span, reading: str) -> str:
    """The address of a place in the text of a reading of a document, by their ids."""
    return f"{page_of(document)}?at={place[0]}-{place[1]}&of={reading}#passage"


def page_of(document: str) -> str:
    """The address of a document by its id."""
    return reverse("document", kwargs={"entry": document})
