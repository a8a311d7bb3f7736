"""What a page is made of: lines of text, and the boxes that hold them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from collegium.reading.formats.html.marks import Marks

APART = {
    "title": "page title", "noscript": "hidden", "template": "hidden", "textarea": "form", "option": "form",
    "optgroup": "form", "select": "form", "button": "form", "iframe": "hidden", "noframes": "hidden",
    "noembed": "hidden", "object": "hidden", "video": "hidden", "audio": "hidden", "canvas": "hidden",
    "desc": "hidden", "datalist": "hidden", "rp": "hidden",
}  # fmt: skip
"""Elements whose text is on no page, or is a control of it: furniture wherever they stand."""


@dataclass(slots=True, eq=False)
class Box:
    """An element that starts a line of its own, and the lines `[first, last)` that it holds.

    `hint` is what the nearest mark around suggests, `masthead` whether a mark around names the head of the page,
    `quoted` whether the box stands in a quotation or figure: all are handed down, so that nobody has to climb.
    """

    tag: str
    parent: "Box | None"
    step: str
    depth: int
    start: int
    first: int
    marks: Marks
    reason: str = ""
    length: int = 0  # of its path
    last: int = 0
    kind: str = "paragraph"
    level: int = 0
    id: str = ""
    href: str = ""
    hint: str = ""
    masthead: bool = False
    quoted: bool = False
    children: list["Box"] = field(default_factory=list)
    where: str = ""

    def path(self) -> str:
        """Where the box stands: `/html/body/div[2]/p[3]`. Built once, from the nearest box above that has its own."""
        missing, box = [], self
        while not box.where and box.parent is not None:
            missing.append(box)
            box = box.parent
        for one in reversed(missing):
            one.where = (one.parent.where if one.parent else "") + one.step
        return self.where


Piece = tuple[str, int, bool, Box]
"""Characters, how many of the page's stand before them, whether they are bold, the box they stand in."""


@dataclass(slots=True, eq=False)
class Line:
    """A line of the page: its pieces, how many of its characters are in links, where these lead, what they say.

    `apart` is the reason that it had from its element alone, before anything was weighed.
    """

    box: Box
    kind: str
    level: int
    reason: str = ""
    pieces: list[Piece] = field(default_factory=list)
    chars: int = 0
    linked: int = 0
    mark: str = ""
    marked: int = 0
    links: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    apart: str = ""

    @property
    def text(self) -> str:
        """The line's characters, runs of white space collapsed."""
        return " ".join("".join([piece[0] for piece in self.pieces]).split())

    @property
    def offer(self) -> str:
        """The line's words, those of its links kept apart where it is nothing but links."""
        return " | ".join(self.labels) if len(self.labels) > 1 and self.linked == self.chars else self.text


@dataclass(slots=True)
class Page:
    """What was found in one pass: lines and boxes in order of the page, and what its head says."""

    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    metas: list[Mapping[str, str]] = field(default_factory=list)
    links: list[Mapping[str, str]] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    language: str = ""
