"""A text in passages: its lines, long ones cut at the end of a sentence. Pure."""

from collections.abc import Iterator

Span = tuple[int, int]

LONGEST = 2000  # characters of a passage
STOPS = (". ", "! ", "? ", "; ", " ")


def passages(text: str) -> Iterator[Span]:
    """The spans of the passages of a text, white space around them left out."""
    start = 0
    for line in text.split("\n"):
        stop = start + len(line)
        while stop - start > LONGEST:
            cut = _cut(text, start)
            yield from _trimmed(text, start, cut)
            start = cut
        yield from _trimmed(text, start, stop)
        start = stop + 1


def _cut(text: str, start: int) -> int:
    """Where to cut a long line: behind the last sentence that fits, else behind the last word, else in the middle."""
    for stop in STOPS:
        found = text.rfind(stop, start + LONGEST // 2, start + LONGEST)
        if found >= 0:
            return found + len(stop)
    return start + LONGEST


def _trimmed(text: str, start: int, stop: int) -> Iterator[Span]:
    words = text[start:stop]
    begin = start + len(words) - len(words.lstrip())
    if words.strip():
        yield begin, begin + len(words.strip())
