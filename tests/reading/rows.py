"""Cases of the reading, a row each, and the invented world that they are asked in."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from collegium.reading.vocabulary import Vocabulary

CASES = Path(__file__).parent / "cases"

Row = dict[str, Any]


def rows(name: str, table: str = "case") -> list[Row]:
    """The rows of a table of a file of cases. Two rows of one name would hide one another."""
    found: list[Row] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))[table]
    names = [row["name"] for row in found]
    twice = sorted({each for each in names if names.count(each) > 1})
    if twice:
        raise ValueError(f"{name}.toml has two rows of one name: {', '.join(twice)}")
    return found


def named(row: Row) -> str:
    """What a case is called in the report."""
    return str(row["name"])


@cache
def invented() -> Vocabulary:
    """The shipped vocabulary and the invented states Veltria (QV), Ossmark (QO) and Kestria (QK)."""
    return Vocabulary.shipped().with_file(CASES / "world.json")
