"""What is not repeated is looked for in every sentence; what is worth asking about is sure, lasting and written."""

from dataclasses import replace
from typing import Any

import pytest

from collegium.reading.compare import asked_first, compare, open_questions, worth_asking
from collegium.reading.compare.likeness import Likeness, said_in
from collegium.reading.compare.nearby import Passages
from collegium.reading.contract import Reading
from tests.reading.compare.made import of_statements

PIER = "Velmora will mend the northern pier of the winter harbour"
OTHER = "Ostrand counts nine boats in the channel"


def later(*sentences: str) -> Reading:
    """A text in which reading found one statement, and what else stands there."""
    reading = of_statements([("reports", "QN", OTHER)])
    return replace(reading, text=reading.text + "".join(f"{each} " for each in sentences))


@pytest.mark.parametrize(
    ("sentence", "near"),
    [
        ("The northern pier of the winter harbour is to be mended.", True),
        ("Nobody touches a northern pier in winter without masons.", True),
        ("The masons were paid.", False),
        ("", False),
    ],
)
def test_a_sentence_that_may_say_the_same_stands_beside(sentence: str, near: bool) -> None:
    old, new = of_statements([("commits", "QM", PIER)]), later("It snowed.", sentence)
    pair = compare(old, new).of_kind("not_repeated")[0]
    assert (pair.near is not None) == near
    if pair.near:
        assert new.text[slice(*pair.near)].strip() == sentence


def test_the_nearest_come_first_and_no_more_than_asked_for() -> None:
    old, new = of_statements([("commits", "QM", PIER)]), later("The pier is old.", "The northern pier is mended.")
    said = said_in(old)
    passages = Passages(new.text, Likeness(said, said_in(new)))
    shares = passages.nearest(said[0], 5)
    assert [new.text[slice(*span)].strip() for _, span in shares] == [
        "The northern pier is mended.",
        "The pier is old.",
    ]
    assert shares[0][0] > shares[1][0]
    assert len(passages.nearest(said[0], 1)) == 1


@pytest.mark.parametrize(
    ("altered", "asked"),
    [
        ({}, 1),
        ({"standing": "told"}, 0),
        ({"confidence": 0.69}, 0),
        ({"act": "reports"}, 0),
        ({"span": (0, 20)}, 0),
    ],
)
def test_only_what_is_own_lasting_sure_and_whole_is_asked_about(altered: dict[str, Any], asked: int) -> None:
    old = of_statements([("commits", "QM", PIER)])
    old = replace(
        old, statements=(replace(old.statements[0], **altered),), heading=replace(old.heading, kind="statement")
    )
    new = replace(later("It snowed."), heading=replace(old.heading, kind="statement"))
    assert len(open_questions(compare(old, new))) == asked
    spoken = replace(new, heading=replace(new.heading, kind="briefing"))
    assert open_questions(compare(old, spoken)) == ()


def test_what_is_near_or_given_up_is_not_asked_about() -> None:
    old = of_statements([("commits", "QM", PIER)])
    near = later("The northern pier of the winter harbour is to be mended.")
    up = of_statements([("declines", "QM", "Velmora will not mend the northern pier of the winter harbour")])
    for new in (near, up):
        both = [replace(each, heading=replace(each.heading, kind="statement")) for each in (old, new)]
        assert open_questions(compare(*both)) == ()


def test_what_is_worth_asking_about_comes_first_and_nothing_is_left_out() -> None:
    old = of_statements([("reports", "QM", OTHER), ("commits", "QM", PIER), ("holds", "QM", "The ice is thin")])
    both = [replace(each, heading=replace(each.heading, kind="statement")) for each in (old, later("It snowed."))]
    comparison = compare(*both)
    shown = asked_first(comparison, "not_repeated")
    assert [worth_asking(comparison, pair) for pair in shown] == [True, False, False]
    assert [pair.old for pair in shown] == [1, 0, 2]
