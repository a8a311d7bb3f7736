"""Verbs of German and Russian, whose forms show what is finite: auxiliaries, verbs in two parts, clauses inside."""

from typing import Final

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import FINITE, Head, before_of

NEAR: Final = 7  # words behind "to be" among which a noun says what something is
REACH: Final = 18  # words between an auxiliary and its verb
MODAL: Final = ("future", "duty", "possible", "going")
MARKS: Final = frozenset(",;:.!?–—)")
OPENING: Final = frozenset(("that", "relatives", "subordinators"))
OPEN: Final = frozenset(("either", "done"))  # forms of German that an auxiliary makes an infinitive or a participle


def formed(sentence: Sentence, at: int, found: list[Head], lexicon: Lexicon) -> Head | None:
    """The head that a verb at a place is; a participle and an infinitive need an auxiliary before them."""
    entry = sentence.entries[at]
    if not lexicon.verb_last and _inside(sentence, at, found):
        return None
    if lexicon.verb_last and _governed(sentence, at, found):
        return None
    if "have" in entry.tags and _last(sentence, at, ("t", "en")) is not None:
        return None  # an auxiliary, not "to have"
    before, negated = before_of(sentence, at)
    tags = sentence.entries[before].tags if before >= 0 else frozenset()
    shape = _shape(sentence, at, found, tags) if entry.shape in OPEN else entry.shape
    if shape in ("infinitive", "participle", ""):
        head = _compound(sentence, at, found, negated, shape)
        return _in_main(sentence, head) if head and lexicon.verb_last else head
    if shape == "gerund":
        return Head(at, at, entry.verb, shape, negated=negated, joined=True, participle=True) if found else None
    head = Head(at, at, entry.verb, shape, negated=negated)
    head.joined = bool(found) and before >= 0 and ("conjunctions" in tags or sentence.words[before] == ",")
    if shape in FINITE and not lexicon.verb_last:
        head.relative = bool(tags & {"relatives", "that"})
    head.mode = "duty" if "duty" in entry.tags else MODES.get(shape, "")
    if shape == "passive":
        head.shape = "past"
    return _in_main(sentence, head) if lexicon.verb_last else head


MODES: Final = {"future": "future", "passive": "passive", "state": "copula"}


def _governed(sentence: Sentence, at: int, found: list[Head]) -> bool:
    """Whether a form of German only seems finite: a noun, an infinitive of duty, an auxiliary at the end."""
    entry = sentence.entries[at]
    before = sentence.entries[at - 1] if at else None
    if before is None:
        return False
    if entry.shape in OPEN and sentence.words[at - 1][0].isdigit():
        return True  # "mit 141 Stimmen"
    behind_noun_word = before.tags & {"determiners", "our", "prepositions"} and not before.tags & {"adverbs", "to"}
    if entry.shape in ("base", "either") and "duty" not in entry.tags and behind_noun_word:
        return not (before.tags & {"relatives"} and _ends(sentence, at))
    if "have" in entry.tags and _ends(sentence, at):
        return sentence.words[at - 1].endswith(("t", "en")) and not before.noun
    if not found or found[-1].mode != "duty" or "duty" in entry.tags:
        return False
    return not any(sentence.words[place] in MARKS for place in range(found[-1].at, at))


def _inside(sentence: Sentence, at: int, found: list[Head]) -> bool:
    """Whether a verb of Russian stands in a clause that another verb brings, or on which it depends."""
    floor = found[-1].at if found else -1
    for place in range(at - 1, floor, -1):
        tags = sentence.entries[place].tags
        if "inside" in tags or (found and "that" in tags):
            return True
        if sentence.words[place] in MARKS:
            return False
    return False


def _shape(sentence: Sentence, at: int, found: list[Head], before: frozenset[str]) -> str:
    """What a form of German is that may be finite or not: by its auxiliary, and by what stands before it."""
    if sentence.entries[at].shape == "done":
        governed = _ends(sentence, at) and _auxiliary(sentence, at, found, frozenset(("have", "be"))) is not None
        return "participle" if governed else "third"
    if before & {"to", "determiners", "our"}:
        return "infinitive" if "to" in before else ""
    if _ends(sentence, at):
        if _auxiliary(sentence, at, found, frozenset(MODAL)) is not None:
            return "infinitive"
        if _auxiliary(sentence, at, found, frozenset(("have",))) is not None:
            return "participle"  # "haben … unterlassen"
    elif _opened(sentence, at, found):
        return ""
    return "we"


def _opened(sentence: Sentence, at: int, found: list[Head]) -> bool:
    """Whether the stretch has its finite verb already, an auxiliary: what looks like a verb in its middle is a noun."""
    floor = found[-1].at if found else -1
    for place in range(at - 1, floor, -1):
        tags = sentence.entries[place].tags
        if sentence.words[place] in MARKS or "conjunctions" in tags:
            return False
        if tags & {"be", "have", "future", "possible", "going"}:
            return True
    return False


def _ends(sentence: Sentence, at: int) -> bool:
    """Whether a stretch of words ends at a place, but for auxiliaries."""
    at += 1
    while at < len(sentence) and sentence.entries[at].tags & {"be", "have", "future", "possible", "duty"}:
        at += 1
    return at >= len(sentence) or sentence.words[at] in MARKS or "conjunctions" in sentence.entries[at].tags


def _in_main(sentence: Sentence, head: Head) -> Head | None:
    """A head of German as its clause has it: none in a clause that another verb brings; negated by a word behind."""
    start = head.first
    while start > 0 and sentence.words[start - 1] not in MARKS and sentence.entries[start - 1].shape not in FINITE:
        start -= 1
    while start < head.first and sentence.entries[start].tags & {"conjunctions", "prepositions"}:
        start += 1
    opening = sentence.entries[start].tags
    if start < head.first and opening & OPENING and _ends(sentence, head.at):
        if not opening & {"relatives"}:
            return None
        if start:
            head.relative = True
    if opening & {"that", "subordinators"} and not opening & {"relatives", "determiners"}:
        return None
    for place in range(head.first + 1, len(sentence)):
        tags = sentence.entries[place].tags
        if sentence.words[place] in MARKS or ("conjunctions" in tags and "adverbs" not in tags):
            break
        head.negated = head.negated or "late" in tags
    if head.first == head.at:
        return head
    head.negated = head.negated or _late(sentence, start, head.at)
    return head


def _compound(sentence: Sentence, at: int, found: list[Head], negated: bool, shape: str) -> Head | None:
    """An infinitive behind a modal verb, a participle behind an auxiliary."""
    verb = sentence.entries[at].verb
    if not shape:
        return None
    place = _auxiliary(sentence, at, found, frozenset(MODAL if shape == "infinitive" else ("have", "be")))
    if place is None:
        return None
    tags = sentence.entries[place].tags
    negated = negated or (place > 0 and sentence.tagged(place - 1, "negations"))
    first = min(place, at)
    if shape == "infinitive":
        mode = next(tag for tag in MODAL if tag in tags)
        return Head(at, first, verb, shape, "" if mode == "going" else mode, negated)
    return Head(at, first, verb, "past", "perfect" if "have" in tags else "passive", negated)


def _auxiliary(sentence: Sentence, at: int, found: list[Head], wanted: frozenset[str]) -> int | None:
    """The nearest auxiliary before a place, behind the last head and within one stretch of words; else right behind."""
    floor = max(found[-1].at if found else -1, at - REACH)
    for place in range(at - 1, floor, -1):
        if sentence.entries[place].tags & wanted:
            return place
        if sentence.words[place] in ";:":
            break
    if at + 1 < len(sentence) and sentence.entries[at + 1].tags & wanted and sentence.entries[at].shape != "infinitive":
        return at + 1
    return None


def to_come(sentence: Sentence, at: int, lexicon: Lexicon) -> Head | None:
    """The head behind an auxiliary, of a verb that no table knows; none where one is known.

    Behind one of the future it is an infinitive, behind one of the perfect the last word of a German clause.
    """
    perfect = "have" in sentence.entries[at].tags
    last = _last(sentence, at, ("t", "en") if perfect else lexicon.infinitives, not lexicon.verb_last)
    if last is None or sentence.entries[last].verb or (lexicon.verb_last and not _ends(sentence, last)):
        return None
    mode = "perfect" if perfect else "future"
    head = Head(last, at, sentence.words[last], "past" if perfect else "infinitive", mode)
    head.negated = sentence.tagged(at - 1, "negations") or _late(sentence, at, last)
    return _in_main(sentence, head) if lexicon.verb_last else head


def state(sentence: Sentence, at: int) -> Head | None:
    """What something is said to be in German: an adjective up to the end of the clause, or a noun near the verb."""
    noun = None
    for place in range(at + 1, min(len(sentence), at + 1 + REACH)):
        entry = sentence.entries[place]
        if sentence.words[place] in MARKS:
            break
        if entry.verb and entry.shape in ("participle", "done", "infinitive") and _ends(sentence, place):
            return None
        if entry.adjective:
            return Head(place, at, sentence.words[place], "adjective", "copula", _late(sentence, at, place))
        if noun is None and place <= at + NEAR and entry.noun in ("holds", "supports", "objects"):
            noun = place
    return None if noun is None else Head(noun, at, sentence.words[noun], "noun", "copula", _late(sentence, at, noun))


def _late(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a negation of German stands among some words: "hat den Entwurf nicht gebilligt"."""
    return any("late" in sentence.entries[place].tags for place in range(start, end))


def _last(sentence: Sentence, at: int, tails: tuple[str, ...], first: bool = False) -> int | None:
    """The last word of a stretch (or the first) that can be the verb behind an auxiliary."""
    last = None
    for place in range(at + 1, min(len(sentence), at + 1 + REACH)):
        entry = sentence.entries[place]
        if sentence.words[place] in MARKS or (last is not None and "conjunctions" in entry.tags):
            break
        known = entry.verb and entry.shape in ("infinitive", "either", "participle", "done")
        ends = not entry.tags and sentence.mentions[place] is None and sentence.words[place].endswith(tails)
        if known or ends:
            last = place
            if first:
                break
    return last
