"""What kind of document it is: by its title and heading lines, by who issues it, by who speaks in it."""

from collections.abc import Callable
from functools import lru_cache

import regex

from collegium.reading.cast.offices import PRESIDING, SPOKES
from collegium.reading.cast.persons import Person
from collegium.reading.heading.front import Front
from collegium.reading.labels.accept import Label
from collegium.reading.words import Words, fold
from collegium.reading.words import words as words_of

SPOKEN = frozenset({"press_conference", "remarks", "opening_remarks", "interview", "briefing", "speech"})
REGULAR = regex.compile(
    r"spokes|porte-parole|portavoz|sprecher|официальн\w+ представител|department|daily|weekly|regular|noon|regierungspressekonferenz|hebdomadaire|quotidien|semanal"
)
OUTLET = regex.compile(r"\bwith\b(?!.*\b(?:minister|counterpart|president|secretary)\b).+\b(?:of|on|from|at)\b")
ISSUERS = regex.compile(
    r"\b(?:text|statement|declaration)\b.{0,80}\b(?:released|issued|made|by)\b.{0,80}\b(?:governments of|ministers of|.+ and )",
)


def kind_of(
    front: Front,
    title: str,
    first_words: str,
    labels: list[Label],
    cast: tuple[Person, ...],
    official: Callable[[], bool],
    signed: bool,
    in_bold: bool,
    words: Words,
) -> str:
    """The kind, one of `contract.KINDS`. `official` tells whether a ministry, mission or organisation issues the document.

    `signed`: the title names an office whose words it gives. `in_bold`: questions are set in bold, and no label says so.
    """
    if any(PRESIDING.match(label.text) for label in labels):
        return "other"  # a record of a meeting
    named, naming = _by_words(front, title, words)
    if in_bold and named in (None, "statement", "remarks", "press_release"):
        return "interview"
    speakers = {fold(label.text) for label in labels if label.category == "named"}
    asked = any(label.category == "question" for label in labels)
    if named is None or named in ("remarks", "statement", "briefing", "joint_statement", "press_conference"):
        spoken = _by_speech(named, fold(naming), len(speakers), asked, words)
        if spoken:
            return spoken
    if named == "statement" and ISSUERS.search(fold(first_words)):
        return "joint_statement"
    if named == "statement" and not cast and not signed:
        return "press_release" if official() else named
    return named or _unspoken(front, fold(first_words), official)


def _by_words(front: Front, title: str, words: Words) -> tuple[str | None, str]:
    """What the title says, else what another line of the heading says, and which line that is."""
    for text in (title, *front.texts("other", "place", "date", "number")):
        found = _named(fold(text), words)
        if found:
            return found, text
    return None, title


def _named(text: str, words: Words) -> str | None:
    head = _head(text, words)
    for kind, phrases in words.kinds.items():
        if any(_has(text, phrase) for phrase in phrases):
            return _of_several(kind, text)
    heading = [
        (at, kind) for kind, phrases in words.heads.items() for phrase in phrases if (at := _find(head, phrase)) >= 0
    ]
    return _of_several(min(heading)[1], text) if heading else None


def _of_several(kind: str, text: str) -> str:
    """A statement by several ministers or states is a joint one."""
    several = regex.search(
        r"(?:ministers|ministres|ministros|außenminister|министров|leaders|states) (?:of|des|de|der)\b.+(?:,| and | et | y | und | и )",
        text,
    )
    return "joint_statement" if kind == "statement" and several else kind


def _has(text: str, phrase: str) -> bool:
    return _find(text, phrase) >= 0


def _find(text: str, phrase: str) -> int:
    """Where a phrase stands in a text, from the beginning of a word on; Slavic and German words may go on. -1: nowhere."""
    at = text.find(phrase)
    while at >= 0:
        end = at + len(phrase)
        if not text[at - 1 : at].isalpha() and (not text[end : end + 1].isalpha() or _goes_on(text, end)):
            return at
        at = text.find(phrase, at + 1)
    return -1


def _goes_on(text: str, end: int) -> bool:
    """Plural and case endings: at most three letters more."""
    ending = regex.match(r"\p{L}+", text[end:])
    return ending is not None and len(ending.group()) <= (3 if regex.match(r"\p{Cyrillic}", ending.group()) else 1)


def _head(text: str, words: Words) -> str:
    """The words of a title before its first preposition."""
    stop = _prepositions(words.language).search(text)
    return text[: stop.start()] if stop and stop.start() else text


@lru_cache
def _prepositions(language: str) -> regex.Pattern[str]:
    listed = "|".join(map(regex.escape, words_of(language).titles["prepositions"]))
    return regex.compile(rf"(?<!\p{{L}})(?:{listed})(?!\p{{L}})")


def _by_speech(named: str | None, title: str, speakers: int, asked: bool, words: Words) -> str | None:
    """What the labels say where the title leaves it open."""
    if named == "briefing":
        asked = asked or speakers > 2
        return "briefing" if words.language != "en" or REGULAR.search(title) or not asked else "press_conference"
    if named == "press_conference":
        return "briefing" if SPOKES.search(title) and "regular" in title else named
    if named == "joint_statement":
        return "press_conference" if asked else None
    if asked:
        return "interview" if words.language == "en" and OUTLET.search(title) else "press_conference"
    if speakers > 1:
        return "press_conference"
    return "remarks" if speakers == 1 and named in (None, "remarks") else None


def _unspoken(front: Front, first_words: str, official: Callable[[], bool]) -> str:
    if ISSUERS.search(first_words):
        return "joint_statement"
    if front.texts("byline"):
        return "statement"
    if front.texts("mail"):
        return "letter"
    return "press_release" if official() else "other"
