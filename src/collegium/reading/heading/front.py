"""The lines above what a document says, and where they end."""

from collections.abc import Iterator
from dataclasses import dataclass

from collegium.reading.cast.scene import Scene
from collegium.reading.compose import Composed, Line
from collegium.reading.formats.detect import EML
from collegium.reading.heading.fields import field_of, is_mail_field, names_field
from collegium.reading.heading.roles import role_of, simple_role
from collegium.reading.heading.title import title_line
from collegium.reading.source import Source

MOST_LINES = 16
BELOW = 8  # lines below a summary among which the heading goes on


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line above the words of a document.

    `role` is date, delivered, time, number, place, byline, mail, field, summary or other.
    """

    text: str
    role: str


@dataclass(frozen=True, slots=True)
class Front:
    """All lines above the words of a document; `title` counts in `lines`, `body` in the lines of the text."""

    lines: tuple[FrontLine, ...]
    title: int | None
    body: int

    def texts(self, *roles: str) -> list[str]:
        """The lines of some roles, in order."""
        return [line.text for line in self.lines if line.role in roles]


def front_of(scene: Scene, source: Source, stop: int | None = None) -> Front:
    """The front of a text, which ends at the latest at the line `stop`."""
    composed = scene.composed
    end = len(composed.lines) if stop is None else stop
    mail = source.media_type == EML
    lines = tuple(_lines(scene, end, mail))
    others = [(i, composed.lines[i]) for i, line in enumerate(lines) if line.role == "other"]
    title = None if mail else title_line([line.text for line in lines], others, source.title, scene.words)
    return Front(lines, title, len(lines))


def _lines(scene: Scene, stop: int, mail: bool) -> Iterator[FrontLine]:
    """The lines of the front from the top, until one is none of it."""
    before: FrontLine | None = None
    titled = mail
    for index, line in enumerate(scene.composed.lines[: min(stop, MOST_LINES)]):
        if line.kind == "row" and index > 0 and not _is_caption(scene.composed, line):
            return
        before = _line(scene, index, before, titled, mail)
        if before.role == "body" and not _goes_on(scene, index, stop):
            return
        before = FrontLine(before.text, "summary") if before.role == "body" else before
        titled = titled or before.role == "other"
        yield before


def _line(scene: Scene, index: int, before: FrontLine | None, titled: bool, mail: bool) -> FrontLine:
    """A line with its role, which is "body" where it may be what the document says."""
    text = scene.composed.of(scene.composed.lines[index])
    asked = before.text if before is not None and before.role == "field" else ""
    role, value = field_of(text, asked, scene.words)
    if not role and mail and is_mail_field(text):
        role = "mail"
    return FrontLine(value, role or role_of(value, titled, scene.words, scene.vocabulary))


def _goes_on(scene: Scene, index: int, stop: int) -> bool:
    """Whether named fields or a date stand shortly below a sentence, which then is a summary amid the heading."""
    lines = scene.composed.lines[index + 1 : min(stop, index + 1 + BELOW)]
    below = [scene.composed.of(line) for line in lines]
    return any(names_field(text, scene.words) for text in below) or any(
        len(text) < 60 and simple_role(text, scene.words) == "date" for text in below[:2]
    )


def _is_caption(composed: Composed, line: Line) -> bool:
    """Whether a row of a table stands above the table: it has one cell, and so one run of its source."""
    return len({place.where for place in composed.places if line.start <= place.start < line.end}) == 1
