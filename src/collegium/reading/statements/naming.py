"""Whom the words behind a verb name, and in which part: whom it is done with, against whom, by whom, where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from collegium.reading.statements.following import infinitive
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

NAMING: Final = ("party", "forum", "person")
OPENING: Final = 3  # words behind which a name no longer opens a sentence
OWNERS: Final = ("'s", "’s")
NEAR: Final = 6  # words before a name among which the word stands that gives it its part


@dataclass(frozen=True, slots=True)
class Named:
    """Names [start, end) that "and", commas and articles join.

    `role` is one of ROLES of lexicon.py, "by", "of" for other prepositions, or "" for none.
    """

    start: int
    end: int
    role: str
    party: bool  # one of them is a party or a person
    body: bool  # one of them is a body


def named_in(sentence: Sentence, start: int, end: int, lexicon: Lexicon) -> Iterator[Named]:
    """The names among some words, run by run."""
    begun, mentions = start, sentence.mentions
    for at in [at for at in range(start, end) if (m := mentions[at]) is not None and m.kind in NAMING]:
        if at < begun:
            continue  # of the run before
        last = _last(sentence, at, end)
        kinds = {m.kind for m in mentions[at : last + 1] if m is not None}
        yield Named(at, last + 1, _role(sentence, start, at, lexicon), bool(kinds - {"forum"}), "forum" in kinds)
        begun = last + 1


def _last(sentence: Sentence, at: int, end: int) -> int:
    """The place of the last name of a run."""
    last, stop = at, at + 1
    while stop < end:
        each = sentence.mentions[stop]
        if each is not None and each.kind in NAMING:
            last = stop
        elif not _joins(sentence, stop):
            break
        stop += 1
    return last


def _joins(sentence: Sentence, at: int) -> bool:
    """Whether a list of names may go on behind a word: "the African Union (AU), X's and Y's"."""
    if sentence.words[at] in OWNERS:
        return "conjunctions" in sentence.entries[at + 1].tags if at + 1 < len(sentence) else False
    tags = sentence.entries[at].tags
    return "determiners" in tags or "conjunctions" in tags or sentence.words[at] in ",()"


def _role(sentence: Sentence, start: int, at: int, lexicon: Lexicon) -> str:
    """The part that the nearest preposition gives a name."""
    for place in range(at - 1, max(start - 1, at - NEAR) - 1, -1):
        word = sentence.words[place]
        if sentence.tagged(place, "to") and _to_do(sentence, place, at):
            return ""
        if word in lexicon.roles:
            return lexicon.roles[word]
        tags = sentence.entries[place].tags
        if "prepositions" in tags or "to" in tags:
            return "by" if "by" in tags else "of"
        if sentence.mentions[place] is not None or word == ",":
            return ""
    return ""


def _to_do(sentence: Sentence, place: int, at: int) -> bool:
    """Whether a "to" stands before what is to be done, not before a name: "committed to deterring X's raids"."""
    return place + 1 < at and (infinitive(sentence, place) or sentence.words[place + 1].endswith("ing"))


def owner_of(sentence: Sentence, head: Head, grounds: Iterable[int]) -> str | None:
    """Whose support, concern or commitment it is that somebody else tells of: "they underlined X's support"."""
    noun = next((at for at in grounds if at > head.at and sentence.entries[at].noun), None)
    if noun is None:
        return None
    before = noun - 1
    while before > head.at and ("determiners" in sentence.entries[before].tags or sentence.words[before] in OWNERS):
        before -= 1
    mention = sentence.mentions[before]
    return mention.id if mention is not None and mention.kind == "party" else None


def opened_with(sentence: Sentence, end: int, lexicon: Lexicon) -> Named | None:
    """Who acts with the subject at `end` by the words that open a sentence: "Together with X, we …"."""
    if not any(word in lexicon.towards["with"] for word in sentence.words[:2]):
        return None
    first = next(named_in(sentence, 0, end, lexicon), None)
    if first is None or first.role != "with" or first.start > OPENING:
        return None
    return None if first.end < end and sentence.word(first.end) != "," else first
