"""The verbs of a sentence that say what is done: finite ones, with their subjects; none of those that stand inside."""

from collegium.reading.statements.finite import gerund, opening, plain
from collegium.reading.statements.formed import formed, state, to_come
from collegium.reading.statements.groups import be, did, modal, perfect
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.placed import with_subject as with_placed_subject
from collegium.reading.statements.romance import romance
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.subjects import with_subject
from collegium.reading.statements.verbs import FINITE, Head


def heads(sentence: Sentence, lexicon: Lexicon) -> list[Head]:
    """The heads of a sentence, from left to right."""
    found: list[Head] = []
    at = 0
    if not lexicon.by_form and (felt := _felt(sentence)) is not None:
        found.append(Head(felt, felt, sentence.words[felt], "adjective", "copula", participle=True))
        at = felt + 1
    words, starting = sentence.words, lexicon.starting
    while at < len(words):
        bare = not lexicon.by_form and words[at] not in starting  # in English other words begin no verb
        head = None if bare else _head_at(sentence, at, found, lexicon)
        if head:
            found.append(head)
            at = head.at
        at += 1
    first = opening(sentence)
    if not found and first < len(sentence) and sentence.entries[first].shape == "gerund":
        verb = sentence.entries[first].verb  # a recital: "Recalling …"
        found.append(Head(first, first, verb, "gerund", participle=True))
    return found


def _felt(sentence: Sentence) -> int | None:
    """The place of the adjective of a recital behind its adverbs: "Deeply concerned about …,"."""
    at = opening(sentence)
    while at < len(sentence) and sentence.adverb(at):
        at += 1
    if at >= len(sentence) or not sentence.entries[at].adjective or sentence.words[-1] not in ",;":
        return None
    return at


def _head_at(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head that begins at a place, with its subject, as the language builds its verbs."""
    if lexicon.tails:
        return romance(sentence, at, found, lexicon)
    head = _by_form(sentence, at, found, lexicon) if lexicon.by_form else _by_order(sentence, at, found, lexicon)
    if head:
        (with_placed_subject if lexicon.by_form else with_subject)(sentence, head, found)
    return head


def _by_order(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head at a place in English, where what stands before a form shows whether it is finite."""
    entry = sentence.entries[at]
    tags = entry.tags
    if "future" in tags or "duty" in tags or "possible" in tags:
        return modal(sentence, at)
    for tag, group in (("have", perfect), ("be", be), ("do", did)):
        if tag in tags and (head := group(sentence, at)):
            return head
    if entry.verb and (entry.shape in FINITE or (entry.shape == "participle" and sentence.tagged(at + 1, "by"))):
        return plain(sentence, at, found, lexicon)
    return gerund(sentence, at, found) if entry.verb and entry.shape == "gerund" else None


def _by_form(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head at a place in a language whose forms show what is finite."""
    tags = sentence.entries[at].tags
    head = to_come(sentence, at, lexicon) if tags & {"future", "have"} else None
    if head is not None:
        return head
    if "be" in tags and lexicon.verb_last:
        head = None if "future" in tags else state(sentence, at)
    elif "be" in tags:
        head = be(sentence, at)
    if head is not None:
        return head
    return formed(sentence, at, found, lexicon) if sentence.entries[at].verb else None
