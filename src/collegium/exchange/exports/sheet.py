"""What leaves in one export: rows of one table, with what has to be said of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from collegium.exchange.exports.columns import Table

Row = Mapping[str, Any]
"""A value for each column: words, a number, or a list of words."""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of an export: what it holds, the space it is taken from, its marking, when it was made."""

    title: str
    space: str
    marking: str
    made: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An export before it has a shape."""

    table: Table
    rows: Sequence[Row]
    about: About
