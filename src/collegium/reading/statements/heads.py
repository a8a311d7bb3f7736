"""The verbs of a sentence that say what is done: finite ones, with their subjects; none of those that stand inside."""

from collections.abc import Iterator

from collegium.reading.statements.formed import formed, state, to_come
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.placed import with_subject
from collegium.reading.statements.romance import romance
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import FINITE, Head, before_of


def heads(sentence: Sentence, lexicon: Lexicon) -> list[Head]:
    """The heads of a sentence, from left to right."""
    found: list[Head] = []
    at = 0
    while at < len(sentence):
        head = romance(sentence, at, found, lexicon) if lexicon.tails else _head_at(sentence, at, found, lexicon)
        if head:
            if not lexicon.tails:
                (with_subject if lexicon.by_form else _with_subject)(sentence, head, found)
            found.append(head)
            at = head.at
        at += 1
    first = _opening(sentence)
    if not found and first < len(sentence) and sentence.entries[first].shape == "gerund":
        found.append(Head(first, first, sentence.entries[first].verb, "gerund", participle=True))  # a recital: "Recalling …"
    return found


def _head_at(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    entry = sentence.entries[at]
    tags = entry.tags
    if lexicon.by_form:
        return _by_form(sentence, at, found, lexicon)
    if "future" in tags or "duty" in tags or "possible" in tags:
        return _modal(sentence, at)
    if "have" in tags and (head := _perfect(sentence, at)):
        return head
    if "be" in tags and not _possessive(sentence, at) and (head := _be(sentence, at)):
        return head
    if "do" in tags and (head := _do(sentence, at)):
        return head
    if entry.verb and (entry.shape in FINITE or (entry.shape == "participle" and sentence.tagged(at + 1, "by"))):
        return _plain(sentence, at, found)
    if entry.verb and entry.shape == "gerund":
        return _gerund(sentence, at, found)
    return None


def _by_form(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head at a place in a language whose forms show what is finite."""
    tags = sentence.entries[at].tags
    head = to_come(sentence, at, lexicon) if tags & {"future", "have"} else None
    if head is not None:
        return head
    if "be" in tags and lexicon.verb_last:
        head = None if "future" in tags else state(sentence, at)
    elif "be" in tags:
        head = _be(sentence, at)
    if head is not None:
        return head
    return formed(sentence, at, found, lexicon) if sentence.entries[at].verb else None


def _possessive(sentence: Sentence, at: int) -> bool:
    """Whether an "'s" makes an owner, as behind every word that is no pronoun."""
    return sentence.words[at] in ("'s", "’s") and not sentence.entries[at - 1].tags & {"it", "that", "relatives"}


def _next(sentence: Sentence, at: int) -> tuple[int, bool]:
    """The place of the next word that is neither adverb nor negation, and whether a negation was passed."""
    negated = False
    at += 1
    while at < len(sentence):
        tags = sentence.entries[at].tags
        if "negations" in tags:
            negated = True
        elif not ("adverbs" in tags or sentence.words[at].endswith("ly")):
            break
        at += 1
    return at, negated


def _own_negation(word: str) -> bool:
    return word.endswith(("n't", "cannot")) or word in ("won't", "don't")


def _modal(sentence: Sentence, at: int) -> Head | None:
    after, negated = _next(sentence, at)
    mode = next(tag for tag in ("future", "duty", "possible") if tag in sentence.entries[at].tags)
    if after >= len(sentence) or not sentence.words[after][0].isalpha() or sentence.mentions[after]:
        return None
    if sentence.tagged(at - 1, "to") or "determiners" in sentence.entries[after].tags:
        return None
    if sentence.tagged(after, "be") or sentence.tagged(after, "have"):
        inner = _be(sentence, after) if sentence.tagged(after, "be") else _perfect(sentence, after)
        if inner:
            inner.first, inner.mode, inner.negated = (
                at,
                (mode if inner.mode != "passive" else f"{mode} passive"),
                negated or inner.negated,
            )
            return inner
    entry = sentence.entries[after]
    return Head(
        after, at, entry.verb or sentence.words[after], entry.shape, mode, negated or _own_negation(sentence.words[at])
    )


def _perfect(sentence: Sentence, at: int) -> Head | None:
    after, negated = _next(sentence, at)
    if after >= len(sentence) or sentence.mentions[after]:
        return None
    if sentence.words[after] == "been":
        inner = _be(sentence, after)
        if inner:
            inner.first, inner.negated = at, negated or inner.negated
            inner.mode = inner.mode if inner.mode != "progressive" else "perfect"
        return inner
    if sentence.words[after] == "yet" or (sentence.tagged(after, "to") and sentence.word(after - 1) == "yet"):
        verb = after + 2 if sentence.words[after] == "yet" else after + 1
        if verb < len(sentence):  # "has yet to reply"
            return Head(verb, at, sentence.entries[verb].verb or sentence.words[verb], "base", "perfect", True)
    entry = sentence.entries[after]
    if entry.verb and entry.shape in ("past", "participle"):
        return Head(after, at, entry.verb, entry.shape, "perfect", negated)
    if sentence.words[after].endswith(("ed", "en")) and "determiners" not in entry.tags:
        return Head(after, at, sentence.words[after], "past", "perfect", negated)
    return None


def _be(sentence: Sentence, at: int) -> Head | None:
    after, negated = _next(sentence, at)
    before = sentence.entries[at - 1].tags if at else frozenset()
    if after >= len(sentence) or "to" in before:
        return None
    entry = sentence.entries[after]
    if sentence.mentions[after]:
        return None
    if "going" in entry.tags and sentence.tagged(after + 1, "to") and after + 2 < len(sentence):
        verb = sentence.entries[after + 2]
        return Head(after + 2, at, verb.verb or sentence.words[after + 2], verb.shape, "future", negated)
    asked = entry.verb and entry.shape in ("past", "participle") and sentence.tagged(after + 1, "to") and sentence.entries[after].adjective != "commits"
    if entry.adjective and not asked and not (entry.verb and entry.shape == "gerund"):
        return Head(after, at, sentence.words[after], "adjective", "copula", negated)
    if entry.verb and entry.shape in ("past", "participle"):
        return Head(after, at, entry.verb, entry.shape, "passive", negated)
    if entry.verb and entry.shape == "gerund":
        return Head(after, at, entry.verb, entry.shape, "progressive", negated)
    if sentence.words[after].endswith("ing") and not entry.noun and len(sentence.words[after]) > 5:
        return Head(after, at, sentence.words[after], "gerund", "progressive", negated)
    return _copula(sentence, at, after, negated)


def _copula(sentence: Sentence, at: int, after: int, negated: bool) -> Head | None:
    """ "is of great importance", "is a priority": an act word within the next words."""
    for place in range(after, min(after + 7, len(sentence))):
        entry = sentence.entries[place]
        if sentence.words[place] in ",;:.–—" or entry.tags & {"relatives", "subordinators", "that", "to"}:
            break
        if entry.adjective or entry.noun in ("holds", "supports", "objects"):
            return Head(place, at, sentence.words[place], "adjective" if entry.adjective else "noun", "copula", negated)
    return None


def _do(sentence: Sentence, at: int) -> Head | None:
    after, negated = _next(sentence, at)
    if after >= len(sentence) or sentence.mentions[after]:
        return None
    negated = negated or _own_negation(sentence.words[at])
    entry = sentence.entries[after]
    if negated and sentence.words[after][0].isalpha() and not entry.tags:
        return Head(after, at, entry.verb or sentence.words[after], entry.shape, "did", True)
    return None


def _plain(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """A finite form on its own: a subject before it, or "and" and a head of the same form."""
    entry = sentence.entries[at]
    before, negated = before_of(sentence, at)
    head = Head(at, at, entry.verb, entry.shape, negated=negated)
    if before < 0 or at == _opening(sentence):
        return head if _opens(sentence, at) else None
    tags, word = sentence.entries[before].tags, sentence.words[before]
    if _is_subject(sentence, before, entry.shape):
        return head
    if "conjunctions" in tags or word in ",;–—":
        return _joined(sentence, head, found)
    if "relatives" in tags or ("that" in tags and entry.shape != "base"):
        head.relative = True
        return head
    if "determiners" in tags or "prepositions" in tags or "to" in tags or "our" in tags:
        return None
    if word in ("'s", "s") or not word[0].isalpha():
        return None
    if ("doubtful" in entry.tags or sentence.entries[before].verb) and not sentence.tagged(at + 1, "by"):
        return None
    return _after_noun(sentence, head, before)


def _opening(sentence: Sentence) -> int:
    """The place of the first word behind a paragraph's number: "5.", "(a)", "12 bis."."""
    at = 0
    while at < min(6, len(sentence)) and (sentence.words[at] in "().-–•*" or sentence.words[at].isdigit() or len(sentence.words[at]) == 1):
        at += 1
    return at


def _opens(sentence: Sentence, at: int) -> bool:
    """Whether a verb without a subject opens a paragraph: "Urges the parties …", "Expressed their thanks"."""
    entry = sentence.entries[at]
    return entry.shape in ("third", "past") and not sentence.tagged(at, "doubtful") or sentence.word(at) in ("thank", "calls", "supports", "requests", "demands", "plans")


def _after_noun(sentence: Sentence, head: Head, before: int) -> Head | None:
    """Behind an ordinary noun: "the proposals made by" is no head, "the forces agreed to" is."""
    after = sentence.entries[head.at + 1].tags if head.at + 1 < len(sentence) else frozenset()
    if head.shape in ("past", "participle") and "by" in after and any(sentence.mentions[head.at + 2 : head.at + 5]):
        head.mode, head.relative = "passive", True  # "the plan approved by the Council"
        return head
    if head.shape == "participle":
        return None
    if head.shape == "past" and ("prepositions" in after or sentence.word(head.at + 1) in ("", ",", ".")):
        return None
    if head.shape == "base" and not sentence.words[before].endswith("s"):
        return None
    if head.shape == "third" and ("prepositions" in after or "conjunctions" in after):
        return None
    return head


def _is_subject(sentence: Sentence, at: int, shape: str) -> bool:
    """Whether the word at a place can be a subject of a form: a pronoun, a side, who is named."""
    mention = sentence.mentions[at]
    if mention is not None:
        return mention.kind in ("party", "forum", "person") and shape != "gerund"
    tags = sentence.entries[at].tags
    if tags & {"we", "i", "they", "you"} and sentence.words[at] not in ("us", "them", "me"):
        return True
    if tags & {"side", "event"}:
        return shape != "base" or sentence.words[at].endswith("s") or sentence.words[at] == "both"
    return ("it" in tags and shape in ("third", "past")) or (
        sentence.words[at] in ("both", "all") and shape != "gerund"
    )


def _joined(sentence: Sentence, head: Head, found: list[Head]) -> Head | None:
    """Behind "and" or a comma: of the same form as a head before it, and no infinitive between."""
    head.joined = True
    like = next((each for each in reversed(found) if not each.relative), None)
    if like is None:
        return None
    shape = head.shape
    same = like.shape == shape or {like.shape, shape} == {"base", "third"} or "unchanging" in sentence.entries[like.at].tags
    if like.mode in ("", "did") and same:
        return None if shape == "base" and _infinitive_between(sentence, like.at, head.at) else head
    if like.mode == "perfect" and shape in ("past", "participle"):
        return head
    if like.mode == "copula" and shape in ("base", "third"):
        return None if _infinitive_between(sentence, like.at, head.at) and shape == "base" else head
    if like.mode in ("future", "duty") and shape == "base":
        return None if _infinitive_between(sentence, like.at, head.at) else head
    return None


def _infinitive_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a "to" and a verb stand between two places, which a bare form behind "and" would go on with."""
    return any(
        "to" in sentence.entries[at].tags
        and not sentence.mentions[at + 1]
        and "determiners" not in sentence.entries[at + 1].tags
        for at in range(start, end - 1)
    )


def _gerund(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """ "…, reaffirming their support": a further act of the same actors; at the beginning it leads up to another."""
    before, negated = before_of(sentence, at)
    entry = sentence.entries[at]
    if before < 0 or not found:
        return None
    tags, word = sentence.entries[before].tags, sentence.words[before]
    like = found[-1]
    behind_comma = word == "," or (
        ("conjunctions" in tags or "subordinators" in tags)
        and (like.shape == "gerund" or sentence.word(before - 1) == "," or "subordinators" in tags)
    )
    if not behind_comma or like.mode == "progressive" or "loose" in entry.tags:
        return None
    return Head(at, at, entry.verb, "gerund", negated=negated, joined=True, participle=True)


def _with_subject(sentence: Sentence, head: Head, found: list[Head]) -> None:
    """Give a head the words of its subject."""
    if head.joined:
        return
    before, _ = before_of(sentence, head.first)
    if before < 0:
        return
    if "conjunctions" in sentence.entries[before].tags or sentence.words[before] in ",;":
        head.joined = bool(found)
        return
    if sentence.entries[before].tags & {"relatives"} or (sentence.tagged(before, "that") and head.shape != "base"):
        head.relative = True
    start = before
    if not found and "we" in sentence.entries[0].tags and sentence.word(1) == ",":
        head.subject = (0, 1)  # "We, the Ministers of …, declare"
        return
    if sentence.entries[before].tags & {"we", "i", "they", "it", "you"}:
        head.subject = (start, before + 1)
        return
    floor = found[-1].at + 1 if found else 0
    while start > floor and not _bounds(sentence, start - 1):
        start -= 1
    head.subject = (start, before + 1)
    head.negated = head.negated or "negations" in sentence.entries[start].tags  # "No changes were made"


def _bounds(sentence: Sentence, at: int) -> bool:
    """Whether a word cannot stand inside a subject."""
    if sentence.mentions[at] is not None:
        return False
    tags = sentence.entries[at].tags
    return (
        bool(tags & {"subordinators", "relatives"})
        or sentence.words[at] in ";:–—"
        or "that" in tags
        or (sentence.words[at] == "," and not _lists(sentence, at))
    )


def _lists(sentence: Sentence, at: int) -> bool:
    """Whether a comma stands in a list of names."""
    return sentence.mentions[at - 1] is not None if at else False


def lines(sentence: Sentence, found: list[Head]) -> Iterator[str]:
    """The heads in words, to look at."""
    for head in found:
        subject = " ".join(sentence.words[slice(*head.subject)]) if head.subject else "-"
        yield f"{subject} :: {head.verb} [{head.shape} {head.mode}{' NOT' if head.negated else ''}{' joined' if head.joined else ''}{' rel' if head.relative else ''}]"
