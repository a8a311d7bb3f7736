"""The text of a document with its turns, statements and marks, as every page of a reading has it, without its frame."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.safestring import SafeString

from collegium.exchange.page.document import parts_of
from collegium.exchange.page.markup import language_mark
from collegium.exchange.speech import speaking
from collegium.reading.contract import Reading, Span
from collegium.reading.vocabulary import Vocabulary
from collegium.register.vocabulary import vocabulary
from collegium.web.speech import speech


@dataclass(frozen=True, slots=True)
class Body:
    """The mark-up of a reading, and the classes that the page around it has. `stated`: whether it has statements."""

    html: SafeString
    kind: str
    stated: bool


def body(
    reading: Reading,
    sought: Span | None = None,
    decided: Mapping[str, str] = MappingProxyType({}),
    known: Vocabulary | None = None,
) -> Body:
    """The masthead, the text with its notes, the index of what is named and where the text comes from.

    `sought` is a passage that the reader came for, `decided` says how far statements are decided, by the keys of their
    notes. `known` has the names of its space. Every word of a document has passed
    `markup.escaped` in there.
    """
    with speaking(speech()):
        parts = parts_of(reading, known or vocabulary(), sought, decided)
    language = language_mark(reading.source.language)
    html = SafeString(  # nosec B703
        f'{parts.before}<article id="text" tabindex="-1"{language}>\n{parts.text}</article>\n{parts.behind}'
    )
    return Body(html, parts.kind, bool(reading.statements or reading.premises))
