"""A text as sentences of words, each word with what it can be; a mention is one word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from collegium.reading.contract import Mention, Span
from collegium.reading.statements.lexicon import NOTHING, Lexicon, Word
from collegium.reading.words import fold

NOT: Final = ("n't", "n’t")
TOKEN: Final = re.compile(r"['’](?:s|re|ve|ll|d|m)\b|\w+(?:[-‑]\w+)*|[^\w\s]")  # all but white space
# The same where an "n't" stands, which is slow.
PARTED: Final = re.compile(rf"\w+?(?=n['’]t\b)|n['’]t\b|{TOKEN.pattern}")
ENDS: Final = frozenset(".!?…")
STOPS: Final = frozenset(".!?…:;")  # behind which a new line begins another sentence or item
SHORT: Final = 4  # characters: fewer has a word that ends no paragraph
LONGEST: Final = 20_000  # characters of a line that is taken apart at once
WRAPPED: Final = 40  # characters of a line that may have been broken for its length
CLOSERS: Final = frozenset("\"'”’»)]")


@dataclass(slots=True, eq=False)
class Sentence:
    """One sentence: its span, its words folded, where each stands, what each can be, and which mention each is."""

    span: Span
    words: list[str]
    spans: list[Span]
    entries: list[Word]
    mentions: list[Mention | None]

    def __len__(self) -> int:
        return len(self.words)

    def tagged(self, at: int, tag: str) -> bool:
        """Whether the word at a place has a tag; none has outside the sentence."""
        return 0 <= at < len(self.words) and tag in self.entries[at].tags

    def adverb(self, at: int) -> bool:
        """Whether the word at a place is an adverb: of the tables, or by its ending, as "quickly", not "reply"."""
        entry = self.entries[at]
        if "adverbs" in entry.tags:
            return True
        ends = self.words[at].endswith("ly") and self.mentions[at] is None
        return ends and not entry.verb and "seeming" not in entry.tags

    def word(self, at: int) -> str:
        """The word at a place; "" outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""


def sentences(text: str, span: Span, mentions: Sequence[Mention], lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of a stretch of a text; a line ends one."""
    start, end = span
    number = bisect_left(mentions, start, key=lambda mention: mention.span[0])
    folded = fold(text)  # as long as the text
    while start < end:
        stop = _bounded(text, start, _line_end(text, start, end))
        while number < len(mentions) and mentions[number].span[0] < start:
            number += 1
        last = number
        while last < len(mentions) and mentions[last].span[1] <= stop:
            last += 1
        yield from _split(_tokens(folded, (start, stop), mentions[number:last]), lexicon)
        start, number = stop + 1, last


def _bounded(text: str, start: int, stop: int) -> int:
    """Where a line is cut that is longer than any paragraph: at a space, so that memory and time stay bounded."""
    if stop - start <= LONGEST:
        return stop
    space = text.rfind(" ", start + 1, start + LONGEST)
    return space if space > start else start + LONGEST


def _line_end(text: str, start: int, end: int) -> int:
    """Where a line ends; a line that goes on with a small letter, and is no item of a list, ends with the next."""
    stop = text.find("\n", start, end)
    while stop >= 0 and stop - start >= WRAPPED and _goes_on(text, stop):
        stop = text.find("\n", stop + 1, end)
    return end if stop < 0 else stop


def _goes_on(text: str, stop: int) -> bool:
    """Whether a line was broken for its length: a small letter follows, or a short word like "of" ends it."""
    if text[stop - 1] in STOPS:
        return False
    last = text[stop - SHORT : stop].rpartition(" ")[2]
    return text[stop + 1 : stop + 2].islower() or (len(last) < SHORT and last.isalpha() and last.islower())


@dataclass(slots=True, eq=False)
class Tokens:
    """The words and marks of a line: each folded, where it stands, and which mention it is."""

    words: list[str]
    spans: list[Span]
    mentions: list[Mention | None]
    token: re.Pattern[str]

    def add(self, folded: str, start: int, end: int) -> None:
        """Put in the words and marks between two mentions. Most words stand alone or before one mark."""
        for piece in folded[start:end].split():
            start = folded.find(piece, start)
            if piece.isalnum():
                self._put(piece, start)
            elif piece[:-1].isalnum() and piece[-1] != "_":
                self._put(piece[:-1], start)
                self._put(piece[-1], start + len(piece) - 1)
            else:
                self._take_apart(piece, start)
            start += len(piece)

    def _take_apart(self, piece: str, start: int) -> None:
        """Put in the words and marks of a piece between white space, all of which is one or the other."""
        found: list[str] = self.token.findall(piece)
        for word in found:
            self._put(word, start)
            start += len(word)

    def _put(self, word: str, start: int) -> None:
        self.words.append(word)
        self.spans.append((start, start + len(word)))
        self.mentions.append(None)


def _tokens(folded: str, span: Span, mentions: Iterable[Mention]) -> Tokens:
    """The words and marks of a stretch; a mention is one word."""
    at, end = span
    parted = folded.find(NOT[0], at, end) >= 0 or folded.find(NOT[1], at, end) >= 0
    found = Tokens([], [], [], PARTED if parted else TOKEN)
    for mention in mentions:
        begin, stop = mention.span
        if begin < at:
            continue  # inside the one before
        found.add(folded, at, begin)
        found.words.append(folded[begin:stop])
        found.spans.append((begin, stop))
        found.mentions.append(mention)
        at = stop
    found.add(folded, at, end)
    return found


def _split(tokens: Tokens, lexicon: Lexicon) -> Iterator[Sentence]:
    """The sentences of the words of a line; the number of a paragraph ("5.") ends none."""
    words, begin = tokens.words, 0
    for at in [at for at, word in enumerate(words) if word in ENDS]:
        if (
            tokens.mentions[at] is not None
            or at < begin
            or (at == begin + 1 and words[begin].isdigit() and words[at] == ".")
        ):
            continue
        if _ends(tokens, at, lexicon):
            stop = _behind_closers(tokens, at)
            yield _sentence(tokens, begin, stop, lexicon)
            begin = stop
    if begin < len(words):
        yield _sentence(tokens, begin, len(words), lexicon)


def _behind_closers(tokens: Tokens, at: int) -> int:
    """The place behind a mark and the quotation marks and brackets that stand close behind it."""
    words, spans = tokens.words, tokens.spans
    at += 1
    while at < len(words) and words[at] in CLOSERS and spans[at][0] == spans[at - 1][1]:
        at += 1
    return at


def _ends(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether the mark at a place ends a sentence: white space follows it, and no abbreviation stands before it."""
    words, spans = tokens.words, tokens.spans
    after = _behind_closers(tokens, at)
    if after == len(words):
        return True
    if spans[after][0] == spans[after - 1][1]:
        return False  # no white space
    if words[at] == "." and at and tokens.mentions[at - 1] is None and spans[at - 1][1] == spans[at][0]:
        before = words[at - 1]
        return before not in lexicon.abbreviations and not (len(before) == 1 and before.isalnum())
    return True


def _sentence(tokens: Tokens, begin: int, end: int, lexicon: Lexicon) -> Sentence:
    """A sentence of some words, each with what the tables know of it; a mention is only a name."""
    known = lexicon.words.get
    words, spans, mentions = tokens.words[begin:end], tokens.spans[begin:end], tokens.mentions[begin:end]
    entries = [
        known(word, NOTHING) if mention is None else NOTHING for word, mention in zip(words, mentions, strict=True)
    ]
    return Sentence((spans[0][0], spans[-1][1]), words, spans, entries, mentions)
