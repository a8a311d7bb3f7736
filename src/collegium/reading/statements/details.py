"""What belongs to an act beside its actors: whom it is directed at, where, on which instrument, when, if what."""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from collegium.reading.contract import Mention, Period
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.voices import Voice

DEPENDING: Final = frozenset(("commits", "holds", "declines", "schedules", "requests", "withdraws", "proposes"))
TIMELESS: Final = frozenset(("holds", "objects", "supports", "commits", "requests", "declines"))
TOLD: Final = frozenset(("reports", "consults", "adopts", "declines"))  # what has been done when it is told
PAST: Final = frozenset(("reports", "declines"))
NEAR: Final = 6  # words between two dates of one act
LEAD: Final = 6  # words before a clause in which its time may stand
LONGEST: Final = 4  # words of a phrase that opens a condition or a time
MARKS: Final = frozenset(",;:.!?–—")


def forums_of(inside: Iterable[Mention]) -> tuple[str, ...]:
    """The bodies that a clause names."""
    return tuple(dict.fromkeys(mention.id for mention in inside if mention.kind == "forum" and mention.id))


def instruments_of(text: str, inside: Iterable[Mention]) -> tuple[str, ...]:
    """The instruments that a clause names, as they stand in the text."""
    return tuple(dict.fromkeys(text[slice(*mention.span)] for mention in inside if mention.kind == "instrument"))


def when_of(
    sentence: Sentence, clause: Clause, act: str, today: str | None, lexicon: Lexicon, first: int
) -> Period | None:
    """The time of what is done or undertaken: a date of the clause that is no part of a name.

    `first` is the place of the first word that no other act of the sentence has.
    """
    first = max(first, clause.start - LEAD)
    head = clause.head.at if clause.head else clause.start
    end = min(len(sentence), max(clause.end, head + 2))  # "met today with X, and …"
    dates = [at for at in range(first, end) if (m := sentence.mentions[at]) is not None and m.kind == "date"]
    places = [at for at in dates if _tells_time(sentence, at, act, today, lexicon)]
    if not places:
        return None
    behind = next((place for place in places if place > head), places[-1])
    at = places[0] if act in TOLD and _leads(sentence, places[0]) else behind
    period = _period(_value(sentence, at))
    if period is None:
        return None
    if _opened(sentence, at, lexicon.times["by"]):
        return Period(None, period.end)
    if _opened(sentence, at, lexicon.times["since"]) and "/" not in _value(sentence, at):
        return Period(period.start, None)
    period = _bounded(sentence.words[at], period, act, today)
    return _with_next(sentence, at, places, period) if act in TOLD else period


def _value(sentence: Sentence, at: int) -> str:
    """The value of the date at a place."""
    mention = sentence.mentions[at]
    return str(mention.value) if mention else ""


def _leads(sentence: Sentence, at: int) -> bool:
    """Whether a date opens a sentence, as "Today, …" and "On 3 May …" do."""
    return all(sentence.tagged(place, "prepositions") for place in range(at))


def _with_next(sentence: Sentence, at: int, places: Sequence[int], period: Period) -> Period:
    """A time that goes on to the next date: "in 2019 and 2020", "in X in May and in Y in June"."""
    after = next((place for place in places if place > at), None)
    if after is None or after - at > NEAR or len(_value(sentence, after)) != len(_value(sentence, at)):
        return period
    joined = any("conjunctions" in sentence.entries[place].tags for place in range(at, after))
    next_ = _period(_value(sentence, after))
    if not joined or next_ is None or not period.end or not next_.end or next_.end < period.end:
        return period
    return Period(period.start, next_.end)


def _bounded(said: str, period: Period, act: str, today: str | None) -> Period:
    """A time told from the day of speaking: what was done this year ends today, but "in 2021" is the whole year."""
    if today is None or act not in PAST or not period.start or not period.end or period.end[:4] in said:
        return period
    return Period(period.start, today) if period.start < today < period.end else period


def _tells_time(sentence: Sentence, at: int, act: str, today: str | None, lexicon: Lexicon) -> bool:
    """Whether a date says when, and stands not before a noun that it belongs to ("the 2020 agreement").

    The day of speaking is none of an opinion, an undertaking or a demand; that of a meeting may own it ("today's").
    """
    mention = sentence.mentions[at]
    if mention is None or mention.kind != "date" or mention.value is None:
        return False
    if mention.value == today and act in TIMELESS:
        return False
    if act == "consults" and mention.value != today and sentence.word(at - 1) in lexicon.times["about"]:
        return False
    after = at + 1
    if after >= len(sentence):
        return True
    named = sentence.mentions[after]
    if named is not None:
        return named.kind not in ("instrument", "forum")
    word, entry = sentence.words[after], sentence.entries[after]
    if word in ("'s", "’s", "s"):
        return act == "consults"
    before = sentence.entries[at - 1].tags if at else frozenset()
    return not (word[0].isalpha() and not entry.tags and not entry.verb and before & {"determiners", "our", "of"})


def _opened(sentence: Sentence, at: int, phrases: Sequence[str]) -> bool:
    """Whether one of some phrases stands before a place."""
    if at and "determiners" in sentence.entries[at - 1].tags and sentence.mentions[at - 1] is None:
        before = " ".join(sentence.words[max(0, at - 1 - LONGEST) : at - 1])  # "by the end of May" is one date
        if any(before == phrase or before.endswith(" " + phrase) for phrase in phrases):
            return True
    before = " ".join(sentence.words[max(0, at - LONGEST) : at])
    named = sentence.words[at]  # "avant la fin de mai" is one date
    return any(
        before == phrase or before.endswith(" " + phrase) or named.startswith(phrase + " ") for phrase in phrases
    )


def _period(value: str) -> Period | None:
    """Whole days of a date, month, year or interval."""
    start, _, end = value.partition("/")
    first, last = _day(start, False), _day(end or start, True)
    return Period(first, last) if first or last else None


def _day(value: str, last: bool) -> str | None:
    """The first or last day of an ISO 8601 date, month or year."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else (12 if last else 1)
    if not 1 <= month <= 12 or year < 1:
        return None
    day = int(parts[2]) if len(parts) > 2 else (calendar.monthrange(year, month)[1] if last else 1)
    return date(year, month, day).isoformat()


def condition_of(text: str, sentence: Sentence, clause: Clause, act: str, lexicon: Lexicon) -> str | None:
    """The words that make an act depend on something."""
    if act not in DEPENDING:
        return None
    for at, word in enumerate(sentence.words):
        length = _opener_at(sentence, at, lexicon) if word in lexicon.opens else 0
        if length and (at >= clause.start - 1 or at == 0):
            if sentence.words[at] == "should" and at:
                continue
            end = _condition_end(sentence, at + length, clause, at == 0)
            if end > at + length:
                return text[sentence.spans[at][0] : sentence.spans[end - 1][1]]
    return None


def _opener_at(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """The number of words of a phrase that opens a condition at a place; 0 where none does."""
    for length in range(LONGEST, 0, -1):
        if " ".join(sentence.words[at : at + length]) in lexicon.openers and (
            at == 0 or sentence.words[at - 1] not in ("as", "even", "what")
        ):
            return length
    return 0


def _condition_end(sentence: Sentence, at: int, clause: Clause, opens: bool) -> int:
    """Where a condition ends: at the comma behind it where it opens the sentence, else with the sentence."""
    end = len(sentence)
    while at < end:
        word = sentence.words[at]
        if word in ";:.!?–—" or (word == "," and (opens or sentence.mentions[at - 1] is None)):
            break
        at += 1
    return at


def standing_of(actors: Sequence[str], voice: Voice) -> str:
    """Whether the actors speak themselves, issue the text together, or are told of."""
    if not voice.spoken and len(voice.sides) > 1 and set(actors) >= set(voice.sides):
        return "joint"
    return "own" if actors and set(actors) <= set(voice.own) else "told"
