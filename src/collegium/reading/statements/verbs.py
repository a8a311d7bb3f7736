"""A verb that does something, and the words around it."""

from dataclasses import dataclass

from collegium.reading.statements.sentences import Sentence

FINITE = frozenset(("base", "third", "past", "we"))


@dataclass(slots=True, eq=False)
class Head:
    """One verb that does something: its place, where its group of words begins, and how it stands."""

    at: int
    first: int
    verb: str
    shape: str
    mode: str = ""  # "future", "duty", "possible", "perfect", "progressive", "passive", "copula"
    negated: bool = False
    subject: tuple[int, int] | None = None  # words, [start, end); None where it shares that of the head before
    joined: bool = False  # to the head before, by "and" or a comma
    relative: bool = False
    participle: bool = False


def before_of(sentence: Sentence, at: int) -> tuple[int, bool]:
    """The place of the word before that is neither adverb nor negation; -1 at the beginning."""
    negated = False
    at -= 1
    while at >= 0:
        tags = sentence.entries[at].tags
        if "negations" in tags:
            negated = True
        elif not (("adverbs" in tags and "prepositions" not in tags) or sentence.words[at].endswith("ly")):
            break
        at -= 1
    return at, negated
