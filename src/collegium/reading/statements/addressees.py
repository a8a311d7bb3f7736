"""Whom an act is directed at."""

from collections.abc import Iterator
from typing import Final

from collegium.reading.statements.actors import Actors
from collegium.reading.statements.choosing import Choices, Heard, Question, chosen, weights_of
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.following import infinitive
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.naming import Named, named_in
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.voices import Voice

BLAMING: Final = frozenset(("objects", "requests", "supports"))  # acts that are nearly always directed at somebody
# The parts in which an act is directed at a party; of what a text of several parties undertakes, only what is promised.
PARTS: Final = {
    "supports": frozenset(("", "of", "with", "to", "for", "by", "about", "on")),
    "objects": frozenset(("", "of", "with", "to", "for", "by", "about")),
    "requests": frozenset(("", "of", "with", "for", "about", "on")),
    "commits": frozenset(("", "of", "with", "to", "for", "about", "against", "on")),
    "reports": frozenset(("", "of", "with", "to", "for", "about", "against", "on")),
    "proposes": frozenset(("", "of", "with", "to", "for", "by", "against", "on")),
    "declines": frozenset(("", "of", "with", "to", "for")),
    "adopts": frozenset(("with", "to")),
    "schedules": frozenset(("with", "to")),
    "holds": frozenset(("with",)),
}
BESIDE: Final = 2  # words from a name to that of its state: "President X of Y"
SOON: Final = 4  # words behind "spoke" in which "to" stands before whom
LEADING: Final = frozenset(("for", "to", "on", "against"))  # parts before a verb: "our aid for X will go on"
PLACED: Final = frozenset(("place",))
TOLD: Final = frozenset(("to",))  # in other languages one demands "to" somebody: "demander à"
PROMISED: Final = frozenset(("to", "for", "with"))
# The same for bodies, which are more often where something is done than whom it is done for.
BODIES: Final = {
    "supports": frozenset(("", "of", "to", "for", "by")),
    "objects": frozenset(("about", "by")),
    "requests": frozenset(("", "for", "on")),
    "commits": frozenset(("with",)),
    "proposes": frozenset(("to",)),
}


class Addressees:
    """Finds the addressees of acts in one voice; `topic` is the party that the document is about, if it is one.

    `question` is what was weighed of the act that was asked last, None where a rule told whom it is directed at.
    """

    def __init__(self, voice: Voice, actors: Actors, lexicon: Lexicon, topic: str | None, heard: Heard) -> None:
        self._voice = voice
        self._actors = actors
        self._lexicon = lexicon
        self._topic = topic
        self._promised: tuple[str, ...] = ()
        self._heard = heard
        self._choices = Choices(voice, actors, lexicon, heard)
        self._weights = weights_of(lexicon.language)
        self.question: Question | None = None

    def of(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        """The addressees of an act that some actors perform."""
        found = self._asked(sentence, clause, act, by)
        found = tuple(who for who in dict.fromkeys(found) if who not in by or self._thanked(act, found, by))
        if act == "commits":
            self._promised = found
        if found:
            self._heard.directed = found
        if found or self._weights is None:
            self.question = None
            return found
        self.question = self._choices.question(sentence, clause, act, by)
        return chosen(self.question, self._weights)

    @staticmethod
    def _thanked(act: str, found: tuple[str, ...], by: tuple[str, ...]) -> bool:
        """Whether several praise or ask some of themselves: "We welcome X's offer to host …"."""
        return act in ("supports", "requests") and 0 < len(found) < len(by) and set(found) < set(by)

    def _asked(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        head = clause.head
        first = (head.first if self._lexicon.verb_last else head.at) + 1 if head else clause.start
        if act == "consults":
            return self._talked_to(sentence, clause, first, by)
        if act in BLAMING and (about := self._subject(sentence, clause, by)):
            return about
        if act == "requests" and any("they" in entry.tags for entry in sentence.entries[first : first + 2]):
            return self._choices.lately(by) or self._actors.last  # "We hope that they will …"
        end = self._end_of_asked(sentence, first, clause.end) if act == "requests" else clause.end
        names = list(named_in(sentence, first, end, self._lexicon))
        if act in ("commits", "reports"):
            names += [name for name in named_in(sentence, clause.start, first, self._lexicon) if name.role in LEADING]
        for parts in self._parts(sentence, clause, first, act):
            for name in names:
                if self._counts(sentence, name, act, parts, first):
                    ids = self._actors.ids(sentence, name.start, name.end)
                    if set(ids) - set(by) or (ids and self._thanked(act, ids, by)):
                        return ids
        return self._meant(sentence, clause, act, by)

    def _counts(self, sentence: Sentence, name: Named, act: str, parts: frozenset[str], first: int) -> bool:
        """Whether an act is directed at who is named in some part; who is helped stands right behind the help."""
        if act == "commits" and name.role == "" and first <= name.start:
            near = range(max(first - 1, name.start - BESIDE), name.start)
            if any(sentence.words[at] in self._lexicon.aiding for at in near) or (
                name.party and name.start <= first + 1
            ):
                return True
        return name.role in (parts if name.party else BODIES.get(act, ()))

    def _parts(self, sentence: Sentence, clause: Clause, first: int, act: str) -> Iterator[frozenset[str]]:
        """The parts in which an act is directed at a party, those first that tell it best."""
        words = self._lexicon
        if act == "commits":
            aided = not words.aiding.isdisjoint(sentence.words[first : clause.end])
            yield PARTS[act] if aided or not self._voice.joint else PROMISED
            if aided:
                yield PLACED
        elif act == "holds" and not words.respecting.isdisjoint(sentence.words[first : clause.end]):
            yield PARTS["reports"] | PLACED
        else:
            yield PARTS.get(act, frozenset()) | (TOLD if act == "requests" and words.by_form else frozenset())
            if act == "objects":
                yield PLACED

    @staticmethod
    def _end_of_asked(sentence: Sentence, first: int, end: int) -> int:
        """Where the words end that name who is asked: at what they are to do."""
        return next((at for at in range(first + 1, end) if infinitive(sentence, at)), end)

    def _subject(self, sentence: Sentence, clause: Clause, by: tuple[str, ...]) -> tuple[str, ...]:
        """Whom praise, blame and demands meet as the subject of their verb: "X's raids threaten …"."""
        head = clause.head
        if head is None or head.subject is None:
            return ()
        about = self._actors.named(sentence, *head.subject)
        return about if not set(about) & set(by) else ()

    def _talked_to(self, sentence: Sentence, clause: Clause, first: int, by: tuple[str, ...]) -> tuple[str, ...]:
        """With whom somebody met; of two sides the other where one "presented" something."""
        head = clause.head
        if head and len(by) == 1 and not self._voice.spoken and head.verb in self._lexicon.towards["informing"]:
            return self._other(by)
        end = clause.end if clause.end > first + 1 else len(sentence)  # "met today with X, and …"
        words = self._lexicon.towards
        topic = next((at for at in range(first, end) if sentence.words[at] in words["about"]), end)
        found: list[str] = []
        towards = sentence.word(first) in words["with"] | words["to"]  # "met with the leaders of X"
        taken = first + SOON if towards else first - BESIDE
        for name in named_in(sentence, first, end, self._lexicon):
            if self._takes_part(sentence, clause, name, topic) or (name.role == "of" and name.start < taken + BESIDE):
                found += self._actors.ids(sentence, name.start, name.end)
                taken = name.end
        if not found and any(sentence.words[at] in words["with"] for at in range(first, topic)):
            lead = [name for name in named_in(sentence, clause.start, first, self._lexicon) if name.role == "place"]
            return self._actors.ids(sentence, lead[0].start, lead[0].end) if lead else self._other(by)
        return tuple(found)

    def _takes_part(self, sentence: Sentence, clause: Clause, name: Named, topic: int) -> bool:
        """Whether who is named took part in a talk: "with X", "met X", "spoke to X"; behind its topic only persons."""
        if name.start > topic:
            kinds = {mention.kind for mention in sentence.mentions[name.start : name.end] if mention is not None}
            return name.role == "with" and "person" in kinds
        first = clause.head.at + 1 if clause.head else clause.start
        meets = self._lexicon.by_form or (clause.head and clause.head.verb in self._lexicon.towards["meeting"])
        return (
            name.role == "with"
            or (name.role == "to" and name.start < first + SOON)
            or bool(meets and name.party and name.start <= first + 1)
        )

    def _other(self, by: tuple[str, ...]) -> tuple[str, ...]:
        """The party that the text is about, else the other of two sides where one of them acts alone."""
        if self._topic:
            return (self._topic,)
        sides = self._voice.together or self._voice.sides
        return tuple(side for side in sides if side not in by) if len(sides) == 2 and len(by) == 1 else ()

    def _meant(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        """Whom an act means that names nobody."""
        others = tuple(who for who in self._voice.together if who != self._voice.party)
        if others and any("you" in entry.tags for entry in sentence.entries[clause.start : clause.end]):
            return others
        first = clause.head.at + 1 if clause.head else clause.start
        behind = sentence.entries[first : first + 3]
        if act == "requests" and (
            sentence.word(first) in self._lexicon.towards["for"] or any("everyone" in entry.tags for entry in behind)
        ):
            return ()  # "we call for …" asks nobody, "on all to …" everybody
        if act == "reports" and len(by) == 1 and not self._voice.spoken and clause.head:
            return self._other(by) if clause.head.verb in self._lexicon.towards["informing"] else ()
        if act == "commits":
            return self._promised_to(sentence, clause, first, by)
        if act not in BLAMING:
            return ()
        pointed = any(
            "pointing" in entry.tags or "they" in entry.tags or "it" in entry.tags
            for entry in sentence.entries[first : clause.end]
        )
        last = tuple(who for who in self._actors.last if who not in by) if pointed else ()
        return last or (() if self._voice.spoken and act == "objects" else self._other(by))

    def _promised_to(self, sentence: Sentence, clause: Clause, first: int, by: tuple[str, ...]) -> tuple[str, ...]:
        """To whom a promise is made that names nobody: "This will include …" says what was promised before."""
        subject = clause.head.subject if clause.head else None
        if subject and self._promised and sentence.tagged(subject[1] - 1, "it"):
            return self._promised
        aided = not self._lexicon.aiding.isdisjoint(sentence.words[first : clause.end])
        return self._other(by) if aided else ()
