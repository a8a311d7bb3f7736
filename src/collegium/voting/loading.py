"""Store → Matrix: the votes of one source, every cell filled, as measures are given them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

import duckdb
import numpy as np
from numpy.typing import NDArray

from collegium.voting.errors import UnknownRoll
from collegium.voting.matrix import ABSENT, OUTSIDE, Matrix
from collegium.voting.rolls import GENERAL_ASSEMBLY, session_of
from collegium.voting.states import Spell, States
from collegium.voting.store import Store

_NEVER = np.datetime64("NaT", "D")


class _Column(NamedTuple):
    """What is asked of a roll."""

    number: int
    id: str
    session: str
    day: date | None
    year: int
    forum: str


def load(store: Store, source: str | None = None, forum: str | None = None, states: States | None = None) -> Matrix:
    """The rolls of a forum as one source has them, without those decided without a vote.

    Without `source` or `forum` they are those of the first roll: several sources tell of the same rolls, and
    together they would count those twice; forums have members of their own. A member of the United Nations that is
    not named in a roll of the General Assembly was absent; elsewhere a state that is not named did not belong.
    Raises UnknownRoll where there is no such roll, BrokenStore.
    """
    known = states or States.shipped()
    with store.open() as base:
        rolls = _columns(base, source, forum)
        if not rolls:
            raise UnknownRoll(
                str(store.folder),
                None,
                f"There is no vote of {source or 'any source'} in {forum or 'any forum'}.",
                "Import some first, or name another source or forum.",
            )
        numbers = np.array([roll.number for roll in rolls], dtype=np.int32)
        named, cells = _cells(base, numbers)
    codes = np.full((len(named), len(rolls)), OUTSIDE, dtype=np.int8)
    if rolls[0].forum == GENERAL_ASSEMBLY:
        _fill_members(codes, named, rolls, known.members)
    codes[cells["place"], np.searchsorted(numbers, cells["roll"])] = cells["vote"]
    sessions = [session_of(roll.session, roll.year, roll.day) for roll in rolls]
    return Matrix(
        states=named,
        rolls=tuple(roll.id for roll in rolls),
        years=np.array([roll.year for roll in rolls], dtype=np.int16),
        sessions=np.array(sessions, dtype=np.int16),
        codes=codes,
    )


def _columns(base: duckdb.DuckDBPyConnection, source: str | None, forum: str | None) -> list[_Column]:
    """The rolls of one source in one forum that states voted in, in order."""
    found = base.execute(
        "WITH cast_in AS (SELECT * FROM rolls WHERE votes > 0 AND source = coalesce($1, source)"
        " AND forum = coalesce($2, forum)), first AS (SELECT source, forum FROM cast_in ORDER BY no LIMIT 1)"
        " SELECT no, id, session, day, year, forum FROM cast_in SEMI JOIN first USING (source, forum) ORDER BY no",
        [source, forum],
    ).fetchall()
    return [_Column(*row) for row in found]


def _cells(
    base: duckdb.DuckDBPyConnection, numbers: NDArray[np.int32]
) -> tuple[tuple[str, ...], Mapping[str, NDArray[np.int32]]]:
    """The states that vote in some rolls, and their votes: place of the state, number of the roll, vote."""
    base.register("chosen", {"roll": numbers})
    base.execute("CREATE TABLE ballot AS SELECT roll, state, vote FROM votes SEMI JOIN chosen USING (roll)")
    named = [state for (state,) in base.execute("SELECT DISTINCT state FROM ballot ORDER BY 1").fetchall()]
    base.execute(
        "CREATE TABLE place AS SELECT unnest($1)::VARCHAR AS state, unnest($2)::INTEGER AS place",
        [named, list(range(len(named)))],
    )
    return tuple(named), base.execute("SELECT place, roll, vote FROM ballot JOIN place USING (state)").fetchnumpy()


def _fill_members(
    codes: NDArray[np.int8],
    named: Sequence[str],
    rolls: Sequence[_Column],
    members: Mapping[str, tuple[Spell, ...]],
) -> None:
    """Write ABSENT where a state was a member: on the day, or, where none is known, on the last one of the year."""
    days = np.array([_day(roll) for roll in rolls], dtype="datetime64[D]")
    for row, state in enumerate(named):
        for spell in members.get(state, ()):
            within = (days >= np.datetime64(spell.since)) & (days <= np.datetime64(spell.until))
            codes[row, within] = ABSENT


def _day(roll: _Column) -> np.datetime64:
    if roll.day:
        return np.datetime64(roll.day, "D")
    return np.datetime64(f"{roll.year}-12-31") if roll.year else _NEVER
