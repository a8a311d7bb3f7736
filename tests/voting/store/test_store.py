"""The store: kept once, whole or not at all, read back as it was."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from collegium.voting.errors import BrokenStore, Changed, UnknownRoll
from collegium.voting.loading import load
from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES
from collegium.voting.rolls import Later, Roll, Totals
from collegium.voting.sources.tables import Given, read_table
from collegium.voting.store import VOTES, Added, Store
from tests.voting.sources.invented import EXAMPLES, STATES

FORUM = "Concord of Seafaring States"
FULL = Roll(
    id="1",
    source="here",
    forum=FORUM,
    session="11",
    day=date(2024, 10, 9),
    year=2024,
    symbol="C/RES/11/1",
    title="Buoys, “ice” and\nwrecks",
    stage="resolution",
    votes={"QMM": YES, "QNN": NO, "QPP": ABSTAIN, "QRR": ABSENT},
    stated=Totals(1, 1, None, 1),
    notes=("a note", "another"),
    later=(Later("QRR", YES, "the delegation of Rhovia said so"),),
)

ROLLS = st.lists(
    st.builds(
        Roll,
        id=st.text(min_size=1),
        source=st.sampled_from(["here", "there"]),
        forum=st.just(FORUM),
        day=st.none() | st.dates(),
        year=st.integers(0, 2100),
        title=st.text(),
        votes=st.dictionaries(st.text("MNPQR", min_size=3, max_size=3), st.sampled_from([YES, ABSTAIN, NO, ABSENT])),
        stated=st.none() | st.builds(Totals, st.integers(0, 200), st.none() | st.integers(0, 200)),
        notes=st.lists(st.text()).map(tuple),
    ),
    unique_by=lambda roll: (roll.source, roll.id),
    max_size=5,
)


@given(ROLLS, ROLLS)
def test_what_was_added_is_read_back_and_nothing_of_it_twice(first: list[Roll], second: list[Roll]) -> None:
    fresh = [roll for roll in second if (roll.source, roll.id) not in {(each.source, each.id) for each in first}]
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        store.add([FULL])
        store.add(first := [roll for roll in first if (roll.source, roll.id) != (FULL.source, FULL.id)])
        fresh = [roll for roll in fresh if (roll.source, roll.id) != (FULL.source, FULL.id)]
        assert store.add(first) == Added(0, len(first), 0)
        assert store.add([*first, *fresh]).new == len(fresh)
        assert store.rolls() == (FULL, *first, *fresh)


def test_a_roll_comes_back_as_it_was(tmp_path: Path) -> None:
    assert Store(tmp_path).add([FULL]) == Added(1, 0, 4)
    assert Store(tmp_path).rolls() == (FULL,)


def test_adding_a_source_again_changes_no_byte(tmp_path: Path) -> None:
    rolls = read_table(Given(EXAMPLES / "concord.csv"), STATES)
    store = Store(tmp_path)
    assert store.add(rolls) == Added(36, 0, 432)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.glob("*.parquet")}
    assert store.add(rolls) == Added(0, 36, 0)
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.glob("*.parquet")} == before
    assert len(before) == 2


def test_a_roll_that_changed_is_refused_and_nothing_beside_it_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add([FULL])
    other = replace(FULL, votes={**FULL.votes, "QNN": YES})
    with pytest.raises(Changed, match="The roll 1 is kept with other contents"):
        store.add([replace(FULL, id="2"), other])
    assert store.rolls() == (FULL,)
    assert store.add([replace(other, source="there")]).new == 1


def test_votes_whose_rolls_were_not_listed_any_more_do_not_count(tmp_path: Path) -> None:
    """A run that was stopped between the two files has written the votes alone."""
    store, ahead = Store(tmp_path / "store"), Store(tmp_path / "ahead")
    store.add([FULL])
    ahead.add([FULL, replace(FULL, id="2", votes={"QZZ": NO})])
    (ahead.folder / VOTES).replace(store.folder / VOTES)
    assert store.rolls() == (FULL,)
    assert load(store).states == ("QMM", "QNN", "QPP", "QRR")
    store.add([replace(FULL, id="3", votes={"QSS": YES})])
    assert [dict(roll.votes) for roll in store.rolls()] == [dict(FULL.votes), {"QSS": YES}]


def test_no_part_of_a_file_is_left(tmp_path: Path) -> None:
    Store(tmp_path).add([FULL])
    assert sorted(os.listdir(tmp_path)) == [".lock", "rolls.parquet", "votes.parquet"]


@pytest.mark.parametrize("name", ["rolls.parquet", "votes.parquet"])
def test_a_damaged_or_missing_file_is_an_error_with_a_remedy(name: str, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add([FULL])
    (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:-20])
    with pytest.raises(BrokenStore, match="import its sources again"):
        store.rolls()
    (tmp_path / name).unlink()
    with pytest.raises(BrokenStore):
        load(store)


def test_a_folder_that_is_no_store_and_one_that_cannot_be_made_are_errors(tmp_path: Path) -> None:
    with pytest.raises(BrokenStore):
        Store(tmp_path).rolls()
    (tmp_path / "file").write_text("")
    with pytest.raises(BrokenStore):
        Store(tmp_path / "file").add([FULL])


def test_rolls_are_asked_for_by_their_columns(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.add([FULL, replace(FULL, id="2", source="there")])
    assert [roll.id for roll in store.rolls("source = ?", ["there"])] == ["2"]
    assert store.sources() == ("here", "there")


def test_a_matrix_has_the_votes_of_one_source_and_forum_and_says_who_was_outside(tmp_path: Path) -> None:
    store = Store(tmp_path)
    one = replace(FULL, id="2", votes={"QZZ": NO})
    store.add(
        [FULL, one, replace(FULL, id="3", votes={}), replace(FULL, source="there"), replace(FULL, id="4", forum="x")]
    )
    matrix = load(store)
    assert (matrix.states, matrix.rolls) == (("QMM", "QNN", "QPP", "QRR", "QZZ"), ("1", "2"))
    assert matrix.codes.tolist() == [
        [YES, OUTSIDE],
        [NO, OUTSIDE],
        [ABSTAIN, OUTSIDE],
        [ABSENT, OUTSIDE],
        [OUTSIDE, NO],
    ]
    assert (matrix.years.tolist(), matrix.sessions.tolist()) == ([2024, 2024], [11, 11])
    assert matrix.codes.dtype == np.int8
    assert load(store, source="there").rolls == ("1",)
    assert load(store, forum="x").rolls == ("4",)
    with pytest.raises(UnknownRoll):
        load(store, source="nowhere")


def test_members_of_the_united_nations_that_no_row_names_were_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    days = (date(1955, 1, 10), date(1960, 6, 1), date(1992, 12, 1), date(1993, 6, 1))
    ids = range(len(days))
    store.add([Roll(str(n), "here", day=days[n], year=days[n].year, votes={"FRA": YES}) for n in ids])
    store.add([Roll("9", "here", year=1992, votes={"CSK": YES, "SYR": NO, "SVK": ABSTAIN})])
    matrix = load(store)
    rows = dict(zip(matrix.states, matrix.codes.tolist(), strict=True))
    assert rows["FRA"] == [YES, YES, YES, YES, ABSENT]
    assert rows["CSK"] == [ABSENT, ABSENT, ABSENT, OUTSIDE, YES]
    assert rows["SVK"] == [OUTSIDE, OUTSIDE, OUTSIDE, ABSENT, ABSTAIN]
    assert rows["SYR"] == [ABSENT, OUTSIDE, ABSENT, ABSENT, NO]


def test_a_store_of_another_version_is_refused_whatever_is_asked_of_it(tmp_path: Path) -> None:
    store, rolls = Store(tmp_path), tmp_path / "rolls.parquet"
    store.add([FULL])
    older = tmp_path / "older.parquet"
    duckdb.read_parquet(str(rolls)).project("* EXCLUDE (later)").write_parquet(str(older))
    older.replace(rolls)
    before = rolls.read_bytes()
    for ask in (store.rolls, store.sources, lambda: store.add([replace(FULL, id="2")]), lambda: load(store)):
        with pytest.raises(BrokenStore, match="another version"):
            ask()
    assert rolls.read_bytes() == before
