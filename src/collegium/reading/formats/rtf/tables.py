"""What the tables at the head of a Rich Text Format file say: of fonts, of styles, of the document itself."""

from collections.abc import Callable

import regex

from collegium.reading.formats.rtf.codepages import OF_WORD, Fonts, of_page
from collegium.reading.formats.rtf.tokens import Token

NAMED_HEADING = regex.compile(r"heading ([1-9])", regex.IGNORECASE)
NAMED_LEVELS = {"title": 1, "subtitle": 2}
NO_LEVEL = 9  # the outline level of body text


def outline_level(outline: int) -> int:
    """The level of the headings of an outline level, which is counted from 0; 0 for body text."""
    return outline + 1 if 0 <= outline < NO_LEVEL else 0


class Tables:
    """Collects what the tables say while they are read."""

    def __init__(self) -> None:
        self.title = ""
        self.created = {b"yr": 0, b"mo": 0, b"dy": 0}
        self.language: int | None = None  # as Windows numbers languages
        self.fonts = Fonts()
        self._levels: dict[int, int] = {}  # of headings, by the number of their style
        self._bases: dict[int, int] = {}  # which style a style rests on
        self._style = ""  # the name that is being read
        self._base = 0

    def words(self) -> dict[bytes, Callable[[str, Token], None]]:
        """What to do, in a table or outside of it (""), at each control word that says something of the file."""
        return {
            **dict.fromkeys(OF_WORD, self._set_page),
            b"ansicpg": self._set_page,
            b"deflang": self._note_language,
            b"deff": self._set_usual_font,
            b"sbasedon": self._note_base,
            **dict.fromkeys((b"yr", b"mo", b"dy"), self._note_day),
            **dict.fromkeys((b"fcharset", b"cpg"), self._describe_font),
        }

    def say(self, table: str, text: str) -> None:
        """Characters inside a table."""
        if table == "title":
            self.title += text
        elif table == "styles":
            self._style += text

    def end_style(self, number: int, outline: int | None) -> None:
        """The description of a style ends, which may have said the outline level of its paragraphs."""
        name, self._style = self._style.strip(" ;").lower(), ""
        self._bases[number], self._base = self._base, 0
        if outline is not None:
            self._levels[number] = outline_level(outline)
        elif heading := NAMED_HEADING.fullmatch(name):
            self._levels[number] = int(heading[1])
        elif name in NAMED_LEVELS:
            self._levels[number] = NAMED_LEVELS[name]

    def level(self, style: int) -> int:
        """The level of the headings of a style; 0 where it is none of headings."""
        seen: set[int] = set()
        while style not in self._levels and style in self._bases and style not in seen:
            seen.add(style)
            style = self._bases[style]
        return self._levels.get(style, 0)

    def _note_base(self, _: str, token: Token) -> None:
        self._base = token.number or 0

    def _set_page(self, _: str, token: Token) -> None:
        self.fonts.page = of_page(token.number) if token.value == b"ansicpg" else OF_WORD[token.value]

    def _note_language(self, _: str, token: Token) -> None:
        self.language = token.number

    def _set_usual_font(self, _: str, token: Token) -> None:
        self.fonts.usual = token.number or 0

    def _note_day(self, table: str, token: Token) -> None:
        if table == "created":
            self.created[token.value] = token.number or 0

    def _describe_font(self, table: str, token: Token) -> None:
        if table == "fonts" and token.value == b"fcharset":
            self.fonts.describe(charset=token.number)
        elif table == "fonts":
            self.fonts.describe(page=token.number)
