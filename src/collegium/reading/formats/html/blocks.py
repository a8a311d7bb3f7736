"""The lines of a page → blocks."""

from collections.abc import Iterator

from collegium.reading.formats import plain
from collegium.reading.formats.html.boxes import Line, Piece
from collegium.reading.source import Block, Run


def blocks(lines: list[Line]) -> Iterator[Block]:
    """One block a line; text kept as typed (`<pre>`) is parted into its paragraphs as plain text is."""
    for line in lines:
        if line.kind == "break":
            yield from as_typed(line)
        else:
            yield Block(runs(line.pieces), line.kind, line.level, line.reason)


def runs(pieces: list[Piece]) -> tuple[Run, ...]:
    """Pieces as runs: those that follow one another in one box, alike in weight, are one."""
    if len(pieces) == 1:
        text, position, bold, box = pieces[0]
        return (Run(text, box.path(), position - box.start, bold),)
    done: list[Run] = []
    texts: list[str] = []
    begin, end, bold, box = 0, -1, False, pieces[0][3]
    for text, position, now, where in pieces:
        if texts and (position != end or now != bold or where is not box):
            done.append(Run("".join(texts), box.path(), begin - box.start, bold))
            texts = []
        if not texts:
            begin, bold, box = position, now, where
        texts.append(text)
        end = position + len(text)
    done.append(Run("".join(texts), box.path(), begin - box.start, bold))
    return tuple(done)


def as_typed(line: Line) -> Iterator[Block]:
    """The paragraphs of a line that holds line breaks of its own."""
    text = "".join(piece[0] for piece in line.pieces)
    for part in plain.blocks(text):
        begin = part.runs[0].offset
        yield Block(runs(cut(line.pieces, begin, begin + len(part.text))), part.kind, 0, line.reason)


def cut(pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces between two offsets of their joined text."""
    kept: list[Piece] = []
    at = 0
    for text, position, bold, box in pieces:
        left, right = max(start - at, 0), min(end - at, len(text))
        if left < right:
            kept.append((text[left:right], position + left, bold, box))
        at += len(text)
    return kept
