"""The plain text of a mail → blocks: what the sender wrote, told from what the mail quotes and closes with."""

from collections.abc import Iterator

import regex

from collegium.reading.formats import plain
from collegium.reading.source import Block, Run

LINE = regex.compile(r"[^\n]*\n?")
QUOTED = regex.compile(r"\s*>")
WROTE = regex.compile(r"(?:wrote|writes|schrieb|a écrit|escribió|написала?|пишет)\b[^\n]*:\s*$", regex.IGNORECASE)
ORIGINAL = regex.compile(
    r"-{3,} ?(?:original message|ursprüngliche nachricht|message d['’]origine|mensaje original|исходное сообщение)"
    r" ?-{3,}",
    regex.IGNORECASE,
)
SIGNATURE = regex.compile(r"--[ \t]?\r?\n?")
RULE = regex.compile(r"\s*([-_=*~])\1{4,}\s*")
NOTICE = regex.compile(
    r"\s*(?:this|the (?:above|present)) (?:e-?mail|message)|\s*(?:diese (?:e-?mail|nachricht)|ce (?:message|courriel))"
    r"|\s*(?:este (?:mensaje|correo)|(?:это|данное|настоящее) (?:сообщение|письмо))",
    regex.IGNORECASE,
)
LOOK = 200  # characters: what follows a line is known by its beginning

Stretch = tuple[int, int, str]  # start, end, and why it is furniture


def blocks(text: str, where: str, flowed: bool = False, delete_space: bool = False) -> Iterator[Block]:
    """The blocks of a mail's plain text, which stands in `where`.

    `flowed` (RFC 3676) says that a line which ends in a space goes on in the next; with `delete_space`
    that space is none of the text.
    """
    for start, end, furniture in _stretches(text):
        piece = text[start:end]
        found = _flowed(piece, where, delete_space) if flowed else plain.blocks(piece, where)
        for block in found:
            runs = tuple(run._replace(offset=run.offset + start) for run in block.runs)
            yield block._replace(runs=runs, furniture=furniture)


def _stretches(text: str) -> Iterator[Stretch]:
    """A text in stretches of one kind; what closes a mail reaches to its end."""
    kind, begin = "", 0
    for start, end in _lines(text):
        closing = _closing(text, start, end)
        new = closing or _kind(text, start, end, kind)
        if new != kind:
            yield begin, start, kind
            kind, begin = new, start
        if closing:
            break
    yield begin, len(text), kind


def _lines(text: str) -> Iterator[tuple[int, int]]:
    return (match.span() for match in LINE.finditer(text) if match.group())


def _closing(text: str, start: int, end: int) -> str:
    """What the rest of the mail is, if this line opens what closes a mail."""
    line = text[start:end]
    if SIGNATURE.fullmatch(line):
        return "signature"
    if ORIGINAL.fullmatch(line.strip()):
        return "quoted mail"
    return "mail notice" if RULE.fullmatch(line) and NOTICE.match(text[end : end + LOOK]) else ""


def _kind(text: str, start: int, end: int, kind: str) -> str:
    line = text[start:end]  # a pattern that must find ">" looks for it to the end of what it is given
    if not line.strip():
        return kind
    quoted = QUOTED.match(line) or (len(line) < LOOK and WROTE.search(line) and _quotes_after(text, end))
    return "quoted mail" if quoted else ""


def _quotes_after(text: str, end: int) -> bool:
    return text[end : end + LOOK].lstrip().startswith(">")


def _flowed(text: str, where: str, delete_space: bool) -> Iterator[Block]:
    runs: list[Run] = []
    for start, end in _lines(text):
        line = text[start:end]
        written = line.rstrip("\r\n")
        goes_on = written.endswith(" ")
        if delete_space and goes_on:
            line = written[:-1]
        if written.strip():
            runs.append(Run(line, where, start))
        if runs and not goes_on:
            yield Block(tuple(runs))
            runs = []
    if runs:
        yield Block(tuple(runs))
