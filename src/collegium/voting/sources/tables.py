"""Tables of votes → rolls: every state, vote, date and total checked before anything is handed on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import duckdb

from collegium.voting.errors import DoubleVote, NotVotes, UnknownRoll, UnknownVote, Unreadable
from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES
from collegium.voting.rolls import Roll
from collegium.voting.sources.facts import Facts, facts_of
from collegium.voting.sources.files import columns, table
from collegium.voting.sources.layouts import ROLL_CALLS, Layout, layout_of
from collegium.voting.sources.writings import code_states
from collegium.voting.states import States

VOTES = MappingProxyType({
    "yes": YES, "y": YES, "1": YES, "abstain": ABSTAIN, "a": ABSTAIN, "2": ABSTAIN, "no": NO, "n": NO, "3": NO,
    "x": ABSENT, "absent": ABSENT, "8": ABSENT, "9": OUTSIDE, "not a member": OUTSIDE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """A table to read: its path and encoding, what its source is called, and the file that describes its rolls."""

    path: Path
    source: str = ""
    encoding: str = "utf-8"
    roll_calls: Path | None = None


def read_table(given: Given, states: States) -> tuple[Roll, ...]:
    """The rolls of a table, in order of first row. Raises VotesError, OSError; then nothing of it is to be kept."""
    source = str(given.path)
    with table(given.path, given.encoding) as base:
        layout = layout_of(columns(base), source)
        _name_rolls(base, layout, source)
        facts = _facts(base, layout, given)
        _whole(base, facts, layout.roll, source)
        _code_votes(base, layout, source)
        code_states(base, layout, {number: each.any_day for number, each in facts.items()}, states, source)
        _no_doubles(base, source)
        return tuple(_rolls(base, facts, given.source or layout.name))


def _name_rolls(base: duckdb.DuckDBPyConnection, layout: Layout, source: str) -> None:
    """Make `roll`: the rolls, numbered in order of their first rows."""
    base.execute(
        f"CREATE TABLE roll AS SELECT row_number() OVER (ORDER BY min(row)) - 1 AS no, {layout.roll} AS id,"  # noqa: S608
        " min(row) AS row FROM raw GROUP BY 2"
    )
    nameless = base.execute("SELECT row FROM roll WHERE id IS NULL OR trim(id) = ''").fetchone()
    if nameless:
        raise UnknownRoll(source, nameless[0], "The row does not say of which roll it is.", "Fill in the column.")
    if not base.execute("SELECT 1 FROM roll LIMIT 1").fetchone():
        raise Unreadable(source, None, "The table has a heading and no rows.", "Fetch it again.")


def _facts(base: duckdb.DuckDBPyConnection, layout: Layout, given: Given) -> Mapping[int, Facts]:
    """What describes each roll, by its number; from the file of roll calls where one is given."""
    known = _known(base, layout)
    if given.roll_calls:
        return _described(base, layout, given)
    if "date" not in known and "year" not in known:
        raise NotVotes(
            str(given.path), 1, "The table does not say when its rolls were.", "Give its roll calls with --rolls."
        )
    return facts_of(base, known, layout.roll, str(given.path))


def _described(base: duckdb.DuckDBPyConnection, layout: Layout, given: Given) -> Mapping[int, Facts]:
    source = str(given.roll_calls)
    rolls = base.execute("SELECT no, id, row FROM roll ORDER BY no").fetchall()
    with table(given.roll_calls or given.path, given.encoding) as described:
        if not columns(described) >= ROLL_CALLS or layout.roll != "rcid":
            raise NotVotes(source, 1, "This does not describe the rolls.", "Give the roll calls of a research table.")
        described.execute(
            "CREATE TABLE roll AS SELECT unnest($1) AS no, unnest($2) AS id",
            [[number for number, _, _ in rolls], [roll for _, roll, _ in rolls]],
        )
        facts = facts_of(described, _known(described, layout), layout.roll, source)
    for number, roll, row in rolls:
        if number not in facts:
            raise UnknownRoll(
                str(given.path), row, f"The roll {roll} is not among the roll calls.", "Give two files of one version."
            )
    return facts


def _known(base: duckdb.DuckDBPyConnection, layout: Layout) -> dict[str, str]:
    there = columns(base)
    return {fact: column for fact, column in layout.facts.items() if column in there}


def _whole(base: duckdb.DuckDBPyConnection, facts: Mapping[int, Facts], roll: str, source: str) -> None:
    """Refuse a table that breaks off within its last roll, where the source says how many members there are."""
    last = max(facts)
    members = facts[last].members
    if members is None:
        return
    ids = "SELECT id FROM roll WHERE no = ?"
    found = base.execute(f"SELECT count(*), max(row) FROM raw WHERE {roll} = ({ids})", [last]).fetchall()  # noqa: S608
    count, row = found[0]
    if count < members:
        raise Unreadable(
            source, row, f"The last roll has {count} of its {members} members.", "The file breaks off: fetch it again."
        )


def _code_votes(base: duckdb.DuckDBPyConnection, layout: Layout, source: str) -> None:
    """Make `vote_code`: the ways to write a vote, and the codes of `matrix`."""
    written = base.execute(f"SELECT {layout.vote}, min(row) FROM raw GROUP BY 1 ORDER BY 2").fetchall()  # noqa: S608
    codes: list[int] = []
    for word, row in written:
        bare = (word or "").strip().lower().removesuffix(".0")
        code = ABSENT if layout.blank and not bare else VOTES.get(bare)
        if code is None:
            raise UnknownVote(source, row, f'"{word or ""}" is no vote.', "Write yes, no, abstain or absent.")
        codes.append(code)
    base.execute(
        "CREATE TABLE vote_code AS SELECT unnest($1) AS said, unnest($2)::TINYINT AS meant",
        [[word for word, _ in written], codes],
    )


def _no_doubles(base: duckdb.DuckDBPyConnection, source: str) -> None:
    double = base.execute(
        "SELECT roll.id, code, rows[1], rows[2] FROM (SELECT roll, code, list(row ORDER BY row) AS rows FROM ballot"
        " GROUP BY ALL HAVING count(*) > 1) JOIN roll ON roll.no = roll ORDER BY rows[2] LIMIT 1"
    ).fetchone()
    if double:
        roll, state, first, second = double
        raise DoubleVote(
            source, second, f"{state} has voted in roll {roll} already, in row {first}.", "Take one of the rows out."
        )


def _rolls(base: duckdb.DuckDBPyConnection, facts: Mapping[int, Facts], source: str) -> Iterator[Roll]:
    states = [code for (code,) in base.execute("SELECT DISTINCT code FROM ballot ORDER BY 1").fetchall()]
    found = base.execute(
        "SELECT roll, dense_rank() OVER (ORDER BY code) - 1 AS state, vote FROM ballot ORDER BY roll, row"
    ).fetchnumpy()
    names = [states[place] for place in found["state"].tolist()]
    votes = found["vote"].tolist()
    ids = [roll for (roll,) in base.execute("SELECT id FROM roll ORDER BY no").fetchall()]
    numbers = found["roll"]
    for number, roll in enumerate(ids):
        start, end = numbers.searchsorted(number), numbers.searchsorted(number, "right")
        pairs = zip(names[start:end], votes[start:end], strict=True)
        yield _roll(roll, facts[number], {state: vote for state, vote in pairs if vote != OUTSIDE}, source)


def _roll(roll: str, facts: Facts, votes: Mapping[str, int], source: str) -> Roll:
    return Roll(
        id=roll,
        source=source,
        forum=facts.forum,
        session=facts.session,
        day=facts.day,
        year=facts.year,
        symbol=facts.symbol,
        title=facts.title,
        stage=facts.stage,
        votes=votes if facts.voted else {},
        stated=facts.stated,
        notes=facts.notes,
    )
