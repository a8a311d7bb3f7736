"""The states of a table: every way to write one looked up once, or once for each day where the day decides."""

from collections.abc import Mapping
from datetime import date

import duckdb

from collegium.voting.errors import UnknownState
from collegium.voting.sources.files import columns
from collegium.voting.sources.layouts import Layout
from collegium.voting.states import REMEDY, States

NUMBERED = "ccode"  # the column of numbers of the Correlates of War project
_BETWEEN = chr(31)  # stands between the columns of one way to write a state


def code_states(
    base: duckdb.DuckDBPyConnection,
    layout: Layout,
    days: Mapping[int, date | None],
    states: States,
    source: str,
) -> None:
    """Make `ballot`: number of the roll, code of the state, vote, row. Raises UnknownState."""
    there = columns(base)
    key = f" || '{_BETWEEN}' || ".join(_cell(column) for column in layout.states if column in there)
    base.execute(
        "CREATE TABLE day AS SELECT unnest($1) AS roll, unnest($2)::DATE AS day", [list(days), list(days.values())]
    )
    base.execute(
        f"CREATE TABLE written AS SELECT roll.no AS roll, {key} AS state, vote_code.meant AS ballot, raw.row, day.day"  # noqa: S608
        f" FROM raw JOIN roll ON roll.id = {layout.roll} JOIN day ON day.roll = roll.no"
        f" JOIN vote_code ON vote_code.said IS NOT DISTINCT FROM {layout.vote}"
    )
    codes = _codes(base, states, source)
    base.execute(
        "CREATE TABLE state_code AS SELECT unnest($1) AS state, unnest($2)::DATE AS day, unnest($3) AS code",
        [[state for state, _, _ in codes], [day for _, day, _ in codes], [code for _, _, code in codes]],
    )
    base.execute(
        "CREATE TABLE ballot AS SELECT roll, code, ballot AS vote, row FROM written JOIN state_code ON"
        " state_code.state = written.state AND (state_code.day IS NULL OR state_code.day = written.day)"
    )


def _cell(column: str) -> str:
    """What a column writes, as SQL. In one of numbers NA is nothing; elsewhere it is Namibia."""
    return f"coalesce(nullif({column}, 'NA'), '')" if column == NUMBERED else f"coalesce({column}, '')"


def _codes(base: duckdb.DuckDBPyConnection, states: States, source: str) -> list[tuple[str, date | None, str]]:
    codes: list[tuple[str, date | None, str]] = []
    for state, row in base.execute("SELECT state, min(row) FROM written GROUP BY 1 ORDER BY 2").fetchall():
        code = _same(state, None, states, source, row)
        if code:
            codes.append((state, None, code))
            continue
        days = base.execute("SELECT day, min(row) FROM written WHERE state = ? GROUP BY 1 ORDER BY 2", [state])
        for day, first in days.fetchall():
            codes.append((state, day, _sure(state, day, states, source, first)))
    return codes


def _same(state: str, day: date | None, states: States, source: str, row: int) -> str | None:
    """The one state that all columns write; None where none of them is known, or the day has to decide."""
    written = [each for each in state.split(_BETWEEN) if each.strip()]
    found = {each: states.find(each, day) for each in written}
    codes = {code for code in found.values() if code}
    if len(codes) > 1:
        said = ", ".join(f'"{each}" {code}' for each, code in found.items())
        raise UnknownState(source, row, f"The columns name different states: {said}.", "Correct one of them.")
    return codes.pop() if codes and (day or all(found.values())) else None


def _sure(state: str, day: date | None, states: States, source: str, row: int) -> str:
    code = _same(state, day, states, source, row)
    if code is None:
        shown = " / ".join(each for each in state.split(_BETWEEN) if each.strip()) or "nothing"
        when = f" on {day.isoformat()}" if day else ""
        raise UnknownState(source, row, f'"{shown}" is no state known here{when}.', REMEDY)
    return code
