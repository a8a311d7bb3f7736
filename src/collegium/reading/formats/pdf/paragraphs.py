"""Lines become paragraphs, headings, list items and table rows; paragraphs go on over columns and pages."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from collegium.reading.formats.pdf.columns import Region, regions
from collegium.reading.formats.pdf.drafts import STEP_IN, Draft, opens_item, parts, same_style
from collegium.reading.formats.pdf.furniture import Swept
from collegium.reading.formats.pdf.lines import Frame, Line, frame_of, is_leader_row, is_one_line
from collegium.reading.formats.pdf.pieces import Piece, Row
from collegium.reading.formats.pdf.tables import tables

USUAL_LEADING = 1.25  # ems from line to line, where nothing else is known
SAME_COLUMN = 12.0  # points: columns that begin so near one another are one
SMALL_PRINT = 0.92  # of the text's size
LARGE_PRINT, LARGEST_PRINT = 1.12, 1.5
LONGEST_HEADING = 250  # characters


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
            elif parts(draft, line, after):
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
            return not parts(draft, line, after)
        if draft.kind == "row" or not same_style(draft, line) or (line.is_item and opens_item(draft, line)):
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
