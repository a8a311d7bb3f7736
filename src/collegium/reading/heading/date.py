"""When: the date and the time of a document."""

import re
from collections.abc import Iterable, Iterator

from collegium.reading.dates import WholeDate, dates, time_of, without_dates
from collegium.reading.formats.declared import day
from collegium.reading.formats.detect import EML, HTML
from collegium.reading.heading.front import Front
from collegium.reading.heading.signed import signed_in
from collegium.reading.source import Source
from collegium.reading.words import Words

# Formats whose marks date the document; elsewhere they date the file.
DATED_BY_PUBLISHERS = (HTML, EML)
DATELINE = re.compile(r"\s?\.?\)?\s?[-–—]")
STROKES = re.compile(r"0?(\d{1,2})/0?(\d{1,2})/\d{4}")
OPENING = 160  # code points at the beginning of the words in which a date is the document's
LAST = 6  # lines at the end in which a letter or an agreement is dated
SHORT = 12  # words; such a line there is no sentence


def date_of(front: Front, title: str | None, body: list[str], source: Source, words: Words) -> str | None:
    """The date in ISO 8601, of the first that has one.

    Those are the heading's own lines, the title, the first words, a dateline, the signature, the page's marks, and
    the last lines.
    """
    heading = [*front.texts("delivered"), *front.texts("date"), title or ""]
    heading += front.texts("other", "byline", "place", "number")
    texts = (*heading, *(line[:OPENING] for line in body[:1]))
    found = [dated.value for text in texts for dated in dates(text)[:1] if not _either_way(text, dated, words)]
    if found:
        return found[0]
    dateline = next(_datelines(body[:3]), None)
    signature = None if dateline else signed_in(body, words)
    marked = day(source.date) if source.media_type in DATED_BY_PUBLISHERS else ""
    return dateline or (signature[0] if signature else None) or marked or _last(body)


def _either_way(text: str, dated: WholeDate, words: Words) -> bool:
    """Whether figures between strokes could be day and month either way: English writes both."""
    match = STROKES.fullmatch(text[slice(*dated.span)]) if words.language == "en" else None
    return match is not None and match[1] != match[2] and max(int(match[1]), int(match[2])) <= 12


def _datelines(lines: Iterable[str]) -> Iterator[str]:
    """The dates of datelines: "City, 3 March 2024 – The ministers …"."""
    for text in lines:
        for dated in dates(text[:80]):
            if DATELINE.match(text, dated.span[1]):
                yield dated.value


def _last(body: list[str]) -> str | None:
    found = [dated.value for text in body[-LAST:] if len(text.split()) < SHORT for dated in dates(text)]
    return found[-1] if found else None


def hour_of(front: Front) -> str | None:
    """The time of day that the heading names, as HH:MM."""
    for text in front.texts("date", "time", "number", "place"):
        found = time_of(without_dates(text), bare_hour=True) or time_of(text)
        if found:
            return found
    return None
