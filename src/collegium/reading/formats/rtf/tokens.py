"""The bytes of a Rich Text Format file as tokens."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

TOKEN = regex.compile(
    rb"\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})? ?|(?P<byte>(?:\\'[0-9A-Fa-f]{2})+)|\\(?P<sign>[\s\S])"
    rb"|(?P<open>\{)|(?P<close>\})|(?P<text>[^\\{}\r\n\x00]+)|[\r\n\x00]+|\\"
)


class Token(NamedTuple):
    """`kind` is "word" (its name, and a number), "byte" (some in a row), "sign", "open", "close" or "text"."""

    kind: str
    value: bytes
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    """The tokens of a file in order; line ends, which say nothing, and the data of pictures are left out."""
    at = 0
    while match := TOKEN.match(data, at):
        at = match.end()
        kind = match.lastgroup
        if kind in ("word", "number"):
            number = None if match["number"] is None else int(match["number"])
            if match["word"] == b"bin":
                at += max(number or 0, 0)
            yield Token("word", match["word"], number)
        elif kind == "byte":
            yield Token("byte", bytes.fromhex(match["byte"].replace(b"\\'", b"").decode("ascii")))
        elif kind is not None:
            yield Token(kind, match[kind])
