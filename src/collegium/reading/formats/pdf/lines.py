"""Lines of text within the frame of their column."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from collegium.reading.formats.pdf.pieces import Page, Piece, Row

ITEM = re.compile(
    r"(?:[•·▪●■◦‣∙\ue000-\uf8ff*–—-]|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})\)|\d{1,3}\.(?:\d{1,2}\.?){0,3}|[A-Z]\.|[IVX]{1,5}\.)(?:\s|$)"
)
ENDS = tuple(".!?:;…")
CLOSING = "”\"»’')] *"
LEADERS = re.compile(r"(?:\.\s?){5}|…\s?…")
NEAR = 1.6  # ems: pieces of one row that stand this near are one line
AFTER_MARK = 5.0  # ems between an item's mark and its text
USUAL_PITCH = 1.25  # ems from line to line, where nothing else is known


@dataclass(slots=True)
class Frame:
    """A column: its left and right edge, the distance of its lines, and whether lines end flush right. Points."""

    left: float
    right: float
    pitch: float
    justified: bool

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


@dataclass
class Line:
    """Pieces of one row that are read as one."""

    page: Page
    pieces: list[Piece]
    frame: Frame

    @cached_property
    def text(self) -> str:
        """What is seen, with single spaces between the pieces."""
        return " ".join(piece.text for piece in self.pieces)

    @cached_property
    def x0(self) -> float:
        """Where it begins."""
        return self.pieces[0].x0

    @cached_property
    def x1(self) -> float:
        """Where it ends."""
        return self.pieces[-1].x1

    @cached_property
    def y(self) -> float:
        """Its base line."""
        return self._longest.y

    @cached_property
    def size(self) -> float:
        """The height of an em of most of it."""
        return self._longest.size

    @property
    def _longest(self) -> Piece:
        return self.pieces[0] if len(self.pieces) == 1 else max(self.pieces, key=lambda piece: len(piece.text))

    @property
    def indent(self) -> float:
        """Ems between its column's left edge and its beginning."""
        return (self.x0 - self.frame.left) / self.size

    @cached_property
    def all_bold(self) -> bool:
        """Whether every character is bold."""
        return all(piece.all_bold for piece in self.pieces)

    @cached_property
    def bold_share(self) -> float:
        """How much of it is bold, from 0 to 1."""
        bold = sum(stop - start for piece in self.pieces for start, stop in piece.bold)
        return bold / sum(piece.stop - piece.start for piece in self.pieces)

    @cached_property
    def is_item(self) -> bool:
        """Whether it begins with the mark of a list item."""
        return bool(ITEM.match(self.text))

    @cached_property
    def ends_sentence(self) -> bool:
        """Whether its last word ends a sentence or clause."""
        return self.text.rstrip(CLOSING).endswith(ENDS)

    @cached_property
    def first_word(self) -> float:
        """About how wide its first word is, in points."""
        return len(self.text.split(maxsplit=1)[0]) * (self.x1 - self.x0) / len(self.text)

    @property
    def centred(self) -> bool:
        """Whether it stands as far from the left edge of its column as from the right one."""
        left, right = self.x0 - self.frame.left, self.frame.right - self.x1
        return min(left, right) > 2 * self.size and abs(left - right) < 2 * self.size

    def leaves_room_for(self, after: "Line") -> bool:
        """Whether it ends so early that the next line's first word would have fitted: then its end is meant."""
        slack = self.frame.right - self.x1
        if slack < after.first_word + 0.8 * self.size:
            return False
        return self.ends_sentence or self.frame.justified or slack > 0.25 * self.frame.width


def is_one_line(row: Row) -> bool:
    """Whether a row's pieces belong together: they are near one another, or an item's mark and its text."""
    gaps = [after.x0 - before.x1 for before, after in zip(row, row[1:], strict=False)]
    marked = len(row) == 2 and ITEM.fullmatch(row[0].text) is not None and gaps[0] < AFTER_MARK * row[0].size
    return marked or all(gap < NEAR * row[0].size for gap in gaps)


def is_leader_row(row: Row) -> bool:
    """Whether dots lead through the row, or its first piece announces the others: together they are one entry."""
    return any(LEADERS.search(piece.text) for piece in row) or (len(row) == 2 and row[0].text.endswith(":"))


def frame_of(found: list[Row]) -> Frame:
    """The column in which rows stand."""
    whole = [row for row in found if is_one_line(row)] or found
    lefts = Counter(round(row[0].x0 / 2) * 2 for row in whole)
    often = [left for left, count in lefts.items() if count * 5 >= len(whole)]
    left = min(often, default=min(lefts))
    rights = sorted((row[-1].x1 for row in whole), reverse=True)
    right = rights[1] if len(rights) > 5 else rights[0]
    flush = sum(1 for x in rights if right - x < 2.5)
    return Frame(left, max(right, left + 1), _pitch(whole), flush * 2 > len(rights) > 3)


def _pitch(found: list[Row]) -> float:
    """The distance from one line to the next within paragraphs: the smallest that is usual."""
    distances = Counter[int]()
    for before, after in zip(found, found[1:], strict=False):
        distance = before[0].y - after[0].y
        if 0.7 * after[0].size < distance < 3 * after[0].size:
            distances[round(distance)] += 1
    usual = [distance for distance, count in distances.items() if count * 5 >= distances.total()]
    if distances.total() < 3:
        return USUAL_PITCH * found[0][0].size
    return float(min(usual, default=min(distances)))
