"""Who speaks where: the turns of a document."""

from dataclasses import replace
from itertools import pairwise

import regex

from collegium.reading.cast.names import OPEN_NAME
from collegium.reading.cast.persons import Person, add, persons_of
from collegium.reading.compose import Composed, Line
from collegium.reading.contract import Span, Turn
from collegium.reading.labels import Label
from collegium.reading.turns.interviews import bold_questions, dashed
from collegium.reading.turns.roles import Speech, with_roles
from collegium.reading.turns.speakers import voiced
from collegium.reading.turns.voices import is_speech
from collegium.reading.vocabulary import Vocabulary
from collegium.reading.words import Words, fold

__all__ = ["turns_of"]

BRACKETED = regex.compile(r"[(\[]\p{L}+\s\p{L}+\s[^()\[\]]{3,120}[^.!()\[\]][)\]]")
LAST = 300  # code points at the end in which an interview names who put the questions
NOTE_LINES = 4  # lines between heading and first label in which editors say who takes part


def turns_of(
    composed: Composed,
    labels: list[Label],
    begin: int,
    cast: tuple[Person, ...],
    words: Words,
    kind: str,
    vocabulary: Vocabulary,
) -> tuple[Turn, ...]:
    """The turns of a text whose words begin at `begin`; none where nobody speaks in it."""
    words_begin = _behind_editors(composed, begin, words)
    note = _editors_note(composed, labels, words_begin, cast, words)
    people = _with_note(cast, f"{composed.text[begin:words_begin]}\n{note}", words, vocabulary)
    begin = words_begin if labels else words_begin + len(note)
    speeches = [] if labels or kind != "interview" else bold_questions(composed, begin) or dashed(composed, begin)
    if not speeches:
        speeches = _speeches(composed, labels, len(composed.text) if note and labels else begin, words)
    return with_roles(
        composed.text,
        voiced(composed.text, speeches, people, kind == "briefing", words, vocabulary),
        kind,
        _asker(f"{note}\n{composed.text[-LAST:]}", people, words),
        words,
    )


def _behind_editors(composed: Composed, begin: int, words: Words) -> int:
    """Where the words begin behind a line in which the editors say what follows."""
    first = next((line for line in composed.lines if line.start >= begin), None)
    if first is None or not fold(composed.of(first)).startswith(words.front["editorial"]):
        return begin
    return min(first.end + 1, len(composed.text))


def _editors_note(composed: Composed, labels: list[Label], begin: int, cast: tuple[Person, ...], words: Words) -> str:
    """What stands between the heading and the words, where it is no speech but tells who speaks."""
    if labels:
        before = composed.text[begin : labels[0].start]
        return "" if is_speech(before, words) else before
    first = next((line for line in composed.lines if line.start >= begin), None)
    if first is None or is_speech(composed.of(first), words) or not composed.of(first).endswith("."):
        return ""
    named = any(person.surname in fold(composed.of(first)) for person in cast)
    return composed.text[begin : first.end] if named else ""


def _with_note(cast: tuple[Person, ...], note: str, words: Words, vocabulary: Vocabulary) -> tuple[Person, ...]:
    people = list(cast)
    for line in note.splitlines()[:NOTE_LINES]:
        for person in persons_of(line, words.language, vocabulary):
            add(people, replace(person, principal=False))
    return tuple(people)


def _asker(text: str, people: tuple[Person, ...], words: Words) -> str | None:
    """Who the editors say put the questions: "… spoke with Ann Other", "the journalist Ann Other"."""
    names = {fold(person.name) for person in people}
    for cue in words.giving["asker"]:
        at = fold(text).find(cue)
        if at < 0:
            continue
        behind = regex.compile(rf"\s*:?\s*(?P<name>{OPEN_NAME})").match(text, at + len(cue))
        before = regex.search(rf"(?P<name>{OPEN_NAME})\s$", text[:at])
        for found in (behind, before):
            if found and fold(found["name"]) not in names:
                return str(found["name"]).rstrip(".")
    return None


def _speeches(composed: Composed, labels: list[Label], begin: int, words: Words) -> list[Speech]:
    """What was said, cut at the labels; what stands before the first one is said without a label."""
    text = composed.text
    ends = [line.start for line in composed.lines if _is_procedure(composed.of(line), words)]
    ends += _headings(composed, labels) + _stage_directions(composed, labels)
    cuts = [label.start for label in labels] + [len(text)]
    found = [Speech(_said(text, begin, cuts[0], ends), None)] if begin < cuts[0] else []
    for label, end in zip(labels, cuts[1:], strict=True):
        found.append(Speech(_said(text, label.body, end, ends), label))
    return [speech for speech in found if speech.span[0] < speech.span[1]]


def _headings(composed: Composed, labels: list[Label]) -> list[int]:
    """Where headings between turns begin: the line behind them is a label's."""
    starts = {label.start for label in labels}
    found, open_at = [], -1
    for line in composed.lines:
        if line.kind == "heading":
            open_at = line.start if open_at < 0 else open_at
        elif open_at >= 0:
            found += [open_at] if line.start in starts else []
            open_at = -1
    return found


def _stage_directions(composed: Composed, labels: list[Label]) -> list[int]:
    """Where a line in brackets that says who speaks next stands before a label; "(Laughter.)" is part of the speech."""
    starts = {label.start for label in labels}
    return [
        line.start
        for line, following in pairwise(composed.lines)
        if following.start in starts and BRACKETED.fullmatch(composed.of(line))
    ]


def _is_procedure(line: str, words: Words) -> bool:
    """Whether a line tells what happened in the room, and nobody says it: a vote, the end of the meeting."""
    return fold(line).lstrip("([").startswith(words.giving["procedure"])


def _said(text: str, start: int, end: int, procedure: list[int]) -> Span:
    """A stretch of speech without white space around it and without what the record tells behind it."""
    end = min((cut for cut in procedure if start <= cut < end), default=end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
