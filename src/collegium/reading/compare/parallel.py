"""Two texts that say the same in two languages: which paragraph stands for which.

Paragraphs that belong together are about as long as one another, and name the same parties, dates and figures: these
have the same ids and values in every language. Of all ways through both texts in order, the cheapest one is taken.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from collegium.reading.contract import Reading, Span

MOST = 8  # lines that may stand for one: plain text is often broken into lines of its own
TOGETHER = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (2, 2): 7.0}
"""What it costs that so many paragraphs of either text belong together."""
TOGETHER |= {pair: 2.0 + 0.25 * many for many in range(2, MOST + 1) for pair in ((1, many), (many, 1))}
VARIANCE = 2.5  # of the length of a translation, for each character: a paragraph more or less tells more than its words
SHORT = 30  # characters by which a short paragraph may differ, whatever its length
FARTHEST = 8.0  # what a difference in length costs at most
NAMED = 4.0  # what all names in common are worth
STRANGE = 2.0  # what names without a common one cost
BAND = 30  # paragraphs that one text may run ahead of the other, beside the difference of their numbers
KINDS = frozenset({"party", "forum", "instrument", "date", "quantity"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs that belong together, as spans of the two texts; one side is empty where it has nothing of it."""

    left: tuple[Span, ...]
    right: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Side:
    """One text: the spans of its paragraphs, their lengths, and what each names, a bit for each thing."""

    spans: list[Span]
    lengths: list[int]
    names: list[int]


def aligned(left: Reading, right: Reading) -> tuple[Pair, ...]:
    """The paragraphs of two readings, side by side in their order: each stands in exactly one pair."""
    bits: dict[tuple[str, str], int] = {}
    one, other = _side(left, bits), _side(right, bits)
    steps = _cheapest(one, other)
    pairs, i, j = [], 0, 0
    for a, b in steps:
        pairs.append(Pair(tuple(one.spans[i : i + a]), tuple(other.spans[j : j + b])))
        i, j = i + a, j + b
    return tuple(pairs)


def spans_of(text: str) -> list[Span]:
    """The spans of the lines that hold something, without white space at their ends."""
    spans, start = [], 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            spans.append((begin, begin + len(words)))
        start += len(line) + 1
    return spans


def _side(reading: Reading, bits: dict[tuple[str, str], int]) -> _Side:
    spans = spans_of(reading.text)
    names, at = [0] * len(spans), 0
    for mention in sorted(reading.mentions, key=lambda each: each.span):
        said = mention.id or mention.value
        if mention.kind not in KINDS or said is None:
            continue
        while at < len(spans) and spans[at][1] <= mention.span[0]:
            at += 1
        if at < len(spans):
            names[at] |= 1 << bits.setdefault((mention.kind, str(said)), len(bits))
    return _Side(spans, [end - start for start, end in spans], names)


def _cheapest(one: _Side, other: _Side) -> list[tuple[int, int]]:
    """How many paragraphs of either side each step takes, on the cheapest way through both."""
    rows, columns = len(one.spans), len(other.spans)
    ratio = min(max(sum(other.lengths) / max(1, sum(one.lengths)), 0.9), 1.15)  # the rest is what one side lacks
    costs: dict[tuple[int, int], float] = {(0, 0): 0.0}
    steps: dict[tuple[int, int], tuple[int, int]] = {}
    for place in _places(rows, columns):
        i, j = place
        for (a, b), price in TOGETHER.items():
            before = costs.get((i - a, j - b))
            if before is None:
                continue
            cost = before + price + (_price(one, other, (i - a, i), (j - b, j), ratio) if a and b else 0.0)
            if cost < costs.get(place, float("inf")):
                costs[place], steps[place] = cost, (a, b)
    return list(_back(steps, rows, columns))[::-1]


def _places(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The places near the straight way from the beginning of both to their end, but for the first one."""
    band = BAND + abs(rows - columns)
    for i in range(rows + 1):
        straight = i * columns // rows if rows else 0
        for j in range(max(0, straight - band), min(columns, straight + band) + 1):
            if i or j:
                yield i, j


def _price(one: _Side, other: _Side, left: Span, right: Span, ratio: float) -> float:
    """What it costs that some paragraphs stand for some others: the difference of length, and of what they name."""
    length, there = sum(one.lengths[slice(*left)]), sum(other.lengths[slice(*right)])
    off = (there - length * ratio) ** 2 / (2 * VARIANCE * (length + SHORT))
    here, yonder = _names(one, left), _names(other, right)
    if not here or not yonder:
        return min(off, FARTHEST)
    common = (here & yonder).bit_count() / (here | yonder).bit_count()
    return min(off, FARTHEST) + (-NAMED * common if common else STRANGE)


def _names(side: _Side, place: Span) -> int:
    found = 0
    for names in side.names[slice(*place)]:
        found |= names
    return found


def _back(steps: dict[tuple[int, int], tuple[int, int]], rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """The steps from the end of both texts to their beginning."""
    i, j = rows, columns
    while (i, j) != (0, 0):
        a, b = steps[i, j]
        yield a, b
        i, j = i - a, j - b
