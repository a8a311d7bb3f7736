"""Where a line looks like "NAME:", whatever the name may be: candidates for speaker labels."""

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from collegium.reading.compose import Composed, Line
from collegium.reading.contract import Span

MOST_WORDS = 12
# What may stand between a line's beginning and its label, the label, a remark in brackets, and what closes it.
LABEL = r"(?P<lead>[-–—•*\s\"«“„]{0,3})(?P<label>\p{L}[^\n:?!;()\[\]]{0,100}?)(?P<note>(?:\s*[(\[][^)\]\n]{0,160}[)\]]){0,3})"
GOES_ON = r"(?=\s|$|[\p{Lu}\d\"«“„(\[–—…¿¡'’-])"
NO_TIME = r"(?!(?<=\d[:：])\d)"  # "09:30" names nobody
AT_START = regex.compile(LABEL + r"\s?(?P<close>[:：])" + NO_TIME + GOES_ON)
# "MINISTER OF X.- …": in capitals, closed with a full stop and a dash.
IN_CAPITALS = regex.compile(r"(?P<lead>[-–—•*\s]{0,3})(?P<label>\p{Lu}{2}[\p{Lu}\s,.’'-]{0,80}?)(?P<note>(?:\s*\([^)\n]{0,80}\))?)(?P<close>\.\s?[-–—]+)(?=\s)")
# "Q. …", "R – …", "QUESTION. – …": closed without a colon, and so one word at most.
WITHOUT_COLON = regex.compile(
    r"(?P<lead>[-–—•*\s\"«“„]{0,3})(?P<label>\p{L}+)(?P<note>)(?P<close>\.?\s?[–—-]{1,2}(?=\s)|\.(?=\s))" + GOES_ON
)
SENTENCE_END = regex.compile(r"\p{Ll}{3,}[.!?]\s+\p{Lu}")
PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "des",
        "d'",
        "la",
        "le",
        "les",
        "el",
        "al",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "zu",
        "zum",
        "zur",
        "bin",
        "ibn",
        "ben",
        "abu",
        "and",
        "und",
        "et",
        "y",
        "e",
        "и",
        "of",
        "the",
        "for",
        "on",
        "to",
        "für",
        "pour",
        "para",
        "por",
        "a",
        "à",
        "aux",
        "au",
        "in",
        "en",
        "im",
        "за",
        "по",
    ]
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible label: its words, a remark in brackets, how it is set, and where its speech begins."""

    span: Span
    text: str
    note: str
    body: int
    line: int
    style: str  # "bold", "capitals", "ordinary"; "short": closed without a colon; "alone": not closed at all
    run_in: bool = False


def candidates(composed: Composed) -> list[Candidate]:
    """All candidates at the beginnings of lines, and bold ones within them, in order."""
    found: list[Candidate] = []
    for number, line in enumerate(composed.lines):
        if line.kind == "row":  # a cell that ends in a colon names no speaker
            continue
        first = _at_start(composed, number, line)
        if first:
            found.append(first)
        found.extend(_bold_within(composed, number, line, first.body if first else line.start))
    return found


def _at_start(composed: Composed, number: int, line: Line) -> Candidate | None:
    end = min(line.end, line.start + 300)
    if ":" in (head := composed.text[line.start : end]) or "：" in head:
        match = AT_START.match(composed.text, line.start, end)
        if match and plausible(match["label"]):
            return _candidate(composed, number, line, match, _style(match["label"], match.span("label"), line))
    if "." in head or "–" in head or "-" in head or "—" in head:
        found = _without_colon(composed, number, line, end)
        if found:
            return found
    return _alone(composed, number, line)


def _without_colon(composed: Composed, number: int, line: Line, end: int) -> Candidate | None:
    loud = IN_CAPITALS.match(composed.text, line.start, end)
    if loud and plausible(loud["label"]):
        return _candidate(composed, number, line, loud, "capitals")
    short = WITHOUT_COLON.match(composed.text, line.start, end)
    return _candidate(composed, number, line, short, "short") if short else None


def _candidate(composed: Composed, number: int, line: Line, match: regex.Match[str], style: str) -> Candidate:
    body = _skip_space(composed.text, match.end(), line.end)
    return Candidate((match.start(), body), match["label"].strip(), match["note"].strip(), body, number, style)


def _alone(composed: Composed, number: int, line: Line) -> Candidate | None:
    """A label on a line of its own, bold or in capitals, without a colon."""
    if line.end - line.start > 60:
        return None
    text = composed.of(line)
    if not plausible(text) or text[-1] in ".,;:?!…»”\"'":
        return None
    style = _style(text, (line.start, line.end), line)
    if style == "ordinary":
        return None
    return Candidate((line.start, line.end), text, "", line.end, number, "alone")


def _bold_within(composed: Composed, number: int, line: Line, after: int) -> Iterator[Candidate]:
    """Labels in bold that run in, in the middle of a line."""
    for start, end in line.bold:
        if start <= after and (start == line.start or start < after):
            continue
        match = AT_START.match(composed.text, start, min(line.end, end + 120))
        if match and plausible(match["label"]) and match.end("label") <= end:
            body = _skip_space(composed.text, match.end(), line.end)
            yield Candidate((start, body), match["label"].strip(), match["note"].strip(), body, number, "bold", True)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _style(label: str, span: Span, line: Line) -> str:
    if any(start <= span[0] and end >= span[1] for start, end in line.bold):
        return "bold"
    return "capitals" if in_capitals(label) else "ordinary"


def in_capitals(label: str) -> bool:
    """Whether a label is set in capitals; "Mc" and the like aside."""
    letters = [char for char in regex.sub(r"\bMc|\bMac|\bDe", "", label) if char.isalpha()]
    return bool(letters) and all(char.isupper() for char in letters)


def plausible(label: str) -> bool:
    """Whether words could name a speaker: few, none of them in lower case but particles, no sentence among them."""
    words = label.split()
    if not words or len(words) > MOST_WORDS or SENTENCE_END.search(label):
        return False
    if not (words[0][0].isupper() or words[0].isdigit()):
        return False
    return all(_may_name(word) for word in words[1:]) if len(words) > 3 else True


def _may_name(word: str) -> bool:
    bare = word.strip(".,'’\"«»“”„-–")
    return not bare or not bare[0].islower() or bare in PARTICLES or len(bare) > 5
