"""Lists of links within the box that holds the document: menus, and what leads elsewhere before and after the text."""

from collegium.reading.formats.html.boxes import Box, Line, Page
from collegium.reading.formats.html.regions import Sums, prose

CONTAINERS = frozenset({"div", "ul", "ol", "section", "table", "td", "p", "nav", "tr", "center", "article"})
MOSTLY = 0.75  # share of a box's characters that is links
SHORT_LABEL = 22  # characters of a menu's links, in the mean


def mark_link_lists(page: Page, main: Box, before: Sums) -> None:
    """Menus in the document's box are furniture, and lists of links before its first and after its last text."""
    boxes = [box for box in page.boxes if main.first <= box.first and box.last <= main.last and box is not main]
    boxes = [box for box in boxes if box.tag in CONTAINERS and before.share_linked(box) >= MOSTLY]
    mark(page.lines, [(box, "navigation") for box in boxes if is_menu(box, before)])
    texts = [at for at in range(main.first, main.last) if prose(page.lines[at])]
    if not texts or 2 * before.prose_in(main.first, main.last) < before.chars[main.last] - before.chars[main.first]:
        return
    for line in page.lines[main.first : first_heading(page.lines, main, texts[0])]:
        line.reason = line.reason or ("navigation" if 2 * line.linked > line.chars else "")
    sums = Sums(page.lines)
    away = [box for box in boxes if leads_elsewhere(page.lines, box, sums)]
    mark(page.lines, [(box, "navigation") for box in away if box.last <= texts[0]])
    mark(page.lines, [(box, "related") for box in away if box.first > texts[-1]])


def mark(lines: list[Line], boxes: list[tuple[Box, str]]) -> None:
    """Give the lines of boxes that have none a reason. A box within one that was done is not looked at again."""
    done = 0
    for box, reason in boxes:
        for line in lines[max(done, box.first) : box.last]:
            line.reason = line.reason or reason
        done = max(done, box.last)


def is_menu(box: Box, sums: Sums) -> bool:
    """Whether a box holds nothing but short links, three at least."""
    chars, linked = (one[box.last] - one[box.first] for one in (sums.chars, sums.linked))
    labels = sums.labels[box.last] - sums.labels[box.first]
    if labels < 3 or 10 * linked < 9 * chars or linked >= SHORT_LABEL * labels:
        return False
    return sums.notes[box.first] == sums.notes[box.last]


def leads_elsewhere(lines: list[Line], box: Box, sums: Sums) -> bool:
    """Whether what is left of a box's lines is a list of links, and not notes."""
    chars, linked = (one[box.last] - one[box.first] for one in (sums.chars, sums.linked))
    if not chars or linked < MOSTLY * chars or sums.notes[box.first] < sums.notes[box.last]:
        return False
    alone = box.last - box.first == 1
    return not alone or (len(lines[box.first].links) > 1 and 10 * linked >= 9 * chars)


def first_heading(lines: list[Line], main: Box, text: int) -> int:
    """Where the document's first large heading stands, if it does before its first running text."""
    found = (at for at in range(main.first, text) if lines[at].kind == "heading" and lines[at].level < 3)
    return next(found, main.first)
