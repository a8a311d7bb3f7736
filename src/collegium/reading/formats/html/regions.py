"""Which part of a page is its document: the box that holds most of what is written in sentences."""

import re
from itertools import accumulate

from collegium.reading.formats.html.boxes import Box, Line, Page

LONG = 40  # characters from which a line is more likely text than a label
MOST = 0.75  # share of a box's writing that a box within must hold to be looked into
NAMED = 0.5  # the same, where the mark-up names it as the content
LISTED, HEADED = 0.2, 0.08  # the same, on a page with hardly a sentence, and where there is a heading in the box
SENTENCE_ENDS = frozenset(".!?;:…。»”\"')]’")
ENOUGH = 200  # characters of running text from which a page is not merely a list
INSIDE = frozenset({
    "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "dl", "figure",
})  # fmt: skip
"""Boxes that are a part of a document, never its whole."""


def weight(line: Line, running: bool) -> float:
    """How much a line counts as writing: its characters, links and lines that are short or not `running` text less."""
    if line.reason:
        return 0.0
    plain = line.chars - line.linked
    if line.chars < LONG:
        return 0.2 * plain + 0.05 * line.linked
    return (plain if running else 0.5 * plain) + 0.25 * line.linked


def prose(line: Line) -> bool:
    """Whether a line is running text: long or a sentence, and hardly any of it links."""
    if line.reason or 2 * line.linked > line.chars:
        return False
    return line.chars >= 160 or (line.chars >= LONG and ends_sentence(line))


def ends_sentence(line: Line) -> bool:
    """Whether the last character that is seen of a line could end a sentence."""
    for piece in reversed(line.pieces):
        text = piece[0].rstrip()
        if text:
            return text[-1] in SENTENCE_ENDS
    return False


NOTE = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡]|[ivx]{1,4})(?:\W|$)")


class Sums:
    """Sums over the lines of a page, so that what a box holds is known at once."""

    def __init__(self, lines: list[Line]) -> None:
        running = [prose(line) for line in lines]
        both = list(zip(lines, running, strict=True))
        self.weights = [0.0, *accumulate([weight(line, runs) for line, runs in both])]
        self.chars = [0, *accumulate([0 if line.reason else line.chars for line in lines])]
        self.linked = [0, *accumulate([0 if line.reason else line.linked for line in lines])]
        self.prose = [0, *accumulate([line.chars if runs else 0 for line, runs in both])]
        self.headings = [0, *accumulate([line.kind == "heading" for line in lines])]
        self.labels = [0, *accumulate([0 if line.reason else len(line.labels) for line in lines])]
        self.notes = [0, *accumulate([2 * line.linked > line.chars and bool(NOTE.match(line.text)) for line in lines])]

    def share(self, box: Box) -> float:
        """How much of the page's running text a box holds, 0 to 1; of all its writing, where hardly any is running."""
        if self.prose[-1] >= ENOUGH:
            return self.prose_in(box.first, box.last) / self.prose[-1]
        return 0.9 * self.weight(box) / self.weights[-1] if self.weights[-1] else 0.0

    def weight(self, box: Box) -> float:
        """The writing in a box."""
        return self.weights[box.last] - self.weights[box.first]

    def share_linked(self, box: Box) -> float:
        """How much of a box's characters is links, 0 to 1."""
        chars = self.chars[box.last] - self.chars[box.first]
        return (self.linked[box.last] - self.linked[box.first]) / chars if chars else 0.0

    def prose_in(self, first: int, last: int) -> int:
        """Characters of running text in some lines."""
        return self.prose[last] - self.prose[first]


def main_box(page: Page, sums: Sums) -> Box:
    """The box that holds the document, as closely as can be told."""
    box = page.boxes[0]
    while True:
        whole = sums.weight(box)
        inner = max(box.children, key=sums.weight, default=None)
        if inner is None or inner.tag in INSIDE or not whole:
            return box
        if inner.last - inner.first == 1 and not sums.prose_in(inner.first, inner.last):
            return box
        named = max((child for child in box.children if child.marks.content), key=sums.weight, default=None)
        if named is not None and sums.weight(named) >= least(named, sums) * whole:
            box = named
        elif sums.weight(inner) >= MOST * whole:
            box = inner
        else:
            return box


def least(named: Box, sums: Sums) -> float:
    """The share of the writing that a box named as the content must hold."""
    if sums.prose[-1] >= ENOUGH:
        return NAMED
    return HEADED if sums.headings[named.last] > sums.headings[named.first] else LISTED


def frame_of(main: Box) -> Box:
    """The box around the document that is still about it: its `article`, or what stands beside it in one parent."""
    box: Box | None = main
    while box is not None and box.tag not in ("body", "html", ""):
        if box.tag in ("main", "article"):
            return box
        box = box.parent
    above = main.parent
    return above if above is not None and above.tag not in ("body", "html", "", "form", "tr") else main
