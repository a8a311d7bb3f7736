"""What led to a statement: the words without which it is gone, its rule, its weights, and why its actors are these."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from collegium.reading.contract import Reading, Span, Statement
from collegium.reading.statements.clauses import Clause, clauses_of
from collegium.reading.statements.model import CLASSES, NONE
from collegium.reading.statements.needed import needed
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.statements import Trace, features_in, weigh
from collegium.reading.statements.voices import SELF

QUOTED = re.compile("“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Rule:
    """The rule that spoke: the act that it gives, its name in plain words, and the words that it went by."""

    act: str
    name: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Verb:
    """The verb that does the act, as it stands in the text; `mode`, `subject` and the rest as in `Head`."""

    word: str
    mode: str
    negated: bool
    subject: Span | None


@dataclass(frozen=True, slots=True)
class Weight:
    """A feature of the clause with what it adds for the act and for the next best one, in logarithms of odds."""

    feature: str
    act: float
    rival: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """What led to a statement, whose `number` counts from 1; all spans are those of the text of the reading.

    `words` are words of the passage without which the statement is gone or does another act; that they are is
    tried by reading the sentence without them. `enough` is false where not even all words of the passage were.
    `rule` is None where none spoke, `verb` where none is known. `rival` is the next best of CLASSES, "none" where
    that is no statement; `shares` are the probabilities of the act and of the rival by `weights`, strongest first,
    which add to `bias`. `why` is one of REASONS of actors.py; `unnamed` says that the actor is the party whose text
    it is, which other statements of the text show.
    """

    number: int
    statement: Statement
    sentence: Span
    words: tuple[Span, ...]
    enough: bool
    rule: Rule | None
    verb: Verb | None
    rival: str
    shares: tuple[float, float]
    bias: tuple[float, float]
    weights: tuple[Weight, ...]
    why: str
    unnamed: bool


def explanations_of(reading: Reading, trail: Iterable[Trace], number: int | None = None) -> tuple[Explanation, ...]:
    """Explain the statements of a reading, or the one that has a number from 1; `trail` was kept while reading it."""
    traces = {(trace.statement.span, trace.statement.act): trace for trace in trail}
    return tuple(
        _explained(at, statement, traces[statement.span, statement.act])
        for at, statement in enumerate(reading.statements, 1)
        if number in (None, at)
    )


def _explained(number: int, statement: Statement, trace: Trace) -> Explanation:
    sentence = trace.sentence
    place, clause = _as_weighed(trace)
    features = features_in(sentence, clause, place, trace.scenery, trace.voice)
    shares, weighed = weigh(sentence, clause, place, trace.scenery, trace.voice)
    act = CLASSES.index(trace.act.act)
    rival = max((at for at in range(len(CLASSES)) if at != act), key=weighed.__getitem__)
    words, enough = needed(trace)
    model = trace.scenery.model
    return Explanation(
        number=number,
        statement=statement,
        sentence=sentence.span,
        words=_spans(sentence, words),
        enough=enough,
        rule=_rule(sentence, clause),
        verb=_verb(trace, clause),
        rival=CLASSES[rival] if rival else NONE,
        shares=(shares[act], shares[rival]),
        bias=(model.bias[act], model.bias[rival]),
        weights=tuple(_weights(trace, features, act, rival)),
        why=trace.act.why,
        unnamed=SELF in trace.act.actors,
    )


def _as_weighed(trace: Trace) -> tuple[int, Clause]:
    """The clause of an act as the model weighed it, before the acts of a sentence took their words, and its number."""
    own = trace.act.clause.head
    for number, clause in enumerate(clauses_of(trace.sentence, trace.scenery.lexicon)):
        if (clause.head and clause.head.at) == (own and own.at):
            return number, clause
    raise ValueError("The act is none of its sentence.")


def _weights(trace: Trace, features: Iterable[str], act: int, rival: int) -> list[Weight]:
    """The features that weigh something for either act, those that tell most for the act first."""
    found = []
    for feature in features:
        weights = trace.scenery.model.weights(feature)
        if act in weights or rival in weights:
            found.append(Weight(feature, weights.get(act, 0.0), weights.get(rival, 0.0)))
    return sorted(found, key=lambda each: each.rival - each.act)


def _rule(sentence: Sentence, clause: Clause) -> Rule | None:
    """The rule in words of the text: verbs as they stand there, not as the tables write them."""
    told = clause.told
    if told is None:
        return None
    shown = {entry.verb: word for word, entry in zip(sentence.words, sentence.entries, strict=True) if entry.verb}
    plain = told.rule
    if clause.head and plain in ("", "negated, "):  # the rules of a verb like "continue" have no name
        plain += f"“{sentence.words[clause.head.at]}”"
    name = QUOTED.sub(lambda match: f"“{shown.get(match[1], match[1])}”", plain)
    return Rule(told.act, name, _spans(sentence, told.grounds))


def _verb(trace: Trace, clause: Clause) -> Verb | None:
    head = clause.head
    if head is None:
        return None
    sentence, text = trace.sentence, trace.scenery.text
    subject = None
    if head.subject:
        start, end = head.subject
        subject = sentence.spans[start][0], sentence.spans[end - 1][1]
    return Verb(text[slice(*sentence.spans[head.at])], head.mode, head.negated, subject)


def _spans(sentence: Sentence, places: Sequence[int]) -> tuple[Span, ...]:
    return tuple(sentence.spans[at] for at in sorted(set(places)))
