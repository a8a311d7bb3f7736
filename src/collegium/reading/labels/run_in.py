"""Labels within a line, behind the end of a sentence."""

import re
from collections.abc import Collection, Iterable, Iterator

import regex

from collegium.reading.cast.scene import Scene
from collegium.reading.labels.candidates import AT_START
from collegium.reading.labels.evidence import category_of
from collegium.reading.labels.label import Label

SENTENCE_END = r"(?<=[.?!…\"”»’)\]—–-]\s)"
CLOSED = r"(?=\s?(?:\([^)\n]{0,160}\)\s?)?:)"
BEGINNING = re.compile(r"[.?!…\"”»’)\]—–-]\s")  # what stands before a label within a line
CLOSING = regex.compile(CLOSED)
SHORTEST = 4  # code points; shorter words within a line are no labels
ADDRESS = 16  # code points in which a form of address stands
LONGEST = 400  # code points from the beginning of a label to the end of the remarks behind it
# "Question:", "Question 2:", in front of a sentence; a phrase such as "The question: what then?" names nobody.
WORD = regex.compile(rf"{SENTENCE_END}\p{{Lu}}\p{{L}}{{3,}}(?:\s(?:№\s?)?\d{{1,3}})?{CLOSED}")
# Where such a word may stand, and hardly anything else: what is quickly found, and looked at with WORD.
NEAR = re.compile(r"[.?!…\"”»’)\]—–-]\s(?=[^\W\d_]{4,}(?:\s(?:№\s?)?\d{1,3})?\s?[(:])")
BEGINS = regex.compile(r"\s*[\p{Lu}\d¿¡(\[\"“«„]")


def run_in(scene: Scene, labels: list[Label], within: Iterable[tuple[int, str, str]]) -> Iterator[Label]:
    """Labels within a line: those known from the beginnings of lines, and `within`, as `said_within` gives them."""
    if not labels:
        return
    text = scene.composed.text
    taken = {label.start for label in labels}
    first = min(taken)
    said = [each for each in within if each[0] >= first]
    for start, words, category in sorted({*_again(scene, labels, named=bool(said)), *said}):
        whole = None if start in taken else AT_START.match(text, start, start + LONGEST)
        if whole:
            taken.add(start)
            body = whole.end() + text[whole.end() : whole.end() + 1].isspace()
            yield Label(start, body, words, whole["note"].strip(), category)


def _again(scene: Scene, labels: list[Label], named: bool) -> Iterator[tuple[int, str, str]]:
    """Where the words of known labels stand again, and the names of the cast where `named`, with what they name."""
    names = [name for person in scene.cast if named for name in (person.name, person.name.split()[-1])]
    categories = dict.fromkeys(names, "named") | {label.text: label.category for label in labels}
    starts = {label.start for label in labels}
    for start, text in _standing(scene.composed.text, categories, min(starts)):
        if start not in starts and not _is_addressed(scene, start):
            yield start, text, categories[text]


def _standing(text: str, known: Collection[str], begin: int) -> Iterator[tuple[int, str]]:
    """Where known words stand as labels within lines, none in another; of several that begin alike, the longest."""
    long = [words for words in known if len(words) >= SHORTEST]
    found = ((start, -len(words)) for words in long for start in _begun(text, words, max(2, begin)))
    end = begin
    for start, less in sorted(found):
        if start >= end and CLOSING.match(text, start - less):
            end = start - less
            yield start, text[start:end]


def _begun(text: str, words: str, begin: int) -> Iterator[int]:
    """Where words stand in a text behind the end of a sentence, from a place on."""
    at = text.find(words, begin)
    while at >= 0:
        if BEGINNING.match(text, at - 2):
            yield at
        at = text.find(words, at + 1)


def _is_addressed(scene: Scene, start: int) -> bool:
    """Whether a form of address with a full stop stands before a name, and no end of a sentence: "to Dr. Other:"."""
    before = scene.composed.text[max(0, start - ADDRESS) : start].split()
    return bool(before) and scene.vocabulary.is_honorific(before[-1])


def said_within(scene: Scene) -> Iterator[tuple[int, str, str]]:
    """Where a word stands behind a sentence that says "question", "answer" or "moderator", with what it says."""
    categories: dict[str, str] = {}
    for near in NEAR.finditer(scene.composed.text):
        match = WORD.match(scene.composed.text, near.end())
        if match is None:
            continue
        word = match.group()
        category = categories.get(word) or categories.setdefault(word, category_of(word, scene))
        if category == "named":
            continue
        colon = scene.composed.text.find(":", match.end())
        if BEGINS.match(scene.composed.text, colon + 1):
            yield match.start(), word, category
