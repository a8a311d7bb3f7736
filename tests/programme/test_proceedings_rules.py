"""What follows from what partners said, what they may say where, and when a text is ready: each row of the tables."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.accounts.errors import Improper
from collegium.accounts.rules import MAY
from collegium.programme.rules.proceedings import (
    ACTS,
    ANSWERABLE,
    JOINS,
    PARTS,
    Readiness,
    Said,
    check_answer,
    check_ready,
    check_words,
    outcome,
)
from collegium.programme.rules.texts import ANSWERS, TEXTS

CASES = Path(__file__).parent / "cases"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table of cases."""
    with (CASES / name).open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def said(word: str) -> Said:
    """What a partner said, as a row writes it."""
    if word == "nothing":
        return Said()
    return Said(word.removeprefix("contested-"), word.startswith("contested-"))


@pytest.mark.parametrize("row", rows("proceedings.csv"), ids=lambda row: f"{row['said']} {row['silent']}")
def test_what_follows_from_what_partners_said(row: dict[str, str]) -> None:
    assert outcome([*map(said, row["said"].split())], row["silent"] == "yes") == row["outcome"]


@given(st.lists(st.builds(Said, st.sampled_from(["", *ANSWERS[:2]]), st.booleans()), max_size=5), st.booleans())
def test_agreed_is_only_what_every_partner_consented_to(all_said: list[Said], silent: bool) -> None:
    if outcome(all_said, silent) == "agreed":
        assert len(all_said) > 1
        assert not [each for each in all_said if each.contested]
        assert {each.answer for each in all_said} <= ({"consents", ""} if silent else {"consents"})


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("row", rows("answerable.csv"), ids=lambda row: row["state"])
def test_a_partner_may_say_what_the_row_has_and_nothing_else(row: dict[str, str], answer: str) -> None:
    if row[answer]:
        check_answer(row["state"], answer, "It is too long.")
        return
    with pytest.raises(Improper, match=f"This cannot be said now: {answer}. It stands at: {row['state']}."):
        check_answer(row["state"], answer, "It is too long.")


def test_every_state_of_a_text_has_a_row() -> None:
    states = {row["state"] for row in rows("answerable.csv")}
    assert states == set(TEXTS) == set(ANSWERABLE)
    assert set(JOINS) <= states
    assert set(JOINS.values()) <= {verb for verbs in PARTS.values() for verb in verbs}


def test_what_is_no_answer_or_lacks_its_reason_is_refused() -> None:
    with pytest.raises(Improper, match="This cannot be said to a text"):
        check_answer("put up", "shrugs", "")
    with pytest.raises(Improper, match="This needs a reason"):
        check_answer("put up", "declines", " ")
    with pytest.raises(Improper, match="This needs a reason"):
        check_words("break silence", "")
    check_answer("put up", "consents", "")


@pytest.mark.parametrize("silent", [False, True], ids=["put up", "silence"])
@pytest.mark.parametrize("row", rows("readiness.csv"), ids=str)
def test_a_text_is_put_up_when_its_words_are_ready(row: dict[str, str], silent: bool) -> None:
    bracketed, still_open = ([int(each) for each in row[name].split()] for name in ("bracketed", "open"))
    text = Readiness(int(row["partners"]), int(row["paragraphs"]), bracketed, still_open, row["lacking"].split())
    refused = row["silence" if silent else "put up"]
    if not refused:
        check_ready(text, silent)
        return
    with pytest.raises(Improper, match=refused):
        check_ready(text, silent)


def test_every_step_needs_an_act_of_the_gate() -> None:
    assert set(ACTS.values()) <= set(MAY["joint"])
