"""The heading of a document: its title, and the lines of date, time, place and number beside it."""

import re

from collegium.reading.formats.html.boxes import Box, Line, Page
from collegium.reading.formats.html.metadata import title

SEGMENTS = re.compile(r"\s+[|–—»«›:·•/-]+\s+|\s*\|\s*")
DATED = re.compile(
    r"\b[A-Z]{1,8}(?:/[A-Z\d.()-]+)+|"
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}[:.h]\d{2}\b|№|\bno?\.?\s*\d+",
    re.IGNORECASE,
)
NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
NEAR = 8  # lines before the document among which its date and number are looked for
ADJACENT = 2  # the nearest of them, which may stand outside what frames the document
LONGEST_TITLE = 600  # characters
LONGEST_DATE_LINE = 80  # characters


def plain(text: str) -> str:
    """Letters and digits alone, in lower case, for comparing titles."""
    return NOT_ALPHANUMERIC.sub("", text.lower())


def same_title(text: str, titles: list[str]) -> bool:
    """Whether a line is the title that the head gives, or one part of it."""
    if not titles or len(text) > LONGEST_TITLE:
        return False
    bare = plain(text)
    long = len(bare) > 20
    return len(bare) > 7 and any(
        bare == one or (long and (bare in one or one in bare)) for one in titles if len(one) > 7
    )


def titles_of(page: Page) -> list[str]:
    """The title in the head, and its parts."""
    given = title(page)
    return [plain(one) for one in [given, *SEGMENTS.split(given)] if one]


def heading_lines(page: Page, main: Box, frame: Box) -> set[int]:
    """Which lines before the document's box belong to its heading."""
    titles = titles_of(page)
    open_lines = [at for at in range(main.first) if not page.lines[at].reason]
    inside = [at for at in range(main.first, main.last) if not page.lines[at].reason][:NEAR]
    headings = [at for at in open_lines if page.lines[at].kind == "heading" and page.lines[at].level < 4]
    exact = any(page.lines[at].kind == "heading" and plain(page.lines[at].text) in titles for at in inside)
    own = [at for at in headings if same_title(page.lines[at].text, titles)]
    own = [at for at in own if not (exact and page.lines[at].box.masthead)]
    within = not own and any(is_title(page.lines[at], titles) for at in inside)
    start = main.first if within else title_at(page, open_lines, headings, own, titles)
    kept = {at for at in open_lines if at >= start and not elsewhere(page.lines[at], at == start)}
    near = [at for at in open_lines if at < start][-NEAR:]
    close = {at for at in near[-ADJACENT:] if not page.lines[at].box.masthead}
    parent = page.lines[start].box.parent if start < len(page.lines) else None
    inner = parent.first if parent is not None and parent.tag not in ("body", "html", "") else start
    kept.update(at for at in near if beside(page.lines[at], at >= inner, at >= frame.first or at in close))
    return kept


def is_title(line: Line, titles: list[str]) -> bool:
    """Whether a line within the document's box is its title."""
    if line.kind == "heading" and line.level < 3:
        return True
    return bool(titles) and same_title(line.text, titles)  # without a title, no line need be put together


def title_at(page: Page, open_lines: list[int], headings: list[int], own: list[int], titles: list[str]) -> int:
    """Where the title stands before the document: what the head says it is, else the last large heading."""
    best = own or [at for at in open_lines if same_title(page.lines[at].text, titles)] or headings
    return best[-1] if best else (open_lines[-1] + 1 if open_lines else 0)


def box_hint(line: Line) -> str:
    """What the mark-up suggests of the line's own box, or the one around it."""
    above = line.box.parent
    return line.box.marks.hint or (above.marks.hint if above is not None else "")


def elsewhere(line: Line, is_start: bool) -> bool:
    """Whether a line between title and document leads elsewhere."""
    return not is_start and 2 * line.linked > line.chars


def beside(line: Line, within_parent: bool, framed: bool) -> bool:
    """Whether a line shortly before the title belongs to it: a date or number, or what stands in one box with it."""
    if 2 * line.linked > line.chars or line.chars > LONGEST_DATE_LINE:
        return False
    if box_hint(line) == "heading":
        return True
    return within_parent or (framed and bool(DATED.search(line.text)))
