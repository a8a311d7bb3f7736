"""Verbs of English with what stands before them: "will sign", "has not yet signed", "was signed", "did not sign"."""

from typing import Final

from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import DONE, Head

MODES: Final = ("future", "duty", "possible")
OWNERS: Final = ("'s", "’s")  # also short for "is"
PAST_ENDINGS: Final = ("ed", "en")  # of participles that no table knows
LONG: Final = 5  # letters that a word in "-ing" has more than, if it is of a verb
SCAN: Final = 7  # words behind "to be" among which the word stands that says what something is
STOPS: Final = frozenset(",;:.–—")
CLOSING: Final = frozenset(("relatives", "subordinators", "that", "to"))  # tags of words that begin another clause


def _next(sentence: Sentence, at: int) -> tuple[int, bool]:
    """The place of the next word that is neither adverb nor negation, and whether a negation was passed."""
    negated = False
    at += 1
    while at < len(sentence):
        tags = sentence.entries[at].tags
        if "negations" in tags:
            negated = True
        elif not sentence.adverb(at):
            break
        at += 1
    return at, negated


def modal(sentence: Sentence, at: int) -> Head | None:
    """The verb behind "will", "must", "may": "will not be asked to leave" is a future, in the passive, negated."""
    after, negated = _next(sentence, at)
    mode = next(tag for tag in MODES if sentence.tagged(at, tag))
    if after >= len(sentence) or not sentence.words[after][0].isalpha() or sentence.mentions[after]:
        return None
    if sentence.tagged(at - 1, "to") or "determiners" in sentence.entries[after].tags:
        return None
    inner = None
    if sentence.tagged(after, "be"):
        inner = be(sentence, after)
    elif sentence.tagged(after, "have"):
        inner = perfect(sentence, after)
    if inner:
        inner.mode = f"{mode} passive" if inner.mode == "passive" else mode
        inner.first, inner.negated = at, negated or inner.negated
        return inner
    entry = sentence.entries[after]
    negated = negated or sentence.tagged(at, "negations")  # "cannot"
    return Head(after, at, entry.verb or sentence.words[after], entry.shape, mode, negated)


def perfect(sentence: Sentence, at: int) -> Head | None:
    """The verb behind "has": "has signed", "has been signed"; "has yet to sign" is negated."""
    after, negated = _next(sentence, at)
    if after >= len(sentence) or sentence.mentions[after]:
        return None
    if sentence.tagged(after, "been"):
        inner = be(sentence, after)
        if inner:
            inner.first, inner.negated = at, negated or inner.negated
            inner.mode = inner.mode if inner.mode != "progressive" else "perfect"
        return inner
    undone = _undone(sentence, after)
    if undone is not None:
        return Head(undone, at, sentence.entries[undone].verb or sentence.words[undone], "base", "perfect", True)
    entry = sentence.entries[after]
    if entry.verb and entry.shape in DONE:
        return Head(after, at, entry.verb, entry.shape, "perfect", negated)
    if sentence.words[after].endswith(PAST_ENDINGS) and "determiners" not in entry.tags:
        return Head(after, at, sentence.words[after], "past", "perfect", negated)
    return None


def _undone(sentence: Sentence, at: int) -> int | None:
    """The place of the verb behind "yet to", where the words at a place are these: "has yet to reply"."""
    if sentence.tagged(at, "yet"):
        verb = at + 2
    elif sentence.tagged(at, "to") and sentence.tagged(at - 1, "yet"):
        verb = at + 1
    else:
        return None
    return verb if verb < len(sentence) else None


def be(sentence: Sentence, at: int) -> Head | None:
    """What stands behind a form of "to be": "is going to sign", "is ready", "was signed", "is working"."""
    after, negated = _next(sentence, at)
    if _possessive(sentence, at) or after >= len(sentence) or sentence.mentions[after] or sentence.tagged(at - 1, "to"):
        return None
    entry, word = sentence.entries[after], sentence.words[after]
    if "going" in entry.tags and sentence.tagged(after + 1, "to") and after + 2 < len(sentence):
        verb = sentence.entries[after + 2]
        return Head(after + 2, at, verb.verb or sentence.words[after + 2], verb.shape, "future", negated)
    if entry.adjective and not (entry.verb and (entry.shape == "gerund" or _asked(sentence, after))):
        return Head(after, at, word, "adjective", "copula", negated)
    if entry.verb and entry.shape in DONE:
        return Head(after, at, entry.verb, entry.shape, "passive", negated)
    if entry.verb and entry.shape == "gerund":
        return Head(after, at, entry.verb, entry.shape, "progressive", negated)
    if word.endswith("ing") and not entry.noun and len(word) > LONG:
        return Head(after, at, word, "gerund", "progressive", negated)
    return _copula(sentence, at, after, negated)


def _possessive(sentence: Sentence, at: int) -> bool:
    """Whether an "'s" makes an owner, as behind every word that is no pronoun."""
    return sentence.words[at] in OWNERS and not sentence.entries[at - 1].tags & {"it", "that", "relatives"}


def _asked(sentence: Sentence, at: int) -> bool:
    """Whether a participle tells what somebody was asked to do ("was encouraged to"), not how they feel."""
    entry = sentence.entries[at]
    return entry.shape in DONE and sentence.tagged(at + 1, "to") and entry.adjective != "commits"


def _copula(sentence: Sentence, at: int, after: int, negated: bool) -> Head | None:
    """ "is of great importance", "is a priority": an act word within the next words."""
    for place in range(after, min(after + SCAN, len(sentence))):
        entry = sentence.entries[place]
        if sentence.words[place] in STOPS or not entry.tags.isdisjoint(CLOSING):
            break
        if entry.adjective or entry.noun in ("holds", "supports", "objects"):
            return Head(place, at, sentence.words[place], "adjective" if entry.adjective else "noun", "copula", negated)
    return None


def did(sentence: Sentence, at: int) -> Head | None:
    """A verb that "to do" negates: "did not reply"; where it does not negate, the verb behind it is found by itself."""
    after, negated = _next(sentence, at)
    if not negated or after >= len(sentence) or sentence.mentions[after]:
        return None
    entry = sentence.entries[after]
    if sentence.words[after][0].isalpha() and entry.tags <= {"doubtful", "seeming", "happening"}:
        return Head(after, at, entry.verb or sentence.words[after], entry.shape, "did", True)
    return None
