"""Which words a statement needs: read without them, its sentence no longer does the act there.

Whether a statement is gone is never guessed: the same engine reads what is left of the sentence, again and again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from collegium.reading.statements.actors import Actors
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.statements import Act, Trace, acts_in


@dataclass(frozen=True, slots=True, eq=False)
class Rest:
    """What is left of a sentence: where its words stood in the whole one, what still does the act, and how surely."""

    places: list[int]
    clause: Clause
    share: float


def needed(trace: Trace) -> tuple[tuple[int, ...], bool]:
    """The places of words of a passage without which it does not do its act, and whether they are enough for that.

    They begin with the words that the rule went by. As long as the act is still there, the word joins them without
    which the reading is least sure of it. Whichever turn out not to be needed are left out again, those that joined
    last first. All words of a passage are nearly always enough; where they are not, all are given.
    """
    passage = range(trace.act.clause.start, trace.act.clause.end)
    others = _others(trace)
    taken: dict[int, None] = {}
    while (rest := _rest(trace, passage, others, taken)) is not None:
        more = list(_further(trace, rest, passage, others, taken))
        if not more:
            return tuple(taken), False
        taken.update(dict.fromkeys(more))
    for place in reversed(list(taken)):
        fewer = [at for at in taken if at != place]
        if fewer and _rest(trace, passage, others, fewer) is None:
            del taken[place]
    return tuple(sorted(taken)), True


def _read(trace: Trace, sentence: Sentence) -> list[Act]:
    """The acts of a sentence in the voice of another; nothing is remembered of it."""
    memory = Actors(trace.voice, trace.scenery.people, trace.scenery.lexicon)
    return acts_in(sentence, trace.scenery, trace.voice, memory)


def _others(trace: Trace) -> frozenset[int]:
    """The places of the verbs by which other statements of the same act in the sentence are known."""
    own = trace.act.clause.head
    heads = (act.clause.head for act in _read(trace, trace.sentence) if act.act == trace.act.act)
    return frozenset(head.at for head in heads if head and own and head.at != own.at)


def _rest(trace: Trace, passage: range, others: Collection[int], taken: Collection[int]) -> Rest | None:
    """What is left without some words, where the act is still done in the passage; None where it is gone."""
    whole = trace.sentence
    places = [at for at in range(len(whole)) if at not in taken]
    left = Sentence(
        whole.span,
        [whole.words[at] for at in places],
        [whole.spans[at] for at in places],
        [whole.entries[at] for at in places],
        [whole.mentions[at] for at in places],
    )
    for act in _read(trace, left):
        head = act.clause.head
        if act.act != trace.act.act or (head and places[head.at] in others):
            continue
        if any(places[at] in passage for at in range(act.clause.start, act.clause.end)):
            return Rest(places, act.clause, act.confidence)
    return None


def _further(
    trace: Trace, rest: Rest, passage: range, others: Collection[int], taken: Collection[int]
) -> Iterator[int]:
    """The next words to take: those that the rule of what is left went by, else the one that it needs most."""
    head, told = rest.clause.head, rest.clause.told
    near = [head.at, *range(head.first, head.at)] if head else []
    grounds = [rest.places[at] for at in (*near, *(told.grounds if told else ()))]
    free = [at for at in passage if at not in taken and _is_word(trace.sentence, at)]
    found = [at for at in dict.fromkeys(grounds) if at in free]
    if found:
        yield from found
        return
    marks = [at for at in passage if at not in taken]
    yield from sorted(free or marks, key=lambda at: _left(trace, passage, others, {*taken, at}))[:1]


def _left(trace: Trace, passage: range, others: Collection[int], taken: Collection[int]) -> float:
    """How sure the reading still is of the act without some words; less than nothing where it is gone."""
    rest = _rest(trace, passage, others, taken)
    return -1.0 if rest is None else rest.share


def _is_word(sentence: Sentence, at: int) -> bool:
    """Whether a word is more than a mark or a number: without the number of a paragraph its line is another one."""
    return sentence.mentions[at] is not None or sentence.words[at][0].isalpha()
