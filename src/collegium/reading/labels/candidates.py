"""Where a line looks like "NAME:", whatever the name may be: candidates for speaker labels."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from collegium.reading.cast.capitals import in_capitals
from collegium.reading.cast.names import PARTICLES
from collegium.reading.compose import Composed, Line
from collegium.reading.contract import Span
from collegium.reading.labels.rows import rows_speak
from collegium.reading.words import Words

MOST_WORDS = 12
ONE_LETTER = 2  # code points of "Q."
MOST_ALONE = 60  # code points of a label on a line of its own
FARTHEST = 120  # code points from a line's beginning to the first sign behind its label, and a few to spare
LONGEST = 300  # code points from a line's beginning to the end of its label
# What may stand before a label, the label, remarks in brackets, and what may stand behind the sign that closes it.
LEAD = r"(?P<lead>[-–—•*\s\"«“„]{0,3})"
LABEL = r"(?P<label>\p{L}[^\n:?!;()\[\]]{0,100}?)"
NOTE = r"(?P<note>(?:\s*[(\[][^)\]\n]{0,160}[)\]]){0,3})"
GOES_ON = r"(?=\s|$|[\p{Lu}\d\"«“„(\[–—…¿¡'’-])"
NO_TIME = r"(?!(?<=\d[:：])\d)"  # "09:30" names nobody
AT_START = regex.compile(rf"{LEAD}{LABEL}{NOTE}\s?[:：]{NO_TIME}{GOES_ON}")
# The same where the colon is the first sign of the line that no label has in it, and so no remark stands before it.
BEFORE_COLON = regex.compile(
    rf"{LEAD}(?P<label>\p{{L}}[^\n:：?!;()\[\]]{{0,100}}(?<!\s))(?P<note>)\s?:{NO_TIME}{GOES_ON}"
)
# The first sign that no label has in it: where it is no colon and opens no remark, no label ends in front of it.
ENDING = re.compile(r"[:：?!;()\[\]]")
CLOSING = ":：(["
# "MINISTER OF X.- …": in capitals, closed with a full stop and a dash.
IN_CAPITALS = regex.compile(
    r"[-–—•*\s]{0,3}(?P<label>\p{Lu}{2}[\p{Lu}\s,.’'-]{0,80}?)(?P<note>(?:\s*\([^)\n]{0,80}\))?)\.\s?[-–—]+(?=\s)"
)
# "Q. …", "R – …", "QUESTION. – …": closed without a colon, and so one word at most.
WITHOUT_COLON = regex.compile(rf"{LEAD}(?P<label>\p{{L}}+)(?P<note>)(?:\.?\s?[–—-]{{1,2}}(?=\s)|\.(?=\s)){GOES_ON}")
# "Ms. Other – …": a name of few words, closed with a dash between spaces.
DASHED = regex.compile(
    r"(?P<lead>[•*\s]{0,3})(?P<label>\p{Lu}\p{L}*\.?(?:\s\p{Lu}[\p{L}’'.-]*){0,3}?)(?P<note>(?:\s\([^)\n]{0,80}\))?)"
    r"\s[–—-]{1,2}\s(?=[\p{Lu}\d\"«“„¿¡(])"
)
SENTENCE_END = regex.compile(r"\p{Ll}{3,}[.!?]\s+\p{Lu}")


class Candidate(NamedTuple):
    """A possible label: its words, a remark in brackets, how it is set, and where its speech begins."""

    span: Span
    text: str
    note: str
    body: int
    line: int
    style: str  # "bold", "capitals", "ordinary"; "short", "dashed": closed without a colon; "alone": not closed at all
    run_in: bool = False


def candidates(composed: Composed, words: Words) -> list[Candidate]:
    """All candidates at the beginnings of lines, and bold ones within them, in order."""
    found: list[Candidate] = []
    speaking = rows_speak(composed, words)
    for number, line in enumerate(composed.lines):
        if line.kind == "row" and not speaking:  # a cell that ends in a colon names no speaker
            continue
        first = _at_start(composed, number, words)
        if first:
            found.append(first)
        found.extend(_bold_within(composed, number, first.body if first else line.start, words))
    return found


def _at_start(composed: Composed, number: int, words: Words) -> Candidate | None:
    line = composed.lines[number]
    end = min(line.end, line.start + LONGEST)
    head = composed.text[line.start : end]
    pattern = _closed(head)
    match = pattern.match(composed.text, line.start, end) if pattern else None
    if match and plausible(match["label"], words):
        return _candidate(composed, number, match, _style(match["label"], match.span("label"), line))
    dash = "-" in head or "–" in head or "—" in head
    closed = dash or "." in head
    return (closed and _without_colon(composed, number, end, dash, words)) or _alone(composed, number, words)


def _closed(head: str) -> regex.Pattern[str] | None:
    """What finds a label with a colon at the beginning of a line; None where its first sign shows that it has none."""
    if ":" not in head and "：" not in head:
        return None
    first = ENDING.search(head)
    if first is None or first.start() > FARTHEST or first[0] not in CLOSING:
        return None
    return BEFORE_COLON if first[0] == ":" else AT_START


def _without_colon(composed: Composed, number: int, end: int, dash: bool, words: Words) -> Candidate | None:
    """A label that a full stop or, where the line has a `dash`, a dash closes."""
    line = composed.lines[number]
    loud = IN_CAPITALS.match(composed.text, line.start, end) if dash else None
    if loud and plausible(loud["label"], words):
        return _candidate(composed, number, loud, "capitals")
    short = WITHOUT_COLON.match(composed.text, line.start, end)
    dashed = DASHED.match(composed.text, line.start, end) if dash else None
    if dashed and len(dashed["label"]) > ONE_LETTER:
        return _candidate(composed, number, dashed, "dashed")
    return _candidate(composed, number, short, "short") if short else None


def _candidate(composed: Composed, number: int, match: regex.Match[str], style: str, run_in: bool = False) -> Candidate:
    body = _skip_space(composed.text, match.end(), composed.lines[number].end)
    label, note = match["label"].strip(), match["note"].strip()
    return Candidate((match.start(), body), label, note, body, number, style, run_in)


def _alone(composed: Composed, number: int, words: Words) -> Candidate | None:
    """A label on a line of its own, bold or in capitals, without a colon."""
    line = composed.lines[number]
    if line.end - line.start > MOST_ALONE:
        return None
    text = composed.of(line)
    if text[-1] in ".,;:?!…»”\"'" or not plausible(text, words):
        return None
    style = _style(text, (line.start, line.end), line)
    if style == "ordinary":
        return None
    return Candidate((line.start, line.end), text, "", line.end, number, "alone")


def _bold_within(composed: Composed, number: int, after: int, words: Words) -> Iterator[Candidate]:
    """Labels in bold that run in, in the middle of a line."""
    line = composed.lines[number]
    for start, end in line.bold:
        if start < after or start == after == line.start:
            continue
        match = AT_START.match(composed.text, start, min(line.end, end + 120))
        if match and plausible(match["label"], words) and match.end("label") <= end:
            yield _candidate(composed, number, match, "bold", run_in=True)


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _style(label: str, span: Span, line: Line) -> str:
    if any(start <= span[0] and end >= span[1] for start, end in line.bold):
        return "bold"
    return "capitals" if in_capitals(label) else "ordinary"


@lru_cache(maxsize=256)  # the labels of a document come again
def plausible(label: str, words: Words) -> bool:
    """Whether words could name a speaker: few, none of them in lower case but particles, no sentence among them."""
    parts = label.split()
    if not parts or len(parts) > MOST_WORDS or _ends_sentence(label):
        return False
    if not (parts[0][0].isupper() or parts[0].isdigit()):
        return False
    return len(parts) <= 3 or all(_may_name(part, words) for part in parts[1:])


def _ends_sentence(label: str) -> bool:
    return (". " in label or "! " in label or "? " in label) and SENTENCE_END.search(label) is not None


def _may_name(word: str, words: Words) -> bool:
    bare = word.strip(".,'’\"«»“”„-–")
    if not bare or not bare[0].islower() or len(bare) > 5:
        return True
    return bare in PARTICLES or bare in words.titles["particles"]
