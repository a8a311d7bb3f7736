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
        """What stands in a cell. A fixed word may have others behind a colon, which stay: `vote: in favour`."""
        if not (column.fixed or column.datatype == BOOLEAN) or not value:
            return value
        if isinstance(value, list):
            return [self.word(each) for each in value]
        return self.word(value)

    def word(self, value: str) -> str:
        """A fixed word, as it is said."""
        before, colon, behind = value.partition(": ")
        return f"{self.values.get(before, before)}{colon}{behind}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """An export before it has a shape."""

    table: Table
    rows: Sequence[Row]
    about: About
