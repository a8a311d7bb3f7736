"""The text of a reading, divided: what stands before the title, the title, and passages with and without a speaker."""

from dataclasses import dataclass, replace

import regex

from collegium.exchange.page.markup import lines_of
from collegium.reading.contract import Reading, Span, Turn

LONGEST_LABEL = 160  # characters; what is longer before a turn is text of its own
LAST_TITLE_LINE = 12  # a title stands among the first lines or nowhere
MOST_BESIDE_TITLE = 80  # characters that may share the title's lines: a place, a date
LONGEST_FRONT = 80  # characters of a line under the title that only dates, places or numbers the document
SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that one speaker says, or nobody. `label` names the speaker in the document; `number` counts from 1."""

    lines: tuple[Span, ...]
    turn: Turn | None = None
    label: Span | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class Division:
    """All lines of a text, in order.

    First those `before` the title, then the `title` (empty where no line holds it), then those `after` it that hold
    date, time, place or number, then the passages.
    """

    before: tuple[Span, ...]
    title: tuple[Span, ...]
    after: tuple[Span, ...]
    passages: tuple[Passage, ...]


def divide(reading: Reading) -> Division:
    """Every character of the text, white space apart, stands in exactly one span of the division."""
    passages = _passages(reading)
    first = passages[0] if passages else Passage(())
    if first.turn is not None:
        return Division((), (), (), tuple(passages))
    lines = first.lines
    begin, end = _title_lines(reading.text, lines, reading.heading.title)
    body = _after_title(reading, lines, end) if end else 0
    rest = (replace(first, lines=lines[body:]),) if lines[body:] else ()
    return Division(lines[:begin], lines[begin:end], lines[end:body], (*rest, *passages[1:]))


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
        first = words = _squeezed(text[slice(*lines[begin])])
        end = begin + 1
        while wanted not in words and len(words) < len(wanted) + MOST_BESIDE_TITLE and end < len(lines):
            words += _squeezed(text[slice(*lines[end])])
            end += 1
        needed = wanted not in words[len(first) :]
        if wanted in words and needed and len(words) <= len(wanted) + MOST_BESIDE_TITLE:
            return begin, end
    return 0, 0


def _after_title(reading: Reading, lines: tuple[Span, ...], end: int) -> int:
    """Where the lines under the title end that hold what the masthead tells."""
    heading = reading.heading
    told = [fact for fact in (heading.date and heading.date[:4], heading.time, heading.place, heading.number) if fact]
    while end < len(lines) and lines[end][1] - lines[end][0] <= LONGEST_FRONT:
        words = reading.text[slice(*lines[end])]
        if words.endswith((",", ";", ":")) or not any(fact in words for fact in told):
            break
        end += 1
    return end


def _squeezed(text: str) -> str:
    return str(SPACE.sub("", text)).casefold()
