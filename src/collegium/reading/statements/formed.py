"""Verbs of languages whose forms show what is finite: French, Spanish, German, Russian."""

from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import FINITE, Head, before_of

REACH = 18  # words between an auxiliary and its verb


def formed(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """The head that a verb at a place is; a participle and an infinitive need an auxiliary before them."""
    entry = sentence.entries[at]
    before, negated = before_of(sentence, at)
    tags = sentence.entries[before].tags if before >= 0 else frozenset()
    joined = bool(found) and before >= 0 and ("conjunctions" in tags or sentence.words[before] == ",")
    if entry.shape in FINITE:
        relative = bool(tags & {"relatives", "that"})
        return Head(at, at, entry.verb, entry.shape, negated=negated, joined=joined, relative=relative)
    if entry.shape == "future":
        return Head(at, at, entry.verb, entry.shape, "future", negated)
    if entry.shape == "gerund":
        return Head(at, at, entry.verb, entry.shape, negated=negated, joined=True, participle=True) if found else None
    return _compound(sentence, at, found, negated)


def _compound(sentence: Sentence, at: int, found: list[Head], negated: bool) -> Head | None:
    """An infinitive behind a modal verb, a participle behind an auxiliary."""
    entry = sentence.entries[at]
    wanted = ("future", "duty", "possible") if entry.shape == "infinitive" else ("have", "be")
    place = _auxiliary(sentence, at, found, frozenset(wanted))
    if place is None:
        return None
    if entry.shape == "infinitive":
        mode = next(tag for tag in wanted if tag in sentence.entries[place].tags)
        return Head(at, place, entry.verb, entry.shape, mode, negated)
    if entry.shape == "participle":
        mode = "perfect" if sentence.tagged(place, "have") else "passive"
        return Head(at, place, entry.verb, "past", mode, negated)
    return None


def _auxiliary(sentence: Sentence, at: int, found: list[Head], wanted: frozenset[str]) -> int | None:
    """The nearest auxiliary before a place, behind the last head and within one stretch of words."""
    floor = max(found[-1].at if found else -1, at - REACH)
    for place in range(at - 1, floor, -1):
        if sentence.entries[place].tags & wanted:
            return place
        if sentence.words[place] in ";:":
            return None
    return None
