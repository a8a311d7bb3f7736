"""Lines become paragraphs, headings, list items and table rows; paragraphs go on over columns and pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from collegium.reading.formats.pdf.columns import Region, regions
from collegium.reading.formats.pdf.furniture import Swept
from collegium.reading.formats.pdf.lines import Frame, Line, frame_of, is_leader_row, is_one_line
from collegium.reading.formats.pdf.pieces import Piece, Row
from collegium.reading.formats.pdf.tables import tables

SAME_SIZE = 0.08  # of the size
USUAL_LEADING = 1.25  # ems from line to line, where nothing else is known
LOOSE = 1.3  # of the usual leading: lines farther apart are of different paragraphs
SAME_COLUMN = 12.0  # points: columns that begin so near one another are one
LOOSEST = 2.6  # ems: no text is set so loosely
SAME_RHYTHM = 0.1  # ems by which distances of lines may differ
FAR_STEP = 4.5  # ems: a line that begins so far beside the last one has nothing to do with it
STEP_IN = 0.6  # ems: a smaller step to the right or left is none
SMALL_PRINT = 0.92  # of the text's size
LARGE_PRINT, LARGEST_PRINT = 1.12, 1.5
LONGEST_HEADING = 250  # characters


@dataclass
class Draft:
    """A block in the making. `kind` and `level` are settled when it is done."""

    lines: list[Line]
    kind: str = "paragraph"
    level: int = 0
    furniture: str = ""

    @property
    def size(self) -> float:
        """The height of an em of its last line, in points."""
        return self.lines[-1].size


@dataclass
class Paragraphs:
    """Builds drafts from pages in turn. `open` is the last one that may go on in the next column or page."""

    open: Draft | None = None
    waiting: list[Draft] = field(default_factory=list)
    sizes: Counter[float] = field(default_factory=Counter)
    reaches: dict[int, float] = field(default_factory=dict)
    leading: float = USUAL_LEADING
    stepped: int = 0

    def drafts(self, pages: Iterable[Swept]) -> Iterator[Draft]:
        """All blocks in order, each once nothing can be added to it."""
        for page in pages:
            for piece in page.text:
                self.sizes[round(piece.size, 1)] += len(piece.text)
            self._page(page)
            yield from self._ready()
        self.open = None
        yield from self._ready()

    def _ready(self) -> Iterator[Draft]:
        ready = next((at for at, draft in enumerate(self.waiting) if draft is self.open), len(self.waiting))
        for draft in self.waiting[:ready]:
            self._settle(draft)
            yield draft
        del self.waiting[:ready]

    def _page(self, swept: Swept) -> None:
        for piece, reason in swept.head:
            self._set_apart(swept, [piece], furniture=reason)
        found = regions(swept.text)
        for region, frame in zip(found, self._frames(found, swept.text), strict=True):
            for stretch, is_table in tables(region.rows):
                if is_table:
                    self._rows(swept, stretch, frame)
                else:
                    self._flow(list(_lines(swept, stretch, frame)))
        for piece in swept.aside:
            self._set_apart(swept, [piece])
        for piece, reason in swept.foot:
            self._set_apart(swept, [piece], furniture=reason)

    def _frames(self, found: list[Region], pieces: list[Piece]) -> Iterator[Frame]:
        """The regions' frames: as wide as the page, or as columns seen in their place, though their own lines be short.

        Where a region is too small to tell its leading, it is that of the largest region before it, or on its page.
        """
        widest = max((piece.x1 for piece in pieces), default=0.0)
        frames = [self._frame(region, widest) for region in found]
        self.leading = next((frame.leading for frame in frames if frame.leading), self.leading)
        for frame in frames:
            frame.leading = self.leading = frame.leading or self.leading
            yield frame

    def _frame(self, region: Region, widest: float) -> Frame:
        if not region.column:
            return frame_of(region.rows, widest)
        column = round(min(row[0].x0 for row in region.rows) / SAME_COLUMN)
        frame = frame_of(region.rows, max(region.reach, self.reaches.get(column, 0.0)))
        self.reaches[column] = frame.right
        return frame

    def _set_apart(self, swept: Swept, row: Row, kind: str = "paragraph", furniture: str = "") -> None:
        frame = Frame(row[0].x0, row[-1].x1, self.leading, False)
        last = self.waiting[-1] if self.waiting else None
        if furniture == "publisher's note" and last and last.furniture == furniture:
            last.lines.append(Line(swept.page, row, frame))
        else:
            self.waiting.append(Draft([Line(swept.page, row, frame)], kind, 0, furniture))

    def _rows(self, swept: Swept, stretch: list[Row], frame: Frame) -> None:
        self.open = None
        for row in stretch:
            self.waiting.append(Draft([Line(swept.page, row, frame)], "row"))

    def _flow(self, lines: list[Line]) -> None:
        """A column's lines."""
        draft = None
        for at, line in enumerate(lines):
            after = lines[at + 1] if at + 1 < len(lines) else None
            if draft is None:
                draft = self.open if self.open and self._resumes(self.open, line, after) else None
            elif _parts(draft, line, after):
                draft = None
            if draft is None:
                draft = self._begin(line, after)
            else:
                draft.lines.append(line)

    def _begin(self, line: Line, after: Line | None) -> Draft:
        draft = Draft([line], "item" if line.is_item else "paragraph")
        if is_leader_row(line.pieces):
            draft.kind = "row"
        if after and line.indent > STEP_IN:
            self.stepped += 1 if after.indent < line.indent - STEP_IN else 0
        elif after:
            self.stepped -= 1
        self.waiting.append(draft)
        if line.size >= SMALL_PRINT * self._usual():
            self.open = draft
        return draft

    def _usual(self) -> float:
        return self.sizes.most_common(1)[0][0] if self.sizes else 0.0

    def _resumes(self, draft: Draft, line: Line, after: Line | None) -> bool:
        """Whether a paragraph goes on in the first line of another column or page."""
        last = draft.lines[-1]
        if last.page is line.page and line.y < last.y:
            return not _parts(draft, line, after)
        if draft.kind == "row" or not _same_style(draft, line) or (line.is_item and _opens_item(draft, line)):
            return False
        if last.all_bold:
            return line.all_bold and abs(line.indent - last.indent) < STEP_IN and not last.leaves_room_for(line)
        if line.pieces[0].starts_bold and not last.pieces[-1].ends_bold:
            return False
        if after and line.indent > STEP_IN and after.indent < line.indent - STEP_IN:
            return False
        if not last.ends_sentence and line.text[0].islower():
            return True
        if last.leaves_room_for(line):
            return False
        return not last.ends_sentence or self.stepped > 0

    def _settle(self, draft: Draft) -> None:
        """Whether it is a heading, and of which level."""
        text = " ".join(line.text for line in draft.lines)
        if draft.furniture or draft.kind == "row" or len(text) > LONGEST_HEADING or len(draft.lines) > 4:
            return
        if text.endswith((",", ";", ":")) or (text.endswith(".") and len(text) > 60):
            return
        size = draft.size / (self._usual() or draft.size)
        if size >= LARGE_PRINT:
            draft.kind, draft.level = "heading", 1 if size >= LARGEST_PRINT else 2
        elif size >= SMALL_PRINT and (_mostly_bold(draft) or _in_capitals(text)):
            draft.kind, draft.level = "heading", 3


def _mostly_bold(draft: Draft) -> bool:
    return all(line.bold_share >= 0.5 for line in draft.lines) and not draft.lines[-1].text.endswith(".")


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= 4 and not text.endswith(".")


def _lines(swept: Swept, stretch: list[Row], frame: Frame) -> Iterator[Line]:
    for row in stretch:
        if is_one_line(row) or is_leader_row(row):
            yield Line(swept.page, row, frame)
        else:
            for piece in row:
                yield Line(swept.page, [piece], frame)


def _same_style(draft: Draft, line: Line) -> bool:
    """Whether a line is of the size of what it would go on, and not a heading below text or text below a heading."""
    last = draft.lines[-1]
    if abs(line.size - last.size) > SAME_SIZE * last.size:
        return False
    if line.pieces[0].starts_bold == last.pieces[-1].ends_bold:
        return True
    heading_before = not line.pieces[0].starts_bold and all(before.all_bold for before in draft.lines)
    heading_after = line.all_bold and (last.ends_sentence or last.leaves_room_for(line))
    return not heading_before and not heading_after


def _parts(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether a new block begins with a line that follows the draft's last one in the same column."""
    last = draft.lines[-1]
    if draft.kind == "row" or is_leader_row(line.pieces) or not _same_style(draft, line):
        return True
    if _is_apart(draft, line, after):
        return True
    if line.is_item and _opens_item(draft, line):
        return True
    if _is_label(draft, line):
        return True
    if (last.centred and line.centred) or line.is_centred_below(last):
        return last.ends_sentence
    return _steps(draft, line, after) or _ends_early(last, line)


def _is_apart(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether a line stands farther below the last one than lines of a paragraph do, here or in the column at large."""
    last = draft.lines[-1]
    distance = last.y - line.y
    if distance < 0.3 * line.size:
        return True
    if distance <= LOOSE * line.frame.leading * line.size:
        return False
    if distance > LOOSEST * line.size or line.all_bold or last.all_bold:
        return True
    if len(draft.lines) > 1 and last.page is draft.lines[-2].page:
        return abs(draft.lines[-2].y - last.y - distance) > SAME_RHYTHM * line.size
    regular = after is not None and abs(line.y - after.y - distance) <= SAME_RHYTHM * line.size
    return not regular or last.ends_sentence


def _opens_item(draft: Draft, line: Line) -> bool:
    """Whether the mark at a line's beginning is one, and not a dash or number within a sentence."""
    last = draft.lines[-1]
    beside = abs(line.indent - last.indent) > STEP_IN or line.has_bullet
    return beside or last.ends_sentence or last.text.endswith((",", "and", "or")) or last.leaves_room_for(line)


def _is_label(draft: Draft, line: Line) -> bool:
    """Whether a line begins with a speaker's name in bold after a sentence that ended."""
    return line.pieces[0].starts_bold and not line.all_bold and draft.lines[-1].ends_sentence


def _ends_early(last: Line, line: Line) -> bool:
    return last.leaves_room_for(line) and not (last.all_bold and line.all_bold and not last.ends_sentence)


def _steps(draft: Draft, line: Line, after: Line | None) -> bool:
    """Whether the line's beginning says that a new block begins there."""
    last = draft.lines[-1]
    step = line.indent - last.indent
    near = after is not None and line.y - after.y <= LOOSE * line.frame.leading * line.size
    goes_back = after is not None and near and after.indent < line.indent - STEP_IN
    if step > STEP_IN:
        return step > FAR_STEP or (last.ends_sentence and draft.kind != "item")
    if step < -STEP_IN:
        return step < -FAR_STEP or (len(draft.lines) > 1 and abs(draft.lines[-2].indent - last.indent) <= STEP_IN)
    return line.indent > STEP_IN and len(draft.lines) == 1 and goes_back and draft.kind != "item"
