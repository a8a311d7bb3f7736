"""What kind of document it is: by its title and heading lines, by who issues it, by who speaks in it."""

import re
from functools import lru_cache

import regex

from collegium.reading.cast.offices import presides, speaks_for_others
from collegium.reading.cast.scene import Scene
from collegium.reading.cast.sides import is_official
from collegium.reading.furniture import Sorted
from collegium.reading.heading.front import Front
from collegium.reading.labels import Label
from collegium.reading.labels.unmarked import bold_questions
from collegium.reading.words import Words, fold, one_of

SPOKEN = frozenset({"press_conference", "remarks", "opening_remarks", "interview", "briefing", "speech"})
# What a title leaves open until it is seen who speaks.
OPEN = ("remarks", "statement", "briefing", "joint_statement", "press_conference")
# English calls any talk to the press a briefing; other languages only those that come again.
REGULAR = re.compile(r"spokes|department|daily|weekly|regular|noon")
# "Interview with a paper" in English titles that do not say so: "Minister with Ann Other of the Daily News".
OUTLET = re.compile(r"\bwith\b(?!.*\b(?:minister|counterpart|president|secretary)\b).+\b(?:of|on|from|at)\b")
# The line by which English texts say that several governments issue them.
ISSUERS = re.compile(
    r"\b(?:text|statement|declaration)\b.{0,80}\b(?:released|issued|made|by)\b"
    r".{0,80}\b(?:governments of|ministers of|.+ and )"
)
ENDING = regex.compile(r"\p{Cyrillic}{1,3}(?!\p{L})|\p{L}(?!\p{L})")  # plural and case endings


def kind_of(scene: Scene, front: Front, title: str, labels: list[Label], parts: Sorted) -> str:
    """The kind, one of `contract.KINDS`."""
    if any(presides(text, scene.words) for text in {label.text for label in labels}):
        return "other"  # a record of a meeting
    named, naming = _by_words(front, title, scene.words)
    if named in (None, "statement", "remarks", "press_release") and not labels and _asks_in_bold(scene, front):
        return "interview"
    if named is None or named in OPEN:
        spoken = _by_speech(named, fold(naming), labels, scene.words)
        if spoken:
            return spoken
    if named in (None, "statement") and ISSUERS.search(fold(" ".join(scene.composed.below(front.body)[:1]))):
        return "joint_statement"
    if named == "statement" and not scene.cast and not scene.holds_office(title):
        return "press_release" if _is_official(scene, parts) else named
    return named or _unspoken(scene, front, parts)


def _asks_in_bold(scene: Scene, front: Front) -> bool:
    return bool(bold_questions(scene.composed, scene.composed.start_of(front.body)))


def _is_official(scene: Scene, parts: Sorted) -> bool:
    """Whether a ministry, a mission or an organisation issues the document."""
    return parts.official or is_official(parts.left_out, scene.words, scene.vocabulary)


def _by_words(front: Front, title: str, words: Words) -> tuple[str | None, str]:
    """What the title says, else what another line of the heading says, and which line that is."""
    for text in (title, *front.texts("other", "place", "date", "number")):
        found = _named(fold(text), words)
        if found:
            return found, text
    return None, title


def _named(text: str, words: Words) -> str | None:
    """The kind that a folded line names anywhere, else before its first preposition."""
    for kind, phrases in words.kinds.items():
        there = [phrase for phrase in phrases if phrase in text]
        if any(_find(text, phrase) >= 0 for phrase in there):
            return _of_several(kind, text, words)
    stop = _prepositions(words).search(text)
    head = text[: stop.start()] if stop and stop.start() else text
    held = [(kind, phrase) for kind, phrases in words.heads.items() for phrase in phrases if phrase in head]
    found = [(_find(head, phrase), kind) for kind, phrase in held]
    heading = [each for each in found if each[0] >= 0]
    return _of_several(min(heading)[1], text, words) if heading else None


def _of_several(kind: str, text: str, words: Words) -> str:
    """A statement by several ministers or states is a joint one."""
    several = rf"(?:{one_of(words.titles['several'])})\b.+(?:,|\s(?:{one_of(words.titles['and'])})\s)"
    return "joint_statement" if kind == "statement" and re.search(several, text) else kind


def _find(text: str, phrase: str) -> int:
    """Where a phrase stands in a text, from the beginning of a word on to the end of one or its ending; -1: nowhere."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalpha() and (not text[end : end + 1].isalpha() or ENDING.match(text, end)):
            return at
        at = text.find(phrase, at + 1)
    return -1


@lru_cache
def _prepositions(words: Words) -> regex.Pattern[str]:
    return regex.compile(rf"(?<!\p{{L}})(?:{one_of(words.titles['prepositions'])})(?!\p{{L}})")


def _by_speech(named: str | None, title: str, labels: list[Label], words: Words) -> str | None:
    """What the labels say where the title leaves it open."""
    speakers = len({fold(label.text) for label in labels if label.category == "named"})
    asked = any(label.category == "question" for label in labels)
    if named == "briefing":
        regular = words.language != "en" or REGULAR.search(title) or not (asked or speakers > 2)
        return "briefing" if regular else "press_conference"
    if named == "press_conference":
        return "briefing" if speaks_for_others(title, words) and "regular" in title else named
    if named == "joint_statement":
        return "press_conference" if asked else None
    if asked:
        return "interview" if OUTLET.search(title) else "press_conference"
    if speakers > 1:
        return "press_conference"
    return "remarks" if speakers == 1 and named in (None, "remarks") else None


def _unspoken(scene: Scene, front: Front, parts: Sorted) -> str:
    """The kind of a text in which nobody speaks and whose heading names none."""
    if front.texts("byline"):
        return "statement"
    if front.texts("mail"):
        return "letter"
    return "press_release" if _is_official(scene, parts) else "other"
