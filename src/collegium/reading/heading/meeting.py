"""Where a text says that its parties met, today or on the date of its heading."""

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from collegium.reading.cast.scene import Scene
from collegium.reading.dates import dates
from collegium.reading.heading.signed import PLACE_NAME
from collegium.reading.words import Words, fold, one_of

NEAR = 160  # code points around a date in which the place of that day stands
HEAD = 600  # code points of a line in which a day without its year is looked for
SENTENCE_BREAK = regex.compile(r"(?<=\p{Ll}{2}[.!?])\s")


def met_in(text: str, date: str | None, scene: Scene) -> Iterator[str]:
    """The places where a line says that something happened "today", or on a date of ISO 8601."""
    folded = fold(text)
    says_today = any(word in folded for word in scene.words.place["today"])
    match = _today(scene.words).search(text) if says_today else None
    if match:
        yield str(match["place"] or match["earlier"]).rstrip(".")
    for start, end in _on_date(text, date, scene.words) if date else []:
        before = SENTENCE_BREAK.split(text[max(0, start - NEAR) : start])[-1]
        behind = SENTENCE_BREAK.split(text[end : end + NEAR])[0]
        for side in (before, behind):
            for found in _in_place(scene.words).finditer(side):
                place = found["place"]
                if not scene.party_of(place) and fold(place) not in scene.words.months:
                    yield str(place).rstrip(".")


@lru_cache
def _in_place(words: Words) -> regex.Pattern[str]:
    return regex.compile(rf"\b(?:{one_of(words.place['in'])})\s(?P<place>{PLACE_NAME})")


@lru_cache
def _today(words: Words) -> regex.Pattern[str]:
    """ "Today here in City", "in City today"; apostrophes are written in two ways."""
    today = one_of(words.place["today"]).replace("'", "[’']")
    places = one_of(words.place["in"])
    return regex.compile(
        rf"(?i:{today})\s(?:(?:{one_of(words.place['here'])})\s)?(?:{places})\s(?P<place>{PLACE_NAME})"
        rf"|\b(?i:{places})\s(?P<earlier>{PLACE_NAME})\s(?i:{today})\b"
    )


@lru_cache(maxsize=64)
def _days(words: Words, month: int) -> re.Pattern[str]:
    """Where any day of a month stands: what is made once, and tells where the pattern of one day need not be."""
    names = one_of(name for name, number in words.months.items() if number == month)
    return re.compile(
        rf"(?<!\d)(?=(\d{{1,2}})\.?(?:er|st|nd|rd|th)?\s(?:de\s)?(?:{names})\b)|\b(?=(?:{names})\.?\s(\d{{1,2}})(?!\d))"
    )


def _on_date(text: str, date: str, words: Words) -> list[tuple[int, int]]:
    """Where a text names a date of ISO 8601, in full or by its day and month."""
    day = str(int(date[8:10]))
    if day not in text:
        return []
    spans = [dated.span for dated in dates(text) if dated.value == date] if date[:4] in text else []
    if spans or day not in text[:HEAD]:
        return spans
    head = fold(text[:HEAD])
    months = [name for name, month in words.months.items() if month == int(date[5:7]) and name in head]
    if not months or all(day not in match.groups() for match in _days(words, int(date[5:7])).finditer(head)):
        return []
    names = one_of(months)
    short = rf"(?<!\d){day}\.?(?:er|st|nd|rd|th)?\s(?:de\s)?(?:{names})\b|\b(?:{names})\.?\s{day}(?!\d)"
    return [match.span() for match in re.finditer(short, head)]
