"""What holds within a group of a Rich Text Format file, and ends with it."""

from dataclasses import dataclass

from collegium.reading.formats.rtf.story import Story
from collegium.reading.formats.rtf.tables import outline_level
from collegium.reading.formats.rtf.tokens import Token

SWITCHES = {b"b": "bold", b"v": "hidden", b"deleted": "deleted"}
OF_PARAGRAPHS = (b"s", b"outlinelevel", b"ls", b"ilvl", b"intbl", b"pard")


@dataclass(slots=True)
class State:
    """`story` is None where nothing is text; `table` names what is noted instead."""

    story: Story | None
    opened: bool = False  # this very group opened the story
    spare: Story | None = None
    table: str = ""
    aside: str = ""
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    fallback: int = 1  # characters for older programs after each one given by its number
    style: int = 0
    outline: int | None = None
    listed: bool = False
    depth: int = 0
    in_table: bool = False

    def why_aside(self) -> str:
        """Why characters said now are furniture; "" where they are text."""
        return self.aside or ("deleted" if self.deleted else "hidden" if self.hidden else "")

    def silence(self, table: str = "") -> None:
        """What follows in the group is no text, though a table may note it."""
        self.story, self.table = None, table

    def switch(self, token: Token) -> None:
        """Bold, hidden or deleted characters begin, or end at the number 0."""
        setattr(self, SWITCHES[token.value], token.number != 0)

    def set_plain(self, _: Token) -> None:
        """Characters are as they are without any word about them."""
        self.bold = self.hidden = self.deleted = False
        self.font = None

    def set_paragraph(self, token: Token) -> None:
        """The paragraph gets a property, or loses all (pard)."""
        number = token.number
        if token.value == b"pard":
            self.style, self.outline, self.listed, self.depth, self.in_table = 0, None, False, 0, False
        elif token.value == b"s":
            self.style = number or 0
        elif token.value == b"outlinelevel":
            self.outline = number
        elif token.value == b"ls":
            self.listed = number != 0
        elif token.value == b"ilvl":
            self.depth = max(number or 0, 0)
        else:
            self.in_table = number != 0

    def kind(self, style_level: int, marked: bool) -> tuple[str, int]:
        """Kind and level of a paragraph that ends here, whose style is of a level, and which may have a list mark."""
        level = style_level if self.outline is None else outline_level(self.outline)
        if level:
            return "heading", level
        return ("item", self.depth + 1) if self.listed or marked else ("paragraph", 0)
