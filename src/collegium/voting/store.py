"""The store: a folder with `rolls.parquet` and `votes.parquet`, written and read through DuckDB.

Rolls are numbered in the order in which they came, and only ever added. `votes.parquet` is replaced first and
`rolls.parquet` after it, each at one stroke: votes of rolls that are not listed do not count, so that a reader, or
who comes after a broken run, finds the old rolls or the new ones and nothing between.
"""

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np

from collegium.voting.errors import BrokenStore, Changed
from collegium.voting.rolls import Later, Roll, Totals

ROLLS, VOTES, LOCK = "rolls.parquet", "votes.parquet", ".lock"
REMEDY = "Give the folder of a store, or import its sources again into a new one."

_COLUMNS = (
    "no INTEGER, source VARCHAR, id VARCHAR, digest VARCHAR, forum VARCHAR, session VARCHAR, day DATE, year SMALLINT,"
    " symbol VARCHAR, title VARCHAR, stage VARCHAR, stated_yes SMALLINT, stated_no SMALLINT, stated_abstain SMALLINT,"
    " stated_absent SMALLINT, notes VARCHAR, later VARCHAR, votes SMALLINT"
)
_NAMES = [column.split()[0] for column in _COLUMNS.split(",")]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of rolls that were given to a store: how many are new, and how many it had."""

    new: int
    known: int
    votes: int


class Store:
    """Rolls in a folder. Reading needs the folder only; every fault of it is a BrokenStore."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, rolls: Sequence[Roll]) -> Added:
        """Keep rolls, all or none. Those kept already change nothing; Changed where their contents are others."""
        with self._writing(), self.open(must_be=False) as base:
            kept = {
                (source, roll): digest
                for source, roll, digest in base.execute("SELECT source, id, digest FROM rolls").fetchall()
            }
            first = len(kept)
            new = [roll for roll in rolls if _is_new(roll, kept)]
            votes = sum(len(roll.votes) for roll in new)
            if new:
                self._append(base, new, first)
            return Added(len(new), len(rolls) - len(new), votes)

    def rolls(self, where: str = "true", values: Sequence[object] = ()) -> tuple[Roll, ...]:
        """The rolls, in order; those alone for which an SQL condition over the columns holds."""
        with self.open() as base:
            found = base.execute(f"SELECT * FROM rolls WHERE {where} ORDER BY no", list(values)).fetchall()  # noqa: S608
            votes = _votes(base, [row[0] for row in found])
        return tuple(_roll(row, votes[row[0]]) for row in found)

    def sources(self) -> tuple[str, ...]:
        """The sources of the rolls, in the order in which they came."""
        with self.open() as base:
            found = base.execute("SELECT source FROM rolls GROUP BY 1 ORDER BY min(no)").fetchall()
        return tuple(source for (source,) in found)

    @contextmanager
    def open(self, must_be: bool = True) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection with the views `rolls` and `votes`. Raises BrokenStore.

        Who reads both asks for rolls first, and for votes of those rolls then.
        """
        rolls, votes = self.folder / ROLLS, self.folder / VOTES
        with duckdb.connect() as base:
            base.execute("SET threads = 1")
            try:
                if rolls.exists() or must_be:
                    base.read_parquet(str(rolls)).create_view("rolls")
                    base.read_parquet(str(votes)).create_view("votes")
                    if [name for name, *_ in base.execute("DESCRIBE rolls").fetchall()] != _NAMES:
                        raise self._broken("another version of the program wrote its rolls")
                else:
                    base.execute(f"CREATE TABLE rolls ({_COLUMNS})")
                    base.execute("CREATE TABLE votes (roll INTEGER, state VARCHAR, vote TINYINT)")
                yield base
            except duckdb.Error as error:
                raise self._broken(str(error)) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One writer at a time; others wait."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / LOCK).open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as error:
            raise self._broken(error.strerror or str(error)) from error

    def _append(self, base: duckdb.DuckDBPyConnection, rolls: Sequence[Roll], first: int) -> None:
        """Write both files anew, votes first."""
        states = sorted({state for roll in rolls for state in roll.votes})
        place = {state: number for number, state in enumerate(states)}
        lengths = [len(roll.votes) for roll in rolls]
        new = {
            "roll": np.repeat(np.arange(first, first + len(rolls), dtype=np.int32), lengths),
            "state": np.array([place[state] for roll in rolls for state in roll.votes], dtype=np.int32),
            "vote": np.array([vote for roll in rolls for vote in roll.votes.values()], dtype=np.int8),
        }
        base.register("new_votes", new)
        base.execute("CREATE TABLE kept_votes AS SELECT * FROM votes WHERE roll < ?", [first])
        base.execute(
            "CREATE TABLE state AS SELECT unnest($1) AS code, unnest($2) AS no", [states, list(place.values())]
        )
        self._replace(
            base,
            VOTES,
            "SELECT * FROM kept_votes UNION ALL SELECT roll, code AS state, vote FROM new_votes"
            " LEFT JOIN state ON state.no = new_votes.state ORDER BY roll, state",
        )
        columns = list(zip(*(_row(number, roll) for number, roll in enumerate(rolls, first)), strict=True))
        chosen = ", ".join(f"unnest(${number})" for number in range(1, len(columns) + 1))
        base.execute(f"CREATE TABLE new_rolls ({_COLUMNS})")
        base.execute(f"INSERT INTO new_rolls SELECT {chosen}", [list(column) for column in columns])
        self._replace(base, ROLLS, "SELECT * FROM rolls UNION ALL SELECT * FROM new_rolls ORDER BY no")

    def _replace(self, base: duckdb.DuckDBPyConnection, name: str, select: str) -> None:
        part = self.folder / f".{name}.part"
        try:
            base.sql(select).write_parquet(str(part), compression="zstd")
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(self.folder / name)
        finally:
            part.unlink(missing_ok=True)

    def _broken(self, why: str) -> BrokenStore:
        return BrokenStore(str(self.folder), None, f"The store cannot be used: {why.splitlines()[0]}.", REMEDY)


def _votes(base: duckdb.DuckDBPyConnection, numbers: Sequence[int]) -> dict[int, dict[str, int]]:
    """The votes of rolls, by their numbers."""
    votes: dict[int, dict[str, int]] = {number: {} for number in numbers}
    base.execute("CREATE TABLE chosen AS SELECT unnest($1)::INTEGER AS roll", [list(numbers)])
    states = [state for (state,) in base.execute("SELECT DISTINCT state FROM votes ORDER BY 1").fetchall()]
    base.execute(
        "CREATE TABLE place AS SELECT unnest($1)::VARCHAR AS state, unnest($2)::INTEGER AS place",
        [states, list(range(len(states)))],
    )
    found = base.execute(
        "SELECT roll, place, vote FROM votes JOIN place USING (state) SEMI JOIN chosen USING (roll)"
    ).fetchnumpy()
    for roll, state, vote in zip(found["roll"].tolist(), found["place"].tolist(), found["vote"].tolist(), strict=True):
        votes[roll][states[state]] = vote
    return votes


def _is_new(roll: Roll, kept: dict[tuple[str, str], str]) -> bool:
    """Whether a roll is to be added; it is then among the kept. Raises Changed."""
    digest = _digest(roll)
    before = kept.setdefault((roll.source, roll.id), digest)
    if before is digest:
        return True
    if before != digest:
        raise Changed(
            roll.source,
            None,
            f"The roll {roll.id} is kept with other contents.",
            "What is kept is never overwritten: import the newer version under a name of its own, with --source.",
        )
    return False


def _digest(roll: Roll) -> str:
    """What a roll holds, as one short value: equal for equal rolls, whatever the order of their votes."""
    votes = " ".join(f"{state}{vote}" for state, vote in sorted(roll.votes.items()))
    told = [str(each) for each in (roll.forum, roll.session, roll.day, roll.year, roll.symbol, roll.title, roll.stage)]
    stated = str(roll.stated and (roll.stated.yes, roll.stated.no, roll.stated.abstain, roll.stated.absent))
    later = [f"{each.state}{each.vote}{each.text}" for each in roll.later]
    return hashlib.sha256(json.dumps([*told, votes, stated, roll.notes, later]).encode()).hexdigest()[:32]


def _row(number: int, roll: Roll) -> tuple[object, ...]:
    stated = roll.stated or Totals()
    later = [[each.state, each.vote, each.text] for each in roll.later]
    return (
        number, roll.source, roll.id, _digest(roll), roll.forum, roll.session, roll.day, roll.year, roll.symbol,
        roll.title, roll.stage, stated.yes, stated.no, stated.abstain, stated.absent,
        json.dumps(roll.notes, ensure_ascii=False), json.dumps(later, ensure_ascii=False),
        len(roll.votes),
    )  # fmt: skip


def _roll(row: tuple[object, ...], votes: dict[str, int]) -> Roll:
    """A roll from its row in the order of _COLUMNS."""
    (_, source, id_, _, forum, session, day, year, symbol, title, stage, yes, no, abstain, absent, notes, later, _) = (
        row
    )
    stated = Totals(yes, no, abstain, absent)  # type: ignore[arg-type]
    return Roll(
        id=id_, source=source, forum=forum, session=session, day=day, year=year, symbol=symbol,  # type: ignore[arg-type]
        title=title, stage=stage, votes=votes, stated=None if stated == Totals() else stated,  # type: ignore[arg-type]
        notes=tuple(json.loads(str(notes))), later=tuple(Later(*each) for each in json.loads(str(later))),
    )  # fmt: skip
