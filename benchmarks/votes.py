"""How fast all pairs of states are compared in all sessions, beside DuckDB's self-join by pairs and pandas, same run.

    OPENBLAS_NUM_THREADS=1 python -m benchmarks.votes [STORE] [--large MILLIONS]

STORE is a folder that `collegium votes import` made; without one, invented votes of the same size are made. All ways
run on one core and compute the share of identical votes of each pair in each session; their results are compared.
--large makes up that many million votes on disk, and measures time and memory out of core, at a quarter, a half and
the whole; each in a process of its own, so that the memory of one does not hide in that of another.
"""

import argparse
import importlib
import importlib.util
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from collegium.voting.loading import load
from collegium.voting.matrix import ABSENT, Matrix
from collegium.voting.measures import RULES, agreement, by_session
from collegium.voting.measures.agreement import pooled
from collegium.voting.rolls import Roll
from collegium.voting.store import Store

STATES = 200
BLOCK = 20_000  # rolls in memory at a time
ROUNDS = 5
SELF_JOIN = """
SELECT a.session, a.state, b.state, avg(CASE WHEN a.vote = b.vote THEN 1.0 ELSE 0.0 END) AS share, count(*) AS rolls
FROM ballot a JOIN ballot b ON a.roll = b.roll AND a.state < b.state GROUP BY ALL
"""
LARGE = """
COPY (SELECT CAST(r AS INTEGER) AS roll, CAST(s AS SMALLINT) AS state,
       CAST(1 + hash(r * 1000 + s) % 3 AS TINYINT) AS vote
      FROM range({rolls}) x(r), range({states}) y(s) ORDER BY r) TO '{file}' (FORMAT parquet)
"""
IDENTICAL = RULES["identical"]


def seconds(run: Callable[[], Any], rounds: int = 1) -> tuple[float, Any]:
    """The fewest CPU seconds that a run took, and what it gave."""
    spent, result = [], None
    for _ in range(rounds):
        begin = time.process_time()
        result = run()
        spent.append(time.process_time() - begin)
    return min(spent), result


def invented(folder: Path) -> Path:
    """A store with votes of the size of the research table: 74 sessions, 84 rolls each, 140 states."""
    votes = np.random.default_rng(1).integers(1, 4, (74 * 84, 140))
    states = [f"{chr(65 + n // 26)}{chr(65 + n % 26)}Q" for n in range(140)]
    Store(folder).add(
        [
            Roll(str(n), "invented", "Forum", str(n // 84 + 1), votes=dict(zip(states, row, strict=True)))
            for n, row in enumerate(votes.tolist())
        ]
    )
    return folder


def matrix_of(folder: Path) -> Matrix:
    """The votes of the forum that the store knows most of."""
    with Store(folder).open() as base:
        forum = base.execute("SELECT forum FROM rolls GROUP BY 1 ORDER BY count(*) DESC LIMIT 1").fetchall()[0][0]
    return load(Store(folder), forum=forum)


def pandas_plainly(frame: Any) -> dict[tuple[int, str, str], float]:
    """A merge of the votes with themselves, session by session, and a mean by pairs."""
    shares: dict[tuple[int, str, str], float] = {}
    for session, votes in frame.groupby("session"):
        pairs = votes.merge(votes, on="roll")
        pairs = pairs[pairs.state_x < pairs.state_y]
        same = (pairs.vote_x == pairs.vote_y).groupby([pairs.state_x, pairs.state_y]).mean()
        shares.update({(session, one, other): share for (one, other), share in same.items()})
    return shares


def peers(matrix: Matrix) -> None:
    """Print how long each way takes, as ratios, and how far the results are apart."""
    parts = by_session(matrix)
    own, found = seconds(lambda: agreement(matrix, IDENTICAL, parts), ROUNDS)
    print(f"collegium, all pairs × {len(parts)} sessions, warm   {own * 1000:8.0f} ms   1×")
    rows, columns = np.nonzero(matrix.codes < ABSENT)
    table = {
        "roll": columns.astype(np.int32),
        "session": matrix.sessions[columns],
        "state": rows.astype(np.int16),
        "vote": matrix.codes[rows, columns],
    }
    places = {label: place for place, label in enumerate(found.labels)}
    with duckdb.connect() as base:
        base.execute("SET threads = 1")
        base.register("given", table)
        base.execute("CREATE TABLE ballot AS SELECT * FROM given")
        spent, answer = seconds(lambda: base.execute(SELF_JOIN).fetchall())
    shares = {(session, one, other): share for session, one, other, share, _ in answer}
    print(f"DuckDB, self-join by pairs               {spent * 1000:8.0f} ms   {spent / own:.0f}×")
    compare("DuckDB", found.values, places, shares)
    if importlib.util.find_spec("pandas") is None:
        print("pandas is not installed, and is left out")
        return
    pandas = importlib.import_module("pandas")
    spent, shares = seconds(lambda: pandas_plainly(pandas.DataFrame(table)))
    print(f"pandas, merge by session                 {spent * 1000:8.0f} ms   {spent / own:.0f}×")
    compare("pandas", found.values, places, shares)


def compare(name: str, values: NDArray[np.float32], places: dict[str, int], shares: dict[Any, float]) -> None:
    """Say how far another way's shares are from ours at most, and that it has as many pairs."""
    apart = max(
        abs(float(values[places[str(session)], one, other]) - share) for (session, one, other), share in shares.items()
    )
    known = int((~np.isnan(values[:, *np.triu_indices(values.shape[1], 1)])).sum())
    print(f"    {name}: {len(shares):,} pairs of {known:,}; largest difference {apart:.1e}")


def blocks(file: Path, rolls: int) -> Iterator[NDArray[np.int8]]:
    """The votes of a file, BLOCK rolls at a time."""
    with duckdb.connect() as base:
        base.execute("SET threads = 1")
        base.execute("SET memory_limit = '150MB'")
        for first in range(0, rolls, BLOCK):
            found = base.execute(
                "SELECT roll - $2 AS roll, state, vote FROM read_parquet($1) WHERE roll >= $2 AND roll < $2 + $3",
                [str(file), first, min(BLOCK, rolls - first)],
            ).fetchnumpy()
            codes = np.full((STATES, min(BLOCK, rolls - first)), ABSENT, dtype=np.int8)
            codes[found["state"], found["roll"]] = found["vote"]
            yield codes


def peak() -> float:
    """The most memory that this process had, in MB, as the kernel counts it: `resource` begins at the parent's."""
    (line,) = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def out_of_core(file: Path, millions: float) -> None:
    """Measure one size in this process, and print it."""
    rolls = int(millions * 1e6) // STATES
    begin = time.perf_counter()
    found = pooled(tuple(map(str, range(STATES))), IDENTICAL, blocks(file, rolls))
    spent = time.perf_counter() - begin
    assert found.rolls[0, 0, 1] == rolls
    print(f"{millions:6.1f} million votes: {spent:6.2f} s, {spent / millions:.3f} s a million, {peak():.0f} MB at most")


def large(millions: float) -> None:
    """Make votes on disk, and measure three sizes, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "votes.parquet"
        duckdb.execute(LARGE.format(rolls=int(millions * 1e6) // STATES, states=STATES, file=file))
        for part in (0.25, 0.5, 1.0):
            subprocess.run(
                [sys.executable, "-m", "benchmarks.votes", "--file", file, "--of", str(millions * part)], check=True
            )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("store", nargs="?", type=Path)
    parser.add_argument("--large", type=float, metavar="MILLIONS")
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--of", type=float, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.file:
        return out_of_core(given.file, given.of)
    if given.large:
        return large(given.large)
    with tempfile.TemporaryDirectory() as folder:
        store = given.store or invented(Path(folder) / "store")
        spent, matrix = seconds(lambda: matrix_of(store))
        first, _ = seconds(lambda: agreement(matrix, IDENTICAL, by_session(matrix)))
        votes = int((matrix.codes < ABSENT).sum())
        print(f"{votes:,} votes of {len(matrix.states)} states in {len(matrix.rolls):,} rolls; CPU time, one core")
        print(f"collegium, from files: load and all pairs  {(spent + first) * 1000:6.0f} ms")
        peers(matrix)
    return None


if __name__ == "__main__":
    main()
