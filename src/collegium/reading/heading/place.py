"""Where: the dateline's place, the place line's, the title's, or where the meeting was on the heading's date."""

import regex

from collegium.reading.dates import dates
from collegium.reading.heading.front import Front, FrontLine
from collegium.reading.words import Words, fold

NAME = r"\p{Lu}[\p{L}’'.-]*(?:[\s-](?:de|del|la|am|an|der|of|sur|on|upon|the|\p{Lu})[\p{L}’'.-]*){0,3}"
PLACE = regex.compile(rf"(?P<place>{NAME}(?:,\s(?:D\.C\.|DC))?)")
AT_END = regex.compile(rf"(?:,|\(|–|—|\bin|\bà|\ben|\bв)\s*(?P<place>{NAME}(?:,\s(?:D\.C\.|DC))?)\s*(?:,|\(|on|le|el|am|den)?\s*$")
OPENING = regex.compile(rf"^[\s(\[«\"“]*(?P<place>{NAME}(?:,\sD\.C\.)?)(?:\s?\([^)]+\))?\s?,?\s*(?:le\s|el\s|den\s|am\s|on\s|\p{{L}}+day,?\s|\p{{L}}+,\s)?$")
TODAY = regex.compile(
    rf"(?:(?i:today|aujourd[’']hui|hoy|heute|here today|heute hier)\s(?:here\s|ici\s|aquí\s|hier\s)?(?:in|à|en|at)\s(?P<place>{NAME}))"
    rf"|(?:\b(?i:in|à|en|at)\s(?P<earlier>{NAME})\s(?i:today|aujourd[’']hui|hoy|heute)\b)"
)
VIRTUAL = ("teleconference", "videoconference", "virtual", "online", "by phone", "via ")


def place_of(front: Front, body: list[str], date: str | None, words: Words) -> str | None:
    """The place of a document; None where it names none for its own date."""
    return (
        _first(_of_dated(line.text, words) for line in front.lines if line.role == "date")
        or _of_lines(front)
        or _first(_of_title(line.text) for line in _title_lines(front))
        or _first(_dateline(text) for text in body[:2])
        or _first(_of_meeting(text, date) for text in body)
    )


def _first(found: object) -> str | None:
    return next((each for each in found if each), None)  # type: ignore[attr-defined]


def _title_lines(front: Front) -> list[FrontLine]:
    return [line for line in front.lines if line.role in ("other", "title")]


def _of_dated(text: str, words: Words) -> str | None:
    """ "City, 3 March 2024", "3 March 2024, City", "City (Country), Monday, 3 March 2024"."""
    for dated in dates(text):
        before, after = text[: dated.span[0]], text[dated.span[1] :]
        for side in (before, after):
            clean = regex.sub(r"\d{1,2}[:.h]\d\d.*|\(.*?\)|\b(?:" + "|".join(words.days) + r")\b", " ", side, flags=regex.IGNORECASE)
            clean = clean.strip(" \t,.;:|–—-/•").removesuffix(" on").removesuffix(" le").removesuffix(" den").removesuffix(" el").rstrip(", ")
            match = PLACE.fullmatch(clean)
            if match and len(clean) > 2:
                return match["place"]
    return None


def _of_lines(front: Front) -> str | None:
    """The place lines: the first one that is no room and no line to dial in to."""
    lines = [text for text in front.texts("place") if not any(word in fold(text) for word in VIRTUAL)]
    return lines[0].strip() if lines else None


def _of_title(text: str) -> str | None:
    """ "…, City, 3 March 2024" and "… (City, 3 March 2024)" at the end of a title."""
    for dated in reversed(dates(text)):
        match = AT_END.search(text[: dated.span[0]].rstrip(" ,(–—"))
        if match:
            return match["place"]
    return None


def _dateline(text: str) -> str | None:
    """ "City, 3 March 2024 – The ministers …" """
    for dated in dates(text[:120]):
        match = OPENING.match(text[: dated.span[0]])
        if match and regex.match(r"\s?\.?\)?\s?(?:[-–—:.]|\()", text[dated.span[1] :]):
            return match["place"]
    match = regex.match(rf"(?P<place>\p{{Lu}}{{3,}}(?:\s\p{{Lu}}{{2,}}){{0,2}})\s?[-–—]\s", text)
    return match["place"].title() if match else None


def _of_meeting(text: str, date: str | None) -> str | None:
    """Where the text says that it met "today", or on the very date of the heading."""
    match = TODAY.search(text)
    if match:
        return str(match["place"] or match["earlier"]).rstrip(".")
    for dated in dates(text):
        if dated.value == date:
            before = regex.search(rf"\b(?:in|à|en)\s(?P<place>{NAME})(?:,\s{NAME})?,?\s(?:on|le|el|am)?\s*(?:the\s)?$", text[: dated.span[0]])
            after = regex.match(rf"\s(?:in|à|en)\s(?P<place>{NAME})", text[dated.span[1] :])
            found = before or after
            if found:
                return str(found["place"])
    return None
