"""Weights of whom acts are directed at: learned from marks, and scored on documents that they were not made with."""

from collegium.reading.statements.choosing import Choice, Question
from tools.training.directed import Directed, crossed_f1, fit


def act(number: int, kind: str, meant: bool) -> Directed:
    """An act of a document in which who was named last is meant by "them", and nobody by anything else."""
    question = Question([f"nobody {kind}"], [Choice(("QM",), ["lead"]), Choice(("QN",), ["last", f"last {kind}"])])
    return Directed(f"gold/{number}", frozenset(), question, frozenset(("QN",) if meant else ()))


ACTS = [act(number, kind, kind == "them") for number in range(8) for kind in ("them", "none")]
FOLD = {f"gold/{number}": number % 2 for number in range(8)}


def test_weights_tell_whom_the_marks_name() -> None:
    weights = fit(ACTS)
    assert [each.read(weights) for each in ACTS[:2]] == [{"QN"}, set()]


def test_what_stands_in_two_documents_alone_has_no_weight() -> None:
    assert "last them" not in fit([*ACTS[1::2], *ACTS[:4:2]])


def test_what_a_rule_told_stays() -> None:
    told = Directed("gold/9", frozenset(("QP",)), None, frozenset(("QP",)))
    assert told.read(fit(ACTS)) == {"QP"}
    assert crossed_f1([told, *ACTS], [told, *ACTS], {**FOLD, "gold/9": 0}) == {"gold": 1.0}


def test_a_mark_that_is_no_choice_counts_as_missed() -> None:
    other = Directed("gold/8", frozenset(), ACTS[1].question, frozenset(("QT",)))
    assert crossed_f1([other, ACTS[0]], ACTS, {**FOLD, "gold/8": 1}) == {"gold": 0.5}
