"""What a rule asks for behind a verb, and where it stands: a word, a verb that is to be done, a clause."""

from typing import Final

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.romance import doing, reflexive
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import NAMED, Head
from collegium.reading.statements.wills import willed

BEFORE: Final = 5  # words before a verb among which it may stand where the order of words is free
NEAR: Final = 9  # words behind a verb among which the word that decides may stand
SOON: Final = 6  # words behind a verb among which a clause begins that it brings
STOPS: Final = frozenset(";:.–—")
CLOSING: Final = frozenset(",;:.!?–—")


def place_of(sentence: Sentence, head: Head, end: int, asked: str, lexicon: Lexicon) -> int | None:
    """Where a rule is met that asks for something beside a head; None where it is not.

    "self" is a pronoun of the subject, "do" an infinitive behind, "agent" a subject with a will, "~word" a word that
    may also stand before, "-word" the first part of a verb at the end of its clause; the rest is `_follows`.
    """
    if asked == "agent":
        return head.at if willed(sentence, head) else None
    if asked == "self":
        return head.at if reflexive(sentence, head.first) else None
    if asked == "do":
        return doing(sentence, head.at, end, lexicon)
    if asked.startswith("~"):
        near = range(max(0, head.at - BEFORE), min(end, head.at + NEAR))
        return next((place for place in near if sentence.words[place] == asked[1:]), None)
    if asked.startswith("-"):
        return _at_end(sentence, head.at, end, asked[1:])
    return _follows(sentence, head.at, end, asked)


def _follows(sentence: Sentence, at: int, end: int, asked: str) -> int | None:
    """The place of what is asked for behind a verb: "=word" the very next one, "to", "that", else a word near it."""
    if not asked:
        return at
    if asked.startswith("="):
        return at + 1 if sentence.word(at + 1) == asked[1:] and at + 1 < end else None
    if asked == "to":
        place = behind_adverbs(sentence, at, end)
        return place if infinitive(sentence, place) else None
    if asked == "that":
        return clause_at(sentence, at, end)
    for place in range(at + 1, min(end, at + NEAR)):
        if sentence.words[place] == asked:
            return place
        if sentence.words[place] in STOPS:
            return None
    return None


def behind_adverbs(sentence: Sentence, at: int, end: int) -> int:
    """The place of the next word that is no adverb."""
    at += 1
    while at < end and sentence.adverb(at):
        at += 1
    return at


def _at_end(sentence: Sentence, at: int, end: int, asked: str) -> int | None:
    """Where the first part of a verb stands apart, at the end of its clause: "legt … einen Entwurf vor"."""
    for place in range(at + 1, end):
        if sentence.words[place] == asked and _closes(sentence, place + 1, end):
            return place
        if sentence.words[place] in STOPS:
            return None
    return None


def _closes(sentence: Sentence, at: int, end: int) -> bool:
    """Whether a clause ends before the word at a place."""
    if at >= end or sentence.words[at] in CLOSING:
        return True
    tags = sentence.entries[at].tags
    return "conjunctions" in tags or "that" in tags or "to" in tags


def infinitive(sentence: Sentence, at: int) -> bool:
    """Whether a "to" at a place stands before a verb that is to be done."""
    if not sentence.tagged(at, "to") or at + 1 >= len(sentence):
        return False
    if sentence.mentions[at + 1] is not None or sentence.words[at + 1].endswith("ing"):
        return False
    tags = sentence.entries[at + 1].tags
    return not ("determiners" in tags or "our" in tags or "prepositions" in tags)


def clause_at(sentence: Sentence, at: int, end: int) -> int | None:
    """Where a clause begins that a verb brings: "that", or a subject with a finite verb behind ("said Q will")."""
    for place in range(at + 1, min(end, at + SOON)):
        tags = sentence.entries[place].tags
        if "that" in tags and not sentence.tagged(place - 1, "prepositions"):
            return place
        if tags & {"we", "they", "i", "it"} and not tags & {"objective", "pointing"}:
            return place
        if sentence.words[place] in STOPS:
            return None
    return at + 1 if _named_at(sentence, at + 1, end) and _will(sentence, at + 2, end) else None


def _named_at(sentence: Sentence, at: int, end: int) -> bool:
    """Whether who can act is named at a place, or behind an article there."""
    mention = sentence.mentions[at] if at < end else None
    if mention is None and at + 1 < end and sentence.tagged(at, "determiners"):
        mention = sentence.mentions[at + 1]
    return mention is not None and mention.kind in NAMED


def _will(sentence: Sentence, start: int, end: int) -> bool:
    """Whether an auxiliary stands among the next words; "'s" may make an owner."""
    return any(
        sentence.entries[at].tags & {"future", "possible", "duty", "be", "have"} and sentence.words[at] != "'s"
        for at in range(start, min(end, start + SOON - 1))
    )
