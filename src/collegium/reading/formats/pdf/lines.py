"""Lines of text within the frame of their column."""

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise

from collegium.reading.formats.pdf.pieces import Page, Piece, Row

ITEM = re.compile(
    r"(?:[•·▪●■◦‣∙\ue000-\uf8ff*–—-]|\(?(?:\d{1,3}|[a-z]|[ivxl]{1,6})\)|\d{1,3}\.(?:\d{1,2}\.?){0,3}|[A-H]\.|[IVX]{1,5}\.)(?:\s|$)"
)
ENDS = tuple(".!?:;…")
CLOSING = "”\"»’')] *"
BULLET = re.compile(r"[•·▪●■◦‣∙\ue000-\uf8ff]")
LEADERS = (". .", "....", "……", "… …")
NEAR = 1.6  # ems: pieces of one row that stand this near are one line
AFTER_MARK = 5.0  # ems between an item's mark and its text
FLUSH = 2.5  # points by which flush lines may differ
RAGGED = 4.0  # ems by which most lines of a paragraph differ at their ends
FEW_LINES = 5


@dataclass(slots=True)
class Frame:
    """A column: its left and right edge in points, its leading in ems, and whether its lines end flush right."""

    left: float
    right: float
    leading: float
    justified: bool

    @property
    def width(self) -> float:
        """From edge to edge."""
        return self.right - self.left


@dataclass(slots=True)
class Line:
    """Pieces of one row that are read as one.

    `x0` to `x1`, `y` and `size` are those of the pieces; `size` and `y` of the longest. `indent` is how many ems
    the line begins right of its column's left edge. `text` has single spaces between the pieces.
    """

    page: Page
    pieces: list[Piece]
    frame: Frame
    text: str = field(init=False)
    x0: float = field(init=False)
    x1: float = field(init=False)
    y: float = field(init=False)
    size: float = field(init=False)
    indent: float = field(init=False)

    def __post_init__(self) -> None:
        first = longest = self.pieces[0]
        self.text = first.text
        if len(self.pieces) > 1:
            longest = max(self.pieces, key=lambda piece: len(piece.text))
            self.text = " ".join(piece.text for piece in self.pieces)
        self.x0, self.x1 = first.x0, self.pieces[-1].x1
        self.y, self.size = longest.y, longest.size
        self.indent = (self.x0 - self.frame.left) / self.size

    @property
    def all_bold(self) -> bool:
        """Whether every character is bold."""
        return all(piece.all_bold for piece in self.pieces)

    @property
    def bold_share(self) -> float:
        """How much of it is bold, from 0 to 1."""
        bold = sum(stop - start for piece in self.pieces for start, stop in piece.bold)
        return bold / sum(piece.stop - piece.start for piece in self.pieces)

    @property
    def is_item(self) -> bool:
        """Whether it begins with the mark of a list item."""
        return bool(ITEM.match(self.text))

    @property
    def has_bullet(self) -> bool:
        """Whether it begins with a mark that cannot be anything else."""
        return bool(BULLET.match(self.text))

    @property
    def ends_sentence(self) -> bool:
        """Whether its last word ends a sentence or clause."""
        return self.text.rstrip(CLOSING).endswith(ENDS)

    @property
    def first_word(self) -> float:
        """About how wide its first word is, in points."""
        return len(self.text.split(maxsplit=1)[0]) * (self.x1 - self.x0) / len(self.text)

    @property
    def centred(self) -> bool:
        """Whether it stands as far from the left edge of its column as from the right one."""
        left, right = self.x0 - self.frame.left, self.frame.right - self.x1
        return min(left, right) > 2 * self.size and abs(left - right) < 2 * self.size

    def is_centred_below(self, before: "Line") -> bool:
        """Whether it has the same middle as the line before, and is the shorter one."""
        off = abs(self.x0 + self.x1 - before.x0 - before.x1) / 2
        return off < 0.6 * self.size and before.x0 < self.x0 - self.size and self.x1 < before.x1 - self.size

    def leaves_room_for(self, after: "Line") -> bool:
        """Whether it ends so early that the next line's first word would have fitted: then its end is meant."""
        slack = self.frame.right - self.x1
        if self.text.endswith(("-", "\u00ad")):
            return False
        if slack < after.first_word + 0.8 * self.size:
            return False
        return self.ends_sentence or self.frame.justified or slack > 0.25 * self.frame.width


def is_one_line(row: Row) -> bool:
    """Whether a row's pieces belong together: they are near one another, or an item's mark and its text."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(row)]
    marked = len(row) == 2 and ITEM.fullmatch(row[0].text) is not None and gaps[0] < AFTER_MARK * row[0].size
    return marked or all(gap < NEAR * row[0].size for gap in gaps)


def is_leader_row(row: Row) -> bool:
    """Whether dots lead through the row, or its first piece announces the others: together they are one entry."""
    return any(dots in piece.text for piece in row for dots in LEADERS) or (len(row) == 2 and row[0].text.endswith(":"))


def frame_of(found: list[Row], reach: float = 0.0) -> Frame:
    """The column in which rows stand. It goes to the right as far as its lines, or to `reach` if most end early.

    Its leading is 0 where there are too few lines to tell.
    """
    whole = [row for row in found if is_one_line(row)] or found
    lefts = Counter(round(row[0].x0 / 2) * 2 for row in whole)
    often = [left for left, count in lefts.items() if count * 5 >= len(whole)]
    left = min(often, default=min(lefts))
    rights = sorted((row[-1].x1 for row in whole), reverse=True)
    right = rights[1] if len(rights) > 5 else rights[0]
    justified = sum(1 for x in rights if abs(right - x) < FLUSH) * 2 > len(rights) > 3
    full = sum(1 for x in rights if right - x < RAGGED * found[0][0].size) * 5 >= len(rights) * 3 > 9
    return Frame(left, max(right, left + 1, 0 if justified or full else reach), _leading(whole), justified)


def _leading(found: list[Row]) -> float:
    """Ems from one line to the next within paragraphs: the least that is usual."""
    leadings = Counter[float]()
    for before, after in pairwise(found):
        ems = (before[0].y - after[0].y) / after[0].size
        if 0.7 < ems < 3:
            leadings[round(ems, 1)] += 1
    if leadings.total() < FEW_LINES:
        return 0.0
    return min((ems for ems, count in leadings.items() if count * 6 >= leadings.total()), default=min(leadings))
