"""Cooperation and conflict of sentences, by acts and by words, and the acts of one sentence in several languages."""

import pytest

from collegium.reading.contract import ACTS as ALL_ACTS
from collegium.reading.contract import Statement
from tools.measuring import cooperation
from tools.measuring.sentences import Row, agreement


def statement(act: str) -> Statement:
    return Statement((0, 1), act, (), (), (), (), None, None, None, "own", (), 0.5)


def row(labels: str, text: str = "", **acts: str) -> Row:
    """A sentence with its labels and the acts that are read in each language."""
    stated = {code: tuple(map(statement, each.split())) for code, each in acts.items()}
    return Row("1", frozenset(labels.split()), dict.fromkeys(acts, text), stated)


@pytest.mark.parametrize(
    ("acts", "cooperation_", "conflict"),
    [
        ("supports", True, False),
        ("objects", False, True),
        ("declines", False, True),
        ("supports objects", True, True),
        ("reports withdraws", False, False),
        ("", False, False),
    ],
)
def test_acts_show_cooperation_and_conflict(acts: str, cooperation_: bool, conflict: bool) -> None:
    sentence = row("NONE", en=acts)
    assert cooperation.by_acts("cooperation", "en")(sentence) is cooperation_
    assert cooperation.by_acts("conflict", "en")(sentence) is conflict


def test_no_act_stands_for_both_and_all_are_acts_of_the_contract() -> None:
    assert not cooperation.ACTS["cooperation"] & cooperation.ACTS["conflict"]
    assert cooperation.ACTS["cooperation"] | cooperation.ACTS["conflict"] < set(ALL_ACTS)


@pytest.mark.parametrize(
    ("language", "text", "kind", "there"),
    [
        ("en", "Skelland welcomes the pilots.", "cooperation", True),
        ("en", "The pilots slept.", "cooperation", False),
        ("en", "Tesmark condemned the fence.", "conflict", True),
        ("en", "Their nonrejection was noted.", "conflict", False),  # an entry begins a word
        ("es", "Celebramos la llegada del barco.", "cooperation", True),
        ("fr", "Nous regrettons ce retard.", "conflict", True),
        ("ru", "Мы осуждаем эти меры.", "conflict", True),
    ],
)
def test_a_word_of_the_list_is_enough(language: str, text: str, kind: str, there: bool) -> None:
    assert cooperation.by_keywords(kind, language)(row("NONE", text, **{language: ""})) is there


def test_f1_counts_only_the_sentences_that_a_language_has() -> None:
    rows = [row("VC", en="supports", ru="supports"), row("VC", en=""), row("MX", en="supports", ru="")]
    guess = cooperation.by_acts("cooperation", "ru")
    assert cooperation.f1(rows, "ru", "cooperation", guess) == 1
    assert cooperation.f1(rows, "en", "cooperation", cooperation.by_acts("cooperation", "en")) == 0.5


def test_languages_agree_where_the_sets_of_acts_are_equal() -> None:
    rows = [
        row("VC", en="supports requests", es="requests supports requests"),
        row("VC", en="supports requests", es="supports"),
        row("VC", en="", es=""),
        row("VC", en="holds"),
    ]
    read, same, mean = agreement(rows, "es")
    assert read == 3
    assert same == pytest.approx(2 / 3)
    assert mean == pytest.approx((1 + 2 / 3 + 1) / 3)
