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


def test_votes_on_texts_of_a_like_title_come_first() -> None:
    """QN said no and QP yes on the text about ice, and the other way round on all texts about reefs."""
    titles = ["Reefs and shoals", "Reefs and shoals", "Reefs and shoals", "Drifting icebergs", "Reefs and shoals", ""]
    ice = {each.state: each for each in supporters(MATRIX, ISSUE, text="Drifting icebergs again", titles=titles)}
    reefs = {each.state: each for each in supporters(MATRIX, ISSUE, text="Reefs and shoals", titles=titles)}
    assert ice["QN"].alike == (0, 0, 1)
    assert ice["QN"].last == (("4", NO), ("5", YES), ("3", YES), ("2", YES), ("1", YES))
    assert ice["QN"].reason.startswith(
        "of 1 votes on texts like it: 0 yes, 0 abstained, 1 no; of 5 votes on this issue"
    )
    assert reefs["QN"].reason.startswith("of 4 votes on texts like it: 4 yes")
    assert ice["QN"].chance < 0.5 < ice["QP"].chance
    assert reefs["QP"].chance < 0.5 < reefs["QN"].chance
    assert ice["QQ"].reason.startswith("none on a text like it; of 1 votes on this issue")


def test_the_weight_of_a_like_text_is_that_computed_by_hand() -> None:
    """One yes and one no a session back: by the issue alone one half for both; on the text of the yes 8 w and 1."""
    matrix = matrix_of(["YN", "NY"], [2001, 2001])
    found = supporters(matrix, frozenset({"1", "2"}), text="Drifting icebergs", titles=["Drifting icebergs", "Reefs"])
    weight = 8 * 0.5 ** (1 / 4)
    assert [each.state for each in found] == ["QM", "QN"]
    assert found[0].chance == pytest.approx((weight + 0.5) / (weight + 1))
    assert found[1].chance == pytest.approx(0.5 / (weight + 1))


def test_as_last_time_is_the_same_text_where_titles_are_known() -> None:
    """The first text was a yes and comes back in session 2; the second, later in order, was a no."""
    matrix, titles = matrix_of(["YNY", "NYN"], [2001, 2001, 2002]), ["Drifting icebergs", "Reefs", "Drifting icebergs"]
    by_text = backtest(matrix, frozenset({"1", "2", "3"}), [2], titles)
    by_issue = backtest(matrix, frozenset({"1", "2", "3"}), [2])
    assert by_text
    assert by_issue
    assert by_text.last_log_loss == pytest.approx(-math.log(0.98))
    assert by_issue.last_log_loss == pytest.approx(-math.log(0.02))
    assert by_text.log_loss < by_issue.log_loss


def test_nothing_before_foretells_nothing() -> None:
    assert backtest(MATRIX, ISSUE, [1]) is None


def test_the_real_record_is_foretold_better_than_by_base_rate_or_last_time() -> None:
    record = real_record()
    issues: dict[str, set[str]] = {}
    for roll, issue in duckdb.execute(
        "SELECT rcid, issue FROM read_csv(?)", [str(record / "votes" / "issues.csv")]
    ).fetchall():
        issues.setdefault(issue, set()).add(str(roll))
    with duckdb.connect() as base:
        told = dict(
            base.execute(
                "SELECT CAST(rcid AS VARCHAR), coalesce(short, descr, '') FROM read_csv(?)",
                [str(record / "votes" / "roll_calls.csv.gz")],
            ).fetchall()
        )
    titles = [told[roll] for roll in research_table(record).rolls]
    for rolls in issues.values():
        by_issue = backtest(research_table(record), frozenset(rolls), range(60, 75))
        by_text = backtest(research_table(record), frozenset(rolls), range(60, 75), titles)
        assert by_issue
        assert by_text
        for found in (by_issue, by_text):
            assert found.log_loss < min(found.base_log_loss, found.last_log_loss)
            assert found.brier < min(found.base_brier, found.last_brier)
        assert by_text.log_loss < 0.75 * by_issue.log_loss
