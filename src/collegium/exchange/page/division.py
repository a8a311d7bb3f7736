"""The text of a reading, divided: what stands before the title, the title, and passages with and without a speaker."""

from dataclasses import dataclass, replace

import regex

from collegium.exchange.page.markup import lines_of
from collegium.reading.contract import Reading, Span, Turn

LONGEST_LABEL = 160  # characters; what is longer before a turn is text of its own
LAST_TITLE_LINE = 12  # a title stands among the first lines or nowhere
MOST_BESIDE_TITLE = 80  # characters that may share the title's lines: a place, a date
SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that one speaker says, or nobody. `label` names the speaker in the document; `number` counts turns from 1."""

    lines: tuple[Span, ...]
    turn: Turn | None = None
    label: Span | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Division:
    """All lines of a text, in order: `before` the title, the `title` (empty where no line holds it), the passages."""

    before: tuple[Span, ...]
    title: tuple[Span, ...]
    passages: tuple[Passage, ...]


def divide(reading: Reading) -> Division:
    """Every character of the text, white space apart, stands in exactly one span of the division."""
    passages = _passages(reading)
    first = passages[0] if passages else Passage(())
    if first.turn is not None:
        return Division((), (), tuple(passages))
    begin, end = _title_lines(reading.text, first.lines, reading.heading.title)
    rest = replace(first, lines=first.lines[end:])
    return Division(first.lines[:begin], first.lines[begin:end], (rest, *passages[1:]) if rest.lines else tuple(passages[1:]))


def _passages(reading: Reading) -> list[Passage]:
    text, cursor, passages = reading.text, 0, []
    for number, turn in enumerate(reading.turns, 1):
        start, end = max(cursor, turn.span[0]), max(cursor, turn.span[1])
        label = _label(text, cursor, start)
        unspoken = lines_of(text, cursor, label[0] if label else start)
        if unspoken:
            passages.append(Passage(tuple(unspoken)))
        passages.append(Passage(tuple(lines_of(text, start, end)), turn, label, number))
        cursor = end
    rest = lines_of(text, cursor, len(text))
    return [*passages, Passage(tuple(rest))] if rest else passages


def _label(text: str, cursor: int, start: int) -> Span | None:
    """The words before a turn on its own line; a whole line before it only where it ends like a label."""
    lines = lines_of(text, max(cursor, start - 2 * LONGEST_LABEL), start)
    if not lines:
        return None
    begin, end = lines[-1]
    whole_line = "\n" in text[end:start]
    if end - begin > LONGEST_LABEL or (whole_line and text[end - 1] not in ":："):
        return None
    return begin, end


def _title_lines(text: str, lines: tuple[Span, ...], title: str | None) -> tuple[int, int]:
    """Which of the lines hold the title: `[begin, end)`, equal where none do."""
    wanted = _squeezed(title or "")
    for begin in range(min(LAST_TITLE_LINE, len(lines)) if wanted else 0):
        words = ""
        for end in range(begin, len(lines)):
            words += _squeezed(text[slice(*lines[end])])
            if wanted in words and len(words) <= len(wanted) + MOST_BESIDE_TITLE:
                return begin, end + 1
            if len(words) > len(wanted) + MOST_BESIDE_TITLE:
                break
    return 0, 0


def _squeezed(text: str) -> str:
    return SPACE.sub("", text).casefold()
