"""Verbatim records: lists, totals, stages, and what members say later."""

from datetime import date
from pathlib import Path

import pytest

from collegium.reading.read import read
from collegium.voting.errors import DoubleVote, NotVotes, UnknownState, UnknownVote
from collegium.voting.matrix import ABSTAIN, NO, YES
from collegium.voting.rolls import SECURITY_COUNCIL, WITHOUT_A_VOTE, Roll, Totals, key_of
from collegium.voting.sources.tables import Given, read_table
from collegium.voting.sources.verbatim.decisions import decision_of, number_of
from collegium.voting.sources.verbatim.record import read_record
from tests.machine import real_record
from tests.voting.sources.invented import STATES

LINES = (Path(__file__).parent / "cases" / "record.txt").read_text("utf-8").splitlines()
ROLLS = read_record(LINES, STATES)


@pytest.mark.parametrize(
    ("number", "symbol", "stage", "title", "totals"),
    [
        (1, "", "paragraph", "Preambular paragraph 6 (Ice on northern routes)", Totals(5, 1, 0)),
        (2, "", "paragraph", "Operative paragraph 2 (Ice on northern routes)", Totals(2, 4, 2)),
        (3, "A/RES/91/4", "resolution", "Ice on northern routes", Totals(7, 0, 1)),
        (4, "A/RES/91/5", "resolution", "Buoys", None),
        (5, "A/91/L.3", "amendment", "The amendment contained in document A/91/L.3 (Harbour dues)", Totals(1, 2, 0)),
        (6, "A/91/12, draft resolution iii", "draft", "Harbour dues", Totals(31, 40, 9)),
        (7, "A/91/12, draft decision", "decision", "The draft decision", None),
    ],
)
def test_each_decision_is_a_roll(number: int, symbol: str, stage: str, title: str, totals: Totals | None) -> None:
    roll = ROLLS[number - 1]
    assert (roll.id, roll.symbol, roll.stage, roll.title) == (f"A/91/PV.7#{number}", symbol, stage, title)
    assert (roll.stated, roll.session, roll.day) == (totals, "91", date(2036, 10, 9))


def test_there_are_no_other_decisions() -> None:
    assert len(ROLLS) == 7


def test_lists_go_on_over_lines_and_end_in_and_or_without_a_comma() -> None:
    assert ROLLS[0].votes == {"QMM": YES, "QNN": YES, "QPP": YES, "QRR": YES, "QSS": YES, "QTT": NO}
    assert ROLLS[1].votes["QTT"] == NO
    assert (ROLLS[1].votes["QUU"], ROLLS[1].votes["QVV"]) == (ABSTAIN, ABSTAIN)


def test_every_total_is_checked_and_both_are_kept() -> None:
    assert [roll.mismatch for roll in ROLLS] == [None, None, "yes: 7 stated, 6 counted", None, None, None, None]
    assert ROLLS[2].counted == Totals(6, 0, 1, 0)


def test_what_members_say_later_stands_beside_the_roll_and_changes_no_vote() -> None:
    told = [(each.state, each.vote) for each in ROLLS[2].later]
    assert told == [("QVV", YES), ("QWW", NO), ("QXX", NO), ("QYY", ABSTAIN)]
    assert not {"QVV", "QWW", "QXX", "QYY"} & set(ROLLS[2].votes)
    assert "Vandoria" in ROLLS[2].later[0].text


def test_what_was_adopted_without_a_vote_says_so_and_what_was_counted_does_not() -> None:
    assert [WITHOUT_A_VOTE in roll.notes for roll in ROLLS] == [False, False, False, True, False, False, True]


@pytest.mark.parametrize(
    ("sentence", "carried", "totals"),
    [
        ("Draft resolution A/91/L.2 was adopted by 100 votes to none.", True, Totals(100, 0, 0)),
        ("The draft resolution was adopted by a recorded vote of 90 in favour to 3 against, with 20 abstentions.", True,
         Totals(90, 3, 20)),
        ("The motion was carried by 60 votes to 40, with 1 abstention.", True, Totals(60, 40, 1)),
        ("The oral amendment was not adopted by 12 votes to 80, with 30 abstentions.", False, Totals(12, 80, 30)),
        ("The President: The draft resolution received nine votes in favour, two against and four abstentions. The"
         " draft resolution has been adopted as resolution 9001 (2036).", True, Totals(9, 2, 4)),
        ("The draft resolution received 7 votes in favour, none against and 8 abstentions. It has not been adopted.",
         False, Totals(7, 0, 8)),
        ("The draft decision was adopted.", True, None),
    ],
)  # fmt: skip
def test_a_sentence_tells_what_was_decided(sentence: str, carried: bool, totals: Totals | None) -> None:
    decision = decision_of(sentence)
    assert decision
    assert (decision.carried, decision.stated) == (carried, Totals(12, 80, 30) if "oral" in sentence else totals)


LISTS = "A/91/PV.8\nWednesday, 9 October 2036\nIn favour:\nMorvenia, Nerisia\nAgainst:\nTesmark\nAbstaining:\nNone\n"


@pytest.mark.parametrize(
    ("result", "symbol", "stage", "totals"),
    [
        ("The draft resolution was adopted by 2 votes to 1 (resolution 91/6)*.", "A/RES/91/6", "resolution", (2, 1, 0)),
        ("The draft resolution was adopted by 2 votes to 1 (resolution 91/6).*", "A/RES/91/6", "resolution", (2, 1, 0)),
        ("By 2 votes to 1, draft resolution II was adopted (resolution 91/7).", "A/RES/91/7", "resolution", (2, 1, 0)),
        ("The recommendation of the Ninth Committee was adopted by 2 votes to 1.", "", "resolution", (2, 1, 0)),
        ("The Assembly decided, by 1 vote to 2, with 3 abstentions, not to hear the pilot.", "", "draft", (1, 2, 3)),
        ("The draft resolution received 2 votes in favour and 1 vote against.", "", "resolution", (2, 1, 0)),
        ("The President: There were 2 votes in favour, one against and no abstentions. The draft resolution has been"
         " adopted as resolution 9002 (2036).", "A/RES/9002(2036)", "resolution", (2, 1, 0)),
        ("The President: The draft resolution received 2 votes in favour. It has been adopted unanimously.", "",
         "resolution", (2, 0, 0)),
        ("The draft resolution received 2 votes in favour. The draft resolution has been adopted unanimously as"
         " resolution 9003 (2036).", "A/RES/9003(2036)", "resolution", (2, 0, 0)),
        ("There were 2 votes in favour and 1 abstention. The draft resolution has not been adopted, owing to a veto.",
         "", "draft", (2, 0, 1)),
    ],
)  # fmt: skip
def test_the_result_after_lists_is_theirs_however_it_is_worded(
    result: str, symbol: str, stage: str, totals: tuple[int, int, int]
) -> None:
    (roll,) = read_record(f"{LISTS}{result}\n".split("\n"), STATES)
    assert (roll.symbol, roll.stage, roll.stated) == (symbol, stage, Totals(*totals))
    assert roll.votes == {"QMM": YES, "QNN": YES, "QTT": NO}


@pytest.mark.parametrize(
    "sentence",
    [
        "The agenda was adopted.",
        "The draft resolution that we sponsored was adopted last year, and we are glad of it.",
        "Mr. Renneck (Morvenia): We hope that it will be adopted.",
        "It was so decided.",
        "There were 90 votes in favour, 3 against and 20 abstentions.",
        "The treaty was adopted by 90 votes to 3, with 20 abstentions.",
    ],
)
def test_other_sentences_tell_of_no_decision(sentence: str) -> None:
    assert decision_of(sentence) is None


def test_counts_are_read_in_digits_and_in_words() -> None:
    assert [number_of(word) for word in ("None", "no", "two", "fifteen", "1,204")] == [0, 0, 2, 15, 1204]


@pytest.mark.parametrize(
    ("change", "error", "row"),
    [
        (("Tesmark.", "Lormania."), UnknownState, 15),
        (("Tesmark.", "Morvenia."), DoubleVote, 15),
        (("Preambular paragraph 6 was retained by 5 votes to 1.", ""), UnknownVote, 15),
        (("A/91/PV.7", "A paper"), NotVotes, 1),
    ],
)
def test_a_wrong_record_is_refused_with_its_row(change: tuple[str, str], error: type[Exception], row: int) -> None:
    changed = [change[1] if line == change[0] else line for line in LINES]
    with pytest.raises(error) as caught:
        read_record(changed, STATES)
    assert caught.value.row == row  # type: ignore[attr-defined]


def test_half_a_record_is_refused_where_a_vote_breaks_off_and_where_there_is_none() -> None:
    with pytest.raises(UnknownVote, match="breaks off"):
        read_record(LINES[:20], STATES)
    with pytest.raises(NotVotes, match="no decision"):
        read_record(LINES[:10], STATES)


def record(name: str) -> tuple[Roll, ...]:
    """The rolls of a real record."""
    path = real_record() / "un_verbatim" / f"{name}.pdf"
    return read_record(read(path.read_bytes(), path.name).text.split("\n"), STATES, path.name)


def test_the_rolls_of_a_real_record_are_those_that_were_coded_elsewhere() -> None:
    """The coding takes Greece for Grenada and Grenada for Greece; all else but one vote is as in the record."""
    rolls = [roll for roll in record("ga_65_PV_71") if roll.votes]
    coded = {
        (roll.stage, key_of(roll.symbol)): dict(roll.votes)
        for roll in read_table(
            Given(real_record() / "votes" / "votes.parquet", roll_calls=real_record() / "votes" / "roll_calls.csv.gz"),
            STATES,
        )
        if roll.day == date(2010, 12, 21)
    }
    alike = total = named = 0
    for roll in rolls:
        other = coded["amendment", "65/208"] if roll.stage == "amendment" else coded["resolution", key_of(roll.symbol)]
        alike += sum(other.get(state) == vote for state, vote in roll.votes.items())
        total += len(roll.votes)
        named += len(other)
    assert (len(rolls), total, named) == (15, 2755, 2755)
    assert alike / total >= 0.99
    assert alike / named >= 0.99


def test_every_total_of_the_real_records_is_that_of_the_votes() -> None:
    rolls = [*record("ga_65_PV_71"), *record("sc_2018_PV_8422"), *record("sc_2026_PV_10100")]
    assert [roll.mismatch for roll in rolls] == [None] * 62
    assert sum(roll.stated is not None for roll in rolls) == 17
    assert {roll.forum for roll in rolls[-2:]} == {SECURITY_COUNCIL}
    assert [each.state for roll in rolls for each in roll.later] == ["COD", "GMB", "SAU"]
