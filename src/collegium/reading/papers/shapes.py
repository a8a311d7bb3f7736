"""The shapes that the finders of papers share."""

from dataclasses import dataclass

from collegium.reading.contract import Span
from collegium.reading.words import fold

SORTS = ("agreement", "declaration", "plan", "resolution", "letter", "report", "order", "words")
"""What a paper is; `words` are those of somebody who spoke and is not heard."""


@dataclass(frozen=True, slots=True)
class Told:
    """A paper as one finder has it."""

    span: Span
    sort: str
    name: str
    id: str | None = None
    own: bool = False
    holders: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What two mentions of one paper have in common within a text."""
        return self.id or (f"{self.sort} {self.span[0]}" if self.own else fold(self.name))
