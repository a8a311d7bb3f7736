"""Verbs of English that stand on their own: "signs", "and signed", ", thanking"; none of those that are nouns there."""

from typing import Final

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import DONE, NAMED, Head, before_of

NUMBERING: Final = 6  # words that the number of a paragraph has at most
BULLETS: Final = frozenset("().-–•*")
OWNERS: Final = ("'s", "s")
AGENTS: Final = 5  # words behind a participle among which who did it is named
BARE: Final = {"base", "third"}  # shapes of the present


def opening(sentence: Sentence) -> int:
    """The place of the first word behind a paragraph's number: "5.", "(a)", "12 bis."."""
    at = 0
    while at < min(NUMBERING, len(sentence)) and _numbers(sentence, at):
        at += 1
    return at


def _numbers(sentence: Sentence, at: int) -> bool:
    """Whether a word can be of a paragraph's number; a letter is, where a mark follows: "a)", not "I urge"."""
    word = sentence.words[at]
    if word in BULLETS or word.isdigit():
        return True
    return len(word) == 1 and (not word.isalpha() or sentence.word(at + 1) in BULLETS)


def plain(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """A finite form on its own: a subject before it, or "and" and a head of the same form."""
    entry = sentence.entries[at]
    if at and sentence.entries[at - 1].tags >= {"negations", "determiners"}:
        return None  # "no changes"
    before, negated = before_of(sentence, at)
    head = Head(at, at, entry.verb, entry.shape, negated=negated)
    if before < 0 or at == opening(sentence):
        return head if _opens(sentence, at, lexicon) else None
    tags, word = sentence.entries[before].tags, sentence.words[before]
    if _is_subject(sentence, before, entry.shape):
        return None if entry.shape == "base" and _is_asked(sentence, before) else head
    if "conjunctions" in tags or word in ",;–—":
        return _joined(sentence, head, found)
    if "relatives" in tags or ("that" in tags and entry.shape != "base"):
        head.relative = True
        return head
    if _is_noun(sentence, at, before):
        return None
    return _after_noun(sentence, head, before)


def _is_noun(sentence: Sentence, at: int, before: int) -> bool:
    """Whether a form is a noun or no finite verb, by the word before it: "the support", "to support", "Q's support"."""
    entry, word = sentence.entries[before], sentence.words[before]
    tags = entry.tags
    if "determiners" in tags or "prepositions" in tags or "to" in tags or "our" in tags:
        return True
    if word in OWNERS or not word[0].isalpha():
        return True
    unsure = "doubtful" in sentence.entries[at].tags or bool(entry.verb)
    return unsure and not sentence.tagged(at + 1, "by")


def _is_asked(sentence: Sentence, at: int) -> bool:
    """Whether one name behind "that" makes a bare form what is asked for: "demanded that Q leave"."""
    if sentence.mentions[at] is None:
        return False
    return sentence.tagged(at - 1, "that") or (
        sentence.tagged(at - 1, "determiners") and sentence.tagged(at - 2, "that")
    )


def _opens(sentence: Sentence, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb without a subject opens a paragraph: "Urges the parties …", "Expressed their thanks"."""
    entry = sentence.entries[at]
    if entry.shape in ("third", "past") and "doubtful" not in entry.tags:
        return True
    return sentence.words[at] in lexicon.opening


def _after_noun(sentence: Sentence, head: Head, before: int) -> Head | None:
    """Behind an ordinary noun: "the proposals made by" is no head, "the forces agreed to" is."""
    after = sentence.entries[head.at + 1].tags if head.at + 1 < len(sentence) else frozenset()
    if head.shape in DONE and "by" in after and any(sentence.mentions[head.at + 2 : head.at + AGENTS]):
        head.mode, head.relative = "passive", True  # "the plan approved by the Council"
        return head
    follows = {
        "participle": False,
        "past": "prepositions" not in after and sentence.word(head.at + 1) not in ("", ",", "."),
        "base": sentence.words[before].endswith("s"),
        "third": not after & {"prepositions", "conjunctions"},
    }
    return head if follows.get(head.shape, True) else None


def _is_subject(sentence: Sentence, at: int, shape: str) -> bool:
    """Whether the word at a place can be a subject of a form: a pronoun, a side, who is named."""
    mention = sentence.mentions[at]
    if mention is not None:
        return mention.kind in NAMED
    tags = sentence.entries[at].tags
    if tags & {"we", "i", "they", "you"} and "objective" not in tags:
        return True
    if "side" in tags or "event" in tags:
        return shape != "base" or sentence.words[at].endswith("s") or "everyone" in tags
    return ("it" in tags and shape in ("third", "past")) or "everyone" in tags


def _joined(sentence: Sentence, head: Head, found: list[Head]) -> Head | None:
    """Behind "and" or a comma: of the same form as a head before it, and no infinitive between.

    "welcomed the plan and urged …" is joined; in "agreed to meet and discuss …" what is discussed is not.
    """
    head.joined = True
    like = next((each for each in reversed(found) if not each.relative), None)
    if like is None and found and head.shape in ("past", "third"):
        return head  # "Q, which met them, thanked them"
    if like is None or not _alike(sentence, head, like):
        return None
    return None if head.shape == "base" and _infinitive_between(sentence, like.at, head.at) else head


def _alike(sentence: Sentence, head: Head, like: Head) -> bool:
    """Whether a form can go on with what stands before: "has met and discussed", "will meet and discuss"."""
    if like.mode in ("", "did"):
        same = like.shape == head.shape or {like.shape, head.shape} == BARE
        return same or "unchanging" in sentence.entries[like.at].tags
    shapes = {"perfect": DONE, "copula": BARE, "future": ("base",), "duty": ("base",)}
    return head.shape in shapes.get(like.mode, ())


def _infinitive_between(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a "to" and a verb stand between two places, which a bare form behind "and" would go on with."""
    return any(
        "to" in sentence.entries[at].tags
        and not sentence.mentions[at + 1]
        and "determiners" not in sentence.entries[at + 1].tags
        for at in range(start, end - 1)
    )


def gerund(sentence: Sentence, at: int, found: list[Head]) -> Head | None:
    """ "…, reaffirming their support": a further act of the same actors; at the beginning it leads up to another."""
    before, negated = before_of(sentence, at)
    entry = sentence.entries[at]
    if before < 0 or not found or found[-1].mode == "progressive" or "loose" in entry.tags:
        return None
    if not _behind_comma(sentence, before, found[-1]):
        return None
    return Head(at, at, entry.verb, "gerund", negated=negated, joined=True, participle=True)


def _behind_comma(sentence: Sentence, before: int, like: Head) -> bool:
    """Whether a further act may follow: behind a comma, ", and", "while", or "and" behind another in "-ing"."""
    tags = sentence.entries[before].tags
    if sentence.words[before] == "," or "subordinators" in tags:
        return True
    return "conjunctions" in tags and (like.shape == "gerund" or sentence.word(before - 1) == ",")
