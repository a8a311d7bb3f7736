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
    """What is not repeated and worth asking about: own or joint words, sure and whole, between two written texts, where
    no sentence of the later one is near and nothing in it gives the thing up."""
    kinds = {comparison.old.heading.kind, comparison.new.heading.kind}
    if kinds & SPOKEN:
        return ()
    return tuple(pair for pair in comparison.of_kind("not_repeated") if _asks(comparison.old, pair))


def _asks(old: Reading, pair: Pair) -> bool:
    if pair.old is None or pair.near is not None or pair.beside is not None:
        return False
    said = old.statements[pair.old]
    lasting = said.act in LASTING and said.standing != "told" and said.confidence >= SURE
    return lasting and sum(len(stem) > LONGER for stem in stems(old.text[slice(*said.span)])) >= FEWEST
