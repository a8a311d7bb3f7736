"""Page furniture told from what the document says.

First what the mark-up names (`nav`, `class="share"`), then what lines say of themselves ("Print this page"),
then where things stand: before and after the box that holds the document, and in it the lists of links at its
ends. Every line keeps its place; furniture gets a reason.
"""

import re

from collegium.reading.formats.html.boxes import APART, Box, Line, Page
from collegium.reading.formats.html.heading import heading_lines, same_title, titles_of
from collegium.reading.formats.html.languages import offered
from collegium.reading.formats.html.phrases import reason_for
from collegium.reading.formats.html.regions import Sums, frame_of, main_box, prose

BELIEVED = {"form": 0.3} | dict.fromkeys(("hidden", "print/download links", "search", "share", "tags", "related"), 0.5)
FOLLOWED = frozenset({"related", "share", "newsletter", "tags", "search", "print/download links", "footer", "contact"})
USUALLY, WITH_HEADING = 0.88, 0.3
"""Share of the page's writing from which a mark is no longer believed, as the page wraps its document in it."""
NOTE = re.compile(r"\W{0,2}(?:\d{1,3}|[*†‡]|[ivx]{1,4})(?:\W|$)")
NUMBERED = re.compile(r"\^?\[(?:\d{1,3}|[ivx]{1,5}|\*)\]|[↑^↩]\s?\d")
SHORT_LABEL = 22  # characters of a menu's links, in the mean
LONGEST_ENTRY = 200  # characters of an entry in a list of links
CONTAINERS = frozenset({"div", "ul", "ol", "section", "table", "td", "p", "nav", "tr", "center", "article"})


def tell_furniture(page: Page) -> None:
    """Give each line that is furniture its reason."""
    for line in page.lines:
        if line.mark and not line.reason and 10 * line.marked >= 9 * line.chars:
            line.reason = line.mark
    mark_boxes(page, Sums(page.lines))
    if all(line.reason for line in page.lines):
        believe_no_marks(page.lines)
    for line in page.lines:
        line.reason = line.reason or reason_for(line)
    mark_languages(page.lines)
    mark_headed(page)
    sums = Sums(page.lines)
    main = main_box(page, sums)
    frame = frame_of(main)
    mark_before(page, main, frame)
    mark_after(page, main, frame)
    mark_link_lists(page, main, sums)
    mark_headings_of_nothing(page)


def mark_boxes(page: Page, sums: Sums) -> None:
    """What tags, roles, classes and ids name as furniture, unless it holds the document."""
    holders = holding_heading(page.boxes)
    for box in page.boxes:
        if box.parent is not None and box.parent.reason and not box.reason:
            box.reason = box.parent.reason
        if box.reason:
            continue
        reason = "hidden" if box.marks.hidden else box.marks.mark
        if box.tag == "footer" and quoted(box):
            continue
        if not reason or sums.share(box) > limit(box, reason, holders):
            continue
        box.reason = "language bar" if box.marks.hint == "language bar" else reason
        for line in page.lines[box.first : box.last]:
            line.reason = line.reason or box.reason


def holding_heading(boxes: list[Box]) -> set[int]:
    """The boxes, by identity, that hold an `article`, a `main` or a first heading."""
    found: set[int] = set()
    for box in boxes:
        if box.tag in ("main", "article", "h1"):
            above = box.parent
            while above is not None and id(above) not in found:
                found.add(id(above))
                above = above.parent
    return found


def quoted(box: Box) -> bool:
    """Whether a box stands in a quotation, where a `footer` names who said it."""
    above = box.parent
    while above is not None and above.tag not in ("blockquote", "figure"):
        above = above.parent
    return above is not None


def limit(box: Box, reason: str, holders: set[int]) -> float:
    """The share of the writing up to which a box is believed to be what its mark says."""
    usual = BELIEVED.get(reason, USUALLY)
    return min(usual, WITH_HEADING) if id(box) in holders else usual


def believe_no_marks(lines: list[Line]) -> None:
    """Where the mark-up names all of a page as furniture, only what no page shows is."""
    for line in lines:
        box: Box | None = line.box
        while box is not None and box.tag not in APART:
            box = box.parent
        line.reason = APART[box.tag] if box is not None else ""


def mark_languages(lines: list[Line]) -> None:
    """Lines one after the other that each name one language are a language bar together."""
    group: list[Line] = []
    for line in [*lines, None]:
        one = line is not None and line.chars < 40 and line.reason in ("", "language bar", "navigation", "form")
        if line is not None and one and offered(line.text):
            group.append(line)
            continue
        if len({code for member in group for code in offered(member.text)}) > 1:
            for member in group:
                member.reason = "language bar"
        group = []


def mark_headed(page: Page) -> None:
    """Where a box begins with a heading that gives it away ("Related documents", "Downloads"), all of it goes along."""
    for box in page.boxes:
        lines = page.lines[box.first : box.last]
        if len(lines) < 2 or lines[0].reason not in FOLLOWED or box.tag not in CONTAINERS or box.reason:
            continue
        if any(prose(line) or line.chars > LONGEST_ENTRY or 0 < line.level < 3 for line in lines[1:]):
            continue
        for line in lines:
            line.reason = line.reason or lines[0].reason


def mark_before(page: Page, main: Box, frame: Box) -> None:
    """Before the document only its own heading is text: title, date, time, place and number."""
    if not main.first:
        return
    kept = heading_lines(page, main, frame)
    for at, line in enumerate(page.lines[: main.first]):
        if not line.reason and at not in kept:
            line.reason = hint(line) or ("navigation" if 2 * line.linked > line.chars else "masthead")


def mark_after(page: Page, main: Box, frame: Box) -> None:
    """After the document stand notes, which are text, and what the page closes with."""
    for at in range(main.last, len(page.lines)):
        line = page.lines[at]
        linked, suggested, near = 2 * line.linked > line.chars, hint(line), at < frame.last
        running = prose(line) and (near or (line.chars >= 120 and suggested != "footer"))
        if line.reason or running or suggested == "notes" or NUMBERED.match(line.text) or (near and not linked):
            continue
        line.reason = suggested or ("related" if linked and near else "footer")


def hint(line: Line) -> str:
    """What the boxes around a line, the nearest first, suggest that it is."""
    box: Box | None = line.box
    while box is not None:
        if box.marks.hint and box.marks.hint != "heading":
            return box.marks.hint
        box = box.parent
    return ""


def mark_link_lists(page: Page, main: Box, sums: Sums) -> None:
    """Lists of links before the first and after the last running text of a document lead elsewhere."""
    texts = [at for at in range(main.first, main.last) if prose(page.lines[at])]
    mark_menus(page, main)
    if not texts or 2 * sums.prose_in(main.first, main.last) < sums.chars[main.last] - sums.chars[main.first]:
        return
    title = first_heading(page.lines, main, texts[0])
    for line in page.lines[main.first : title]:
        line.reason = line.reason or ("navigation" if 2 * line.linked > line.chars else "")
    for box in page.boxes:
        if box.first < main.first or box.last > main.last or box is main or box.tag not in CONTAINERS:
            continue
        before, after = box.last <= texts[0], box.first > texts[-1]
        if (before or after) and leads_elsewhere(page.lines[box.first : box.last]):
            for line in page.lines[box.first : box.last]:
                line.reason = line.reason or ("navigation" if before else "related")


def mark_menus(page: Page, main: Box) -> None:
    """Boxes of nothing but short links are menus, also in a page of few words."""
    for box in page.boxes:
        if box.first < main.first or box.last > main.last or box is main or box.tag not in CONTAINERS:
            continue
        left = [line for line in page.lines[box.first : box.last] if not line.reason]
        labels = [label for line in left for label in line.labels]
        chars, linked = sum(line.chars for line in left), sum(line.linked for line in left)
        if len(labels) > 2 and 10 * linked >= 9 * chars and linked < SHORT_LABEL * len(labels):
            for line in left:
                line.reason = "navigation"


def first_heading(lines: list[Line], main: Box, text: int) -> int:
    """Where the document's first large heading stands, if it does before its first running text."""
    found = (at for at in range(main.first, text) if lines[at].kind == "heading" and lines[at].level < 3)
    return next(found, main.first)


def leads_elsewhere(lines: list[Line]) -> bool:
    """Whether lines are a list of links, and not notes."""
    left = [line for line in lines if not line.reason]
    chars, linked = sum(line.chars for line in left), sum(line.linked for line in left)
    if not left or 4 * linked < 3 * chars:
        return False
    if len(lines) == 1 and (len(left[0].links) < 2 or 10 * linked < 9 * chars):
        return False
    return not any(NOTE.match(line.text) for line in left)


def mark_headings_of_nothing(page: Page) -> None:
    """A heading under which all is furniture goes with it, unless it is the document's title."""
    titles = titles_of(page)
    below: Line | None = None
    between = ""
    for line in reversed(page.lines):
        if line.reason:
            between = line.reason
            continue
        empty = below is None or (below.kind == "heading" and below.level <= line.level)
        leads = 2 * line.linked > line.chars or between == "pagination"
        if line.kind == "heading" and between and empty and not leads and not same_title(line.text, titles):
            line.reason = between
            continue
        below, between = line, ""
