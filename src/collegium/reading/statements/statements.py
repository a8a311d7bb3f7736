"""What the passages of a text do: its statements, and what its questions take for granted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Heading, Mention, Span, Statement, Turn
from collegium.reading.statements.actors import Actors
from collegium.reading.statements.addressees import Addressees
from collegium.reading.statements.clauses import Clause, bare, clauses_of
from collegium.reading.statements.details import (
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
from collegium.reading.statements.voices import ISSUED, SELF, Persons, Voice, home_of, sides_of, surname, topic_of

LEANING = 0.3  # what a rule counts in a short clause
SHORT = 12  # words of one
RULED = 1.0  # what the rules count beside a model that weighs no words
ISSUING = (
    "supports",
    "objects",
    "requests",
    "commits",
    "consults",
)  # acts by which a party shows that it issues a text
DATED = ("consults", "adopts")  # acts whose date holds for what is told next
DOUBT = 0.1  # what "no statement" is weighed less: a share that the training chose


@dataclass(slots=True, eq=False)
class Act:
    """A clause with its act, how sure it is, and who performs it."""

    clause: Clause
    act: str
    confidence: float
    actors: tuple[str, ...] = ()
    first: int = 0  # the first word that is of no act before
    why: str = ""  # the actors are these, one of the reasons of actors.py


@dataclass(frozen=True, slots=True, eq=False)
class Trace:
    """What led to a statement: the sentence, the act in it, and what both were read with."""

    statement: Statement
    sentence: Sentence
    act: Act
    scenery: "Scenery"
    voice: Voice


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """What all passages of a document share."""

    text: str
    heading: Heading
    lexicon: Lexicon
    model: Model
    mentions: Sequence[Mention]
    people: Persons
    topic: str | None
    trail: list[Trace] | None = None


def statements_of(
    scene: Scene,
    heading: Heading,
    turns: Sequence[Turn],
    mentions: Sequence[Mention],
    begin: int,
    issuer: str | None,
    trail: list[Trace] | None = None,
    weighing: Model | None = None,
) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """Statements and premises, each in the order of their places; `begin` is where the words behind the heading do.

    `trail` takes what led to each of them, in the order in which they were found; `weighing` stands in for the model
    that is shipped.
    """
    text = scene.composed.text
    known = lexicon(scene.words.language)
    sides = sides_of(heading, text, mentions, begin)
    spoken = {surname(turn.speaker): turn.party for turn in turns if turn.speaker and turn.party}
    people = Persons(text, mentions, spoken, known.homes)
    party = issuer or _signer(scene, known)
    joint = heading.kind in ISSUED and len(sides) > 1
    topic = topic_of(heading, text, mentions, sides if joint else (party, *(turn.party for turn in turns)))
    scenery = Scenery(text, heading, known, weighing or model(known.language), mentions, people, topic, trail)
    if not turns:
        joint = heading.kind in ISSUED and len(sides) > 1
        party = issuer or _signer(scene, known) or (sides[0] if len(sides) == 1 and heading.kind in ISSUED else None)
        found = list(_of(scenery, (begin, len(text)), Voice(None, party, sides, False, joint)))
        return _told_by(found, found), ()
    stated: list[Statement] = []
    premises: list[Statement] = []
    speakers = Speakers.of(turns, known)
    for turn in turns:
        if turn.role != "chair":
            voice = _voice(turn, speakers, sides, known)
            (premises if turn.role == "question" else stated).extend(_of(scenery, turn.span, voice))
    return _told_by(stated, stated), _told_by(premises, stated)


def _signer(scene: Scene, known: Lexicon) -> str | None:
    """The party of the person in whose name the document stands."""
    for person in scene.cast:
        party = (home_of(person.office, known.homes) if person.office else None) or person.party
        if party:
            return party
    return None


@dataclass(frozen=True, slots=True)
class Speakers:
    """What all turns of a document have in common: the parties that speak in it, and those that say something first."""

    parties: frozenset[str | None]
    stating: frozenset[str | None]
    together: tuple[str, ...]

    @classmethod
    def of(cls, turns: Sequence[Turn], known: Lexicon) -> "Speakers":
        """The speakers of some turns; two parties that say something first speak side by side."""
        stated = [turn for turn in turns if turn.role == "statement"]
        homes = {turn.party or home_of(turn.office or "", known.homes) for turn in stated}
        beside = sorted(party for party in homes if party)
        return cls(
            frozenset(turn.party for turn in turns),
            frozenset(turn.party for turn in stated),
            tuple(beside) if len(beside) == 2 else (),
        )


def _voice(turn: Turn, speakers: Speakers, sides: tuple[str, ...], known: Lexicon) -> Voice:
    """The voice of a turn: the party of its speaker, of the office, or the only side that no other speaker has."""
    home = home_of(turn.office, known.homes) if turn.office else None
    left = [side for side in sides if side not in speakers.parties]
    party = home or turn.party or (left[0] if len(left) == 1 and turn.speaker else None)
    joint = turn.role == "statement" and len(sides) > 1 and party in sides and len(speakers.stating) == 1
    return Voice(turn.speaker, party, sides, True, joint, speakers.together)


def _told_by(found: Sequence[Statement], all_of_them: Sequence[Statement]) -> tuple[Statement, ...]:
    """Statements in which the party whose document it is has its id, or none where nothing shows it."""
    if not any(SELF in statement.actors for statement in found):
        return tuple(found)
    named = Counter(
        actor for each in all_of_them if each.act in ISSUING for actor in each.actors if actor.isupper()
    ).most_common(1)
    who = (named[0][0],) if named else ()
    return tuple(_of_party(each, who) for each in found)


def _of_party(statement: Statement, who: tuple[str, ...]) -> Statement:
    """A statement with the ids of SELF in its place; nobody is asked by himself."""
    actors = tuple(dict.fromkeys(one for each in statement.actors for one in (who if each == SELF else (each,))))
    addressees = tuple(each for each in statement.addressees if each not in actors)
    return replace(statement, actors=actors, addressees=addressees)


def _of(scenery: Scenery, span: Span, voice: Voice) -> Iterator[Statement]:
    """The statements of one stretch of text in one voice."""
    memory = Actors(voice, scenery.people, scenery.lexicon)
    directed = Addressees(voice, memory, scenery.lexicon, scenery.topic)
    last: Statement | None = None
    for sentence in sentences(scenery.text, span, scenery.mentions, scenery.lexicon):
        if scenery.text[sentence.span[1] - 1] == "?":
            continue  # a question states nothing
        for act in acts_in(sentence, scenery, voice, memory):
            statement = _statement(scenery, sentence, act, voice, directed)
            if voice.spoken and last and statement.act == last.act in DATED and statement.when is None:
                statement = replace(statement, when=last.when)  # told on, of the meeting that was just dated
            last = statement
            memory.met(statement.addressees if statement.act == "consults" else ())
            if scenery.trail is not None:
                scenery.trail.append(Trace(statement, sentence, act, scenery, voice))
            yield statement


def features_in(sentence: Sentence, clause: Clause, number: int, scenery: Scenery, voice: Voice) -> dict[str, None]:
    """What the model weighs of the clause that has a number in its sentence, each once, in order."""
    return dict.fromkeys(features_of(sentence, clause, number, voice.spoken, scenery.lexicon))


def weigh(scenery: Scenery, clause: Clause, features: Iterable[str]) -> tuple[list[float], list[float]]:
    """How probable each of CLASSES is for a clause, and the same with what its rule counts: the highest decides."""
    shares = scenery.model.shares(features)
    shares[0] -= DOUBT
    weighed = list(shares)
    if clause.told is not None:
        weighed[CLASSES.index(clause.told.act)] += RULED if scenery.lexicon.by_form else _leaning(scenery, clause)
    return shares, weighed


def _leaning(scenery: Scenery, clause: Clause) -> float:
    """What a rule counts in English: more in a short clause of a plain verb, which has few words to weigh."""
    head = clause.head
    if head is None or head.mode or head.subject is None or clause.end - clause.start > SHORT:
        return 0.0
    return LEANING if head.verb in scenery.lexicon.acts else 0.0


def acts_in(sentence: Sentence, scenery: Scenery, voice: Voice, memory: Actors) -> list[Act]:
    """The acts of a sentence; clauses of the same act under one subject are one."""
    found: list[Act] = []
    for number, clause in enumerate(clauses_of(sentence, scenery.lexicon)):
        shares, weighed = weigh(scenery, clause, features_in(sentence, clause, number, scenery, voice))
        best = max(range(len(shares)), key=weighed.__getitem__)
        if best == 0:
            continue
        if found and clause.head and clause.head.joined and not clause.head.mode and CLASSES[best] == found[-1].act:
            continue
        act = Act(clause, CLASSES[best], shares[best])
        act.actors = memory.of(sentence, clause, act.act, found[-1].actors if found else None)
        act.why = memory.why
        found.append(act)
    for act, after in pairwise(found):
        act.clause.end = max(act.clause.start + 1, after.clause.start)
        after.first = after.clause.start
    if found:
        found[-1].clause.end = len(sentence)
    for act in found:
        bare(sentence, act.clause)
    memory.remember(found[-1].actors if found else None)
    return found


def _statement(scenery: Scenery, sentence: Sentence, act: Act, voice: Voice, directed: Addressees) -> Statement:
    clause = act.clause
    inside = [mention for mention in sentence.mentions[clause.start : clause.end] if mention is not None]
    return Statement(
        span=(sentence.spans[clause.start][0], sentence.spans[clause.end - 1][1]),
        act=act.act,
        actors=act.actors,
        addressees=directed.of(sentence, clause, act.act, act.actors),
        forums=forums_of(inside),
        instruments=instruments_of(scenery.text, inside),
        when=when_of(sentence, clause, act.act, scenery.heading.date, scenery.lexicon, act.first),
        condition=condition_of(scenery.text, sentence, clause, act.act, scenery.lexicon),
        attributed_to=voice.speaker,
        standing=standing_of(act.actors, voice),
        issues=(),
        confidence=round(act.confidence, 2),
    )
