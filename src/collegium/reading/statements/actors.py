"""Who performs an act: the subject of its head, resolved to parties and bodies."""

from collegium.reading.contract import Mention
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.voices import Persons, Voice


class Actors:
    """Resolves subjects through one stretch of text, with what "they" and "it" last meant."""

    def __init__(self, voice: Voice, people: Persons) -> None:
        self._voice = voice
        self._people = people
        self._last: tuple[str, ...] = ()

    def remember(self, actors: tuple[str, ...] | None) -> None:
        """Keep whom the sentence that was read ended with."""
        if actors:
            self._last = actors

    def of(self, sentence: Sentence, clause: Clause, act: str, before: tuple[str, ...] | None) -> tuple[str, ...]:
        """The actors of a clause; `before` are those of the clause before it in the sentence."""
        voice = self._voice
        head = clause.head
        if head is not None and head.subject is None and before is None and "joint" in sentence.entries[head.at].tags:
            return self._we(sentence, head)
        if head is None or head.subject is None:
            return before if before is not None else voice.own
        start, end = head.subject
        tags = [sentence.entries[at].tags for at in range(start, end)]
        last = tags[-1]
        if "we" in last:
            return self._we(sentence, head)
        if "i" in last:
            return (voice.party,) if voice.party else voice.own
        named = [m for m in sentence.mentions[start:end] if m is not None]
        if "they" in last or "it" in last:
            return self._last or voice.sides or voice.own
        actors = self._named(named)
        if "passive" in head.mode:
            by = next(
                (
                    m
                    for at in range(head.at + 1, len(sentence))
                    if sentence.tagged(at - 1, "by") or sentence.tagged(at - 2, "by")
                    for m in [sentence.mentions[at]]
                    if m
                ),
                None,
            )
            return self._named([by]) if by else (voice.sides or voice.own)
        if actors:
            return actors
        if any("side" in each or "event" in each for each in tags):
            return voice.sides or self._last or voice.own
        return voice.own

    def _we(self, sentence: Sentence, head: Head) -> tuple[str, ...]:
        voice = self._voice
        if voice.spoken and len(voice.sides) > 1 and voice.party in voice.sides and _together(sentence, head):
            return voice.sides
        return voice.own

    def _named(self, named: list[Mention]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for mention in named:
            who = (
                mention.id
                if mention.kind in ("party", "forum")
                else self._people.party_of(mention)
                if mention.kind == "person"
                else None
            )
            if who:
                found[who] = None
        return tuple(found)


def _together(sentence: Sentence, head: Head) -> bool:
    """Whether a verb tells what the sides did together."""
    return head.verb in JOINT or "joint" in sentence.entries[head.at].tags


JOINT = frozenset(
    [
        "agree",
        "discuss",
        "hold",
        "sign",
        "approve",
        "compare",
        "talk",
        "meet",
        "review",
        "consult",
        "decide",
        "exchange",
        "note",
        "express",
    ]
)
