"""Where a passage, or a part of an entry, holds what was looked for. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from collegium.register.search.folding import stems, stems_of, words_in
from collegium.register.search.query import Query, Term

Span = tuple[int, int]
Word = tuple[str, int, int]

LONGEST = 420  # characters of a snippet
BEFORE = 120  # of them before the first hit


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a snippet; `hit` where they were looked for."""

    text: str
    hit: bool = False


def hits(text: str, language: str | None, query: Query) -> list[Span]:
    """The spans of all that was looked for, in order, none in another one."""
    words = list(words_in(text))
    found = sorted({span for term in query.terms for span in _of_term(words, language, term)})
    outer: list[Span] = []
    for start, end in found:
        if outer and start < outer[-1][1]:
            outer[-1] = (outer[-1][0], max(end, outer[-1][1]))
        else:
            outer.append((start, end))
    return outer


def _of_term(words: Sequence[Word], language: str | None, term: Term) -> Iterator[Span]:
    if term.exact:
        folded = [word for word, _, _ in words]
        size = len(term.words)
        for at in range(len(words) - size + 1):
            if tuple(folded[at : at + size]) == term.words:
                yield words[at][1], words[at + size - 1][2]
        return
    wanted = stems(term.words[0])
    first = {each[:1] for each in wanted}  # a stem begins as its word does, so that few words are reduced to theirs
    near = (each for each in words if each[0][0] in first)
    yield from ((start, end) for word, start, end in near if not wanted.isdisjoint(stems_of(word, language)))


def snippet(text: str, found: Sequence[Span]) -> list[Piece]:
    """A passage, or of a long one the part around the first hit, in pieces."""
    begin, end = _part(text, found)
    pieces = [Piece("… ")] if begin else []
    for start, stop in _inside(found, begin, end):
        pieces += [Piece(text[begin:start]), Piece(text[start:stop], hit=True)]
        begin = stop
    pieces.append(Piece(text[begin:end] + (" …" if end < len(text) else "")))
    return [piece for piece in pieces if piece.text]


def _part(text: str, found: Sequence[Span]) -> Span:
    """Where a snippet begins and ends: between words."""
    if len(text) <= LONGEST:
        return 0, len(text)
    begin = max(0, min((found[0][0] if found else 0) - BEFORE, len(text) - LONGEST))
    begin = text.find(" ", begin) + 1 if begin else 0
    end = begin + LONGEST
    return begin, len(text) if end >= len(text) else max(text.rfind(" ", begin, end), begin + 1)


def _inside(found: Iterable[Span], begin: int, end: int) -> Iterator[Span]:
    return ((start, stop) for start, stop in found if start >= begin and stop <= end)
