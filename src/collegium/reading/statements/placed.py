"""Subjects of German and Russian verbs, where the order of words is free."""

from typing import Final

from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

MARKS: Final = frozenset(",;:.!?–—)")
PRONOUNS: Final = frozenset(("we", "i", "they", "it", "you"))
ACTING: Final = ("party", "forum", "person")


def with_subject(sentence: Sentence, head: Head, found: list[Head]) -> None:
    """Give a head the words of its subject: a pronoun beside it, else the words before, else a name behind."""
    after = _pronoun(sentence, head.first + 1, min(head.first + 3, len(sentence)))
    floor = found[-1].at + 1 if found else 0
    start = head.first
    while start > floor and not _bounds(sentence, start - 1):
        start -= 1
    before = _pronoun(sentence, start, head.first)
    if sentence.entries[head.first].tags & {"we", "i"}:  # a form that shows its subject
        head.subject = (head.first, head.first + 1)
        return
    if before is None and after is not None:
        head.joined, head.subject = False, (after, after + 1)
        return
    if head.joined:
        return
    if before is not None:
        head.subject = (before, before + 1)
        return
    if not _actor(sentence, start, head.first):
        behind = _named(sentence, head.first + 1)
        if behind is not None:
            head.subject = behind
            return
    if start < head.first:
        head.subject = (start, head.first)
        head.relative = head.relative or bool(sentence.entries[start].tags & {"relatives"} and start > 0)


def _pronoun(sentence: Sentence, start: int, end: int) -> int | None:
    """The place of a pronoun that can be a subject among some words."""
    for at in range(start, end):
        if sentence.entries[at].tags & PRONOUNS:
            return at
        if sentence.words[at] in MARKS:
            return None
    return None


def _actor(sentence: Sentence, start: int, end: int) -> bool:
    """Whether some words before a verb can be who acts: nobody behind a preposition."""
    if start == end or "prepositions" in sentence.entries[start].tags:
        return False
    return any(
        "side" in sentence.entries[at].tags
        or ((mention := sentence.mentions[at]) is not None and mention.kind in ACTING)
        for at in range(start, end)
    )


def _named(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Who is named right behind a verb, behind an article at most."""
    for at in range(start, min(start + 3, len(sentence))):
        mention = sentence.mentions[at]
        if mention is not None:
            return (start, at + 1) if mention.kind in ACTING else None
        if "side" in sentence.entries[at].tags:
            return start, at + 1
        if not sentence.entries[at].tags & {"determiners", "our", "adverbs"}:
            return None
    return None


def _bounds(sentence: Sentence, at: int) -> bool:
    """Whether a word cannot stand inside a subject."""
    if sentence.mentions[at] is not None:
        return False
    return sentence.words[at] in MARKS or bool(
        sentence.entries[at].tags & {"that", "subordinators"} and not sentence.entries[at].tags & {"determiners"}
    )
