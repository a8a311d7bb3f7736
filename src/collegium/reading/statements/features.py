"""What the model weighs of a clause: what the rules say, how the verb stands, whose it is, and its words."""

from collections.abc import Iterator

from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

FAR = 16  # words behind the verb that are weighed
LONG, SHORT = 25, 9  # a clause of more words is long, one of fewer short
WEIGHED = ("date", "forum", "instrument", "party")  # kinds of mentions
SUBJECTS = ("we", "i", "they", "you", "it", "side", "event", "relatives", "that")  # tags of a subject's last word


def features_of(sentence: Sentence, clause: Clause, number: int, spoken: bool, lexicon: Lexicon) -> Iterator[str]:
    """The features of a clause, each a short text; words stand for themselves, names for their kind.

    `number` counts the clauses of the sentence from 0: "rule supports", "verb thank", "w <party>".
    """
    rule = clause.told.act if clause.told else "-"
    manner = "spoken" if spoken else "written"
    yield f"rule {rule}"
    yield f"rule {rule} {manner}"
    if number:
        yield f"later {rule}"
    if clause.head is None:
        yield "whole"
        yield f"whole {manner}"
    else:
        yield from _of_head(sentence, clause.head, rule)
    focus = clause.start if clause.head is None else clause.head.at
    for at in range(clause.start, clause.end):
        yield from _of_word(sentence, at, rule, at > focus, clause.end, lexicon)
    yield from _of_words(sentence, clause, focus)


def _of_head(sentence: Sentence, head: Head, rule: str) -> Iterator[str]:
    """How the verb stands, whose it is, and what stands before its subject."""
    subject = subject_of(sentence, head)
    how = f"{head.mode}{' not' if head.negated else ''}"
    yield f"verb {head.verb}"
    yield f"verb {head.verb} {how}"
    yield f"verb {head.verb} {subject}"
    yield f"subject {subject}"
    yield f"subject {subject} {rule}"
    yield f"how {how}"
    yield f"how {how} {rule}"
    yield f"how {how} {subject}"
    if head.relative:
        yield "relative"
        yield f"relative {rule}"
    if head.participle:
        yield "participle"
    if head.joined:
        yield "joined"
    if head.subject and head.subject[0] > 0:
        before = head.subject[0] - 1
        yield f"behind {sentence.words[before] if sentence.mentions[before] is None else 'name'}"


def _of_word(sentence: Sentence, at: int, rule: str, after: bool, end: int, lexicon: Lexicon) -> Iterator[str]:
    """What a word of the clause can be: a noun or an adjective of an act, blame, praise, a name; `after` the verb."""
    entry, word, side = sentence.entries[at], sentence.words[at], "after" if after else "before"
    if entry.noun:
        yield f"noun {entry.noun} {side}"
    if entry.adjective:
        yield f"adjective {entry.adjective} {side}"
    if after and (act := lexicon.acts.get(entry.verb)):
        yield f"act {act} {entry.shape}"
    yield from _of_tone(word, rule, lexicon)
    if "to" in entry.tags and after and at + 1 < end and sentence.mentions[at + 1] is None:
        yield f"to {sentence.words[at + 1]}"
    mention = sentence.mentions[at]
    if mention is not None and mention.kind in WEIGHED:
        yield f"{mention.kind} {side}"


def _of_tone(word: str, rule: str, lexicon: Lexicon) -> Iterator[str]:
    """Whether a word blames or praises, or is of a value."""
    if word in lexicon.negative:
        yield f"negative {rule}"
        yield "negative"
    if word in lexicon.positive:
        yield f"positive {rule}"
        yield "positive"
    if word in lexicon.values:
        yield f"value {rule}"


def _of_words(sentence: Sentence, clause: Clause, focus: int) -> Iterator[str]:
    """How many words there are; each by itself, and with the one behind it, up to some words behind the verb."""
    said = [word_of(sentence, at) for at in range(clause.start, clause.end)]
    yield "long" if len(said) > LONG else "short" if len(said) < SHORT else "middling"
    seen = set()
    for at, word in enumerate(said[: focus + FAR + 1 - clause.start]):
        if word not in seen:
            seen.add(word)
            yield f"w {word}"
            if clause.start + at > focus:
                yield f"after {word}"
        if at + 1 < len(said):
            yield f"2 {word} {said[at + 1]}"


def word_of(sentence: Sentence, at: int) -> str:
    """A word as it is weighed: a mention by its kind, a number as such."""
    mention = sentence.mentions[at]
    if mention is not None:
        return f"<{mention.kind}>"
    word = sentence.words[at]
    return "<number>" if word[0].isdigit() else word


def subject_of(sentence: Sentence, head: Head) -> str:
    """What kind of word the subject ends with."""
    if head.subject is None:
        return "none"
    at = head.subject[1] - 1
    mention = sentence.mentions[at]
    if mention is not None:
        return mention.kind
    tags = sentence.entries[at].tags
    for tag in SUBJECTS:
        if tag in tags:
            return tag
    return "our" if any("our" in sentence.entries[p].tags for p in range(*head.subject)) else "other"
