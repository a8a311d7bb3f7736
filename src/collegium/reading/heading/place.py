"""Where: the dateline's place, the place line's, the title's, or where the meeting was on the heading's date."""

import regex

from collegium.reading.dates import dates
from collegium.reading.heading.front import Front, FrontLine
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

PARTICLE = r"(?:de|del|la|am|an|der|of|sur|on|upon|the)"
NAME = rf"\p{{Lu}}[\p{{L}}’'.-]*(?:[\s-](?:{PARTICLE}[\s-]){{0,2}}\p{{Lu}}[\p{{L}}’'.-]*){{0,3}}"
PLACE = regex.compile(rf"(?P<place>{NAME}(?:,\s(?:D\.C\.|DC))?)")
AT_END = regex.compile(
    rf"(?:,|\(|–|—|\bin|\bà|\ben|\bв)\s*(?P<place>{NAME}(?:,\s(?:D\.C\.|DC))?)\s*(?:,|\(|on|le|el|am|den)?\s*$"
)
OPENING = regex.compile(
    rf"^[\s(\[«\"“]*(?P<place>{NAME}(?:,\sD\.C\.)?)(?:\s?\([^)]+\))?\s?,?\s*(?:le\s|el\s|den\s|am\s|on\s|\p{{L}}+day,?\s|\p{{L}}+,\s)?$"
)
TODAY = regex.compile(
    rf"(?:(?i:today|aujourd[’']hui|hoy|heute|here today|heute hier)\s(?:here\s|ici\s|aquí\s|hier\s)?(?:in|à|en|at)\s(?P<place>{NAME}))"
    rf"|(?:\b(?i:in|à|en|at)\s(?P<earlier>{NAME})\s(?i:today|aujourd[’']hui|hoy|heute)\b)"
)
DONE = regex.compile(
    r"\b(?:[Dd]one|[Ss]igned|[Aa]greed|[Aa]dopted|[Ii]ssued|[Ff]ait|[Ss]igné[e]?|[Aa]dopté[e]?|[Hh]echo|[Ff]irmad[oa]|[Gg]eschehen|[Uu]nterzeichnet|[Cc]овершено|[Пп]одписан[оаы]?|[Пп]ринят[оаы]?)\b"
)
AT_PLACE = regex.compile(
    rf"(?:[Dd]one|[Ss]igned|[Aa]greed|[Aa]dopted|[Ii]ssued|[Ff]ait|[Ss]igné[e]?|[Aa]dopté[e]?|[Hh]echo|[Ff]irmad[oa]|[Gg]eschehen|[Uu]nterzeichnet|[Сс]овершено|[Пп]одписан[оаы]?|[Пп]ринят[оаы]?)\s(?:at|in|à|en|zu|в|во)\s(?:the\s\p{{L}}+\sof\s)?(?P<place>{NAME})\s?,?\s(?:on|le|el|am|this)?\s?(?:the\s)?$"
)
TRAILING = regex.compile(r"\s(?:on|am|de|sur|the|of|le|el)$")
IN_PLACE = regex.compile(rf"\b(?:in|at|à|en|в)\s(?P<place>{NAME})")
SENTENCE_BREAK = regex.compile(r"(?<=\p{Ll}{2}[.!?])\s")
OPENING_WORDS = 600  # code points of a paragraph in which a date without its year is looked for
SAYS_TODAY = regex.compile(r"[Tt]oday|[Aa]ujourd|[Hh]oy|[Hh]eute")
SEARCHED = 12  # lines of the text in which the meeting's place is looked for
NO_PLACE = frozenset(
    [
        "signed",
        "signé",
        "firmado",
        "unterzeichnet",
        "published",
        "posted",
        "updated",
        "publié",
        "publicado",
        "veröffentlicht",
        "stand",
        "date",
        "fecha",
        "datum",
        "дата",
        "опубликовано",
        "release",
        "released",
        "issued",
        "created",
        "last-updated",
        "modified",
    ]
)
VIRTUAL = ("teleconference", "videoconference", "virtual", "online", "by phone", "via ")


def place_of(front: Front, body: list[str], date: str | None, words: Words, vocabulary: Vocabulary) -> str | None:
    """The place of a document as it writes it; None where it names none for its own date."""
    found = _found(front, body, date, words, vocabulary)
    return _city(TRAILING.sub("", found), words.language, vocabulary) if found else None


def _city(place: str, language: str, vocabulary: Vocabulary) -> str:
    """A venue and its city as the city; a city and its state as they stand."""
    parts = [part.strip() for part in place.split(",")]
    if len(parts) != 2 or parts[1] in ("D.C.", "DC") or vocabulary.party_of(parts[1].title(), language):
        return place
    capitals = {name for party in vocabulary.parties for name in party.capitals.get(language, ())}
    return parts[0] if parts[0] in capitals and parts[1] not in capitals else parts[1]


def _found(front: Front, body: list[str], date: str | None, words: Words, vocabulary: Vocabulary) -> str | None:
    return (
        _first(_of_dated(line.text, words) for line in front.lines if line.role in ("date", "delivered"))
        or _of_lines(front, words.language, vocabulary)
        or _first(_of_title(line.text) for line in _title_lines(front))
        or _first(_dateline(text) for text in body[:2])
        or (signed_at([*(line.text for line in front.lines), *body]) or (None, None))[1]
        or _first(_of_meeting(text, date, words, vocabulary) for text in body[:SEARCHED])
    )


def signed_at(body: list[str]) -> tuple[str, str] | None:
    """Date and place where the text says that it was done: "Signed at City on 3 March 2024"."""
    for text in body:
        for dated in dates(text) if DONE.search(text) else []:
            match = AT_PLACE.search(text[: dated.span[0]])
            if match:
                return dated.value, match["place"]
    return None


def _first(found: object) -> str | None:
    return next((each for each in found if each), None)  # type: ignore[attr-defined]


def _title_lines(front: Front) -> list[FrontLine]:
    return [line for line in front.lines if line.role in ("other", "title")]


def _of_dated(text: str, words: Words) -> str | None:
    """ "City, 3 March 2024", "3 March 2024, City", "City (Country), Monday, 3 March 2024"."""
    for dated in dates(text):
        before, after = text[: dated.span[0]], text[dated.span[1] :]
        for side in (before, after):
            clean = regex.sub(
                r"\d{1,2}[:.h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?(?:Uhr|hrs|h|EST|EDT|CET|GMT))?|\(.*?\)|\b(?:"
                + "|".join(words.days)
                + r")\b",
                " ",
                side,
                flags=regex.IGNORECASE,
            )
            clean = regex.sub(r"\b\d{1,2}[.:h]?\d{0,2}\s?(?:Uhr|h|hrs)\b", " ", clean)
            clean = (
                clean.strip(" \t,.;:|–—-/•()[]")
                .removesuffix(" on")
                .removesuffix(" le")
                .removesuffix(" den")
                .removesuffix(" el")
                .rstrip(", ")
            )
            match = PLACE.fullmatch(clean)
            if match and len(clean) > 2 and fold(clean) not in NO_PLACE and not _names_kind(clean, words):
                return str(match["place"])
    return None


def _names_kind(text: str, words: Words) -> bool:
    """Whether words name a kind of document: "Media release, 3 March"."""
    folded = fold(text)
    return any(folded.startswith(phrase) for phrases in words.kinds.values() for phrase in phrases)


def _of_lines(front: Front, language: str, vocabulary: Vocabulary) -> str | None:
    """The place lines: one with a state's name first, then one right behind the date; none that is a line to dial in to."""
    roles = ["", *(line.role for line in front.lines)]
    lines = [(line.text, roles[i] in ("date", "time")) for i, line in enumerate(front.lines) if line.role == "place"]
    real = [(text, dated) for text, dated in lines if not any(word in fold(text) for word in VIRTUAL)]
    return (
        max(real, key=lambda each: (vocabulary.party_of(each[0], language) is not None, each[1]))[0].strip()
        if real
        else None
    )


def _of_title(text: str) -> str | None:
    """ "…, City, 3 March 2024" and "… (City, 3 March 2024)" at the end of a title."""
    for dated in reversed(dates(text)):
        match = AT_END.search(text[: dated.span[0]].rstrip(" ,(–—"))
        if match:
            return str(match["place"])
    return None


def _dateline(text: str) -> str | None:
    """ "City, 3 March 2024 – The ministers …" """
    for dated in dates(text[:120]):
        match = OPENING.match(text[: dated.span[0]])
        if match and regex.match(r"\s?\.?\)?\s?(?:[-–—:.]|\()", text[dated.span[1] :]):
            return str(match["place"])
    match = regex.match(r"(?P<place>\p{Lu}{3,}(?:\s\p{Lu}{2,}){0,2})\s?[-–—]\s", text)
    return str(match["place"]).title() if match else None


def _of_meeting(text: str, date: str | None, words: Words, vocabulary: Vocabulary) -> str | None:
    """Where the text says that it met "today", or on the very date of the heading."""
    match = TODAY.search(text) if SAYS_TODAY.search(text) else None
    if match:
        return str(match["place"] or match["earlier"]).rstrip(".")
    for start, end in _on_date(text, date, words):
        near = text[max(0, start - 160) : start], text[end : end + 160]
        for side in near:
            for found in IN_PLACE.finditer(SENTENCE_BREAK.split(side)[-1 if side is near[0] else 0]):
                if not vocabulary.party_of(found["place"], words.language) and fold(found["place"]) not in words.months:
                    return str(found["place"]).rstrip(".")
    return None


def _on_date(text: str, date: str | None, words: Words) -> list[tuple[int, int]]:
    """Where a text names a date of ISO 8601, in full or by its day and month."""
    if date is None:
        return []
    spans = [dated.span for dated in dates(text) if dated.value == date]
    if spans or date[8:10].lstrip("0") not in text[:OPENING_WORDS]:
        return spans
    names = "|".join(regex.escape(name) for name, month in words.months.items() if month == int(date[5:7]))
    day = int(date[8:10])
    short = regex.compile(rf"(?<!\d){day}\.?(?:er|st|nd|rd|th)?\s(?:de\s)?(?:{names})\b|\b(?:{names})\.?\s{day}(?!\d)")
    return [match.span() for match in short.finditer(fold(text[:OPENING_WORDS]))]
