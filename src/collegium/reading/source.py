"""What a format gives: the document's characters in order, each with its place in the source."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Run(NamedTuple):
    """Characters that follow one another in one place of the source.

    `text` is verbatim, its white space included. `where` names the place ("page 3", "/html/body/p[2]",
    "paragraph 12", "text"); `offset` counts the Unicode code points of that place before the run.
    """

    text: str
    where: str
    offset: int
    bold: bool = False


class Block(NamedTuple):
    """A paragraph, heading, list item or table row. It becomes one line of the reading text, or furniture.

    `kind` is `paragraph`, `heading`, `item`, `row` or `break` (a line that the source sets apart by
    nothing but white space). `furniture` says why the format itself knows the block for page furniture
    ("navigation", "running head"); it is empty where the block may be what the document says.
    """

    runs: tuple[Run, ...]
    kind: str = "paragraph"
    level: int = 0
    furniture: str = ""

    @property
    def text(self) -> str:
        """The block's characters as they stand in the source."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Source:
    """A document taken apart by its format; nothing is judged yet.

    `hyphens` is how many end-of-line hyphens the format joined (they are in no block). `languages` are
    codes of the versions that the document's mark-up says exist.
    """

    media_type: str
    blocks: tuple[Block, ...]
    title: str = ""
    date: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    hyphens: int = 0
    notes: dict[str, str] = field(default_factory=dict)
