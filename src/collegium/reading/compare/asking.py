"""Of what a later text does not repeat, what is worth asking about: it proposes a question, and answers none."""

from collegium.reading.compare.shapes import Comparison, Pair
from collegium.reading.compare.wording import stems
from collegium.reading.contract import Reading

LASTING = frozenset({"commits", "proposes", "requests", "supports", "objects", "holds", "declines"})
"""Acts that hold beyond their day; what was done, met or fixed need not be said again."""
SPOKEN = frozenset({"press_conference", "briefing", "interview", "remarks", "opening_remarks", "speech", "other"})
"""Kinds of documents in which silence says nothing: whoever speaks answers what was asked that day."""
SURE = 0.7  # least confidence of a statement that nobody has decided
LONGER = 3  # letters of words that mostly hold others together
FEWEST = 5  # longer words that a statement has which says enough to be missed


def open_questions(comparison: Comparison) -> tuple[Pair, ...]:
    """What is not repeated and worth asking about."""
    return tuple(pair for pair in comparison.pairs if worth_asking(comparison, pair))


def asked_first(comparison: Comparison, kind: str) -> list[Pair]:
    """The pairs of a kind as they are shown: what is worth asking about, then the others, each in their order."""
    return sorted(comparison.of_kind(kind), key=lambda pair: not worth_asking(comparison, pair))


def worth_asking(comparison: Comparison, pair: Pair) -> bool:
    """Whether what is not repeated is own or joint words, sure and whole, between two written texts, where no sentence
    of the later one is near and nothing in it gives the thing up. Everything else may be missing for no reason."""
    if pair.kind != "not_repeated" or {comparison.old.heading.kind, comparison.new.heading.kind} & SPOKEN:
        return False
    return pair.near is None and pair.beside is None and _enough(comparison.old, pair.old)


def _enough(old: Reading, number: int | None) -> bool:
    """Whether a statement says something sure and lasting in enough words to be missed."""
    if number is None:
        return False
    said = old.statements[number]
    lasting = said.act in LASTING and said.standing != "told" and said.confidence >= SURE
    return lasting and sum(len(stem) > LONGER for stem in stems(old.text[slice(*said.span)])) >= FEWEST
