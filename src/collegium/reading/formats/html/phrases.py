"""What short lines say that give themselves away as page furniture, by the table `words.toml`."""

import re

from collegium.reading.formats.html.boxes import Line
from collegium.reading.formats.html.languages import offered
from collegium.reading.formats.html.marks import WORDS

SHORT, OPENING = 80, 400  # characters
SAID: dict[str, str] = {phrase: reason for reason, phrases in WORDS["said"].items() for phrase in phrases}
LINKED: dict[str, str] = {phrase: reason for reason, phrases in WORDS["link"].items() for phrase in phrases}
OPENS: dict[str, str] = {phrase: reason for reason, phrases in WORDS["opens"].items() for phrase in phrases}
DATED: dict[str, str] = {phrase: reason for reason, phrases in WORDS["dated"].items() for phrase in phrases}
DATED_OPENINGS = tuple(DATED)
DATE = re.compile(r"\W*(?:\b(?:on|at|le|à|el|am|um|в|de)\b\W*)*(?:\w{2,12}\W+){0,2}\d{1,4}\b.{0,40}")
OPENING_PATTERN = re.compile("|".join(re.escape(one) for one in sorted(OPENS, key=len, reverse=True)))
HOME = frozenset(WORDS["home"]["words"])
EDGES = " \t\n\r\xa0:.…|·•*»«›‹→←↑<>/\\-–—+[](){}!▲▼►◄"
NUMBERS = re.compile(r"[\d\s.…|«»‹›<>→←\-–]*\d[\d\s.…|«»‹›<>→←\-–]*")
SEPARATORS = re.compile(r"\s*[»›>→/|\\]+\s*|\s+[-–—·•:]\s+")
UNIT = r"\d+(?:[.,]\d+)?\s*(?:[kmкм][bб]|[kmкм]o|bytes)\b"
SIZED = re.compile(rf"(?:^|\()(?:\w{{3,4}}\b)?\W*{UNIT}\W*$", re.IGNORECASE)
FILE = re.compile(rf"\b(?:pdf|docx?|rtf|odt|xlsx?|zip|mp3)\b.{{0,12}}\b{UNIT}|^\(?{UNIT}", re.IGNORECASE)


def reason_for(line: Line) -> str:
    """Why a line is furniture by its own words; empty where they do not show it."""
    if line.chars > OPENING or not line.chars:
        return ""
    text = line.text
    if line.chars <= SHORT:
        linked = 10 * line.linked >= 8 * line.chars
        said = known(text) if linked else SAID.get(bare(text), "")
        if said:
            return said
        if linked and len(line.labels) > 1:
            reasons = [known(label) for label in line.labels if label.strip()]
            if reasons and all(reasons):
                return reasons[0]
        if NUMBERS.fullmatch(text) and 2 * line.linked >= line.chars:
            return "pagination"
        if (linked and FILE.search(text)) or SIZED.search(text):
            return "print/download links"
    return opening(text) or (dated(text) if line.chars <= SHORT else "") or bar(line, text)


def bare(text: str) -> str:
    """A line's words alone, in lower case."""
    return text.strip(EDGES).lower().replace("’", "'")


def known(label: str) -> str:
    """What the words of a link say."""
    words = bare(" ".join(label.split()))
    return SAID.get(words) or LINKED.get(words, "")


def opening(text: str) -> str:
    """What the first words of a line say."""
    match = OPENING_PATTERN.match(text.lower().replace("’", "'").lstrip(EDGES))
    return OPENS[match[0]] if match else ""


def dated(text: str) -> str:
    """Whether a line says no more than when the page was changed."""
    words = text.lower().lstrip(EDGES)
    if not words.startswith(DATED_OPENINGS):
        return ""
    known = next(phrase for phrase in DATED if words.startswith(phrase))
    rest = words.removeprefix(known)
    return DATED[known] if DATE.fullmatch(rest) else ""


def bar(line: Line, text: str) -> str:
    """Whether a line is a path of pages, or a choice of languages."""
    languages = offered(line.offer)
    if len(set(languages)) > 1 or (languages and line.linked and line.chars == line.linked):
        return "language bar"
    if line.linked:
        first = SEPARATORS.split(text.lower().replace("’", "'").strip(EDGES), maxsplit=1)
        if len(first) > 1 and first[0].strip(EDGES) in HOME:
            return "breadcrumb"
    return ""
