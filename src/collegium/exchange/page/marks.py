"""The words of a text with what it names marked in them.

A mark is a link to the card of what is named, and no stop of the tab key: for the keyboard there is the index. Links do
not nest, so of a mention that holds others only the words between these are linked.
"""

from bisect import bisect_left
from collections.abc import Iterable

from collegium.exchange.named import Entry
from collegium.exchange.page.markup import escaped
from collegium.exchange.page.words import told
from collegium.reading.contract import Reading

Piece = tuple[int, int, int]  # start, end, number of the mention


class Marked:
    """A text from which any stretch can be had as mark-up; a mention over several stretches is marked in each."""

    def __init__(self, reading: Reading, entries: Iterable[Entry]) -> None:
        self.text = reading.text
        self._entries = {number: entry for entry in entries for number in entry.mentions}
        self._anchors = {number: _anchor(reading.text, each.span) for number, each in enumerate(reading.mentions)}
        self._pieces = sorted(((*reading.mentions[number].span, number) for number in self._entries), key=_outer_first)
        self._starts = [start for start, _, _ in self._pieces]
        self._longest = max((end - start for start, end, _ in self._pieces), default=0)

    def html(self, start: int, end: int) -> str:
        """The stretch from `start` to `end`, with its marks."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        inside = [(max(s, start), min(e, end), n) for s, e, n in self._pieces[first:last] if e > start]
        return self._filled(start, end, sorted(inside, key=_outer_first), None)

    def _filled(self, start: int, end: int, inside: list[Piece], around: Entry | None) -> str:
        """A stretch with the pieces inside it, inside a mention of an entry or of none."""
        parts, at = [], 0
        while at < len(inside):
            begin, stop, number = inside[at]
            last = bisect_left(inside, stop, at + 1, key=_start)
            held = [(s, min(e, stop), n) for s, e, n in inside[at + 1 : last]]
            cut = [(stop, e, n) for _, e, n in inside[at + 1 : last] if e > stop]
            if cut:
                inside = [*inside[:last], *sorted([*cut, *inside[last:]], key=_outer_first)]
            parts += [self._plain(start, begin, around), self._mark((begin, stop, number), held)]
            start, at = stop, last
        return "".join([*parts, self._plain(start, end, around)])

    def _plain(self, start: int, end: int, around: Entry | None) -> str:
        words = escaped(self.text[start:end])
        return words if around is None or not words.strip() else f"<a{_link(around)}>{words}</a>"

    def _mark(self, piece: Piece, held: list[Piece]) -> str:
        start, end, number = piece
        entry = self._entries[number]
        anchor = f' id="m{number + 1}"' if start <= self._anchors[number] < end else ""
        if held:
            words = self._filled(start, end, held, entry)
            return f'<span class="m {entry.kind} holds"{anchor}>{words}</span>'
        return f'<a class="m {entry.kind}"{anchor}{_link(entry)}>{escaped(self.text[start:end])}</a>'


def _link(entry: Entry) -> str:
    return f' href="#n{entry.number}" tabindex="-1" title="{escaped(told(entry))}"'


def _start(piece: Piece) -> int:
    return piece[0]


def _outer_first(piece: Piece) -> tuple[int, int, int]:
    return piece[0], -piece[1], piece[2]


def _anchor(text: str, span: tuple[int, int]) -> int:
    """Where the first character of a mention stands that is no white space."""
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip())
