"""Plain text → blocks: a line is a paragraph, unless the text was wrapped at a width."""

import re
from itertools import pairwise

from collegium.reading.errors import EmptyDocument
from collegium.reading.formats.charset import decode
from collegium.reading.source import Block, Run, Source

LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
FULL = 45  # columns: a line that breaks off and is as long was wrapped, whatever the next one begins with
WIDEST = 100  # columns: a text wrapped by hand or by a mailer is narrower
ITEM = re.compile(r"\s*(?:[-–—•*·▪●]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)])\s")


def extract(data: bytes) -> Source:
    """Take plain text in any usual encoding apart. Raises EmptyDocument where nothing but white space is left."""
    text, encoding = decode(data)
    if not text.strip():
        raise EmptyDocument("The document holds no text.", "Check that the right file was saved.")
    return Source("text/plain", blocks(text), notes={"encoding": encoding})


def blocks(text: str, where: str = "text") -> tuple[Block, ...]:
    """The paragraphs of a text, as blocks whose runs stand in `where`."""
    lines = [(match.start(), match.end()) for match in LINE.finditer(text) if match.group().strip()]
    width = _width(text, lines)
    spans = _joined(text, lines, width) if width else lines
    return tuple(Block((Run(text[start:end], where, start),), _kind(text, start)) for start, end in spans)


def _kind(text: str, start: int) -> str:
    return "item" if ITEM.match(text, start) else "paragraph"


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """The column at which the text was wrapped; 0 where its lines are paragraphs.

    Wrapped text shows itself by lines that break off and go on in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a[1], b[0])]
    broken = [a for a, b in pairs if _breaks_off(text, a) and (_goes_on(text, b) or a[1] - a[0] >= FULL)]
    overlong = sum(end - start > WIDEST for start, end in lines)
    if len(broken) < 2 or len(broken) < len(pairs) / 5 or overlong > len(lines) / 10:
        return 0
    width = max(end - start for start, end in broken)
    return width if width <= WIDEST else 0


def _breaks_off(text: str, line: tuple[int, int]) -> bool:
    """Whether a line ends as no sentence does."""
    last = text[line[0] : line[1]].rstrip()[-1:]
    return last.isalnum() or last in ",-–—("


def _adjacent(text: str, end: int, start: int) -> bool:
    """Whether nothing but one line break stands between two lines."""
    return text.count("\n", end, start) <= 1 and text.count("\r", end, start) <= 1 and "\f" not in text[end:start]


def _goes_on(text: str, line: tuple[int, int]) -> bool:
    return text[line[0] : line[1]].lstrip()[:1].islower()


def _joined(text: str, lines: list[tuple[int, int]], width: int) -> list[tuple[int, int]]:
    """Lines put together where the next one's first word would not have fitted any more."""
    spans: list[tuple[int, int]] = []
    last = (0, 0)
    for line in lines:
        if spans and _adjacent(text, last[1], line[0]) and _wrapped(text, last, line, width):
            spans[-1] = (spans[-1][0], line[1])
        else:
            spans.append(line)
        last = line
    return spans


def _wrapped(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    if ITEM.match(text, following[0]):
        return False
    word = text[following[0] : following[1]].split(None, 1)[0]
    length = line[1] - line[0]
    return length <= width and length + 1 + len(word) > width - 4
