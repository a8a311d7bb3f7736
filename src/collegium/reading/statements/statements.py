"""What the passages of a text do: its statements, and what its questions take for granted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Heading, Mention, Span, Statement, Turn
from collegium.reading.statements.actors import Actors
from collegium.reading.statements.clauses import Clause, bare, clauses_of
from collegium.reading.statements.details import (
    addressees_of,
    condition_of,
    forums_of,
    instruments_of,
    standing_of,
    when_of,
)
from collegium.reading.statements.features import features_of
from collegium.reading.statements.lexicon import Lexicon, lexicon
from collegium.reading.statements.model import CLASSES, Model, model
from collegium.reading.statements.sentences import Sentence, sentences
from collegium.reading.statements.voices import Persons, Voice, sides_of, surname

RULED = 1.0  # what the rules count beside a model that weighs no words
DOUBT = 0.1  # what "no statement" is weighed less: a share that the training chose


@dataclass(slots=True, eq=False)
class Act:
    """A clause with its act, how sure it is, and who performs it."""

    clause: Clause
    act: str
    confidence: float
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """What all passages of a document share."""

    text: str
    heading: Heading
    lexicon: Lexicon
    model: Model
    mentions: Sequence[Mention]
    people: Persons


def statements_of(
    scene: Scene,
    heading: Heading,
    turns: Sequence[Turn],
    mentions: Sequence[Mention],
    begin: int,
    issuer: str | None,
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Statements and premises, each in the order of their places; `begin` is where the words behind the heading do."""
    text = scene.composed.text
    known = lexicon(scene.words.language)
    sides = sides_of(heading, text, mentions, begin)
    spoken = {surname(turn.speaker): turn.party for turn in turns if turn.speaker and turn.party}
    scenery = Scenery(text, heading, known, model(known.language), mentions, Persons(text, mentions, spoken))
    found: list[Statement] = []
    premises: list[Statement] = []
    if not turns:
        party = issuer or (sides[0] if len(sides) == 1 else None)
        return tuple(_of(scenery, (begin, len(text)), Voice(None, party, sides, False))), ()
    for turn in turns:
        if turn.role != "chair":
            voice = Voice(turn.speaker, turn.party or _absent(turns, sides, turn), sides, True)
            (premises if turn.role == "question" else found).extend(_of(scenery, turn.span, voice))
    return tuple(found), tuple(premises)


def _absent(turns: Sequence[Turn], sides: tuple[str, ...], turn: Turn) -> str | None:
    """The party of a speaker without one: the only side that no other speaker has."""
    left = [side for side in sides if side not in {each.party for each in turns}]
    return left[0] if len(left) == 1 and turn.speaker else None


def _of(scenery: Scenery, span: Span, voice: Voice) -> Iterator[Statement]:
    """The statements of one stretch of text in one voice."""
    memory = Actors(voice, scenery.people)
    for sentence in sentences(scenery.text, span, scenery.mentions, scenery.lexicon):
        if scenery.text[sentence.span[1] - 1] == "?":
            continue  # a question states nothing
        for act in acts_in(sentence, scenery, voice, memory):
            yield _statement(scenery, sentence, act, voice)


def acts_in(sentence: Sentence, scenery: Scenery, voice: Voice, memory: Actors) -> list[Act]:
    """The acts of a sentence; clauses of the same act under one subject are one."""
    found: list[Act] = []
    for number, clause in enumerate(clauses_of(sentence, scenery.lexicon)):
        features = dict.fromkeys(features_of(sentence, clause, number, voice.spoken, scenery.lexicon))
        shares = scenery.model.shares(features)
        shares[0] -= DOUBT
        weighed = list(shares)
        if scenery.lexicon.by_form and clause.told is not None:
            weighed[CLASSES.index(clause.told.act)] += RULED
        best = max(range(len(shares)), key=weighed.__getitem__)
        if best == 0:
            continue
        if found and clause.head and clause.head.joined and not clause.head.mode and CLASSES[best] == found[-1].act:
            continue
        act = Act(clause, CLASSES[best], shares[best])
        act.actors = memory.of(sentence, clause, act.act, found[-1].actors if found else None)
        found.append(act)
    for act, after in pairwise(found):
        act.clause.end = max(act.clause.start + 1, after.clause.start)
    if found:
        found[-1].clause.end = len(sentence)
    for act in found:
        bare(sentence, act.clause)
    memory.remember(found[-1].actors if found else None)
    return found


def _statement(scenery: Scenery, sentence: Sentence, act: Act, voice: Voice) -> Statement:
    clause = act.clause
    inside = [mention for mention in sentence.mentions[clause.start : clause.end] if mention is not None]
    return Statement(
        span=(sentence.spans[clause.start][0], sentence.spans[clause.end - 1][1]),
        act=act.act,
        actors=act.actors,
        addressees=addressees_of(sentence, clause, act.act, act.actors, voice),
        forums=forums_of(inside),
        instruments=instruments_of(scenery.text, inside),
        when=when_of(scenery.text, sentence, clause, act.act, scenery.lexicon),
        condition=condition_of(scenery.text, sentence, clause, act.act, scenery.lexicon),
        attributed_to=voice.speaker,
        standing=standing_of(act.actors, voice),
        issues=(),
        confidence=round(act.confidence, 2),
    )
