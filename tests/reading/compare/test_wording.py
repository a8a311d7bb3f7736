"""Words that changed between two passages."""

import pytest

from collegium.reading.compare import changes


@pytest.mark.parametrize(
    ("old", "new", "runs"),
    [
        ("The ferry waits", "The ferry sails", ["same: The ferry", "old: waits", "new: sails"]),
        ("The ferry waits, today", "the ferry waits today", ["same: The ferry waits", "same:,", "same: today"]),
        ("Velmora waits", "Still Velmora waits", ["new: Still", "same: Velmora waits"]),
        ("", "Velmora", ["new: Velmora"]),
        ("12 piers", "13 piers", ["old: 12", "new: 13", "same: piers"]),
    ],
)
def test_runs_are_told_one_by_one(old: str, new: str, runs: list[str]) -> None:
    assert [f"{each.kind}: {(each.old or each.new).strip()}" for each in changes(old, new)] == [
        run.replace("same:,", "same: ,") for run in runs
    ]


def test_what_is_the_same_is_given_as_each_side_has_it() -> None:
    (run,) = changes("THE FERRY", "the ferry")
    assert (run.kind, run.old, run.new) == ("same", "THE FERRY", "the ferry")
