"""Subjects of English verbs: the words before them, up to what cannot stand inside a subject."""

from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import PRONOUNS, Head, before_of


def with_subject(sentence: Sentence, head: Head, found: list[Head]) -> None:
    """Give a head the words of its subject; behind "and" or a comma it shares that of the head before."""
    if head.joined:
        return
    before, _ = before_of(sentence, head.first)
    if before < 0:
        return
    tags = sentence.entries[before].tags
    if "conjunctions" in tags or sentence.words[before] in ",;":
        head.joined = bool(found)
        return
    if "relatives" in tags or ("that" in tags and head.shape != "base"):
        head.relative = True
    if not found and sentence.tagged(0, "we") and sentence.word(1) == ",":
        head.subject = (0, 1)  # "We, the Ministers of …, declare"
        return
    if tags & PRONOUNS:
        head.subject = (before, before + 1)
        return
    start, floor = before, found[-1].at + 1 if found else 0
    while start > floor and not _bounds(sentence, start - 1):
        start -= 1
    head.subject = (start, before + 1)
    head.negated = head.negated or "negations" in sentence.entries[start].tags  # "No changes were made"


def _bounds(sentence: Sentence, at: int) -> bool:
    """Whether a word cannot stand inside a subject; a comma can in a list of names."""
    if sentence.mentions[at] is not None:
        return False
    if sentence.words[at] == ",":
        return at == 0 or sentence.mentions[at - 1] is None
    tags = sentence.entries[at].tags
    return "subordinators" in tags or "relatives" in tags or "that" in tags or sentence.words[at] in ";:–—"
