"""An HTML page as lines in boxes, built in one pass from the parser's events.

A *line* is what a reader sees as one line of running text: a paragraph, a heading, a list item, a
table cell, what stands between two `<br>`. A *box* is an element that starts a line of its own. Every
box spans the lines `[first, last)` of the page, so that any question about what a box holds is
answered from sums over lines, and no element is looked at twice.

No tree is kept and nothing recurs: a page nested thousands deep costs what a flat one costs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from collegium.reading.errors import TooMuch
from collegium.reading.formats.html.boxes import APART, Box, Line, Page
from collegium.reading.formats.html.marks import Marks, inline_marks, marks
from collegium.reading.formats.html.styles import bold_style, unseen
from collegium.reading.formats.html.tables import Table, merge_rows

DEEPEST = 2048
"""Elements within one another that a page may have; browsers flatten what is nested deeper than 512."""

MOST = 200_000
"""Elements and lines that a page may have: a treaty of a thousand pages has a tenth of them."""
LONGEST_PATHS = 50_000_000
"""Characters that the paths of all lines may have together, which a page nested deep in many places needs."""
REMEDY = "Open it in a browser and save its text, or give a plainer version of it."

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BOLD = frozenset({"b", "strong"})
MENDED = "b-around"  # how `<b>` is written where it holds paragraphs, lest the parser end it before them
SINGLE = frozenset({"html", "head", "body"})
DROPPED = frozenset({"script", "style"})
ITEMS = frozenset({"li", "dt", "dd"})
BOXES = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "html", "legend", "li", "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre",
    "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "xmp", *APART,
})  # fmt: skip
BREAKS = frozenset({"br", "hr"})
VERBATIM = frozenset({"pre", "listing", "plaintext", "xmp"})


@dataclass(slots=True, eq=False)
class Open:
    """An element that has begun: what ends with it."""

    tag: str
    counts: dict[str, int]
    bold: bool = False  # whether what stood before it was bold
    box: Box | None = None
    link: bool = False
    aside: bool = False
    before: Line | None = None
    mark: str = ""
    chars: int = 0
    marked_before: int = 0
    marked_line: Line | None = None


class Builder:
    """Takes the parser's events and builds the page."""

    def __init__(self) -> None:
        self.page = Page()
        self.root = Box("", None, "", 0, 0, 0, Marks())
        self.box = self.root
        self.line: Line | None = None
        self.open: list[Open] = [Open("", {})]
        self.steps: list[str] = []
        self.tables: list[Table] = []
        self.position = self.link = self.dropped = self.paths = 0
        self.bold = False
        self.href = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if tag == MENDED:
            tag = "b"
        counts = self.open[-1].counts
        number = counts[tag] = counts.get(tag, 0) + 1
        this = Open(tag, {}, self.bold)
        self.open.append(this)
        self.steps.append(f"/{tag}" if number == 1 and tag in SINGLE else f"/{tag}[{number}]")
        if len(self.steps) > DEEPEST:
            raise TooMuch(f"The page nests more than {DEEPEST} elements in one another.", REMEDY)
        if tag in BOXES:
            self._start_box(this, attributes)
        elif tag in BREAKS:
            self.line = None
        elif tag in DROPPED:
            self.dropped += 1
        else:
            self._start_inline(this, attributes)

    def _start_box(self, this: Open, attributes: Mapping[str, str]) -> None:
        tag, parent = this.tag, self.box
        self.line = None
        found = marks(
            tag, attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""), unseen(attributes)
        ) if attributes else marks(tag, "", "", "", False)  # fmt: skip
        box = self._box(tag, found, APART.get(tag, ""))
        box.kind, box.level = self._kind(tag, parent)
        if tag == "html":
            self.page.language = attributes.get("lang") or attributes.get("xml:lang") or ""
        self._open_table(tag, box, attributes)
        this.box = box
        if attributes:
            self.bold = bold_style(attributes, self.bold)

    def _box(self, tag: str, found: Marks, reason: str) -> Box:
        parent, page = self.box, self.page
        step = self.steps[-1] if len(self.steps) == parent.depth + 1 else "".join(self.steps[parent.depth :])
        box = Box(tag, parent, step, len(self.steps), self.position, len(page.lines), found)
        box.reason = "hidden" if "/svg" in step else reason or parent.reason
        box.length = parent.length + len(step)
        box.hint = found.hint if found.hint not in ("", "heading") else parent.hint
        box.masthead = parent.masthead or found.hint == "masthead"
        box.quoted = parent.quoted or tag in ("blockquote", "figure")
        page.boxes.append(box)
        self.box = box
        return box

    def _kind(self, tag: str, parent: Box) -> tuple[str, int]:
        if tag in HEADINGS:
            return "heading", HEADINGS[tag]
        if tag in ITEMS:
            return "item", 0
        if tag in VERBATIM:
            return "break", 0
        inherits = parent.kind == "heading" or (parent.kind == "item" and parent.first == len(self.page.lines))
        return (parent.kind, parent.level) if inherits else ("paragraph", 0)

    def _open_table(self, tag: str, box: Box, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            if self.tables:
                self.tables[-1].nested = True
            self.tables.append(Table(box, attributes.get("role") in ("presentation", "none")))
        elif self.tables:
            self.tables[-1].take(tag, box)

    def _start_inline(self, this: Open, attributes: Mapping[str, str]) -> None:
        tag = this.tag
        if tag == "a":
            this.link = True
            self.link += 1
            self.href = attributes.get("href", "")
            this.before = self.line
            this.chars = len(self.line.pieces) if self.line is not None else 0
            if self.href and self.line is not None:
                self.line.links.append(self.href)
        self.bold = self.bold or tag in BOLD
        if attributes:
            self.bold = bold_style(attributes, self.bold)
            self._note(tag, attributes)
            self._start_marked(this, attributes)

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta":
            self.page.metas.append(dict(attributes))
        elif tag == "link":
            self.page.links.append(dict(attributes))
        elif tag == "time" and attributes.get("datetime"):
            self.page.times.append(attributes["datetime"])

    def _start_marked(self, this: Open, attributes: Mapping[str, str]) -> None:
        hidden, mark = inline_marks(
            attributes.get("class", ""), attributes.get("id", ""), attributes.get("role", ""), unseen(attributes)
        )
        if hidden:
            # What is not seen is no part of the line around it: it gets a line of its own, the other goes on.
            this.aside, this.before = True, self.line
            self.line = None
            this.box = self._box(this.tag, Marks(), "hidden")
        elif mark:
            this.mark, this.marked_before = mark, self.line.chars if self.line else 0
            this.marked_line = self.line

    def end(self, tag: str) -> None:
        """An element ends."""
        this = self.open.pop()
        self.steps.pop()
        self.bold = this.bold
        self.link -= this.link
        if tag in DROPPED:
            self.dropped -= 1
        elif this.box is not None:
            self._end_box(this, this.box)
        elif this.link and self.line is not None:
            begin = this.chars if self.line is this.before else 0
            self.line.labels.append("".join([piece[0] for piece in self.line.pieces[begin:]]))
        if this.mark and self.line is not None:
            self.line.marked += self.line.chars - (this.marked_before if self.line is this.marked_line else 0)
            self.line.mark = this.mark

    def _end_box(self, this: Open, box: Box) -> None:
        self.line = this.before if this.aside else None
        box.last = len(self.page.lines)
        parent = self.box = box.parent or self.root
        if box.last == box.first:
            self._forget(box)
        else:
            parent.children.append(box)
        if box.tag == "table":
            self._end_table()

    def _forget(self, box: Box) -> None:
        if self.page.boxes and self.page.boxes[-1] is box:
            self.page.boxes.pop()

    def _end_table(self) -> None:
        table = self.tables.pop()
        if table.holds_data(self.page.lines):
            merge_rows(table, self.page.lines)
            table.box.last = len(self.page.lines)
            table.box.children = []
            while self.page.boxes[-1] is not table.box:
                self.page.boxes.pop()

    def data(self, text: str) -> None:
        """Characters of a text node; the parser may give one node in several parts."""
        if self.dropped:
            return
        line, bare = self.line, len(" ".join(text.split()) if "\n" in text else text.strip())
        if bare and line is None:
            line = self.line = self._begin()
        if line is not None:
            line.pieces.append((text, self.position, self.bold, self.box))
            line.chars += bare
            if self.link:
                line.linked += bare
        self.position += len(text)

    def _begin(self) -> Line:
        box = self.box
        self.paths += box.length
        if self.paths > LONGEST_PATHS or len(self.page.lines) + len(self.page.boxes) > MOST:
            raise TooMuch(f"The page has more than {MOST} elements and lines, or nests them too deep.", REMEDY)
        line = Line(box, box.kind, box.level, box.reason, apart=box.reason)
        if self.link and self.href:
            line.links.append(self.href)
        self.page.lines.append(line)
        return line

    def comment(self, text: str) -> None:
        """Comments are no text."""

    def close(self) -> Page:
        """The whole page."""
        self.root.last = len(self.page.lines)
        self.page.boxes.insert(0, self.root)
        return self.page
