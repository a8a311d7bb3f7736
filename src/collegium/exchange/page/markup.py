"""Characters → mark-up. Every word that a document brought passes through here and nowhere else.

The page has one rule of hands: what the document says is set in the text face, what reading adds (class `read`,
in English) in the plain face.
"""

import html

import regex

from collegium.exchange.speech import own_language
from collegium.reading.contract import Span

SEPARATORS = regex.compile(r"[\x0b\x0c\x1c-\x1f\x85]")
"""White space that HTML does not carry; a page has a space in its place."""
UNSHOWABLE = regex.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""Other characters that HTML or UTF-8 does not carry; a page shows U+FFFD in their place."""


def escaped(text: str) -> str:
    """The text as it may stand in an element or in a quoted attribute."""
    return html.escape(UNSHOWABLE.sub("\ufffd", SEPARATORS.sub(" ", text)), quote=True)


def lines_of(text: str, start: int, end: int) -> list[Span]:
    """The spans of the lines of `text[start:end]`, white space at their ends left out, empty ones too."""
    spans = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        if line.strip():
            begin = start + len(line) - len(line.lstrip())
            spans.append((begin, begin + len(line.strip())))
        start = stop + 1
    return spans


def added(text: str, kind: str = "", tag: str = "span") -> str:
    """An element with words that reading adds; `kind` is a further class. `text` is escaped here."""
    return f'<{tag} class="{f"read {kind}".strip()}"{own_language()}>{escaped(text)}</{tag}>'


def language_mark(code: str | None) -> str:
    """The attribute that names the language of what the document says; unknown is said too."""
    return f' lang="{escaped(code or "")}"'
