"""Tables whose rows are speeches: the speaker in one cell, the words in the next."""

from collections import Counter

import regex

from collegium.reading.compose import Composed, Line
from collegium.reading.words import Words, fold

FEWEST = 3  # rows
LABELLED = regex.compile(r"(?P<label>\p{Lu}[^\n:?!;]{0,80}?)\s?[:：]\s(?P<said>\S.*)$")
SENTENCE = regex.compile(r"[.?!…][”\"»’)\]]*$")
PERSON = regex.compile(
    r"\p{Lu}\p{L}{0,4}\.\s?\p{Lu}"
)  # "Ms. Other, of our mission.": who holds an office, and no words
WORD = regex.compile(r"[\p{L}']+")


def rows_speak(composed: Composed, words: Words) -> bool:
    """Whether the rows of a text's tables are speeches: sentences behind labels that come again, in somebody's voice.

    Lists of offices, votes and dates have labels too, and nobody says "we" or asks in them.
    """
    rows = [match for line in composed.lines if line.kind == "row" and (match := _labelled(composed, line))]
    if len(rows) < FEWEST or not any(_voiced(match["said"], words) for match in rows):
        return False
    again = Counter(fold(match["label"]) for match in rows)
    return any(count > 1 and label not in words.labels["no_label"] for label, count in again.items())


def _labelled(composed: Composed, line: Line) -> regex.Match[str] | None:
    """A row as its label and the sentences behind it; None for any other row."""
    match = LABELLED.match(composed.text, line.start, line.end)
    if match is None or PERSON.match(match["said"]):
        return None
    return match if SENTENCE.search(match["said"]) else None


def _voiced(said: str, words: Words) -> bool:
    return "?" in said or any(word in words.voice for word in WORD.findall(fold(said)))
