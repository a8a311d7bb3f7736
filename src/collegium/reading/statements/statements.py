"""What the passages of a text do: its statements, and what its questions take for granted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from collegium.reading.cast.scene import Scene
from collegium.reading.contract import Heading, Mention, Period, Span, Statement, Turn
from collegium.reading.statements.actors import Actors
from collegium.reading.statements.addressees import Addressees
from collegium.reading.statements.choosing import Heard, Question
from collegium.reading.statements.clauses import Clause, bare, clauses_of
from collegium.reading.statements.details import (
    condition_of,
    forums_of,
    instruments_of,
    standing_of,
    when_of,
)
from collegium.reading.statements.features import features_of, near_of, of_clause, subject_of
from collegium.reading.statements.lexicon import NOTHING, Lexicon, lexicon
from collegium.reading.statements.model import CLASSES, Model, model
from collegium.reading.statements.selves import own_party, told_by
from collegium.reading.statements.sentences import Sentence, sentences
from collegium.reading.statements.sides import issued, sides_of, topic_of
from collegium.reading.statements.speakers import Speakers, signer_of, voice_of
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.voices import Persons, Voice, surname
from collegium.reading.vocabulary import Vocabulary

LEANING: Final = 0.3  # what a rule counts in a short clause
SHORT: Final = 12  # words of one
JOINTLY: Final = 0.45  # what a rule counts where those who issue a text together say what they will do
ISSUERS: Final = ("we", "they", "side", "party")  # kinds of subjects that mean them
RULED: Final = 1.0  # what the rules count beside a model that weighs no words
DATED: Final = ("consults", "adopts")  # acts whose date holds for what is told next
TOLD_ON: Final = 3  # statements behind one that is dated of which its date may hold
DOUBT: Final = 0.1  # what "no statement" is weighed less: a share that the training chose


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
    question: Question | None = None  # what was weighed of whom it is directed at


@dataclass(frozen=True, slots=True, eq=False)
class Scenery:
    """What all passages of a document share."""

    text: str
    heading: Heading
    lexicon: Lexicon
    model: Model
    mentions: Sequence[Mention]
    people: Persons
    vocabulary: Vocabulary
    topic: str | None
    trail: list[Trace] | None = None
    joint: bool = False  # a text that parties issue together, and nobody speaks
    heard: Heard = field(default_factory=Heard)


@dataclass(slots=True, eq=False)
class Dated:
    """The meeting or signing that was last dated, while what is said goes on telling of it."""

    spoken: bool
    act: str = ""
    actors: tuple[str, ...] = ()
    when: Period | None = None
    left: int = 0  # statements that may follow

    def told_on(self, statement: Statement) -> Statement:
        """A statement, with the time of the one like it that was dated just before, where it tells none itself."""
        self.left -= 1
        if not self.spoken or statement.act not in DATED:
            return statement
        if (
            statement.when is None
            and statement.act == self.act
            and self.left >= 0
            and set(statement.actors) & set(self.actors)
        ):
            statement = replace(statement, when=self.when)
        if statement.when is not None:
            self.act, self.actors, self.when, self.left = statement.act, statement.actors, statement.when, TOLD_ON
        return statement


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
    party = issuer or signer_of(scene, known)
    joint = issued(heading) and len(sides) > 1
    topic = topic_of(heading, text, mentions, sides if joint else (party, *(turn.party for turn in turns)))
    scenery = Scenery(
        text,
        heading,
        known,
        weighing or model(known.language),
        mentions,
        people,
        scene.vocabulary,
        topic,
        trail,
        joint and not turns,
    )
    if not turns:
        party = party or (sides[0] if len(sides) == 1 and issued(heading) else None)
        found = list(_of(scenery, (begin, len(text)), Voice(None, party, sides, False, joint)))
        return told_by(found, own_party(found, (), text, topic, known)), ()
    stated: list[Statement] = []
    premises: list[Statement] = []
    speakers = Speakers.of(turns, known)
    for turn in turns:
        if turn.role != "chair":
            voice = voice_of(turn, speakers, sides, known)
            (premises if turn.role == "question" else stated).extend(_of(scenery, turn.span, voice))
    who = own_party(stated, premises, text, topic, known)
    return told_by(stated, who), told_by(premises, who)


def _of(scenery: Scenery, span: Span, voice: Voice) -> Iterator[Statement]:
    """The statements of one stretch of text in one voice."""
    memory = Actors(voice, scenery.people, scenery.lexicon)
    directed = Addressees(voice, memory, scenery.lexicon, scenery.topic, scenery.heard)
    dated = Dated(voice.spoken)
    for sentence in sentences(scenery.text, span, scenery.mentions, scenery.lexicon):
        if scenery.text[sentence.span[1] - 1] == "?":
            scenery.heard.add(sentence)
            continue  # a question states nothing
        for act in acts_in(sentence, scenery, voice, memory):
            statement = _statement(scenery, sentence, act, voice, directed)
            statement = dated.told_on(statement)
            if statement.act == "consults":
                memory.met(statement.actors, statement.addressees)
            if scenery.trail is not None:
                scenery.trail.append(Trace(statement, sentence, act, scenery, voice, directed.question))
            yield statement
        scenery.heard.add(sentence)


def features_in(sentence: Sentence, clause: Clause, number: int, scenery: Scenery, voice: Voice) -> dict[str, None]:
    """What the model weighs of the clause that has a number in its sentence, each once, in order."""
    return dict.fromkeys(features_of(sentence, clause, number, voice.spoken, scenery.lexicon))


def weigh(
    sentence: Sentence, clause: Clause, number: int, scenery: Scenery, voice: Voice
) -> tuple[list[float], list[float]]:
    """How probable each of CLASSES is for a clause, and the same with what its rule counts: the highest decides."""
    features = dict.fromkeys(of_clause(sentence, clause, number, voice.spoken, scenery.lexicon))
    shares = scenery.model.shares(features, near_of(sentence, clause))
    shares[0] -= DOUBT
    weighed = list(shares)
    told, head = clause.told, clause.head
    if told is not None and head is not None:
        counts = RULED if scenery.lexicon.by_form else _leaning(scenery, sentence, clause, head)
        weighed[CLASSES.index(told.act)] += counts
    return shares, weighed


def _leaning(scenery: Scenery, sentence: Sentence, clause: Clause, head: Head) -> float:
    """What a rule counts in English: more where its clause is plain, or where the issuers of a text will do something.

    A short clause of a plain verb has few words to weigh; and what "they will" do is seldom undertaken in talk, from
    which most words are known, but nearly always in a text that "they" issue.
    """
    if head.subject is None:
        return 0.0
    if head.mode == "future" and scenery.joint:
        return JOINTLY if _undertaken(sentence, clause, head, scenery.lexicon) else 0.0
    if head.mode or clause.end - clause.start > SHORT:
        return 0.0
    return LEANING if head.verb in scenery.lexicon.acts else 0.0


def _undertaken(sentence: Sentence, clause: Clause, head: Head, lexicon: Lexicon) -> bool:
    """Whether the issuers of a text are who will do something by their own will, in a clause that is no part of one."""
    if head.subject is None or clause.told is None or clause.told.act != "commits":
        return False
    asked = head.subject[0] > 0 and "subordinators" in sentence.entries[head.subject[0] - 1].tags
    doing = head.shape != "adjective" and not sentence.tagged(head.at, "happening")
    last = lexicon.words.get(sentence.words[head.subject[1] - 1].rpartition(" ")[2], NOTHING)  # "the Ministers": a body
    return doing and not asked and (subject_of(sentence, head) in ISSUERS or "side" in last.tags)


def acts_in(sentence: Sentence, scenery: Scenery, voice: Voice, memory: Actors) -> list[Act]:
    """The acts of a sentence; clauses of the same act under one subject are one."""
    found: list[Act] = []
    for number, clause in enumerate(clauses_of(sentence, scenery.lexicon)):
        shares, weighed = weigh(sentence, clause, number, scenery, voice)
        best = weighed.index(max(weighed))
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
    span = (sentence.spans[clause.start][0], sentence.spans[clause.end - 1][1])
    return Statement(
        span=span,
        act=act.act,
        actors=act.actors,
        addressees=directed.of(sentence, clause, act.act, act.actors),
        forums=forums_of(inside),
        instruments=instruments_of(scenery.text, inside),
        when=when_of(sentence, clause, act.act, scenery.heading.date, scenery.lexicon, act.first),
        condition=condition_of(scenery.text, sentence, clause, act.act, scenery.lexicon),
        attributed_to=voice.speaker,
        standing=standing_of(act.actors, voice),
        issues=scenery.vocabulary.issues_in(scenery.text[slice(*span)], scenery.lexicon.language),
        confidence=round(act.confidence, 2),
    )
