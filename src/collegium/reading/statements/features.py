"""What the model weighs of a clause: what the rules say, how the verb stands, whose it is, and its words."""

from collegium.reading.contract import Mention
from collegium.reading.statements.clauses import Clause
from collegium.reading.statements.lexicon import NOTHING, Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head

FAR = 16  # words behind the verb that are weighed
LONG, SHORT = 25, 9  # a clause of more words is long, one of fewer short
WEIGHED = ("date", "forum", "instrument", "party")  # kinds of mentions
SUBJECTS = ("we", "i", "they", "you", "it", "side", "event", "relatives", "that")  # tags of a subject's last word


def features_of(sentence: Sentence, clause: Clause, number: int, spoken: bool, lexicon: Lexicon) -> list[str]:
    """The features of a clause, each a short text, some twice; words stand for themselves, names for their kind.

    `number` counts the clauses of the sentence from 0: "rule supports", "verb thank", "w <party>".
    """
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
    _of_words(found, sentence, clause, focus)
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


def _of_words(found: list[str], sentence: Sentence, clause: Clause, focus: int) -> None:
    """How many words there are; each by itself, and with the one behind it, up to some words behind the verb."""
    first, last = clause.start, clause.end
    said = [
        word if mention is None and not word[0].isdigit() else word_of(word, mention)
        for word, mention in zip(sentence.words[first:last], sentence.mentions[first:last], strict=True)
    ]
    found.append("long" if len(said) > LONG else "short" if len(said) < SHORT else "middling")
    near = said[: focus + FAR + 1 - first]
    before = set(near[: focus + 1 - first])
    found += [f"w {word}" for word in dict.fromkeys(near)]
    found += [f"after {word}" for word in dict.fromkeys(near[focus + 1 - first :]) if word not in before]
    found += [f"2 {word} {behind}" for word, behind in zip(near, said[1:], strict=False)]


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
