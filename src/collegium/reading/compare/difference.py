"""Two versions of one text: which paragraphs stayed, which changed, and where, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from collegium.reading.compare.wording import Change, changes, tokens

ALIKE = 0.5  # share of words in common from which on two paragraphs are one that changed
MOST_PAIRED = 2_500  # pairs of paragraphs of one stretch that are held against each other; of more, none is


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of either version or both: `kind` is `same`, `changed`, `old` (gone) or `new`."""

    kind: str
    changes: tuple[Change, ...]


def difference(old: str, new: str) -> tuple[Line, ...]:
    """The paragraphs of two versions in their order. All that is the same or old together is the earlier text, all that
    is the same or new the later one, white space apart."""
    before, after = paragraphs(old), paragraphs(new)
    found: list[Line] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Line("same", (Change("same", words, words),)) for words in before[a:b]]
        else:
            found += _between(before[a:b], after[c:d])
    return tuple(found)


def paragraphs(text: str) -> list[str]:
    """The lines of a text that hold something, white space squeezed."""
    return [words for line in text.split("\n") if (words := " ".join(line.split()))]


def _between(gone: list[str], come: list[str]) -> Iterator[Line]:
    """A stretch that is not the same: paragraphs that changed, in order, and between them what is gone and new."""
    i = j = 0
    for a, b in [*_paired(gone, come), (len(gone), len(come))]:
        yield from (Line("old", (Change("old", words, ""),)) for words in gone[i:a])
        yield from (Line("new", (Change("new", "", words),)) for words in come[j:b])
        if a < len(gone):
            yield Line("changed", changes(gone[a], come[b], exact=True))
        i, j = a + 1, b + 1


def _paired(gone: Sequence[str], come: Sequence[str]) -> list[tuple[int, int]]:
    """The pairs of paragraphs, in the order of both, that have most in common together."""
    if not gone or not come or len(gone) * len(come) > MOST_PAIRED:
        return []
    before, after = [tokens(words) for words in gone], [tokens(words) for words in come]

    best = [[0.0] * (len(come) + 1) for _ in range(len(gone) + 1)]
    for i in reversed(range(len(gone))):
        for j in reversed(range(len(come))):
            like = _likeness(before[i], after[j])
            both = best[i + 1][j + 1] + like if like >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    return list(_way(best, len(gone), len(come)))


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of words that two paragraphs have in common; 0 where it is small."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _way(best: list[list[float]], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The pairs on the best way through a table of what is best from each place on."""
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1
