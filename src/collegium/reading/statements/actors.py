"""Who performs an act: the subject of its head, resolved to parties and bodies."""

from collections.abc import Iterable
from typing import Final

from collegium.reading.contract import Mention
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.naming import opened_with, owner_of
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.voices import Persons, Voice

OPINIONS: Final = frozenset(("holds", "objects", "supports"))
REASONS: Final = {
    "whole": "no subject is known in the sentence, so it is whose words these are",
    "duty": "who says what another must do",
    "before": "who acts in the clause before",
    "owner": "whose support, concern or undertaking somebody tells of",
    "opinion": "what is said of something is the opinion of whose words these are",
    "beside we": "who is named beside the one who speaks, and who speaks",
    "i": "who speaks",
    "sides": "the sides of the document",
    "both": "who met in the text before",
    "last": "who acted last in the text before",
    "own": "whose words these are",
    "agents": "named as the agent behind a verb in the passive",
    "passive sides": "the sides of the document: a verb in the passive names no agent",
    "passive": "whose words these are: a verb in the passive names no agent",
    "named": "named in the subject",
    "left out": "nobody is named, so it is whose words these are",
    "all": "all sides of the document",
    "office": "the only party with an office of this name",
    "event": "the sides of the document, whose meeting it is",
    "we met": "who speaks, and with whom they met",
    "we": "whose words these are",
}
"""Why an act has its actors, in plain words."""
WILLING: Final = frozenset(("we", "i", "they", "it", "side", "event", "relatives"))
HOSTING: Final = frozenset(("host", "receive", "welcome"))


class Actors:
    """Resolves subjects through one stretch of text, with what "they" and "it" last meant.

    `why` is the reason for the actors that were found last, one of REASONS.
    """

    def __init__(self, voice: Voice, people: Persons, lexicon: Lexicon) -> None:
        self._voice = voice
        self._people = people
        self._lexicon = lexicon
        self._last: tuple[str, ...] = ()
        self._before: tuple[str, ...] = ()
        self._partners: tuple[str, ...] = ()
        self._both: tuple[str, ...] = ()
        self.why = ""

    @property
    def last(self) -> tuple[str, ...]:
        """With whom the sentence before ended that one whose acts are known."""
        return self._before

    def remember(self, actors: tuple[str, ...] | None) -> None:
        """Keep with whom the sentence that was read ended."""
        self._before = self._last
        if actors:
            self._last = actors

    def met(self, actors: tuple[str, ...], partners: tuple[str, ...]) -> None:
        """Keep who met, and with whom."""
        if partners:
            self._partners = partners
            self._both = tuple(dict.fromkeys((*actors, *partners)))

    def of(self, sentence: Sentence, clause: Clause, act: str, before: tuple[str, ...] | None) -> tuple[str, ...]:
        """The actors of a clause; `before` are those of the clause before it in the sentence."""
        head = clause.head
        if head is None:
            return self._for("whole", self._voice.own)
        if "duty" in head.mode and act == "requests":
            return self._for("duty", self._voice.own)  # who says what another must do
        if head.subject is None:
            return self._for("before", before) if before is not None else self._left_out(act, head)
        owner = (
            owner_of(sentence, head, clause.told.grounds)
            if clause.told and head.verb in self._lexicon.carriers
            else None
        )
        if owner and owner not in self.named(sentence, *head.subject):
            return self._for("owner", (owner,))
        if act in OPINIONS and not self.tells_opinion(sentence, head):
            return self._for("opinion", self._voice.own)  # what is said of somebody else is an opinion of who says it
        return self._subject(sentence, head, act)

    def _for(self, why: str, found: tuple[str, ...]) -> tuple[str, ...]:
        """What was found, its reason kept."""
        self.why = why
        return found

    def _first_of(self, *found: tuple[str, tuple[str, ...]]) -> tuple[str, ...]:
        """The first of some finds that is none of nothing, its reason kept."""
        return next((self._for(why, who) for why, who in found if who), ())

    def tells_opinion(self, sentence: Sentence, head: Head) -> bool:
        """Whether a head says what its subject thinks: "X welcomes", "is concerned"; not "X's acts show"."""
        if head.verb in self._lexicon.towards["blamed"] and not self._is_self(sentence, head):
            return False  # "X undermines the treaty" says who speaks, not X
        if head.verb in self._lexicon.carriers or self._lexicon.acts.get(head.verb) in OPINIONS:
            return "passive" not in head.mode and not head.relative and self._has_mind(sentence, head)
        if head.mode == "copula":
            return sentence.entries[head.at].adjective in ("commits", "supports", "objects") and self._is_self(
                sentence, head
            )
        return self._is_self(sentence, head)

    @staticmethod
    def _has_mind(sentence: Sentence, head: Head) -> bool:
        """Whether a subject can think: who is named at its end, a pronoun, a side, a meeting; not what they own."""
        if head.subject is None:
            return True
        at = head.subject[1] - 1
        while at >= head.subject[0] and sentence.mentions[at] is None and sentence.words[at] in "),":
            at -= 1
        tags = sentence.entries[at].tags
        owned = any(word in ("'s", "’s") for word in sentence.words[head.subject[0] : at])
        return sentence.mentions[at] is not None or bool(tags & WILLING) or not owned

    def _is_self(self, sentence: Sentence, head: Head) -> bool:
        at = head.subject[1] - 1 if head.subject else head.first
        mention = sentence.mentions[at]
        if mention is not None:
            return mention.id in self._voice.sides or mention.id == self._voice.party
        others = self.named(sentence, *head.subject) if head.subject else ()
        if others and not set(others) & {*self._voice.sides, self._voice.party}:
            return False  # "our Western colleagues"
        return bool(sentence.entries[at].tags & {"we", "i", "they", "side"})

    def _subject(self, sentence: Sentence, head: Head, act: str) -> tuple[str, ...]:
        voice = self._voice
        start, end = head.subject or (head.first, head.first + 1)
        last = sentence.entries[end - 1].tags
        if "we" in last:
            beside = self.named(sentence, start, end)
            if not beside and (opening := opened_with(sentence, start, self._lexicon)):
                beside = self.ids(sentence, opening.start, opening.end)
            both = tuple(dict.fromkeys((*beside, *voice.alone)))
            return self._we(act, head.verb) if not beside else self._for("beside we", both)
        if "i" in last:
            return self._for("i", voice.alone)
        if "they" in last and len(self._last) < 2 and (self._both or len(voice.sides) > 1):
            return self._first_of(("both", self._both), ("sides", voice.sides))
        if last & {"they", "it", "relatives"}:
            return self._first_of(("last", self._last), ("sides", voice.sides), ("own", voice.own))
        if "passive" in head.mode:
            agents = self._agents(sentence, head)
            return self._first_of(("agents", agents), ("passive sides", voice.sides), ("passive", voice.own))
        named = self._for("named", self._with_others(sentence, start, end, self.named(sentence, start, end)))
        if named and head.verb in HOSTING and act == "consults":
            named = tuple(dict.fromkeys((*named, *self.named(sentence, head.at + 1, len(sentence))[:1])))
        return named or self._unnamed(sentence, start, end) or self._left_out(act, head)

    def _with_others(self, sentence: Sentence, start: int, end: int, named: tuple[str, ...]) -> tuple[str, ...]:
        """Who is named in a subject, with those beside them who have an office: "the Secretary and Minister X"."""
        if not named or not any("conjunctions" in sentence.entries[at].tags for at in range(start, end)):
            return named
        homes = (self._lexicon.homes.get(sentence.words[at]) for at in range(start, end))
        found = tuple(dict.fromkeys((*named, *(home for home in homes if home))))
        unknown = any(m and m.kind == "person" and not self.id_of(m) for m in sentence.mentions[start:end])
        two = self._voice.two
        if unknown and len(found) == 1 and found[0] in two:
            return two
        return found

    def _left_out(self, act: str, head: Head) -> tuple[str, ...]:
        """Who acts where nobody is named: who speaks, in a language that leaves subjects out with whom they agreed."""
        if self._lexicon.by_form:
            return self._we(act, head.verb)
        return self._for("left out", self._voice.own)

    def _unnamed(self, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
        """Whom a subject means that names nobody: "both sides", "the Secretary", "the talks"."""
        voice = self._voice
        if any("all" in sentence.entries[at].tags for at in range(start, end)) and len(voice.sides) > 1:
            return self._for("all", voice.sides)
        home = next((p for at in range(start, end) if (p := self._lexicon.homes.get(sentence.words[at]))), None)
        if home and sentence.words[end - 1] in self._lexicon.homes:
            return self._for("office", (home,))
        if any(sentence.tagged(at, "side") or sentence.tagged(at, "event") for at in range(start, end)):
            return self._first_of(("event", voice.sides), ("last", self._last), ("own", voice.own))
        return ()

    def _we(self, act: str, verb: str) -> tuple[str, ...]:
        voice = self._voice
        if voice.spoken and not voice.joint and (act == "consults" or verb in self._lexicon.agreeing):
            return self._for("we met", tuple(dict.fromkeys((*voice.own, *(self._partners or voice.together)))))
        return self._for("we", voice.own)

    def _agents(self, sentence: Sentence, head: Head) -> tuple[str, ...]:
        """Who does what is said in the passive: the names behind "by"."""
        for at in range(head.at + 1, len(sentence) - 1):
            if sentence.tagged(at, "by"):
                stop = at + 1
                while stop < len(sentence) and (
                    sentence.mentions[stop]
                    or sentence.entries[stop].tags & {"determiners", "conjunctions"}
                    or sentence.words[stop] == ","
                ):
                    stop += 1
                return self.named(sentence, at + 1, min(stop + 1, len(sentence)))
        return ()

    def named(self, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
        """The ids of those whom a stretch of words names as acting."""
        acting: list[Mention] = []
        for at in range(start, end):
            mention = sentence.mentions[at]
            if mention is not None and not self._aside(sentence, start, at):
                acting.append(mention)
        if any(mention.kind == "party" for mention in acting):
            acting = [m for m in acting if m.kind != "forum"] if sum(m.kind == "party" for m in acting) > 1 else acting
        return self._party_ids(acting)

    def ids(self, sentence: Sentence, start: int, end: int) -> tuple[str, ...]:
        """The ids of all whom a stretch of words names."""
        return self._party_ids(mention for mention in sentence.mentions[start:end] if mention is not None)

    @staticmethod
    def _aside(sentence: Sentence, start: int, at: int) -> bool:
        """Whether a name stands behind a preposition that makes it a place or time: "in X", "during the Y"."""
        for place in range(at - 1, max(start, at - 4) - 1, -1):
            if "aside" in sentence.entries[place].tags:
                return "all" not in sentence.entries[place - 1].tags or place == start  # "experts from X"
            if sentence.mentions[place] is None and not sentence.entries[place].tags & {"determiners"}:
                return False
        return False

    def id_of(self, mention: Mention) -> str | None:
        """The id of who is named; of a person that of the party."""
        if mention.kind == "person":
            return self._people.party_of(mention)
        return mention.id if mention.kind in ("party", "forum") else None

    def _party_ids(self, mentions: Iterable[Mention]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(who for mention in mentions if (who := self.id_of(mention))))
