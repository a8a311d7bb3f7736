"""Subjects of French and Spanish verbs: where they stand, who they are, and whether they can have a will."""

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import NAMED, PRONOUNS, Head


def _passed(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a word may stand between a verb and its subject or its auxiliary: an adverb, a pronoun, a negation."""
    if sentence.mentions[at] is not None:
        return False
    tags = sentence.entries[at].tags
    return bool(tags & {"adverbs", "negations"}) or sentence.words[at].endswith(lexicon.tails["adverb"])


def next_of(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """The place of the next word that is neither adverb, pronoun nor negation."""
    at += 1
    while at < len(sentence) and _passed(sentence, at, lexicon):
        at += 1
    return at


def back_of(sentence: Sentence, at: int, lexicon: Lexicon) -> int:
    """The place of the word before that is neither adverb, pronoun nor negation; -1 at the beginning."""
    at -= 1
    while at >= 0 and _passed(sentence, at, lexicon):
        at -= 1
    return at


def negated_before(sentence: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether a negation stands among the pronouns and adverbs before a verb."""
    return any(sentence.tagged(at, "negations") for at in range(back_of(sentence, first, lexicon) + 1, first))


def links(sentence: Sentence, at: int) -> bool:
    """Whether a word joins what stands behind it to what stands before: "et", a comma."""
    return "conjunctions" in sentence.entries[at].tags or sentence.words[at] in ",;"


def with_subject(sentence: Sentence, head: Head, found: list[Head], lexicon: Lexicon) -> None:
    """Give a head the words of its subject; a form that shows its person may stand for it."""
    head.negated = head.negated or negated_before(sentence, head.first, lexicon)
    before = back_of(sentence, head.first, lexicon)
    if head.joined:
        return
    person = next((each for each in ("we", "i") if sentence.tagged(head.first, each)), "")
    if person and not (before >= 0 and person in sentence.entries[before].tags and not sentence.entries[before].verb):
        head.subject = (head.first, head.first + 1)
        head.joined = bool(found) and before >= 0 and links(sentence, before)
        head.relative = before >= 0 and bool(sentence.entries[before].tags & {"relatives", "that"})
        return
    while before >= 0 and not person and sentence.tagged(before, "between"):
        before = back_of(sentence, before, lexicon)  # "la Perrandie nous a fait savoir"
    if before < 0:
        return
    tags = sentence.entries[before].tags
    if links(sentence, before):
        head.joined = bool(found)
        return
    head.relative = bool(tags & {"relatives", "that"})
    if "subordinators" in tags:
        return
    if tags & PRONOUNS:
        head.subject = (before, before + 1)
        return
    floor = found[-1].at + 1 if found else 0
    start = before
    while start > floor and not _bounds(sentence, start - 1):
        start -= 1
    if start <= before:
        head.subject = (start, before + 1)


def _bounds(sentence: Sentence, at: int) -> bool:
    """Whether a word cannot stand inside a subject."""
    if sentence.mentions[at] is not None:
        return False
    if sentence.words[at] == ",":
        return at == 0 or sentence.mentions[at - 1] is None
    return bool(sentence.entries[at].tags & {"subordinators", "relatives", "that"}) or sentence.words[at] in ";:–—"


def tells_of_thing(sentence: Sentence, head: Head) -> bool:
    """Whether a relative clause tells of what no name stands before: "les mesures qui violent …"."""
    if head.subject is None or not sentence.entries[head.subject[1] - 1].tags & {"relatives", "that"}:
        return False
    last = head.subject[1] - 2
    if sentence.word(last) == ",":
        last -= 1
    before = sentence.mentions[last] if last >= 0 else None
    return before is None or before.kind not in NAMED


def willed(sentence: Sentence, head: Head) -> bool:
    """Whether the subject of a head can have a will: who speaks, who is named, who takes part."""
    if head.subject is None:
        return True
    start, end = head.subject
    last = sentence.entries[end - 1].tags
    if "thing" in last:
        return False
    if last & {*PRONOUNS, "relatives"}:
        return True
    return any("side" in sentence.entries[at].tags or _acts(sentence, start, at) for at in range(start, end))


def _acts(sentence: Sentence, start: int, at: int) -> bool:
    """Whether a name in a subject is who acts, not whose the thing is that acts: "la digue de la Morvénie"."""
    mention = sentence.mentions[at]
    if mention is None or mention.kind not in NAMED:
        return False
    before = at - 1
    while before >= start and (sentence.words[before] == "'" or "adverbs" in sentence.entries[before].tags):
        before -= 1  # "la", "l'": articles that are pronouns too
    return before <= start or not sentence.entries[before].tags & {"to", "of"}


def speaks(sentence: Sentence, head: Head) -> bool:
    """Whether the subject of a head is who speaks, or is named."""
    if head.subject is None:
        return False
    start, end = head.subject
    return bool(sentence.entries[end - 1].tags & {"we", "i"}) or any(
        mention and mention.kind in NAMED for mention in sentence.mentions[start:end]
    )


def asks(sentence: Sentence, head: Head) -> bool:
    """Whether somebody else is to act, by a duty: its subject is named, or one of those who take part."""
    if head.subject is None:
        return False
    return not sentence.entries[head.subject[1] - 1].tags & {*PRONOUNS, "relatives"} and willed(sentence, head)
