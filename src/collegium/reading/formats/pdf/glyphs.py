"""Where a page's characters stand: asked of pdfium by line, and by word where a line may have gaps, to be quick."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, hypot, pi

import pypdfium2.raw as pdfium

from collegium.reading.formats.pdf.pieces import Piece

LINE = re.compile(r"[^\r\n\ufffe\x02]*(?:[\r\n]+|[\ufffe\x02])?")
WORD = re.compile(r"\S+")
BOLD_NAME = re.compile(rb"bold|black|heavy|demi|cmbx|[-,]bd", re.IGNORECASE)
BOLD_WEIGHT = 700
NAME_BYTES = 128
FARTHEST = 1e5  # points; what stands farther off, or nowhere, is a broken coordinate
WIDE_GAP = 0.9  # ems: white space wider than this may part two columns or cells
NARROW = 0.42  # of the page's width: a line below this is not looked through for gaps

get_box = pdfium.FPDFText_GetLooseCharBox
get_font_name = pdfium.FPDFText_GetFontInfo
get_font_size = pdfium.FPDFText_GetFontSize
get_font_weight = pdfium.FPDFText_GetFontWeight
get_index = pdfium.FPDFText_GetCharIndexFromTextIndex
get_matrix = pdfium.FPDFText_GetMatrix
get_origin = pdfium.FPDFText_GetCharOrigin


@dataclass(frozen=True, slots=True)
class Turn:
    """Which way the page is read: how many quarter turns its lines are turned to the left."""

    quarters: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point's place along the lines, and up across them."""
        return ((x, y), (y, -x), (-x, -y), (-y, x))[self.quarters]

    def span(self, box: tuple[float, float, float, float]) -> tuple[float, float]:
        """Bottom and top of a box (left, bottom, right, top)."""
        ys = self.point(box[0], box[1])[1], self.point(box[2], box[3])[1]
        return min(ys), max(ys)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of pdfium's text before it is turned and split; `origin` is on its base line."""

    start: int
    stop: int
    end: int
    quarters: int
    straight: bool
    size: float
    origin: tuple[float, float]


class Glyphs:
    """Looks at one open text page. `text` is pdfium's own; `shifted` where pdfium's indices are not the text's."""

    def __init__(self, textpage: pdfium.FPDF_TEXTPAGE, text: str, shifted: bool, width: float) -> None:
        self._textpage = textpage
        self._text = text
        self._shifted = shifted
        self._narrow = width * NARROW
        self._weights: dict[bytes, bool] = {}
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name, self._flags = ctypes.create_string_buffer(NAME_BYTES), ctypes.c_int()
        self._to_box, self._to_matrix = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._to_flags = ctypes.byref(self._flags)
        self.turn = Turn(0)

    def pieces(self) -> list[Piece]:
        """The page's pieces in the order of its text; `turn` is the way that most of its characters run."""
        lines = list(self._lines())
        ways = Counter[int]()
        for line in lines:
            ways[line.quarters] += line.stop - line.start
        if ways:
            self.turn = Turn(ways.most_common(1)[0][0])
        return [piece for line in lines for piece in self._split(line)]

    def _index(self, offset: int) -> int:
        if self._shifted:
            return int(get_index(self._textpage, offset))
        return offset

    def _lines(self) -> Iterator[_Line]:
        for match in LINE.finditer(self._text):
            seen = match.group().strip()
            if seen:
                start = match.start() + match.group().index(seen[0])
                yield self._measured(start, start + len(seen), match.end())

    def _measured(self, start: int, stop: int, end: int) -> _Line:
        middle = (start + stop) // 2
        index = self._index(start if self._text[middle].isspace() else middle)
        get_matrix(self._textpage, index, self._to_matrix)
        get_origin(self._textpage, index, self._to_x, self._to_y)
        matrix, origin = self._matrix, (_sane(self._x.value), _sane(self._y.value))
        angle = atan2(_sane(matrix.b), _sane(matrix.a)) / (pi / 2) if matrix.b or matrix.a < 0 else 0.0
        size = _sane(abs(get_font_size(self._textpage, index)) * hypot(matrix.c, matrix.d))
        return _Line(start, stop, end, round(angle) % 4, abs(angle - round(angle)) < 0.05, max(size, 1.0), origin)

    def _edges(self, offset: int) -> tuple[float, float]:
        """Left and right edge of a character, along the lines."""
        get_box(self._textpage, self._index(offset) if self._shifted else offset, self._to_box)
        box = self._box
        if self.turn.quarters == 0 and -FARTHEST < box.left <= box.right < FARTHEST:
            return box.left, box.right
        one = self.turn.point(_sane(box.left), _sane(box.bottom))[0]
        other = self.turn.point(_sane(box.right), _sane(box.top))[0]
        return (one, other) if one <= other else (other, one)

    def _split(self, line: _Line) -> Iterator[Piece]:
        aslant = not line.straight or line.quarters != self.turn.quarters
        left, right = self._edges(line.start)[0], self._edges(line.stop - 1)[1]
        if aslant or right - left < self._narrow:
            yield self._piece(line, line.start, line.stop, line.end, left, right, aslant)
            return
        words = [(m.start(), m.end()) for m in WORD.finditer(self._text, line.start, line.stop)]
        edges = [(self._edges(start)[0], self._edges(stop - 1)[1]) for start, stop in words]
        cuts = [cut for cut in _wide_gaps(edges, line.size) if not self._leads(words[cut - 1])]
        first = 0
        for after in [*cuts, len(words)]:
            end = words[after][0] if after < len(words) else line.end
            start, stop = words[first][0], words[after - 1][1]
            yield self._piece(line, start, stop, end, edges[first][0], edges[after - 1][1], False)
            first = after

    def _leads(self, word: tuple[int, int]) -> bool:
        """Whether a word is the end of a row of dots that leads to what follows."""
        return self._text[word[0] : word[1]].endswith(("..", "…")) or self._text[word[0] : word[1]] == "."

    def _piece(self, line: _Line, start: int, stop: int, end: int, left: float, right: float, aslant: bool) -> Piece:
        text = mended(self._text[start:stop])
        y = self.turn.point(*line.origin)[1]
        return Piece(start, stop, end, text, left, max(left, right), y, line.size, self._bold(start, stop), aslant)

    def _bold(self, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        """Stretches in bold, by word. A line that begins and ends in the same weight is taken to be of that weight."""
        first, last = self._is_bold(start), self._is_bold(stop - 1)
        if first == last:
            return ((start, stop),) if first else ()
        spans: list[tuple[int, int]] = []
        for match in WORD.finditer(self._text, start, stop):
            if not self._is_bold(match.start()):
                continue
            begin = spans.pop()[0] if spans and not self._text[spans[-1][1] : match.start()].strip() else match.start()
            spans.append((begin, match.end()))
        return tuple(spans)

    def _is_bold(self, offset: int) -> bool:
        index = self._index(offset) if self._shifted else offset
        get_font_name(self._textpage, index, self._name, NAME_BYTES, self._to_flags)
        name = self._name.value
        if name not in self._weights:
            heavy = get_font_weight(self._textpage, index) >= BOLD_WEIGHT
            self._weights[name] = heavy or bool(BOLD_NAME.search(name))
        return self._weights[name]


def mended(text: str) -> str:
    """Text with hyphens in place of pdfium's signs for them."""
    return text.replace("\ufffe", "-").replace("\x02", "-")


def _sane(number: float) -> float:
    return number if -FARTHEST < number < FARTHEST else 0.0


def _wide_gaps(edges: list[tuple[float, float]], size: float) -> list[int]:
    """Indices of the words before which there is a gap far wider than the line's other ones."""
    gaps = [after[0] - before[1] for before, after in pairwise(edges)]
    if not gaps or max(gaps) < WIDE_GAP * size:
        return []
    usual = sorted(gaps)[len(gaps) // 4] if len(gaps) > 2 else 0.0
    least = max(WIDE_GAP * size, 2.5 * usual)
    return [place for place, gap in enumerate(gaps, start=1) if gap > least]
