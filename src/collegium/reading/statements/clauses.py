"""A sentence as the clauses that may each do something: a head with its words, and what the rules say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from collegium.reading.statements.acts import Told, act_of
from collegium.reading.statements.heads import heads
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

MARKS: Final = frozenset(",;:.–—-!?")
NEAR: Final = 6  # words before a noun in which what adds it may stand
LEAD: Final = 2  # words before a subject in which a condition may begin
FEWEST: Final = 4  # words of a sentence without a verb that the tables know, which may be a clause all the same


@dataclass(slots=True, eq=False)
class Clause:
    """Words [start, end) of a sentence; `told` is what the rules say of its head, None where they say nothing."""

    start: int
    end: int
    head: Head | None
    told: Told | None


def clauses_of(sentence: Sentence, lexicon: Lexicon) -> list[Clause]:
    """The clauses from left to right; the whole sentence where no verb is known in it."""
    found: list[Clause] = []
    said = -1  # the place of a verb that says something: what follows it is what it says
    for head in heads(sentence, lexicon):
        if _is_condition(sentence, head, lexicon):
            continue
        if said >= 0 and not head.joined and not _is_fresh(sentence, head):
            continue
        told = act_of(sentence, head, len(sentence), lexicon)
        found.append(Clause(_start(head), len(sentence), head, told))
        if (told is not None and told.rule.startswith("what")) or head.verb in lexicon.carriers:
            said = head.at
    found = list(_with_nouns(sentence, found))
    if not found:
        return [Clause(0, len(sentence), None, None)] if len(sentence) >= FEWEST else []
    if found[0].head is not None and not found[0].head.relative:
        found[0].start = 0
    end = len(sentence)
    for clause in reversed(found):
        clause.end = max(end, clause.start + 1)
        if clause.told is not None:
            end = clause.start
    for clause in found:
        bare(sentence, clause)
    return found


def _is_condition(sentence: Sentence, head: Head, lexicon: Lexicon) -> bool:
    """Whether a verb stands in a condition, which is no act of its own: "as long as the others do not build"."""
    if head.subject is None or head.joined:
        return False
    first = head.subject[0]
    for at in range(max(0, first - LEAD), min(first + 2, len(sentence))):
        if sentence.words[at] in lexicon.opens and not sentence.tagged(at, "duty"):
            words = " ".join(sentence.words[at : head.first])
            if any(words.startswith(f"{phrase} ") for phrase in lexicon.openers):
                return True
    return False


def bare(sentence: Sentence, clause: Clause) -> None:
    """Take from the end of a clause the marks and conjunctions that are none of it."""
    while clause.end > clause.start + 1 and _loose(sentence, clause.end - 1):
        clause.end -= 1


def _with_nouns(sentence: Sentence, found: list[Clause]) -> Iterator[Clause]:
    """The clauses, and each further thing that one carries: "reaffirmed their support for …, and the need to …"."""
    for number, clause in enumerate(found):
        yield clause
        if clause.told is None or clause.head is None or not clause.told.rule.startswith("what"):
            continue
        stop = found[number + 1].start if number + 1 < len(found) else len(sentence)
        for at in range(clause.head.at + 3, stop):
            noun = sentence.entries[at].noun
            if noun and noun != clause.told.act and (start := _added(sentence, at)) is not None:
                head = Head(at, start, clause.head.verb, "noun", "noun", joined=True)
                yield Clause(start, len(sentence), head, Told(noun, (clause.head.at, at), "a further thing said"))


def _added(sentence: Sentence, at: int) -> int | None:
    """Where a noun phrase begins that "and" or a comma adds to what was said; None where it is not added."""
    for start in range(at - 1, max(at - NEAR, 0), -1):
        if sentence.words[start] == "," or "conjunctions" in sentence.entries[start].tags:
            return start + 1 if start + 1 < at or "determiners" in sentence.entries[at].tags else None
        entry = sentence.entries[start]
        if entry.noun or "prepositions" in entry.tags or "to" in entry.tags or "that" in entry.tags:
            return None
    return None


def _loose(sentence: Sentence, at: int) -> bool:
    """Whether a word at the end of a clause is none of it."""
    return sentence.words[at] in MARKS or "conjunctions" in sentence.entries[at].tags


def _is_fresh(sentence: Sentence, head: Head) -> bool:
    """Whether a clause of its own begins with the subject of a head: behind "and", a comma or a semicolon."""
    if head.subject is None or head.relative:
        return False
    first = min(head.subject[0], head.first)
    if "conjunctions" in sentence.entries[first].tags:
        return True
    return first > 0 and (sentence.words[first - 1] in ",;" or "conjunctions" in sentence.entries[first - 1].tags)


def _start(head: Head) -> int:
    """The place of the first word of a clause: that of its subject, or of its verb."""
    return min(head.subject[0], head.first) if head.subject else head.first
