"""From tokens to stories: what each control word does to the text that follows it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from collegium.reading.errors import Damaged, TooMuch
from collegium.reading.formats.archive import RESAVE
from collegium.reading.formats.rtf.state import OF_PARAGRAPHS, SWITCHES, State
from collegium.reading.formats.rtf.story import Said, Story
from collegium.reading.formats.rtf.tables import Tables
from collegium.reading.formats.rtf.tokens import Token, tokens
from collegium.reading.formats.rtf.words import ASIDES, SILENT, STARRED_TEXT, STORIES, SYMBOLS, TABLES, WORD_SIGNS

DEPTH = 1_000  # groups inside one another
UTF_16 = "utf-16-le"
UNITS = 0x10000


class Reader:
    """Reads a whole file. Raises Damaged where it breaks off, TooMuch where groups nest too deep."""

    def __init__(self, data: bytes) -> None:
        self.body = Story()
        self.stories: dict[str, list[Story]] = {}  # by what they are: "header", "footnote", …
        self.tables = Tables()
        self.pictures = False
        self._state = State(self.body)
        self._around: list[State] = []
        self._bytes, self._encoding = bytearray(), ""
        self._to_skip = 0
        self._starred = False
        self._marked = False  # the paragraph has a list mark
        self._count: Counter[str] = Counter()
        self._words = self._table_of_words()
        self._words_of_tables = self.tables.words()
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
            self.tables.end_style(closed.style, closed.outline)

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
            self._state.silence()
        elif name in WORD_SIGNS:
            self._say(WORD_SIGNS[name])
        elif name in self._words:
            self._words[name](token)
        elif name in self._words_of_tables:
            self._words_of_tables[name](self._state.table, token)

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
            self._put(token.value[skipped:], self.tables.fonts.encoding(self._state.font))

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
            text = self._bytes.decode(self._encoding, "replace").replace("\0", "")
            self._bytes.clear()
            self._say(text)

    def _say(self, text: str) -> None:
        state = self._state
        if state.story is not None:
            state.story.say(Said(text, state.bold, state.why_aside()))
        else:
            self.tables.say(state.table, text)

    def _table_of_words(self) -> dict[bytes, Callable[[Token], None]]:
        return {
            **dict.fromkeys(STORIES, self._open_story),
            **dict.fromkeys(ASIDES, self._set_aside),
            **dict.fromkeys(TABLES, self._begin_table),
            **dict.fromkeys(SILENT, self._silence),
            **dict.fromkeys(SWITCHES, lambda token: self._state.switch(token)),
            **dict.fromkeys(OF_PARAGRAPHS, lambda token: self._state.set_paragraph(token)),
            **dict.fromkeys((b"par", b"sect"), self._end_paragraph),
            **dict.fromkeys((b"cell", b"row", b"nestcell", b"nestrow"), self._end_cell),
            **dict.fromkeys((b"upr", b"ud"), self._choose),
            b"f": self._set_font,
            b"uc": self._set_fallback,
            b"plain": lambda token: self._state.set_plain(token),
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
        self._state.silence(TABLES[token.value])

    def _silence(self, token: Token) -> None:
        self.pictures |= token.value == b"pict"
        self._state.silence()

    def _choose(self, token: Token) -> None:
        """The same words twice: for older programs, and in Unicode (ud), which count."""
        if token.value == b"upr":
            self._state.spare, self._state.story = self._state.story, None
        else:
            self._state.story = self._state.spare

    def _set_fallback(self, token: Token) -> None:
        self._state.fallback = max(token.number or 0, 0)

    def _set_font(self, token: Token) -> None:
        if self._state.table == "fonts":
            self.tables.fonts.begin(token.number or 0)
        else:
            self._state.font = token.number

    def _kind(self) -> tuple[str, int]:
        marked, self._marked = self._marked, False
        return self._state.kind(self.tables.level(self._state.style), marked)

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
