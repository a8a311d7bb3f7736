"""What leaves in one export: rows of one table, with what has to be said of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from collegium.exchange.exports.columns import BOOLEAN, Column, Table

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
class Spoken:
    """How columns are called by their names, and fixed values said, in some language; what is not in here keeps its
    name."""

    heads: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def head(self, column: Column) -> str:
        """What stands above a column."""
        return self.heads.get(column.name, column.name)

    def value(self, column: Column, value: Any) -> Any:
        """What stands in a cell."""
        return self.values.get(value, value) if column.datatype == BOOLEAN else value


@dataclass(frozen=True, slots=True)
class Sheet:
    """An export before it has a shape."""

    table: Table
    rows: Sequence[Row]
    about: About
