"""A verb that does something, and the words around it."""

from dataclasses import dataclass
from typing import Final

from collegium.reading.statements.sentences import Sentence

FINITE: Final = frozenset(("base", "third", "past", "we"))
DONE: Final = ("past", "participle")
PRONOUNS: Final = frozenset(("we", "i", "they", "it", "you"))
NAMED: Final = ("party", "forum", "person")  # kinds of mentions that can act


@dataclass(slots=True, eq=False)
class Head:
    """One verb that does something: its place, where its group of words begins, and how it stands.

    `mode` is "" for a finite form on its own, else "future", "duty", "possible", "perfect", "progressive", "passive",
    "copula" or "did" (a form of "to do"); "future passive" and the like are of two. "will not be signed" has `at` at
    "signed", `first` at "will", and is negated.
    """

    at: int
    first: int
    verb: str
    shape: str
    mode: str = ""
    negated: bool = False
    subject: tuple[int, int] | None = None  # words, [start, end); None where it shares that of the head before
    joined: bool = False  # to the head before, by "and" or a comma
    relative: bool = False
    participle: bool = False


def before_of(sentence: Sentence, at: int) -> tuple[int, bool]:
    """The place of the word before that is neither adverb nor negation, -1 at the beginning; whether one negates."""
    negated = False
    at -= 1
    while at >= 0:
        tags = sentence.entries[at].tags
        if "negations" in tags:
            negated = True
        elif not sentence.adverb(at) or {"adverbs", "prepositions"} <= tags:
            break
        at -= 1
    return at, negated
