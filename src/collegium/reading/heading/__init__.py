"""What a document says of itself: kind, title, date, time, place, number, languages."""

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Heading
from collegium.reading.dates import without_dates
from collegium.reading.furniture import Sorted
from collegium.reading.heading.date import date_of, hour_of
from collegium.reading.heading.front import Front, front_of
from collegium.reading.heading.kind import SPOKEN, kind_of
from collegium.reading.heading.number import number_of
from collegium.reading.heading.place import place_of
from collegium.reading.heading.title import joined
from collegium.reading.labels import Label
from collegium.reading.source import Source
from collegium.reading.words import Words

__all__ = ["SPOKEN", "Front", "day_of", "front_of", "heading_of"]


def heading_of(scene: Scene, front: Front, labels: list[Label], source: Source, parts: Sorted) -> Heading:
    """The heading of a document; what it does not say is None."""
    title = _title(front, source, scene.words)
    date = day_of(scene, front, source)
    return Heading(
        kind=kind_of(scene, front, title or "", labels, parts),
        title=title,
        date=date,
        time=hour_of(front),
        place=place_of(scene, front, scene.composed.below(front.body), date),
        number=_number(front),
        languages=tuple(sorted({*parts.languages})),
    )


def day_of(scene: Scene, front: Front, source: Source) -> str | None:
    """The date of a document, or the month or year alone, as its lines give it."""
    title = _title(front, source, scene.words)
    return date_of(front, title, scene.composed.below(front.body), source, scene.words)


def _title(front: Front, source: Source, words: Words) -> str | None:
    """The title that a document has above its words; of a mail that has none there, its subject."""
    return _written(front, words) or (source.title or None if front.texts("mail") else None)


def _written(front: Front, words: Words) -> str | None:
    if front.title is None:
        return None
    return joined([(line.text, line.role) for line in front.lines[front.title :]], words)


def _number(front: Front) -> str | None:
    """The number in a line that is one or a date, else in a short line beside the title."""
    for place, line in enumerate(front.lines):
        short = len(line.text.split()) < 6 and not line.text.islower() and front.title != place
        if line.role in ("number", "date") or (line.role == "other" and short):
            found = number_of(without_dates(line.text))
            if found:
                return found
    return None
