"""The real roll calls as a matrix, loaded in the thinnest way: for tests and benchmarks of measures only."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES, Matrix

GONE = {
    "Czechoslovakia": "CSK",
    "Yugoslavia": "YUG",
    "Yemen Arab Republic": "YAR",
    "Zanzibar": "EAZ",
    "Yemen People's Republic": "YMD",
    "Federal Republic of Germany": "DEU",
    "German Democratic Republic": "DDR",
}
QUERY = """
SELECT coalesce(g.code, c.cca3) AS state, CAST(v.rcid AS INTEGER) AS rcid,
       CASE v.vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 2 ELSE 3 END AS code
FROM read_parquet(?) v
LEFT JOIN (SELECT unnest(?) AS name, unnest(?) AS code) g ON v.country = g.name
LEFT JOIN read_csv(?, header = true, all_varchar = true, nullstr = '?') c ON v.country_code = c.cca2
"""


@cache
def research_table(record: Path) -> Matrix:
    """The research table. A state that cast no vote in a calendar year stands outside, in other years as absent."""
    votes, countries = record / "votes" / "votes.parquet", record / "reference" / "countries.csv.gz"
    with duckdb.connect() as connection:
        values = [str(votes), list(GONE), list(GONE.values()), str(countries)]
        columns = connection.execute(QUERY, values).fetchnumpy()
        rolls = connection.execute(
            "SELECT rcid, CAST(date AS VARCHAR), CAST(session AS INTEGER) FROM read_csv(?) ORDER BY date, rcid",
            [str(record / "votes" / "roll_calls.csv.gz")],
        ).fetchall()
    return _matrix(columns["state"].astype(str), columns["rcid"], columns["code"], rolls)


def ranks_agree(one: NDArray[Any], other: NDArray[Any]) -> float:
    """Spearman's rank correlation; ties, of which there are few, are taken in order."""
    return float(np.corrcoef(one.argsort().argsort(), other.argsort().argsort())[0, 1])


def contested(matrix: Matrix, session: int) -> int:
    """How many rolls of a session had at least one vote in forty apart from the most frequent one."""
    codes = matrix.codes[:, matrix.sessions == session]
    counts = np.stack([(codes == code).sum(axis=0) for code in (YES, ABSTAIN, NO)])
    return int((counts.max(axis=0) < 0.975 * counts.sum(axis=0)).sum())


def _matrix(
    states: NDArray[Any], rcids: NDArray[Any], codes: NDArray[Any], rolls: Sequence[tuple[int, str, int]]
) -> Matrix:
    names, rows = np.unique(states, return_inverse=True)
    place = {rcid: column for column, (rcid, _, _) in enumerate(rolls)}
    columns = np.array([place[rcid] for rcid in rcids.tolist()])
    years = np.array([int(date[:4]) for _, date, _ in rolls], dtype=np.int16)
    table = np.full((len(names), len(rolls)), ABSENT, dtype=np.int8)
    table[rows, columns] = codes
    for year in np.unique(years):
        chosen = np.flatnonzero(years == year)
        none = (table[:, chosen] == ABSENT).all(axis=1)
        table[np.ix_(none, chosen)] = OUTSIDE
    sessions = np.array([session for _, _, session in rolls], dtype=np.int16)
    return Matrix(tuple(names.tolist()), tuple(str(rcid) for rcid, _, _ in rolls), years, sessions, table)
