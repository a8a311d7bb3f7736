"""A sentence as the clauses that may each do something: a head with its words, and what the rules say of it."""

from dataclasses import dataclass

from collegium.reading.statements.acts import Told, act_of
from collegium.reading.statements.heads import heads
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

MARKS = frozenset(",;:.–—-!?")
FEWEST = 4  # words of a sentence without a verb that the tables know, which may be a clause all the same


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
        if said >= 0 and not head.joined and not _is_fresh(sentence, head):
            continue
        told = act_of(sentence, head, len(sentence), lexicon, True)
        found.append(Clause(_start(sentence, head), len(sentence), head, told))
        if (told is not None and told.rule.startswith("what")) or head.verb in lexicon.carriers:
            said = head.at
    if not found:
        return [Clause(0, len(sentence), None, None)] if len(sentence) >= FEWEST else []
    if not found[0].head.relative:
        found[0].start = 0
    for clause, after in zip(found, found[1:], strict=False):
        clause.end = after.start
    for clause in found:
        while clause.end > clause.start + 1 and _loose(sentence, clause.end - 1):
            clause.end -= 1
    return found


def _loose(sentence: Sentence, at: int) -> bool:
    """Whether a word at the end of a clause is none of it."""
    return sentence.words[at] in MARKS or "conjunctions" in sentence.entries[at].tags


def _is_fresh(sentence: Sentence, head: Head) -> bool:
    """Whether a clause of its own begins with the subject of a head: behind "and", a comma or a semicolon."""
    if head.subject is None or head.relative:
        return False
    first = head.subject[0]
    if "conjunctions" in sentence.entries[first].tags:
        return True
    return first > 0 and (sentence.words[first - 1] in ",;" or "conjunctions" in sentence.entries[first - 1].tags)


def _start(sentence: Sentence, head: Head) -> int:
    return head.subject[0] if head.subject else head.first
