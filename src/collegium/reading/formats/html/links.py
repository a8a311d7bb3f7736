"""Lists of links within the box that holds the document: menus, and what leads elsewhere before and after the text."""

import re
from collections.abc import Iterator

from collegium.reading.formats.html.boxes import Box, Line, Page
from collegium.reading.formats.html.regions import Sums, prose

CONTAINERS = frozenset({"div", "ul", "ol", "section", "table", "td", "p", "nav", "tr", "center", "article"})
MOSTLY = 0.75  # share of a box's characters that is links
SHORT_LABEL = 22  # characters of a menu's links, in the mean
NOTE = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡]|[ivx]{1,4})(?:\W|$)")


def mark_link_lists(page: Page, main: Box, sums: Sums) -> None:
    """Menus in the document's box are furniture, and lists of links before its first and after its last text."""
    boxes = [box for box in page.boxes if main.first <= box.first and box.last <= main.last and box is not main]
    boxes = [box for box in boxes if box.tag in CONTAINERS and sums.share_linked(box) >= MOSTLY]
    for box in boxes:
        if is_menu(left_in(page, box)):
            mark(page, box, "navigation")
    texts = [at for at in range(main.first, main.last) if prose(page.lines[at])]
    if not texts or 2 * sums.prose_in(main.first, main.last) < sums.chars[main.last] - sums.chars[main.first]:
        return
    for line in page.lines[main.first : first_heading(page.lines, main, texts[0])]:
        line.reason = line.reason or ("navigation" if 2 * line.linked > line.chars else "")
    for box, reason in outside_text(boxes, texts[0], texts[-1]):
        if leads_elsewhere(left_in(page, box), box.last - box.first):
            mark(page, box, reason)


def left_in(page: Page, box: Box) -> list[Line]:
    """The lines of a box that are not furniture yet."""
    return [line for line in page.lines[box.first : box.last] if not line.reason]


def mark(page: Page, box: Box, reason: str) -> None:
    """Give the lines of a box that have none a reason."""
    for line in page.lines[box.first : box.last]:
        line.reason = line.reason or reason


def outside_text(boxes: list[Box], first: int, last: int) -> Iterator[tuple[Box, str]]:
    """The boxes before the first and after the last line of running text."""
    for box in boxes:
        if box.last <= first:
            yield box, "navigation"
        elif box.first > last:
            yield box, "related"


def is_menu(lines: list[Line]) -> bool:
    """Whether lines are nothing but short links, three at least."""
    labels = [label for line in lines for label in line.labels]
    chars, linked = sum(line.chars for line in lines), sum(line.linked for line in lines)
    if len(labels) < 3 or 10 * linked < 9 * chars or linked >= SHORT_LABEL * len(labels):
        return False
    return not any(NOTE.match(line.text) for line in lines[:2])


def leads_elsewhere(left: list[Line], lines: int) -> bool:
    """Whether what is left of a box's lines is a list of links, and not notes."""
    chars, linked = sum(line.chars for line in left), sum(line.linked for line in left)
    if not left or linked < MOSTLY * chars:
        return False
    if lines == 1 and (len(left[0].links) < 2 or 10 * linked < 9 * chars):
        return False
    return not any(NOTE.match(line.text) for line in left)


def first_heading(lines: list[Line], main: Box, text: int) -> int:
    """Where the document's first large heading stands, if it does before its first running text."""
    found = (at for at in range(main.first, text) if lines[at].kind == "heading" and lines[at].level < 3)
    return next(found, main.first)
