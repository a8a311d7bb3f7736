"""Where: the dateline's place, the place line's, the title's, or where the meeting was on the heading's date."""

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from collegium.reading.cast.scene import Scene
from collegium.reading.dates import dates
from collegium.reading.heading.front import Front
from collegium.reading.heading.meeting import met_in
from collegium.reading.heading.signed import PLACE_NAME, signed_in
from collegium.reading.words import Words, fold, one_of

SEARCHED = 12  # lines of the text in which the meeting's place is looked for
AMERICAN = ("D.C.", "DC")  # what stands behind a city's comma and is no city itself
PLACE = rf"(?P<place>{PLACE_NAME}(?:,\s(?:D\.C\.|DC))?)"
WHOLE = regex.compile(PLACE)
CLOCK = (
    r"\b\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:uhr|hrs|h|est|edt|cet|gmt)\b)?"
    r"|\b\d{1,2}[.:h]?\d{0,2}\s?(?:uhr|h|hrs)\b"
)
MARKS = " \t,.;:|–—-/•()[]"  # what stands between a place and its date
DASHED = re.compile(r"\s?\.?\)?\s?(?:[-–—:.]|\()")
LOUD = regex.compile(r"(?P<place>\p{Lu}{3,}(?:\s\p{Lu}{2,}){0,2})\s?[-–—]\s")


def place_of(scene: Scene, front: Front, body: list[str], date: str | None) -> str | None:
    """The place of a document as it writes it; None where it names none for its own date."""
    found = next(_places(scene, front, body, date), None)
    return _city(found, scene) if found else None


def _city(place: str, scene: Scene) -> str:
    """A venue and its city as the city; a city and its state as they stand."""
    parts = [part.strip() for part in place.split(",")]
    if len(parts) != 2 or parts[1] in AMERICAN or scene.party_of(parts[1].title()):
        return place
    capitals = {name for party in scene.vocabulary.parties for name in party.capitals.get(scene.words.language, ())}
    return parts[0] if parts[0] in capitals and parts[1] not in capitals else parts[1]


def _places(scene: Scene, front: Front, body: list[str], date: str | None) -> Iterator[str]:
    """The places that a document names as its own, the surest first."""
    for text in front.texts("date", "delivered"):
        yield from _of_dated(text, scene.words)
    yield from _of_lines(front, scene)
    for text in front.texts("other"):
        yield from _of_title(text, scene.words)
    for text in body[:2]:
        yield from _dateline(text, scene.words)
    signature = signed_in([*(line.text for line in front.lines), *body], scene.words)
    if signature:
        yield signature[1]
    for text in body[:SEARCHED]:
        yield from met_in(text, date, scene)


def _of_dated(text: str, words: Words) -> Iterator[str]:
    """ "City, 3 March 2024", "3 March 2024, City", "City (Country), Monday, 3 March 2024"."""
    for dated in dates(text):
        for side in (text[: dated.span[0]], text[dated.span[1] :]):
            bare = _leading_on(words).sub("", _beside_date(words).sub(" ", side).strip(MARKS)).rstrip(", ")
            match = WHOLE.fullmatch(bare)
            if match and len(bare) > 2 and fold(bare) not in words.place["none"] and not _opens_kind(bare, words):
                yield str(match["place"])


@lru_cache
def _beside_date(words: Words) -> re.Pattern[str]:
    """What stands beside a date and is no place: times, remarks in brackets, days of the week."""
    return re.compile(rf"{CLOCK}|\(.*?\)|\b(?:{one_of(words.days)})\b", re.IGNORECASE)


@lru_cache
def _leading_on(words: Words) -> re.Pattern[str]:
    """The word behind a place that leads to its date."""
    return re.compile(rf"\s(?:{one_of(words.place['on'])})$")


def _opens_kind(text: str, words: Words) -> bool:
    """Whether words begin with a kind of document: "Media release, 3 March"."""
    return fold(text).startswith(tuple(phrase for phrases in words.kinds.values() for phrase in phrases))


def _of_lines(front: Front, scene: Scene) -> Iterator[str]:
    """The place lines, none that says how to dial in: those with a state's name first, then those behind the date."""
    behind_date = ["", *(line.role for line in front.lines)]
    lines = [
        (line.text, behind_date[i] in ("date", "time"))
        for i, line in enumerate(front.lines)
        if line.role == "place" and not any(word in fold(line.text) for word in scene.words.place["virtual"])
    ]
    lines.sort(key=lambda each: (scene.party_of(each[0]) is not None, each[1]), reverse=True)
    yield from (text.strip() for text, _ in lines if text.strip())


def _of_title(text: str, words: Words) -> Iterator[str]:
    """ "…, City, 3 March 2024" and "… (City, 3 March 2024)" at the end of a title."""
    for dated in reversed(dates(text)):
        match = _at_end(words).search(text[: dated.span[0]].rstrip(" ,(–—"))
        if match:
            yield str(match["place"])


@lru_cache
def _at_end(words: Words) -> regex.Pattern[str]:
    return regex.compile(
        rf"(?:,|\(|–|—|\b(?:{one_of(words.place['in'])}))\s*{PLACE}\s*(?:,|\(|{one_of(words.place['on'])})?\s*$"
    )


def _dateline(text: str, words: Words) -> Iterator[str]:
    """ "City, 3 March 2024 – The ministers …", "CITY – The ministers …"."""
    for dated in dates(text[:120]):
        match = _opening(words).match(text[: dated.span[0]])
        if match and DASHED.match(text, dated.span[1]):
            yield str(match["place"])
    loud = LOUD.match(text)
    if loud:
        yield str(loud["place"]).title()


@lru_cache
def _opening(words: Words) -> regex.Pattern[str]:
    """A place at the beginning of a text, with what may stand between it and its date."""
    return regex.compile(
        rf"^[\s(\[«\"“]*{PLACE}(?:\s?\([^)]+\))?\s?,?\s*"
        rf"(?:(?:{one_of(words.place['on'])})\s|(?i:{one_of(words.days)}),?\s|\p{{L}}+,\s)?$"
    )
