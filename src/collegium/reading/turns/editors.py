"""What the editors say of a talk, above it or below: who takes part, and who put the questions."""

from dataclasses import replace

import regex

from collegium.reading.cast.names import OPEN_NAME
from collegium.reading.cast.persons import Person, add, persons_of
from collegium.reading.cast.scene import Scene
from collegium.reading.labels import Label
from collegium.reading.words import Words, fold

FOOT = 300  # code points at the end in which an interview names who put the questions
NOTE_LINES = 4  # lines between heading and first label in which editors say who takes part
SAMPLE = 4000  # code points by which a speech is told from a note
SPARSE = 80  # words; in a speech one of as many is "we" or "I"
WORD = regex.compile(r"[\p{L}']+")
NAMED_BEHIND = regex.compile(rf"\s*:?\s*(?P<name>{OPEN_NAME})")
NAMED_BEFORE = regex.compile(rf"(?P<name>{OPEN_NAME})\s$")


def behind_editors(scene: Scene, begin: int) -> int:
    """Where the words begin behind a line in which the editors say what follows."""
    first = scene.composed.line_from(begin)
    if first is None or not fold(scene.composed.of(first)).startswith(scene.words.front["editorial"]):
        return begin
    return min(first.end + 1, len(scene.composed.text))


def note_of(scene: Scene, labels: list[Label], begin: int) -> str:
    """What stands between the heading and the words, where it is no speech but tells who speaks."""
    composed = scene.composed
    if labels:
        before = composed.text[begin : labels[0].start]
        return "" if is_speech(before, scene.words) else before
    first = composed.line_from(begin)
    if first is None or is_speech(composed.of(first), scene.words) or not composed.of(first).endswith("."):
        return ""
    named = any(person.surname in fold(composed.of(first)) for person in scene.cast)
    return composed.text[begin : first.end] if named else ""


def with_note(scene: Scene, note: str) -> Scene:
    """The scene, with those whom a note names in its cast."""
    people = list(scene.cast)
    for line in note.splitlines()[:NOTE_LINES]:
        for person in persons_of(line, scene.words, scene.vocabulary):
            add(people, replace(person, principal=False))
    return replace(scene, cast=tuple(people))


SENTENCE_BREAK = regex.compile(r"(?<=\p{Ll}{3}\.)\s")  # a name found across it begins behind it


def asker_of(scene: Scene, note: str) -> str | None:
    """Who the editors say put the questions: "… spoke with Ann Other", "the journalist Ann Other"."""
    text = f"{note}\n{scene.composed.text[-FOOT:]}"
    folded = fold(text)
    places = [(folded.find(cue), len(cue)) for cue in scene.words.giving["asker"]]
    for at, length in places:
        if at >= 0:
            name = _named_at(text, at, length, scene.cast)
            if name:
                return name
    return None


def _named_at(text: str, at: int, length: int, cast: tuple[Person, ...]) -> str | None:
    """Whom a text names behind or before a cue, and who is none of the cast."""
    names = {fold(person.name) for person in cast}
    for found in (NAMED_BEHIND.match(text, at + length), NAMED_BEFORE.search(text[:at])):
        if found and fold(found["name"]) not in names:
            return str(SENTENCE_BREAK.split(found["name"])[-1]).rstrip(".")
    return None


def is_speech(text: str, words: Words) -> bool:
    """Whether somebody speaks in a text: it says "we" or "I", and is no note of the editors about others."""
    found = WORD.findall(fold(text[:SAMPLE]))
    own = sum(word in words.voice for word in found)
    if words.language == "es":  # its verbs need no pronoun
        own += sum(word.endswith(("amos", "emos", "imos")) for word in found)
    return own >= 1 and own * SPARSE >= len(found)
