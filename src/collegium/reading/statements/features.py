"""What the model weighs of a clause: what the rules say, how the verb stands, whose it is, and its words."""

from typing import Final

from collegium.reading.contract import Mention
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import NOTHING, Lexicon
from collegium.reading.statements.model import AFTER, PAIR, WORD, Near
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

FAR: Final = 16  # words behind the verb that are weighed
LONG: Final = 25  # a clause of more words is long
SHORT: Final = 9  # one of fewer is short
WEIGHED: Final = ("date", "forum", "instrument", "party")  # kinds of mentions
# Tags of a subject's last word.
SUBJECTS: Final = ("we", "i", "they", "you", "it", "side", "event", "relatives", "that")


def features_of(sentence: Sentence, clause: Clause, number: int, spoken: bool, lexicon: Lexicon) -> list[str]:
    """The features of a clause, each a short text, some twice; words stand for themselves, names for their kind.

    `number` counts the clauses of the sentence from 0: "rule supports", "verb thank", "w <party>".
    """
    return [*of_clause(sentence, clause, number, spoken, lexicon), *of_words(near_of(sentence, clause))]


def of_clause(sentence: Sentence, clause: Clause, number: int, spoken: bool, lexicon: Lexicon) -> list[str]:
    """The features of a clause but those of its words, which the model weighs by themselves: by far the most."""
    rule = clause.told.act if clause.told else "-"
    manner = "spoken" if spoken else "written"
    found = [f"rule {rule}", f"rule {rule} {manner}"]
    if number:
        found.append(f"later {rule}")
    if clause.head is None:
        found += ("whole", f"whole {manner}")
    else:
        found += _of_head(sentence, clause.head, rule, manner)
    focus = clause.start if clause.head is None else clause.head.at
    for at in range(clause.start, clause.end):
        if sentence.entries[at] is not NOTHING:
            _of_word(found, sentence, at, rule, at > focus, clause.end, lexicon)
        elif (mention := sentence.mentions[at]) is not None and mention.kind in WEIGHED:
            found.append(f"{mention.kind} {'after' if at > focus else 'before'}")
    length = clause.end - clause.start
    found.append("long" if length > LONG else "short" if length < SHORT else "middling")
    return found


def _of_head(sentence: Sentence, head: Head, rule: str, manner: str) -> list[str]:
    """How the verb stands, whose it is in talk or in writing, and what stands before its subject."""
    subject = subject_of(sentence, head)
    how = f"{head.mode}{' not' if head.negated else ''}"
    verb = f"verb {head.verb}"
    found = [
        verb, f"{verb} {how}", f"{verb} {subject}", f"subject {subject}", f"subject {subject} {rule}",
        f"how {how}", f"how {how} {rule}", f"how {how} {subject}",
        f"voice {manner} {subject}", f"voice {manner} {subject} {how}",
    ]  # fmt: skip
    if head.relative:
        found += ("relative", f"relative {rule}")
    if head.participle:
        found.append("participle")
    if head.joined:
        found.append("joined")
    if head.subject and head.subject[0] > 0:
        before = head.subject[0] - 1
        found.append(f"behind {sentence.words[before] if sentence.mentions[before] is None else 'name'}")
    return found


def _of_word(found: list[str], sentence: Sentence, at: int, rule: str, after: bool, end: int, lexicon: Lexicon) -> None:
    """What a word of the clause can be: a noun or an adjective of an act, blame, praise; `after` the verb."""
    entry, side = sentence.entries[at], "after" if after else "before"
    if entry.noun:
        found.append(f"noun {entry.noun} {side}")
    if entry.adjective:
        found.append(f"adjective {entry.adjective} {side}")
    if after and entry.verb and (act := lexicon.acts.get(entry.verb)):
        found.append(f"act {act} {entry.shape}")
    for tone in entry.tone:
        found.append(f"{tone} {rule}")
        if tone != "value":
            found.append(tone)
    if after and "to" in entry.tags and at + 1 < end and sentence.mentions[at + 1] is None:
        found.append(f"to {sentence.words[at + 1]}")


def near_of(sentence: Sentence, clause: Clause) -> Near:
    """The words of a clause up to some behind its verb, as they are weighed."""
    first = clause.start
    focus = first if clause.head is None else clause.head.at
    last = min(clause.end, focus + FAR + 2)
    said = [
        word if mention is None and not word[0].isdigit() else word_of(word, mention)
        for word, mention in zip(sentence.words[first:last], sentence.mentions[first:last], strict=True)
    ]
    return Near(said, min(len(said), focus + FAR + 1 - first), focus + 1 - first)


def of_words(near: Near) -> list[str]:
    """The features of words: each by itself, and with the one behind it."""
    words = near.words[: near.count]
    before = set(words[: near.before])
    found = [f"{WORD} {word}" for word in dict.fromkeys(words)]
    found += [f"{AFTER} {word}" for word in dict.fromkeys(words[near.before :]) if word not in before]
    return found + [f"{PAIR} {word} {behind}" for word, behind in zip(words, near.words[1:], strict=False)]


def word_of(word: str, mention: Mention | None) -> str:
    """A word as it is weighed: a mention by its kind, a number as such."""
    if mention is not None:
        return f"<{mention.kind}>"
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
