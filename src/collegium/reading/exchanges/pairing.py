"""Turns → pairs: what was asked, and what was answered to it.

Questions put one after the other are answered together. Whoever only gives the floor stands between them and belongs
to neither. A greeting, or a question that was broken off and goes on, opens no pair of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import regex

from collegium.reading.contract import Reading, Turn
from collegium.reading.exchanges.askers import introduced_in
from collegium.reading.exchanges.words import Asking, asking
from collegium.reading.words import fold

COURTEOUS = 8  # words; a greeting needs no more
BETWEEN = 12  # words; whoever breaks in says no more
BESIDE = regex.compile(r"\([^()\n]*\)")  # what an editor notes: "(Laughter.)"
MARKS = ("?", "¿", "？")
DASHES = ("—", "–", "-", "…", "...")


@dataclass(frozen=True, slots=True)
class Exchange:
    """Questions and the answers that follow: numbers of turns in the reading, from 0.

    `asker` and `medium` are who asked, as far as the text tells of one; `answerers` those who answered, in order.
    """

    questions: tuple[int, ...]
    answers: tuple[int, ...]
    asker: str | None
    medium: str | None
    answerers: tuple[str, ...]


@dataclass(slots=True)
class Open:
    """A pair while the turns are gone through."""

    questions: list[int] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)


def exchanges_of(reading: Reading) -> tuple[Exchange, ...]:
    """The questions of a reading with their answers, in order; one that nobody answers stands alone."""
    words = asking(reading.source.language)
    said = [reading.text[slice(*turn.span)].strip() for turn in reading.turns]
    return tuple(_closed(reading, each, said) for each in _opened(reading.turns, said, words))


def _opened(turns: Iterable[Turn], said: list[str], words: Asking) -> Iterator[Open]:
    now = Open()
    for number, turn in enumerate(turns):
        if turn.role == "question":
            if _asks_nothing(said[number], words):
                continue
            if now.answers and not _goes_on(now, said[number], said):
                yield from _if_asked(now, said)
                now = Open()
            now.questions.append(number)
        elif turn.role == "answer" and now.questions:
            now.answers.append(number)
        elif turn.role == "statement":
            yield from _if_asked(now, said)
            now = Open()
    yield from _if_asked(now, said)


def _if_asked(now: Open, said: list[str]) -> Iterator[Open]:
    """The pair, unless nothing was asked: words of farewell that nobody answers."""
    if now.answers or any(_marked(said[number]) for number in now.questions):
        yield now


def _goes_on(now: Open, question: str, said: list[str]) -> bool:
    """Whether a question is the rest of one that broke off, or breaks into an answer that goes on."""
    last_asked, last_answered = said[now.questions[-1]], said[now.answers[-1]]
    broken = last_asked.endswith(DASHES) and len(last_answered.split()) <= BETWEEN and len(now.answers) == 1
    breaks_in = last_answered.endswith(DASHES) and len(question.split()) <= BETWEEN and not _marked(question)
    return broken or breaks_in


def _asks_nothing(question: str, words: Asking) -> bool:
    """Whether a turn of somebody who asks is a greeting, thanks, or asks whether it is heard."""
    folded = fold(BESIDE.sub("", question)).strip()
    last = folded.rstrip(" ?").rsplit(".", 1)[-1]
    if len(folded.split()) <= BETWEEN and words.hearing.search(last):
        return True
    if _marked(question):
        return False
    return not folded or (len(folded.split()) <= COURTEOUS and words.courtesy.search(folded) is not None)


def _marked(question: str) -> bool:
    return any(mark in question for mark in MARKS)


def _closed(reading: Reading, now: Open, said: list[str]) -> Exchange:
    asker, medium = _asked_by(reading, now, said)
    answerers = (reading.turns[number].speaker for number in now.answers)
    return Exchange(
        questions=tuple(now.questions),
        answers=tuple(now.answers),
        asker=asker,
        medium=medium,
        answerers=tuple(dict.fromkeys(name for name in answerers if name)),
    )


def _asked_by(reading: Reading, now: Open, said: list[str]) -> tuple[str | None, str | None]:
    """Name and medium of who asked: by the label or whoever gave the floor, else as the question says itself."""
    for number in now.questions:
        turn = reading.turns[number]
        own = introduced_in(said[number], reading.source.language)
        if turn.speaker and turn.office:
            return turn.speaker, turn.office
        if own:
            return own
        if turn.speaker:
            return turn.speaker, None
    return None, None
