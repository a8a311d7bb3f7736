"""Page furniture told from what the document says.

First what the mark-up names (`nav`, `class="share"`), then what lines say of themselves ("Print this page"),
then where things stand: before and after the box that holds the document, and in it the lists of links at its
ends. Every line keeps its place; furniture gets a reason.
"""

import re

from collegium.reading.formats.html.boxes import Box, Line, Page
from collegium.reading.formats.html.heading import heading_lines, is_title, same_title, titles_of
from collegium.reading.formats.html.languages import offered
from collegium.reading.formats.html.links import CONTAINERS, mark_link_lists
from collegium.reading.formats.html.phrases import reason_for
from collegium.reading.formats.html.regions import Sums, frame_of, main_box, prose

BELIEVED = {"form": 0.3} | dict.fromkeys(("hidden", "print/download links", "search", "share", "tags", "related"), 0.5)
FOLLOWED = frozenset({"related", "share", "newsletter", "tags", "search", "print/download links", "footer", "contact"})
USUALLY, WITH_HEADING = 0.88, 0.3
"""Share of the page's writing from which a mark is no longer believed, as the page wraps its document in it."""
NUMBERED = re.compile(r"\^?\[(?:\d{1,3}|[ivx]{1,5}|\*)\]|[↑^↩]\s?\d")
MOST_ENTRIES = 60  # lines under a heading that gives them away
LONGEST_ENTRY = 200  # characters of an entry in a list of links


def tell_furniture(page: Page) -> None:
    """Give each line that is furniture its reason."""
    for line in page.lines:
        if line.mark and not line.reason and 10 * line.marked >= 9 * line.chars:
            line.reason = line.mark
    mark_boxes(page, Sums(page.lines))
    if all(line.reason for line in page.lines):
        believe_no_marks(page.lines)
    for at, line in enumerate(page.lines):
        line.reason = line.reason or ("" if amid(page.lines, at) else reason_for(line))
    mark_languages(page.lines)
    mark_headed(page)
    sums = Sums(page.lines)
    main = main_box(page, sums)
    frame = frame_of(main)
    mark_before(page, main, frame)
    mark_after(page, main, frame)
    if main.tag in ("body", "html", "form", ""):
        mark_ends(page, main)
    mark_link_lists(page, main, sums)
    mark_headings_of_nothing(page)
    if all(line.reason for line in page.lines):
        believe_no_marks(page.lines)


def amid(lines: list[Line], at: int) -> bool:
    """Whether a line stands between two of running text in one box, and is no link: then its words are the text's."""
    if not 0 < at < len(lines) - 1 or 2 * lines[at].linked > lines[at].chars:
        return False
    before, after, around = lines[at - 1], lines[at + 1], lines[at].box.parent
    return before.box.parent is around and after.box.parent is around and prose(before) and prose(after)


def mark_boxes(page: Page, sums: Sums) -> None:
    """What tags, roles, classes and ids name as furniture, unless it holds the document."""
    holders = holding_heading(page.boxes)
    for box in page.boxes:
        if box.parent is not None and box.parent.reason and not box.reason:
            box.reason = box.parent.reason
        if box.reason:
            continue
        reason = "hidden" if box.marks.hidden else box.marks.mark
        if box.tag == "footer" and box.quoted:
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


def limit(box: Box, reason: str, holders: set[int]) -> float:
    """The share of the writing up to which a box is believed to be what its mark says."""
    usual = BELIEVED.get(reason, USUALLY)
    return min(usual, WITH_HEADING) if id(box) in holders else usual


def believe_no_marks(lines: list[Line]) -> None:
    """Where the mark-up names all of a page as furniture, only what no page shows is."""
    for line in lines:
        line.reason = line.apart


def mark_languages(lines: list[Line]) -> None:
    """Lines one after the other that each name one language are a language bar together."""
    group: list[Line] = []
    for line in [*lines, None]:
        one = line is not None and line.chars < 40 and line.reason in ("", "language bar", "navigation", "form")
        if line is not None and one and offered(line.offer):
            group.append(line)
            continue
        if len({code for member in group for code in offered(member.offer)}) > 1:
            for member in group:
                member.reason = "language bar"
        group = []


def mark_headed(page: Page) -> None:
    """Where a box begins with a heading that gives it away ("Related documents", "Downloads"), all of it goes along."""
    for box in page.boxes:
        if box.reason or box.tag not in CONTAINERS or not 1 < box.last - box.first <= MOST_ENTRIES:
            continue
        lines = page.lines[box.first : box.last]
        if lines[0].reason not in FOLLOWED:
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
            line.reason = line.box.hint or ("navigation" if 2 * line.linked > line.chars else "masthead")


def mark_after(page: Page, main: Box, frame: Box) -> None:
    """After the document stand notes, which are text, and what the page closes with."""
    for at in range(main.last, len(page.lines)):
        line = page.lines[at]
        linked, suggested, near = 2 * line.linked > line.chars, line.box.hint, at < frame.last
        running = prose(line) and (near or (line.chars >= 120 and suggested != "footer"))
        if line.reason or running or suggested == "notes" or NUMBERED.match(line.text) or (near and not linked):
            continue
        line.reason = suggested or ("related" if linked and near else "footer")


def mark_ends(page: Page, main: Box) -> None:
    """In a page of which no part stands out, the boxes that are named as its head and foot are furniture."""
    titles = titles_of(page)
    inside = range(main.first, main.last)
    title = next((at for at in inside if is_title(page.lines[at], titles) and not page.lines[at].box.masthead), 0)
    for at in inside:
        line = page.lines[at]
        if not line.reason and at < title and line.box.masthead:
            line.reason = "masthead"
        elif not line.reason and at > title and line.box.hint == "footer":
            line.reason = "footer"


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
