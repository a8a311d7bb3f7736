"""The words of a text with marks around them: around what is named, what is stated, and on what condition.

A mark can be a link, and is no stop of the tab key: for the keyboard there are the index and the numbers. Links do not
nest, so of a mark that holds others only the words between these are linked.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from collegium.exchange.named import Entry
from collegium.exchange.page.markup import escaped
from collegium.exchange.page.words import told
from collegium.reading.contract import Mention, Reading, Span

Piece = tuple[int, int, int]  # start, end, number of the mark


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text with its classes; `anchor` is the id of its first piece, `link` the attributes of its links.

    A mark without link leaves its words to the links of the mark around it. `before` is mark-up in front of its first
    word. One that is `bare` is itself the link where it holds no other.
    """

    span: Span
    classes: str
    anchor: str = ""
    link: str = ""
    before: str = ""
    bare: bool = False


class Marked:
    """A text from which any stretch can be had as mark-up; a mark over several stretches is set in each.

    Of marks around the same words the one given first stands outside.
    """

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self.text = text
        self._marks = [mark for mark in marks if text[slice(*mark.span)].strip()]
        self._anchors = [first_of(text, mark.span) for mark in self._marks]
        self._pieces = sorted(((*mark.span, number) for number, mark in enumerate(self._marks)), key=_outer_first)
        self._starts = [start for start, _, _ in self._pieces]
        self._longest = max((end - start for start, end, _ in self._pieces), default=0)

    def html(self, start: int, end: int) -> str:
        """The stretch from `start` to `end`, with its marks."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        inside = [(max(s, start), min(e, end), n) for s, e, n in self._pieces[first:last] if e > start]
        return self._filled(start, end, sorted(inside, key=_outer_first), "")

    def _filled(self, start: int, end: int, inside: list[Piece], link: str) -> str:
        """A stretch with the pieces inside it, whose other words have a link or none."""
        parts, at = [], 0
        while at < len(inside):
            begin, stop, number = inside[at]
            last = bisect_left(inside, stop, at + 1, key=_start)
            held = [(s, min(e, stop), n) for s, e, n in inside[at + 1 : last]]
            cut = [(stop, e, n) for _, e, n in inside[at + 1 : last] if e > stop]
            if cut:
                inside = [*inside[:last], *sorted([*cut, *inside[last:]], key=_outer_first)]
            parts += [self._plain(start, begin, link), self._mark((begin, stop, number), held, link)]
            start, at = stop, last
        return "".join([*parts, self._plain(start, end, link)])

    def _plain(self, start: int, end: int, link: str) -> str:
        words = escaped(self.text[start:end])
        return f"<a{link}>{words}</a>" if link and words.strip() else words

    def _mark(self, piece: Piece, held: list[Piece], around: str) -> str:
        start, end, number = piece
        mark = self._marks[number]
        first = start <= self._anchors[number] < end
        anchor = f' id="{mark.anchor}"' if first and mark.anchor else ""
        if mark.bare and not held:
            return f'<a class="{mark.classes}"{anchor}{mark.link}>{escaped(self.text[start:end])}</a>'
        words = self._filled(start, end, held, mark.link or around)
        classes = f"{mark.classes} holds" if mark.bare else mark.classes
        return f'<span class="{classes}"{anchor}>{mark.before if first else ""}{words}</span>'


def marks_of_names(reading: Reading, entries: Iterable[Entry]) -> list[Mark]:
    """The marks of what a text names: links to the cards."""
    of = {number: entry for entry in entries for number in entry.mentions}
    return [_of_name(mention, number, of[number]) for number, mention in enumerate(reading.mentions) if number in of]


def _of_name(mention: Mention, number: int, entry: Entry) -> Mark:
    link = f' href="#n{entry.number}" tabindex="-1" title="{escaped(told(entry))}"'
    return Mark(mention.span, f"m {entry.kind}", f"m{number + 1}", link, bare=True)


def first_of(text: str, span: Span) -> int:
    """Where the first character of a stretch stands that is no white space."""
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip())


def _start(piece: Piece) -> int:
    return piece[0]


def _outer_first(piece: Piece) -> tuple[int, int, int]:
    return piece[0], -piece[1], piece[2]
