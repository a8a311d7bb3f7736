"""What fresh readers said of proposals drawn from the real record: which are right, and how far two readers agree."""

import csv
from pathlib import Path

from collegium.register.rules.agreement import Agreement, Pair, agreement

ROWS = Path(__file__).parent / "proposals"
RIGHT = "right"
SORTS = {"wanted": "Wanted", "not_repeated": "Not repeated"}

Row = dict[str, str]


def rows(sort: str) -> list[Row]:
    """The proposals of a sort: document, the later document where there is one, span, what each reader said."""
    with (ROWS / f"{sort}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def agreed(some: list[Row]) -> Agreement:
    """How far the two readers agree on what is right."""
    said = [(row["first"] == RIGHT, row["second"] == RIGHT) for row in some]
    return agreement([Pair(str(first), str(second), first == second) for first, second in said])


def shares(sort: str) -> tuple[str, ...]:
    """A line of the table: how many, the share right by each reader, how often they agree, Cohen's kappa."""
    some = rows(sort)
    found = agreed(some)
    by = [sum(row[who] == RIGHT for row in some) / len(some) for who in ("first", "second")]
    figures = (*by, found.equal, found.kappa)
    return (SORTS[sort], str(len(some)), *("" if figure is None else f"{figure:.2f}" for figure in figures))


def listed(sort: str) -> list[tuple[str, ...]]:
    """One line for each proposal, by ids and span."""
    return [
        (row["document"], row["later"], f"{row['start']}–{row['end']}", row["first"], row["second"])
        for row in rows(sort)
    ]
