"""Whom an act is directed at where no rule tells it: the choice that weighs most, if it weighs more than nobody."""

import re

import pytest

from collegium.reading.contract import ACTS
from collegium.reading.statements.choosing import LEAN, Choice, Question, chosen, weights_of

QUESTION = Question(["nobody a"], [Choice(("QM",), ["b"]), Choice(("QN", "QP"), ["b", "c"])])


@pytest.mark.parametrize(
    ("weights", "who", "guards"),
    [
        ({}, (), "no weights choose nobody"),
        ({"b": 1.0}, ("QM",), "of two that weigh the same, the first"),
        ({"b": 1.0, "c": 0.1}, ("QN", "QP"), "what speaks for a choice is added up"),
        ({"b": 1.0, "c": -0.1}, ("QM",), "what speaks against it, too"),
        ({"nobody a": 1.0, "b": 1.0 + 2 * LEAN}, (), "nobody weighs more"),
        ({"nobody a": 1.0, "b": 1.0 + LEAN / 2}, ("QM",), "nobody is weighed a little less"),
    ],
)
def test_the_choice_that_weighs_most_is_taken(weights: dict[str, float], who: tuple[str, ...], guards: str) -> None:
    assert chosen(QUESTION, weights) == who, guards


def test_english_alone_has_weights() -> None:
    assert weights_of("en")
    assert weights_of("fr") is None


def test_a_weight_is_of_an_act_and_of_two_words_at_most() -> None:
    weights = weights_of("en") or {}
    for feature in weights:
        words = re.sub(r"^nobody ", "", feature).split()
        assert len(words) <= 5, feature
        assert words[0] in ACTS or words[0] in ("object", "subject", "lead", "ahead", "after"), feature
        if len(words) > 2 and words[1] in ("verb", "behind", "before"):
            assert len(words) == 3, feature
