"""Whom an act is directed at."""

from collections.abc import Iterator

from collegium.reading.statements.actors import Actors
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.voices import Voice

NAMING = ("party", "forum", "person")
NEAR = 6  # words before a name in which "with" or "to" may stand
JOINING = frozenset(("determiners", "conjunctions"))


class Addressees:
    """Finds the addressees of acts in one voice; `topic` is the party that the document is about, if it is one."""

    def __init__(self, voice: Voice, actors: Actors, lexicon: Lexicon, topic: str | None) -> None:
        self._voice = voice
        self._actors = actors
        self._lexicon = lexicon
        self._topic = topic

    def of(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        """The addressees of an act that some actors perform."""
        head = clause.head
        first = (head.first if self._lexicon.verb_last else head.at) + 1 if head else clause.start
        if act == "consults":
            found = self._talked_to(sentence, clause, first, by)
        elif act == "commits":
            found = self._aided(sentence, clause, first, by)
        elif act in ("requests", "supports", "objects", "declines"):
            found = self._met(sentence, clause, first, act, by)
        else:
            found = self._reached(sentence, clause, first, act, by)
        return tuple(who for who in dict.fromkeys(found) if who not in by)

    def _talked_to(self, sentence: Sentence, clause: Clause, first: int, by: tuple[str, ...]) -> tuple[str, ...]:
        """With whom somebody met; of two sides the other where one "presented" something."""
        head = clause.head
        if head and len(by) == 1 and not self._voice.spoken and head.verb in self._lexicon.towards["informing"]:
            return self._other(by)
        return self._behind(sentence, first, self._subject_of_talks(sentence, first, clause.end), "with")

    def _aided(self, sentence: Sentence, clause: Clause, first: int, by: tuple[str, ...]) -> tuple[str, ...]:
        """Whom an undertaking helps: a state behind a word of giving or helping."""
        aid = next((at for at in range(first, clause.end) if sentence.words[at] in self._lexicon.aiding), None)
        if aid is None:
            return ()
        return _parties(self._first(sentence, aid + 1, clause.end, by)) or self._other(by)

    def _reached(
        self, sentence: Sentence, clause: Clause, first: int, act: str, by: tuple[str, ...]
    ) -> tuple[str, ...]:
        """To whom something is put or given, and whose sovereignty and the like is respected."""
        if act in ("proposes", "adopts") or (
            act == "reports" and clause.head and clause.head.verb in self._lexicon.aiding
        ):
            return self._behind(sentence, first, clause.end, "to")
        respects = any(sentence.words[at] in self._lexicon.respecting for at in range(first, clause.end))
        return self._first(sentence, first, clause.end, by) if act == "holds" and respects else ()

    def _met(self, sentence: Sentence, clause: Clause, first: int, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        """Whom praise, blame and demands meet: their subject where it is somebody else, else who is named behind."""
        head = clause.head
        if head and head.subject and act != "declines":
            about = self._actors.named(sentence, *head.subject)
            if about and not set(about) & set(by):
                return about
        behind = range(first, min(first + 2, clause.end))
        if act == "requests" and any("they" in sentence.entries[at].tags for at in behind):
            return self._actors.last  # "We hope that they will …"
        named = self._first(sentence, first, clause.end, by)
        return named if _parties(named) else self._meant(sentence, clause, act, by) or named

    def _subject_of_talks(self, sentence: Sentence, start: int, end: int) -> int:
        """Where the words begin that say what talks were about: names behind them took no part."""
        return next((at for at in range(start, end) if sentence.words[at] in self._lexicon.towards["about"]), end)

    def _other(self, by: tuple[str, ...]) -> tuple[str, ...]:
        """The party that the text is about, else the other of two sides where one of them acts alone."""
        if self._topic:
            return (self._topic,)
        sides = self._voice.together or self._voice.sides
        return tuple(side for side in sides if side not in by) if len(sides) == 2 and len(by) == 1 else ()

    def _first(self, sentence: Sentence, start: int, end: int, by: tuple[str, ...]) -> tuple[str, ...]:
        """The first names in a stretch of words that are not those of the actors, as far as they are joined."""
        for run in _runs(sentence, start, end):
            ids = [who for who in self._actors.ids(sentence, *run) if who not in by]
            if ids:
                return tuple(ids)
        return ()

    def _behind(self, sentence: Sentence, start: int, end: int, tag: str) -> tuple[str, ...]:
        """The names behind each "with" or "to"."""
        found: list[str] = []
        for run in _runs(sentence, start, end):
            near = range(max(start, run[0] - NEAR), run[0])
            if any(sentence.words[at] in self._lexicon.towards[tag] for at in near):
                found += self._actors.ids(sentence, *run)
        return tuple(found)

    def _meant(self, sentence: Sentence, clause: Clause, act: str, by: tuple[str, ...]) -> tuple[str, ...]:
        """Whom an act means that names nobody: "you" of two who speak, else the party that the text is about."""
        words = sentence.entries[clause.start : clause.end]
        others = tuple(who for who in self._voice.together if who != self._voice.party)
        if any("you" in entry.tags for entry in words) and others:
            return others
        first = clause.head.at + 1 if clause.head else clause.start
        if sentence.word(first) in self._lexicon.towards["for"]:
            return ()  # "we call for …" asks nobody
        if act == "objects":
            return (self._topic,) if self._topic and not (self._voice.spoken or self._voice.joint) else ()
        return self._other(by) if act in ("requests", "supports") else ()


def _parties(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Of some ids those of states; groups and bodies have theirs in small letters."""
    return tuple(who for who in ids if who.isupper())


def _runs(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each run of names that "and", commas and articles join, as [start, end)."""
    at = start
    while at < end:
        mention = sentence.mentions[at]
        if mention is None or mention.kind not in NAMING:
            at += 1
            continue
        last, stop = at, at + 1
        while stop < end:
            each = sentence.mentions[stop]
            if each is not None and each.kind in NAMING:
                last = stop
            elif not (sentence.entries[stop].tags & JOINING or sentence.words[stop] == ","):
                break
            stop += 1
        yield at, last + 1
        at = last + 1
