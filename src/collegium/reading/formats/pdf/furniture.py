"""Page furniture: running heads and feet, page numbers, margin notes, and the publisher's note on the first page.

What stands at the same height of neighbouring pages, numbers apart, is furniture. A page is judged when the pages
after it have been looked at, so that only a few pages are held at a time.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from collegium.reading.formats.pdf.pieces import Page, Piece, Row, rows

AROUND = 5  # pages before and after that a page is compared with
EDGE = 0.14  # of the page's height, at its top and bottom: where heads and feet are
SAME_HEIGHT = 4.0  # points
SAME_SIZE = 0.1  # of the size: a title on the first page, taken up smaller as a running head, is none itself
APART = 1.9  # ems from a running head to the text, at least
FAR_OFF = 1e5  # points
LOW = 0.45  # of the page's height: a publisher's note stands below
SMALLER = 0.95  # of the text's size

DIGITS = re.compile(r"\d+")
NUMBER_SIGN = re.compile(
    r"[-–—\[(|\s]*(?:(?:page|seite|página|pág\.?|стр\.?|страница|p\.)\s*)?"
    r"(\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of|de|von|sur|из)\s*\d{1,4})?[-–—\])|\s]*",
    re.IGNORECASE,
)
JOB_NUMBER = re.compile(r"\*?[A-Z]{0,3}[\d-]*\d{4,}[\d-]*\*?(?:\s*\([A-Z]{1,2}\))?")
PUBLISHING = re.compile(
    r"correct(?:ion|ed)|corrigend|copyright|©|reissued|reproduc|accessible|recycl|printed|verbatim|"
    r"rectific|reimpr|recycla|corrigé|réimprim|berichtig|druck|исправлен|переизда",
    re.IGNORECASE,
)

RUNNING_HEAD, RUNNING_FOOT = "running head", "running foot"
PAGE_NUMBER, MARGIN_NOTE = "page number", "margin note"
PUBLISHERS_NOTE, JOB = "publisher's note", "job number"


@dataclass(slots=True)
class Swept:
    """A page whose furniture has been told from its text: pieces with the reason, in the page's order.

    `aside` are pieces that run another way than the text and are no furniture.
    """

    page: Page
    text: list[Piece]
    aside: list[Piece]
    head: list[tuple[Piece, str]]
    foot: list[tuple[Piece, str]]


@dataclass(frozen=True, slots=True)
class _Sign:
    """A piece at a page's edge: its text without numbers, the numbers, its distance from the edge, its size."""

    page: int
    text: str
    numbers: tuple[int, ...]
    height: float
    size: float

    def repeats(self, other: "_Sign") -> bool:
        """Whether it is another page's sign again: numbers are the same, or have gone on as the pages have."""
        if abs(self.height - other.height) > SAME_HEIGHT or abs(self.size - other.size) > SAME_SIZE * other.size:
            return False
        steps = (0, self.page - other.page)
        return all(one - two in steps for one, two in zip(self.numbers, other.numbers, strict=True))


@dataclass(slots=True)
class _Marks:
    """What a page shows at its edges: signs by edge and text."""

    page: Page
    top: list[Row]
    bottom: list[Row]
    signs: dict[tuple[str, str], list[_Sign]]


def swept(pages: Iterable[Page]) -> Iterator[Swept]:
    """The pages in turn, furniture told from text. Holds no more than `AROUND` pages before and after one."""
    window: deque[_Marks] = deque()
    before: deque[_Marks] = deque(maxlen=AROUND)
    for page in pages:
        window.append(_marks(page))
        if len(window) > AROUND:
            yield _judge(window, before)
    while window:
        yield _judge(window, before)


def _marks(page: Page) -> _Marks:
    height = page.top - page.bottom
    high = [piece for piece in page.pieces if not piece.aslant and piece.y > page.top - EDGE * height]
    low = [piece for piece in page.pieces if not piece.aslant and piece.y < page.bottom + EDGE * height]
    signs: dict[tuple[str, str], list[_Sign]] = {}
    for edge, pieces in (("top", high), ("bottom", low), ("aslant", [p for p in page.pieces if p.aslant])):
        for piece in pieces:
            sign = _sign(page, edge, piece)
            signs.setdefault((edge, sign.text), []).append(sign)
    return _Marks(page, rows(high), rows(low)[::-1], signs)


def _sign(page: Page, edge: str, piece: Piece) -> _Sign:
    height = page.top - piece.y if edge == "top" else piece.y - page.bottom
    numbers = tuple(int(digits[:9]) for digits in DIGITS.findall(piece.text))
    return _Sign(page.number, DIGITS.sub("#", piece.text).casefold(), numbers, height, piece.size)


def _judge(window: deque[_Marks], before: deque[_Marks]) -> Swept:
    marks = window.popleft()
    found = _repeated(marks, [*before, *window])
    for edge, strip in (("top", marks.top), ("bottom", marks.bottom)):
        _numbers(marks.page, strip, found)
        _rest_of_rows(marks.page, edge, strip, found)
    if marks.page.number == 1:
        _first_page(marks.page, found)
    before.append(_Marks(marks.page, [], [], marks.signs))
    return _parted(marks.page, found)


def _repeated(marks: _Marks, others: list[_Marks]) -> dict[int, str]:
    """Reasons by where pieces start: what stands on another page too, at the same height."""
    found: dict[int, str] = {}
    page = marks.page
    named = (("top", RUNNING_HEAD), ("bottom", RUNNING_FOOT), ("aslant", MARGIN_NOTE))
    strips = {
        "top": [piece for row in marks.top for piece in row],
        "bottom": [piece for row in marks.bottom for piece in row],
        "aslant": [piece for piece in page.pieces if piece.aslant],
    }
    for edge, reason in named:
        for piece in strips[edge]:
            sign = _sign(page, edge, piece)
            if any(sign.repeats(other) for mark in others for other in mark.signs.get((edge, sign.text), ())):
                found[piece.start] = PAGE_NUMBER if NUMBER_SIGN.fullmatch(piece.text) else reason
    return found


def _numbers(page: Page, strip: list[Row], found: dict[int, str]) -> None:
    """The number of this very page, alone in its outermost row."""
    for row in strip[:1]:
        match = NUMBER_SIGN.fullmatch(row[0].text) if len(row) == 1 else None
        if match and match.group(1) == str(page.number):
            found[row[0].start] = PAGE_NUMBER


def _rest_of_rows(page: Page, edge: str, strip: list[Row], found: dict[int, str]) -> None:
    """What stands in the outermost row beside furniture is furniture: a head that changes, beside the page's number."""
    reason = RUNNING_HEAD if edge == "top" else RUNNING_FOOT
    if page.number == 1 or not strip or not any(piece.start in found for piece in strip[0]):
        return
    height, beside = strip[0][0].y, {piece.start for piece in strip[0]}
    nearest = min((abs(piece.y - height) for piece in page.pieces if piece.start not in beside), default=FAR_OFF)
    if nearest > APART * strip[0][0].size:
        for piece in strip[0]:
            found.setdefault(piece.start, PAGE_NUMBER if NUMBER_SIGN.fullmatch(piece.text) else reason)


def _first_page(page: Page, found: dict[int, str]) -> None:
    """Job numbers at the foot, and the note in small print above them that speaks of the publishing itself."""
    height = page.top - page.bottom
    low = [row for row in rows([p for p in page.pieces if not p.aslant]) if row[0].y < page.bottom + LOW * height]
    usual = _usual_size(page)
    for block in _blocks(low, usual):
        pieces = [piece for row in block for piece in row]
        if PUBLISHING.search(" ".join(piece.text for piece in pieces)):
            found.update((piece.start, PUBLISHERS_NOTE) for piece in pieces)
    for row in low:
        if row[0].y < page.bottom + EDGE * height and all(JOB_NUMBER.fullmatch(piece.text) for piece in row):
            found.update((piece.start, JOB) for piece in row)


def _usual_size(page: Page) -> float:
    weights: dict[float, int] = {}
    for piece in page.pieces:
        weights[round(piece.size, 1)] = weights.get(round(piece.size, 1), 0) + len(piece.text)
    return max(weights, key=lambda size: weights[size], default=0.0)


def _blocks(strip: list[Row], usual: float) -> Iterator[list[Row]]:
    """Stretches of rows in print smaller than the usual one, close to one another."""
    block: list[Row] = []
    for row in strip:
        small = all(piece.size < SMALLER * usual for piece in row)
        if block and (not small or block[-1][0].y - row[0].y > 2 * row[0].size):
            yield block
            block = []
        if small:
            block.append(row)
    if block:
        yield block


def _parted(page: Page, found: dict[int, str]) -> Swept:
    head: list[tuple[Piece, str]] = []
    foot: list[tuple[Piece, str]] = []
    middle = (page.top + page.bottom) / 2
    for piece in page.pieces:
        if piece.start in found:
            (head if piece.y > middle else foot).append((piece, found[piece.start]))
    rest = [piece for piece in page.pieces if piece.start not in found]
    text, aside = [piece for piece in rest if not piece.aslant], [piece for piece in rest if piece.aslant]
    return Swept(page, text, aside, head, foot)
