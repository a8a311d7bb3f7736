"""From tokens to stories: what each control word does to the text that follows it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import regex

from collegium.reading.errors import Damaged, TooMuch
from collegium.reading.formats.archive import RESAVE
from collegium.reading.formats.rtf.codepages import OF_WORD, Fonts, of_page
from collegium.reading.formats.rtf.story import Said, Story
from collegium.reading.formats.rtf.tokens import Token, tokens
from collegium.reading.formats.rtf.words import ASIDES, SILENT, STARRED_TEXT, STORIES, SYMBOLS, TABLES, WORD_SIGNS

DEPTH = 1_000  # groups inside one another
UTF_16 = "utf-16-le"
UNITS = 0x10000
NAMED_HEADING = regex.compile(r"heading ([1-9])", regex.IGNORECASE)
NAMED_LEVELS = {"title": 1, "subtitle": 2}
NO_LEVEL = 9  # the outline level of body text


@dataclass(slots=True)
class State:
    """What holds within a group. `story` is None where nothing is text; `table` names what is noted instead."""

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


class Reader:
    """Reads a whole file. Raises Damaged where it breaks off, TooMuch where groups nest too deep."""

    def __init__(self, data: bytes) -> None:
        self.body = Story()
        self.stories: dict[str, list[Story]] = {}  # by what they are: "header", "footnote", …
        self.title = ""
        self.created = {b"yr": 0, b"mo": 0, b"dy": 0}
        self.language: int | None = None
        self.pictures = False
        self._fonts = Fonts()
        self._state = State(self.body)
        self._around: list[State] = []
        self._bytes, self._encoding = bytearray(), ""
        self._to_skip = 0
        self._starred = False
        self._marked = False  # the paragraph has a list mark
        self._levels: dict[int, int] = {}  # of headings, by the number of their style
        self._named = ""
        self._count: Counter[str] = Counter()
        self._words = self._table_of_words()
        self._read(data)

    def _read(self, data: bytes) -> None:
        kinds: dict[str, Callable[[Token], None]] = {
            "open": self._open, "close": self._close, "word": self._word,
            "sign": self._sign, "byte": self._text, "text": self._text,
        }  # fmt: skip
        for token in tokens(data):
            kinds[token.kind](token)
            if not self._around and token.kind == "close":
                self.body.end()
                return
        raise Damaged("The RTF document breaks off before its end.", RESAVE)

    def _open(self, _: Token) -> None:
        self._flush()
        self._to_skip = 0
        if len(self._around) >= DEPTH:
            raise TooMuch(f"The RTF document nests more than {DEPTH:,} groups inside one another.", RESAVE)
        self._around.append(self._state)
        self._state = replace(self._state, opened=False)

    def _close(self, _: Token) -> None:
        self._flush()
        self._to_skip = 0
        self._starred = False
        closed = self._state
        self._state = self._around.pop() if self._around else closed
        if closed.opened and closed.story is not None:
            closed.story.end()
        if closed.table == "styles":
            self._end_style(closed.style)

    def _word(self, token: Token) -> None:
        name = token.value
        starred, self._starred = self._starred, False
        if name == b"u" and token.number is not None:
            self._put_unit(token.number)
            return
        if name != b"uc":
            self._flush()
        self._to_skip = 0
        if starred and name not in STARRED_TEXT and name != b"ud":
            self._state.story, self._state.table = None, ""
        elif name in WORD_SIGNS:
            self._say(WORD_SIGNS[name])
        elif name in self._words:
            self._words[name](token)

    def _sign(self, token: Token) -> None:
        self._flush()
        self._to_skip = 0
        if token.value in SYMBOLS:
            self._say(SYMBOLS[token.value])
        elif token.value == b"*":
            self._starred = True
        elif token.value in b"\r\n":
            self._end_paragraph(token)

    def _text(self, token: Token) -> None:
        skipped = min(self._to_skip, len(token.value))
        self._to_skip -= skipped
        if skipped < len(token.value):
            self._put(token.value[skipped:], self._fonts.encoding(self._state.font))

    def _put_unit(self, number: int) -> None:
        """A character, or half of one, by its number; negative ones are meant to be counted from 65,536."""
        self._put((number % UNITS).to_bytes(2, "little"), UTF_16)
        self._to_skip = self._state.fallback

    def _put(self, data: bytes, encoding: str) -> None:
        if encoding != self._encoding:
            self._flush()
            self._encoding = encoding
        self._bytes += data

    def _flush(self) -> None:
        if self._bytes:
            text = self._bytes.decode(self._encoding, "replace")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.story is not None:
            aside = state.aside or ("deleted" if state.deleted else "hidden" if state.hidden else "")
            state.story.say(Said(text, state.bold, aside))
        elif state.table == "title":
            self.title += text
        elif state.table == "styles":
            self._named += text

    def _table_of_words(self) -> dict[bytes, Callable[[Token], None]]:
        return {
            **dict.fromkeys(STORIES, self._open_story),
            **dict.fromkeys(ASIDES, self._set_aside),
            **dict.fromkeys(TABLES, self._begin_table),
            **dict.fromkeys(SILENT, self._silence),
            **dict.fromkeys(OF_WORD, self._set_page),
            **dict.fromkeys((b"b", b"v", b"deleted"), self._switch),
            **dict.fromkeys((b"yr", b"mo", b"dy"), self._note_day),
            **dict.fromkeys((b"f", b"fcharset", b"cpg", b"deff"), self._set_font),
            **dict.fromkeys((b"s", b"outlinelevel", b"ls", b"ilvl", b"intbl", b"pard"), self._set_paragraph),
            **dict.fromkeys((b"par", b"sect"), self._end_paragraph),
            **dict.fromkeys((b"cell", b"row", b"nestcell", b"nestrow"), self._end_cell),
            **dict.fromkeys((b"upr", b"ud"), self._choose),
            b"ansicpg": self._set_page,
            b"deflang": self._note_language,
            b"uc": self._set_fallback,
            b"plain": self._set_plain,
            b"ftnalt": self._make_endnote,
        }

    def _open_story(self, token: Token) -> None:
        place, furniture = STORIES[token.value]
        self._count[place] += 1
        story = Story(f"{place} {self._count[place]}", furniture)
        if place == "text box":
            around = [state.story for state in self._around if state.story is not None]
            (around[-1] if around else self.body).tie(story)
        else:
            self.stories.setdefault(place, []).append(story)
        self._state = State(story, opened=True, fallback=self._state.fallback)

    def _make_endnote(self, _: Token) -> None:
        notes, story = self.stories.get("footnote", []), self._state.story
        if story in notes:
            notes.remove(story)
            self._count["footnote"] -= 1
            self._count["endnote"] += 1
            story.place = f"endnote {self._count['endnote']}"
            self.stories.setdefault("endnote", []).append(story)

    def _set_aside(self, token: Token) -> None:
        self._state.aside = self._state.aside or ASIDES[token.value]
        self._marked |= ASIDES[token.value] == "list number"

    def _begin_table(self, token: Token) -> None:
        self._state.story, self._state.table = None, TABLES[token.value]

    def _silence(self, token: Token) -> None:
        self.pictures |= token.value == b"pict"
        self._state.story, self._state.table = None, ""

    def _choose(self, token: Token) -> None:
        """The same words twice: for older programs, and in Unicode (ud), which count."""
        if token.value == b"upr":
            self._state.spare, self._state.story = self._state.story, None
        else:
            self._state.story = self._state.spare

    def _switch(self, token: Token) -> None:
        name = {b"b": "bold", b"v": "hidden", b"deleted": "deleted"}[token.value]
        setattr(self._state, name, token.number != 0)

    def _note_day(self, token: Token) -> None:
        if self._state.table == "created":
            self.created[token.value] = token.number or 0

    def _note_language(self, token: Token) -> None:
        self.language = token.number

    def _set_page(self, token: Token) -> None:
        self._fonts.page = of_page(token.number) if token.value == b"ansicpg" else OF_WORD[token.value]

    def _set_fallback(self, token: Token) -> None:
        self._state.fallback = max(token.number or 0, 0)

    def _set_font(self, token: Token) -> None:
        if token.value == b"deff":
            self._fonts.usual = token.number or 0
        elif self._state.table == "fonts":
            self._describe_font(token)
        elif token.value == b"f":
            self._state.font = token.number

    def _describe_font(self, token: Token) -> None:
        if token.value == b"f":
            self._fonts.begin(token.number or 0)
        elif token.value == b"fcharset":
            self._fonts.describe(charset=token.number)
        else:
            self._fonts.describe(page=token.number)

    def _set_plain(self, _: Token) -> None:
        state = self._state
        state.bold = state.hidden = state.deleted = False
        state.font = None

    def _set_paragraph(self, token: Token) -> None:
        state, number = self._state, token.number
        if token.value == b"pard":
            state.style, state.outline, state.listed, state.depth, state.in_table = 0, None, False, 0, False
        elif token.value == b"s":
            state.style = number or 0
        elif token.value == b"outlinelevel":
            state.outline = number
        elif token.value == b"ls":
            state.listed = number != 0
        elif token.value == b"ilvl":
            state.depth = number or 0
        else:
            state.in_table = number != 0

    def _end_style(self, style: int) -> None:
        name, self._named = self._named.strip(" ;").lower(), ""
        if heading := NAMED_HEADING.fullmatch(name):
            self._levels[style] = int(heading[1])
        elif name in NAMED_LEVELS:
            self._levels[style] = NAMED_LEVELS[name]

    def _kind(self) -> tuple[str, int]:
        state, marked = self._state, self._marked
        self._marked = False
        level = self._levels.get(state.style, 0)
        if state.outline is not None:
            level = state.outline + 1 if 0 <= state.outline < NO_LEVEL else 0
        if level:
            return "heading", level
        return ("item", max(state.depth, 0) + 1) if state.listed or marked else ("paragraph", 0)

    def _end_paragraph(self, _: Token) -> None:
        if self._state.story is not None:
            self._state.story.end_paragraph(*self._kind(), self._state.in_table)

    def _end_cell(self, token: Token) -> None:
        story = self._state.story
        if story is None:
            return
        if token.value == b"cell":
            story.end_cell(*self._kind())
        elif token.value == b"nestcell":
            story.end_inner_cell()
        elif token.value == b"row":
            story.end_row()
        else:
            story.end_inner_row()
