"""What a document says of itself: kind, title, date, time, place, number, languages."""

from collections.abc import Callable

import regex

from collegium.reading.cast.persons import Person
from collegium.reading.compose import Composed
from collegium.reading.contract import Heading
from collegium.reading.dates import dates, time_of
from collegium.reading.formats.declared import day
from collegium.reading.formats.detect import EML, HTML
from collegium.reading.heading.front import Front, FrontLine, front_of, number_of
from collegium.reading.heading.kind import SPOKEN, kind_of
from collegium.reading.heading.place import place_of, signed_at
from collegium.reading.labels.accept import Label
from collegium.reading.source import Source
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

__all__ = ["SPOKEN", "Front", "front_of", "heading_of", "title_of"]

# Formats whose marks date the document; elsewhere they date the file.
DATED_BY_PUBLISHERS = (HTML, EML)
DATELINE = regex.compile(r"\s?\.?\)?\s?[-–—]")
LAST = 6  # lines at the end in which a letter or an agreement does


def title_of(front: Front, words: Words) -> str | None:
    """The title; lines that go on with it are joined to it."""
    if front.title is None:
        return None
    parts = [front.lines[front.title].text]
    for line in front.lines[front.title + 1 :]:
        if line.role != "other" or dates(line.text) or not _goes_on(parts[-1], line, words):
            break
        parts.append(line.text)
    return " ".join(parts)


def _goes_on(before: str, line: FrontLine, words: Words) -> bool:
    """Whether a line goes on with the title: it begins low or with a preposition, or the one before ends in one."""
    first, last = line.text.split()[0], before.split()[-1]
    return (
        first[0].islower()
        or fold(first) in words.titles["prepositions"]
        or fold(last) in words.titles["prepositions"]
        or last.endswith(",")
    )


def heading_of(
    composed: Composed,
    front: Front,
    source: Source,
    languages: tuple[str, ...],
    labels: list[Label],
    cast: tuple[Person, ...],
    official: Callable[[], bool],
    in_bold: bool,
    own: str | None,
    words: Words,
    vocabulary: Vocabulary,
) -> Heading:
    """The heading of a document; what it does not say is None."""
    title = title_of(front, words) or (source.title or None if front.texts("mail") else None)
    body = [composed.of(line) for line in composed.lines[front.body :]]
    date = _date(front, title, body, source)
    versions = {code for code in languages if code} | ({own} if own else set())
    return Heading(
        kind=kind_of(
            front,
            title or "",
            " ".join(body[:1]),
            labels,
            cast,
            official,
            _is_signed(title, words, vocabulary),
            in_bold,
            words,
        ),
        title=title,
        date=date,
        time=_time(front),
        place=place_of(front, body, date, words, vocabulary),
        number=_number(front),
        languages=tuple(sorted(versions)),
    )


def _is_signed(title: str | None, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the title names an office that a person holds; a department's "spokesperson" is one too."""
    return title is not None and vocabulary.office_of(title, words.language) is not None


def _date(front: Front, title: str | None, body: list[str], source: Source) -> str | None:
    """The date of the heading's own lines, else of the title, the first words, the page's marks, the last lines."""
    groups = [
        front.texts("delivered"),
        front.texts("date"),
        [title or ""],
        front.texts("other", "byline", "place", "number"),
        [text[:160] for text in body[:1]],
    ]
    for texts in groups:
        for text in texts:
            found = dates(text)
            if found:
                return found[0].value
    opening = [dated.value for text in body[:3] for dated in dates(text[:80]) if DATELINE.match(text, dated.span[1])]
    if opening:
        return opening[0]
    signed = signed_at(body)
    if signed:
        return signed[0]
    marked = day(source.date) if source.media_type in DATED_BY_PUBLISHERS else ""
    if marked:
        return marked
    last = [dated.value for text in body[-LAST:] if len(text.split()) < 12 for dated in dates(text)]
    return last[-1] if last else None


def _time(front: Front) -> str | None:
    for line in front.lines:
        if line.role in ("date", "time", "number", "place"):
            found = time_of(_without_dates(line.text), bare_hour=True) or time_of(line.text)
            if found:
                return found
    return None


def _without_dates(text: str) -> str:
    for dated in reversed(dates(text)):
        text = text[: dated.span[0]] + " " * (dated.span[1] - dated.span[0]) + text[dated.span[1] :]
    return text


def _number(front: Front) -> str | None:
    for line in front.lines:
        if line.role in ("number", "date", "other"):
            found = number_of(_without_dates(line.text))
            if found and (
                line.role != "other"
                or (len(line.text.split()) < 6 and not line.text.islower() and front.title != front.lines.index(line))
            ):
                return found
    return None
