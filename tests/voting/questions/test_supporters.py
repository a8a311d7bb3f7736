"""Who is likely to support a text, and how well that foretells sessions that were not used."""

import math

import duckdb
import pytest

from collegium.voting.matrix import NO, YES
from collegium.voting.questions.supporters import backtest, supporters
from tests.machine import real_record
from tests.voting.measures.invented import matrix_of
from tests.voting.real import research_table

ROWS = ["YYYYYY", "YYYNYY", "NNNNNN", "NNNYNN", "XXXXYY", "YYYY.."]
YEARS = [2001, 2002, 2003, 2004, 2005, 2005]
MATRIX = matrix_of(ROWS, YEARS)
ISSUE = frozenset({"1", "2", "3", "4", "5"})


def test_states_are_ranked_by_how_they_voted_on_the_issue() -> None:
    found = supporters(MATRIX, ISSUE)
    assert next(each.state for each in found) == "QM"
    assert {each.state for each in found[-2:]} == {"QO", "QP"}
    assert all(0 < each.chance < 1 for each in found)


def test_reasons_are_the_votes_latest_first() -> None:
    second = next(each for each in supporters(MATRIX, ISSUE) if each.state == "QN")
    assert (second.yes, second.abstain, second.no) == (4, 0, 1)
    assert second.last == (("5", YES), ("4", NO), ("3", YES), ("2", YES), ("1", YES))
    assert second.reason == "of 5 votes on this issue: 4 yes, 0 abstained, 1 no"


def test_who_never_voted_on_the_issue_is_reckoned_and_said_to_be() -> None:
    found = {each.state: each for each in supporters(MATRIX, frozenset({"1"}))}
    assert "reckoned from its other votes" in found["QQ"].reason
    assert found["QO"].chance < found["QQ"].chance < found["QM"].chance


def test_who_is_gone_is_left_out() -> None:
    assert "QR" not in {each.state for each in supporters(MATRIX, ISSUE)}


def test_only_sessions_before_are_used() -> None:
    assert {each.state: each.yes for each in supporters(MATRIX, ISSUE, before=4)}["QN"] == 3


def test_an_issue_without_rolls_is_refused() -> None:
    with pytest.raises(ValueError, match="No roll on this issue"):
        supporters(MATRIX, ISSUE, before=1)


def test_losses_are_those_computed_by_hand() -> None:
    """Base rate one half: Brier 1/4, log loss ln 2; as last time, all right."""
    found = backtest(matrix_of(["YY", "NN"], [2001, 2002]), frozenset({"1", "2"}), [2])
    assert found is not None
    assert (found.votes, found.base_brier) == (2, 0.25)
    assert found.base_log_loss == pytest.approx(math.log(2))
    assert found.last_log_loss == pytest.approx(-math.log(0.98))
    assert found.last_brier == pytest.approx(0.0004)
    assert found.last_brier < found.brier < found.base_brier


def test_nothing_before_foretells_nothing() -> None:
    assert backtest(MATRIX, ISSUE, [1]) is None


def test_the_real_record_is_foretold_better_than_by_base_rate_or_last_time() -> None:
    record = real_record()
    issues: dict[str, set[str]] = {}
    for roll, issue in duckdb.execute(
        "SELECT rcid, issue FROM read_csv(?)", [str(record / "votes" / "issues.csv")]
    ).fetchall():
        issues.setdefault(issue, set()).add(str(roll))
    for rolls in issues.values():
        found = backtest(research_table(record), frozenset(rolls), range(60, 75))
        assert found is not None
        assert found.log_loss < min(found.base_log_loss, found.last_log_loss)
        assert found.brier < min(found.base_brier, found.last_brier)
