"""The lines above what a document says: which is the title, which a date, a number, a place, a byline."""

from dataclasses import dataclass

import regex

from collegium.reading.compose import Composed
from collegium.reading.dates import dates, time_of
from collegium.reading.formats.detect import EML
from collegium.reading.source import Source
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

MOST_LINES = 16
SENTENCE = 12  # words
PARAGRAPH = 60  # words; no title is as long
END = regex.compile(r"[.!?…;:][”\"»’)\]]*$")
NUMBER = regex.compile(
    r"(?<![\w/.-])(?:(?P<named>(?:no|nr|n[°ºo]|№|ref|réf|reference|référence|referencia|number|номер|az|исх)\b?[.:°º]*(?:\s?(?:no|nr|n[°º]|№)\.?)?:?\s*))?"
    r"(?P<value>[\p{L}\d]*+(?:[-–/.][\p{L}\d()]++)++|\d++)(?![\w/-])",
    regex.IGNORECASE,
)
SYMBOL = regex.compile(
    r"(?:[A-Z]{1,8}(?:/[\w().-]+){1,6}|[A-Z]{1,8}(?:-[\w()]+){2,6}|\d{2,}(?:[-/][\p{L}\d]+){1,4}|[\p{L}\d]+(?:[/-][\p{L}\d.]+){2,5})"
)
# "PK 58/24", "Press Release (2024) 088"
SERIAL = regex.compile(r"(?<![\p{L}\d])(?:\p{Lu}{1,6}\s\d{1,5}\s?/\s?\d{2,4}|\((?:19|20)\d\d\)\s?\d{1,4})(?!\d)")
MAIL = regex.compile(
    r"(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Von|An|Betreff|Datum|De|À|Objet|Para|Asunto|Fecha|От|Кому|Тема|Дата)\s?:\s",
    regex.IGNORECASE,
)
AMERICAN = regex.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}")  # a date, month first
LETTERS = regex.compile(r"\p{L}{2,}")
NAMES = regex.compile(r"\p{L}[\p{L}’'.-]*")
HAS_FIGURE = regex.compile(r"\d")
SALUTATION = regex.compile(r"[,!?:]$")  # and the first question of an interview


@dataclass(frozen=True, slots=True)
class FrontLine:
    """A line above the words of a document; `role` is date, delivered, time, number, place, byline, mail, field, summary or other."""

    index: int
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


def front_of(composed: Composed, stop: int, source: Source, words: Words, vocabulary: Vocabulary) -> Front:
    """The front of a text, which ends at the latest at the line `stop`."""
    found: list[FrontLine] = []
    body, mail = 0, source.media_type == EML
    for index, line in enumerate(composed.lines[: min(stop, MOST_LINES)]):
        text = composed.of(line)
        seen_other = any(each.role == "other" for each in found)
        role, text = _field(text, found[-1] if found else None, words)
        if not role:
            role = "mail" if mail and MAIL.match(text) else _role(text, words, vocabulary, seen_other or mail)
        if role == "body" and _fields_follow(composed, index, stop, words):
            role = "summary"
        if role == "body" or (line.kind == "row" and (found or index > 1) and not _is_caption(composed, index)):
            break
        found.append(FrontLine(index, text, role))
        body = index + 1
    title = None if mail else _title(found, composed, source.title, words)
    return Front(tuple(found), title, body)


def _field(text: str, before: FrontLine | None, words: Words) -> tuple[str, str]:
    """Role and value of a line such as "Location: City", and of the value on the line behind such a name; "" for others."""
    name, colon, value = fold(text).partition(":")
    if name.strip() in words.front["fields"] and (colon or not value) and len(text) - len(name) <= 2:
        return "field", text
    if colon and name.strip() in words.front["where"]:
        return "place", text[len(name) + 1 :].strip()
    if before is not None and before.role == "field":
        asked = fold(before.text).strip(" :")
        if asked in words.front["where"]:
            return "place", text
        if dates(text):
            return "delivered" if asked in words.front["delivered"] else "date", text
    if dates(text) and any(word in fold(text) for word in words.front["delivered"]) and len(text.split()) < 16:
        return "delivered", text
    return "", text


def _fields_follow(composed: Composed, index: int, stop: int, words: Words) -> bool:
    """Whether named fields or a date stand shortly below a sentence, which then is a summary above the heading's end."""
    below = [composed.of(line) for line in composed.lines[index + 1 : min(stop, index + 9)]]
    return any(fold(text).strip(" :") in words.front["fields"] for text in below) or any(
        len(text) < 60 and _simple(text, words) == "date" for text in below[:2]
    )


def _is_caption(composed: Composed, index: int) -> bool:
    """Whether a row of a table stands above the table: it has one cell, and so one run of its source."""
    line = composed.lines[index]
    places = [place for place in composed.places if line.start <= place.start < line.end]
    return len({place.where for place in places}) == 1


def _role(text: str, words: Words, vocabulary: Vocabulary, titled: bool) -> str:
    count = len(text.split())
    if count >= PARAGRAPH or (count >= SENTENCE and END.search(text)):
        return "body"
    if titled and count <= SENTENCE and SALUTATION.search(text) and not dates(text):
        return "body"
    simple = _simple(text, words)
    if simple:
        return simple
    if titled and count <= SENTENCE and _is_byline(text, words, vocabulary):
        return "byline"
    if titled and count <= 7 and _is_place(text, words):
        return "place"
    return "body" if titled and count > 5 and END.search(text) else "other"


def _simple(text: str, words: Words) -> str:
    """What a line is that holds a date, time or number and hardly anything else; "" for any other."""
    found = dates(text)
    rest = text
    for dated in reversed(found):
        rest = rest[: dated.span[0]] + " " + rest[dated.span[1] :]
    bare = [word for word in LETTERS.findall(fold(rest)) if word not in words.days]
    if found and len(bare) <= 6 and len(text.split()) <= 14:
        return "date" if len(bare) <= 6 and not _titular(rest, words) else ""
    if time_of(text, bare_hour=True) and len(bare) <= 3 and len(text) < 40:
        return "time"
    return "number" if number_of(text) and len(bare) <= 4 and len(text) < 60 else ""


def _titular(rest: str, words: Words) -> bool:
    """Whether the rest of a dated line names a kind of document, and so is a title that ends in its date."""
    folded = fold(rest)
    return any(phrase in folded for phrases in words.kinds.values() for phrase in phrases) and len(folded.split()) > 2


def number_of(text: str) -> str | None:
    """The document's number or symbol in a heading line; a bare number counts only where a word marks it as one."""
    if not HAS_FIGURE.search(text):
        return None
    serial = SERIAL.search(text)
    if serial:
        return str(serial.group())
    for match in NUMBER.finditer(text):
        value = match["value"].strip(".-–")
        if match["named"] and any(char.isdigit() for char in value):
            return str(value)
    for word in text.split():
        bare = word.strip("(),;:|[]")
        if (
            any(char.isdigit() for char in bare)
            and SYMBOL.fullmatch(bare)
            and not AMERICAN.fullmatch(bare)
            and not dates(bare)
            and not time_of(bare)
        ):
            return bare
    return None


def _is_byline(text: str, words: Words, vocabulary: Vocabulary) -> bool:
    """A person with an office on a line of their own."""
    office = vocabulary.office_of(text, words.language)
    return (
        office is not None
        and not END.search(text)
        and ("," in text or len(text.split()) <= 7)
        and _capitalised(text, 0.5)
    )


def _is_place(text: str, words: Words) -> bool:
    """A few capitalised words without a verb, behind the title; no kind of document, no button of a page."""
    folded = fold(text)
    if any(phrase in folded for phrase in words.furniture["tail"]) or any(
        folded.startswith(phrase.split()[0]) for phrases in words.kinds.values() for phrase in phrases
    ):
        return False
    return (
        not END.search(text.replace("D.C.", "DC"))
        and not text[0].islower()  # a title that goes on: "on the Protection of …"
        and _capitalised(text, 0.9)
        and "?" not in text
        and not any(c.isdigit() for c in text)
    )


def _capitalised(text: str, share: float) -> bool:
    names = [word for word in NAMES.findall(text) if len(word) > 3 or word[0].isupper()]
    return bool(names) and sum(name[0].isupper() for name in names) >= share * len(names)


def _title(found: list[FrontLine], composed: Composed, meta: str, words: Words) -> int | None:
    """Which line is the title: the one the page's own title repeats, else the highest heading, else the most telling."""
    others = [i for i, line in enumerate(found) if line.role == "other"]
    if not others:
        return next((i for i, line in enumerate(found) if _titular(line.text, words)), None)
    folded_meta = fold(meta)
    for i in others:
        if len(found[i].text) > 15 and fold(found[i].text) in folded_meta:
            return i
    headings = [i for i in others if composed.lines[found[i].index].kind == "heading"]
    telling = [i for i in others if len(found[i].text.split()) > 3]
    loud = [i for i in telling if found[i].text.isupper() and _titular(found[i].text, words)]
    if loud and not headings:
        return loud[0]
    if headings:
        best = min(headings, key=lambda i: (composed.lines[found[i].index].level, i))
        named = [i for i in telling if i not in headings and _titular(found[i].text, words)]
        return named[0] if named and len(found[best].text.split()) < 3 else best
    return telling[0] if telling else others[0]
