"""Labels within a line, behind the end of a sentence."""

from collections.abc import Iterator

import regex

from collegium.reading.cast.scene import Scene
from collegium.reading.labels.candidates import AT_START
from collegium.reading.labels.evidence import category_of
from collegium.reading.labels.label import Label

SENTENCE_END = r"(?<=[.?!…\"”»’)\]—–-]\s)"
CLOSED = r"(?=\s?(?:\([^)\n]{0,160}\)\s?)?:)"
SHORTEST = 3  # code points; shorter words within a line are no labels
ADDRESS = 16  # code points in which a form of address stands
LONGEST = 400  # code points from the beginning of a label to the end of the remarks behind it
# "Question:", "Question 2:", in front of a sentence; a phrase such as "The question: what then?" names nobody.
WORD = regex.compile(rf"{SENTENCE_END}\p{{Lu}}\p{{L}}{{3,}}(?:\s(?:№\s?)?\d{{1,3}})?{CLOSED}")
BEGINS = regex.compile(r"\s*[\p{Lu}\d¿¡(\[\"“«„]")


def run_in(scene: Scene, labels: list[Label]) -> Iterator[Label]:
    """Labels within a line: those known from the beginnings of lines, and words that say who asks or answers."""
    if not labels:
        return
    text = scene.composed.text
    taken = {label.start for label in labels}
    said = list(said_within(scene, min(label.start for label in labels)))
    for start, words, category in sorted({*_again(scene, labels, named=bool(said)), *said}):
        whole = AT_START.match(text, start, start + LONGEST)
        if whole and start not in taken:
            taken.add(start)
            body = whole.end() + text[whole.end() : whole.end() + 1].isspace()
            yield Label(start, body, words, whole["note"].strip(), category)


def _again(scene: Scene, labels: list[Label], named: bool) -> Iterator[tuple[int, str, str]]:
    """Where the words of known labels stand again, and the names of the cast where `named`, with what they name."""
    names = [name for person in scene.cast if named for name in (person.name, person.name.split()[-1])]
    categories = dict.fromkeys(names, "named") | {label.text: label.category for label in labels}
    categories = {text: category for text, category in categories.items() if len(text) > SHORTEST}
    if categories:
        known = regex.compile(rf"{SENTENCE_END}\L<labels>{CLOSED}", labels=list(categories))
        found = known.finditer(scene.composed.text, min(label.start for label in labels))
        for match in found:
            if not _is_addressed(scene, match.start()):
                yield match.start(), match.group(), categories[match.group()]


def _is_addressed(scene: Scene, start: int) -> bool:
    """Whether a form of address with a full stop stands before a name, and no end of a sentence: "to Dr. Other:"."""
    before = scene.composed.text[max(0, start - ADDRESS) : start].split()
    return bool(before) and scene.vocabulary.is_honorific(before[-1])


def said_within(scene: Scene, begin: int) -> Iterator[tuple[int, str, str]]:
    """Where a word stands behind a sentence that says "question", "answer" or "moderator", from a place on."""
    for match in WORD.finditer(scene.composed.text, begin):
        category = category_of(match.group(), scene)
        colon = scene.composed.text.find(":", match.end())
        if category != "named" and BEGINS.match(scene.composed.text, colon + 1):
            yield match.start(), match.group(), category
