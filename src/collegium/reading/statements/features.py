"""What the model weighs of a clause: what the rules say, how the verb stands, whose it is, and its words."""

from collections.abc import Iterator

from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence

FAR = 16  # words behind the verb that are weighed


def features_of(sentence: Sentence, clause: Clause, number: int, spoken: bool, lexicon: Lexicon) -> Iterator[str]:
    """The features of a clause, each a short text; words stand for themselves, names for their kind."""
    head, told = clause.head, clause.told
    rule = told.act if told else "-"
    yield f"rule {rule}"
    yield f"rule {rule} {'spoken' if spoken else 'written'}"
    if number:
        yield f"later {rule}"
    if head is None:
        yield "whole"
        yield f"whole {'spoken' if spoken else 'written'}"
        focus = clause.start
    else:
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
            before = sentence.words[head.subject[0] - 1]
            yield f"behind {before if sentence.mentions[head.subject[0] - 1] is None else 'name'}"
        focus = head.at
    for at in range(clause.start, clause.end):
        entry = sentence.entries[at]
        side = "after" if at > focus else "before"
        if entry.noun:
            yield f"noun {entry.noun} {side}"
        if entry.adjective:
            yield f"adjective {entry.adjective} {side}"
        if entry.verb and at > focus:
            act = lexicon.acts.get(entry.verb, "")
            if act:
                yield f"act {act} {entry.shape}"
        if sentence.words[at] in lexicon.negative:
            yield f"negative {rule}"
            yield "negative"
        if sentence.words[at] in lexicon.positive:
            yield f"positive {rule}"
            yield "positive"
        if sentence.words[at] in lexicon.values:
            yield f"value {rule}"
        if "to" in entry.tags and at > focus and at + 1 < clause.end and sentence.mentions[at + 1] is None:
            yield f"to {sentence.words[at + 1]}"
        mention = sentence.mentions[at]
        if mention is not None and mention.kind in ("date", "forum", "instrument", "party"):
            yield f"{mention.kind} {side}"
    said = [word_of(sentence, at) for at in range(clause.start, clause.end)]
    length = len(said)
    yield "long" if length > 25 else "short" if length < 9 else "middling"
    seen = set()
    for at, word in enumerate(said):
        place = clause.start + at
        if place > focus + FAR:
            break
        if word not in seen:
            seen.add(word)
            yield f"w {word}"
            if place > focus:
                yield f"after {word}"
        if at + 1 < length:
            yield f"2 {word} {said[at + 1]}"


def word_of(sentence: Sentence, at: int) -> str:
    """A word as it is weighed: a mention by its kind, a number as such."""
    mention = sentence.mentions[at]
    if mention is not None:
        return f"<{mention.kind}>"
    word = sentence.words[at]
    return "<number>" if word[0].isdigit() else word


def subject_of(sentence: Sentence, head) -> str:
    """What kind of word the subject ends with."""
    if head.subject is None:
        return "none"
    at = head.subject[1] - 1
    mention = sentence.mentions[at]
    if mention is not None:
        return mention.kind
    tags = sentence.entries[at].tags
    for tag in ("we", "i", "they", "you", "it", "side", "event", "relatives", "that"):
        if tag in tags:
            return tag
    return "our" if any("our" in sentence.entries[p].tags for p in range(*head.subject)) else "other"
