"""The shapes of a comparison."""

from dataclasses import dataclass

from collegium.reading.contract import Reading, Span, Statement

KINDS = ("kept", "reworded", "new", "not_repeated")


@dataclass(frozen=True, slots=True)
class Pair:
    """What became of one statement: `kind` is one of KINDS, `old` and `new` are numbers of statements, from 0.

    `old` counts in the statements of the earlier reading, `new` in those of the later one; what is new has no `old`,
    what is not repeated no `new`. `similarity` is 0 to 1, of what has no counterpart 0. `beside` is, for what is not
    repeated, the number of the later statement that withdraws or declines the same thing; None where there is none.
    """

    kind: str
    old: int | None
    new: int | None
    similarity: float = 0.0
    beside: int | None = None
    near: Span | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings and what became of each statement, every one of both in exactly one pair.

    Kinds stand in the order of KINDS, and within a kind pairs in the order of the later text, of the earlier one
    where they have no place in the later.
    """

    old: Reading
    new: Reading
    pairs: tuple[Pair, ...]

    def of_kind(self, kind: str) -> tuple[Pair, ...]:
        """The pairs of one kind, in order."""
        return tuple(pair for pair in self.pairs if pair.kind == kind)

    def old_statement(self, pair: Pair) -> Statement | None:
        """The statement of the earlier reading."""
        return None if pair.old is None else self.old.statements[pair.old]

    def new_statement(self, pair: Pair) -> Statement | None:
        """The statement of the later reading."""
        return None if pair.new is None else self.new.statements[pair.new]

    def beside(self, pair: Pair) -> Statement | None:
        """The later statement that withdraws or declines what is not repeated."""
        return None if pair.beside is None else self.new.statements[pair.beside]
