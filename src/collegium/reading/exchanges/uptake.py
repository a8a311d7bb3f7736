"""What an answer does with something that the question took for granted: a proposal, and empty where it is unsure.

Said is not so: that an answer passes over a premise confirms nothing, and that it confirms one makes nobody's fact.
"""

from collections.abc import Collection

import regex

from collegium.reading.contract import Reading, Statement
from collegium.reading.exchanges.pairing import Exchange
from collegium.reading.exchanges.words import asking
from collegium.reading.words import fold, words

UPTAKES = ("confirmed", "denied", "not_taken_up")
BEGINNING = 160  # characters in which an answer says yes or no to a premise
STEM = 5  # letters in which forms of a word are alike
SHARED = 3  # stems by which an answer shows what it speaks of
FEWEST = 30  # words; a shorter answer leaves open what it speaks of
WORD = regex.compile(r"\p{L}{4,}")


def uptake_of(reading: Reading, premise: Statement, exchange: Exchange) -> tuple[str, int | None]:
    """One of UPTAKES, or nothing where it is unsure; and the turn in which it shows, None where in none."""
    answers = [number for number in exchange.answers if _said(reading, number)]
    if not answers:
        return "", None
    told = _stems(reading, reading.text[slice(*premise.span)])
    begins = fold(_said(reading, answers[0]))[:BEGINNING]
    shared = len(told & _stems(reading, begins))
    table = asking(reading.source.language)
    if shared >= SHARED or (_is_alone(reading, exchange) and len(exchange.questions) == 1):
        if table.denies.search(begins):
            return "denied", answers[0]
        if table.confirms.search(begins):
            return "confirmed", answers[0]
    return _passed_over(reading, premise, answers, told), None


def _is_alone(reading: Reading, exchange: Exchange) -> bool:
    """Whether a question takes but one thing for granted, so that a yes or no can only mean that."""
    return sum(_within(reading, each, exchange.questions) for each in reading.premises) == 1


def _passed_over(reading: Reading, premise: Statement, answers: list[int], told: Collection[str]) -> str:
    """`not_taken_up`, where answers of some length hold none of its words."""
    words_said = " ".join(_said(reading, number) for number in answers)
    long_enough = len(words_said.split()) >= FEWEST and len(told) >= SHARED and premise.actors
    return "not_taken_up" if long_enough and not set(told) & _stems(reading, words_said) else ""


def _said(reading: Reading, number: int) -> str:
    return reading.text[slice(*reading.turns[number].span)].strip()


def _within(reading: Reading, statement: Statement, turns: Collection[int]) -> bool:
    return any(reading.turns[number].span[0] <= statement.span[0] < reading.turns[number].span[1] for number in turns)


def _stems(reading: Reading, text: str) -> frozenset[str]:
    """The beginnings of the words that carry content."""
    stop = words(reading.source.language or "en").stop
    return frozenset(word[:STEM] for word in WORD.findall(fold(text)) if word not in stop)
