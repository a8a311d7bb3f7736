"""What verbs bring that only say something: a noun that stands for an act, or a clause."""

from typing import Final

from collegium.reading.statements.following import NEAR, STOPS, clause_at, infinitive
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

BEYOND: Final = NEAR + 3  # words behind a verb among which the noun stands that it brings
SCAN: Final = 8  # words behind a noun of undertaking among which a value may stand
OPENING: Final = 10  # words of a clause among which its will shows

Carried = tuple[str, tuple[int, ...]]
"""An act and the places of the words that show it."""


def carried_by(sentence: Sentence, head: Head, end: int, lexicon: Lexicon) -> Carried:
    """What a head brings: the first noun that stands for an act, or the clause behind "that"; else what it is itself.

    "expressed concern" → "objects"; "said that it will sign" → "commits".
    """
    default = lexicon.carriers.get(head.verb, "holds")
    that = clause_at(sentence, head.at, end)
    for place in range(head.at + 1, min(end, head.at + BEYOND)):
        if that is not None and place >= that:
            return _clause(sentence, that, end, lexicon, default)
        noun = sentence.entries[place].noun
        if noun:
            value = noun == "commits" and holds_value(sentence, place, end, lexicon)
            return "holds" if value else noun, (place,)
        if sentence.words[place] in STOPS:
            break
    return default, ()


def holds_value(sentence: Sentence, at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether what somebody is committed to is a value and no conduct: "commitment to peace", not "to keeping it"."""
    if not sentence.tagged(at + 1, "to"):
        return False
    if infinitive(sentence, at + 1) and (sentence.word(at + 2) not in lexicon.values or sentence.entries[at + 2].verb):
        return False
    for place in range(at + 2, min(end, at + SCAN)):
        word = sentence.words[place]
        if word.endswith("ing") or word in STOPS or word == ",":
            return False
        if word in lexicon.values:
            return True
    return False


def _clause(sentence: Sentence, that: int, end: int, lexicon: Lexicon, default: str) -> Carried:
    """What a clause behind "that" does: an undertaking where its own will is in it, an objection where it blames."""
    for place in range(that, min(end, that + OPENING)):
        if _tells_will(sentence, place) and _own(sentence, place - 1, lexicon):
            return "commits", (that, place)
        if sentence.words[place] in STOPS:
            break
    bad = next((place for place in range(that, end) if sentence.words[place] in lexicon.negative), None)
    return ("objects", (that, bad)) if bad is not None else (default, (that,))


def _tells_will(sentence: Sentence, at: int) -> bool:
    """Whether a word is an auxiliary of the future ("will", "would") or a form of it."""
    entry = sentence.entries[at]
    return "future" in entry.tags or {"possible", "would"} <= entry.tags or entry.shape == "future"


def _own(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether the word before such a form shows that the will is that of who says it: a pronoun, a party."""
    tags, mention = sentence.entries[at].tags, sentence.mentions[at]
    if lexicon.by_form and "that" in tags:  # a form that shows its subject, which is that of the verb before
        return True
    return bool(tags & {"we", "they", "it", "i"}) or (mention is not None and mention.kind == "party")
