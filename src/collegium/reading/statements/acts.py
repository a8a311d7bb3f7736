"""Which of the twelve acts a head performs, by its verb, how it stands, and the words behind it."""

from dataclasses import dataclass, replace

from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.romance import doing, reflexive
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.wills import asks, speaks, willed

BEFORE = 5  # words before a verb among which it may stand where the order of words is free
NEAR = 9  # words behind a verb among which the word that decides may stand
STOPS = frozenset(";:.–—")


@dataclass(slots=True)
class Told:
    """An act and the words that led to it, by their places; `rule` names the rule in plain words."""

    act: str
    grounds: tuple[int, ...]
    rule: str


def act_of(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, own: bool) -> Told | None:
    """The act of a head whose clause ends before the word at `end`; `own`: its subject is who speaks or a side."""
    grounds = (*range(head.first, head.at + 1),)
    if head.mode == "copula":
        return _copula(sentence, head, end, lexicon, grounds)
    opened = replace(head, at=head.first) if lexicon.verb_last else head  # what it brings stands before its verb
    act, rule, further = _of_verb(sentence, opened, end, lexicon, own)
    grounds = tuple(sorted({*grounds, *further}))
    will = own and (not lexicon.tails or willed(sentence, head))
    dated = any(m is not None and m.kind == "date" and m.value for m in sentence.mentions[head.at : end])
    act = _by_mode(head, act, will, lexicon, dated)
    if head.negated and not act and not lexicon.by_form and head.mode in ("perfect", "did", "passive", "future", "future passive"):
        act = "reports"  # "declines", by its negation
    if not act and lexicon.tails:
        act = _without_act(sentence, head, end, will)
    elif lexicon.tails and not _shown(sentence, head, act, rule, will):
        act = ""
    if act == "holds" and head.mode == "duty" and lexicon.by_form and asks(sentence, head):
        act = "requests"  # somebody named is to act
    if head.negated:
        act = NEGATED.get(act, act)
        rule = f"negated, {rule}"
    return Told(act, grounds, rule) if act else None


NEGATED = {
    "supports": "objects", "commits": "declines", "adopts": "declines", "reports": "declines", "proposes": "declines",
    "schedules": "declines", "consults": "declines", "requests": "declines", "holds": "holds", "objects": "holds",
}  # fmt: skip


def _without_act(sentence: Sentence, head: Head, end: int, will: bool) -> str:
    """What a verb does that does nothing by itself: what will be on a date; what somebody has not done."""
    if head.mode == "future" and not will:
        dates = (mention for mention in sentence.mentions[head.at : end] if mention and mention.kind == "date")
        return "schedules" if any(dates) else ""
    return "reports" if head.mode == "perfect" and head.negated and will else ""  # "declines", by its negation


def _shown(sentence: Sentence, head: Head, act: str, rule: str, will: bool) -> bool:
    """Whether a subject and a tense go with an act: what has no will adopts nothing, a passive says nothing."""
    if head.mode == "passive":
        return act != "holds"
    if head.mode not in ("", "perfect"):
        return True
    if act == "reports" and head.mode == "" and head.shape != "past":
        return False
    if rule == "a verb of doing":
        return speaks(sentence, head)
    return will or act not in ("adopts", "supports", "proposes", "commits", "reports", "consults")


def _by_mode(head: Head, act: str, own: bool, lexicon: Lexicon, dated: bool) -> str:
    """The act as the auxiliary has it: a will, a duty, a possibility, a state that goes on."""
    mode = head.mode
    if mode.startswith("future"):
        if "passive" in mode:
            return "schedules" if act in ("consults", "adopts") else "commits" if act else ""
        if dated and act in ("consults", "schedules", "") and not lexicon.by_form:
            return "schedules" if act or own else ""
        if act in ("requests", "consults", "objects", "schedules", "withdraws", "declines"):
            return act
        return "commits" if own else ""
    if mode.startswith("duty"):
        return act if act == "schedules" and lexicon.by_form else "holds"
    if mode.startswith("possible"):
        return act if act in ("supports", "requests", "objects") and own and head.verb not in lexicon.carriers else ""
    if mode == "progressive":
        return (
            act
            if act in ("supports", "objects", "consults", "requests", "proposes", "holds", "commits")
            else "commits"
            if own
            else ""
        )
    return act


def _of_verb(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, own: bool) -> tuple[str, str, tuple[int, ...]]:
    verb = head.verb
    for asked, act in lexicon.rules.get(verb, ()):
        place = _place(sentence, head, end, asked, lexicon)
        if place is None:
            continue
        if act == "content":
            told = _content(sentence, head, end, lexicon, lexicon.carriers.get(verb, "holds"))
            return told[0], f"what “{verb}” brings", told[1]
        if act.startswith("as "):
            return _of_verb(sentence, replace(head, verb=act[3:]), end, lexicon, own)
        if act == "forward":
            return _forward(sentence, place, end, lexicon)
        if act == "complement":
            return _complement(sentence, place - 1 if asked == "do" else place, end, lexicon)
        if act == "includes":
            return "", "", ()
        return act, f"“{verb}” with “{asked}”" if asked else f"“{verb}”", (place,) if place != head.at else ()
    if verb in lexicon.acts:
        act = lexicon.acts[verb]
        if head.mode == "" and act == "reports" and head.shape not in ("past", "participle"):
            return ("reports" if head.shape == "third" else ""), f"“{verb}”", ()
        return act, f"“{verb}”", ()
    if verb in lexicon.carriers:
        act, grounds = _content(sentence, head, end, lexicon, lexicon.carriers[verb])
        return act, f"what “{verb}” brings", grounds
    return ("reports" if head.mode == "perfect" and own else ""), "a verb of doing", ()


def _place(sentence: Sentence, head: Head, end: int, asked: str, lexicon: Lexicon) -> int | None:
    """Where a rule is met: "self" a pronoun of the subject, "do" an infinitive behind, "agent" a subject with a will."""
    if asked == "agent":
        return head.at if willed(sentence, head) else None
    if asked == "self":
        return head.at if reflexive(sentence, head.first) else None
    if asked == "do":
        return doing(sentence, head.at, end, lexicon)
    if asked.startswith("~"):  # a word that may also stand before
        near = range(max(0, head.at - BEFORE), min(end, head.at + NEAR))
        return next((place for place in near if sentence.words[place] == asked[1:]), None)
    if asked.startswith("-"):
        return _at_end(sentence, head.at, end, asked[1:])
    return _follows(sentence, head.at, end, asked)


def _follows(sentence: Sentence, at: int, end: int, asked: str) -> int | None:
    """The place of what a rule asks for behind a verb; None where it is not there."""
    if not asked:
        return at
    if asked.startswith("="):
        return at + 1 if sentence.word(at + 1) == asked[1:] and at + 1 < end else None
    if asked == "to":
        place = at + 1
        while place < end and ("adverbs" in sentence.entries[place].tags or sentence.words[place].endswith("ly")):
            place += 1
        return place if _infinitive(sentence, place) else None
    if asked == "that":
        return _that(sentence, at, end)
    for place in range(at + 1, min(end, at + NEAR)):
        if sentence.words[place] == asked:
            return place
        if sentence.words[place] in STOPS:
            return None
    return None


def _at_end(sentence: Sentence, at: int, end: int, asked: str) -> int | None:
    """Where the first part of a verb stands apart, at the end of its clause."""
    for place in range(at + 1, end):
        if sentence.words[place] == asked and (
            place + 1 >= end
            or sentence.words[place + 1] in ",;:.!?–—"
            or sentence.entries[place + 1].tags & {"conjunctions", "that", "to"}
        ):
            return place
        if sentence.words[place] in STOPS:
            return None
    return None


def _infinitive(sentence: Sentence, at: int) -> bool:
    """Whether a "to" at a place stands before a verb that is to be done."""
    if not sentence.tagged(at, "to") or at + 1 >= len(sentence):
        return False
    after = sentence.entries[at + 1]
    return (
        sentence.mentions[at + 1] is None
        and not after.tags & {"determiners", "our", "prepositions"}
        and not sentence.words[at + 1].endswith("ing")
    )


def _that(sentence: Sentence, at: int, end: int) -> int | None:
    """Where a clause begins that a verb brings: "that", or a subject with a finite verb behind."""
    for place in range(at + 1, min(end, at + 6)):
        if sentence.tagged(place, "that") and not sentence.tagged(place - 1, "prepositions"):
            return place
        if sentence.entries[place].tags & {"we", "they", "i", "it"} and sentence.words[place] not in (
            "us",
            "them",
            "me",
            "this",
        ):
            return place
        if sentence.words[place] in STOPS:
            return None
    mention = sentence.mentions[at + 1] if at + 1 < end else None
    mention = mention or (
        sentence.mentions[at + 2] if at + 2 < end and sentence.tagged(at + 1, "determiners") else None
    )
    if mention and mention.kind in ("party", "forum", "person"):
        for place in range(at + 2, min(end, at + 7)):
            if (
                sentence.entries[place].tags & {"future", "possible", "duty", "be", "have"}
                and sentence.words[place] != "'s"
            ):
                return at + 1
    return None


def _content(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, default: str) -> tuple[str, tuple[int, ...]]:
    """What a carrier brings: the first noun that stands for an act, or the clause behind "that"."""
    that = _that(sentence, head.at, end)
    for place in range(head.at + 1, min(end, head.at + NEAR + 3)):
        if that is not None and place >= that:
            return _clause(sentence, that, end, lexicon, default)
        noun = sentence.entries[place].noun
        if noun:
            return _of_noun(sentence, place, end, lexicon), (place,)
        if sentence.words[place] in STOPS:
            break
    return default, ()


def _of_noun(sentence: Sentence, at: int, end: int, lexicon: Lexicon) -> str:
    """The act of a noun; commitment to a value is a position."""
    act = sentence.entries[at].noun
    if act == "commits" and sentence.tagged(at + 1, "to") and not _infinitive(sentence, at + 1):
        for place in range(at + 2, min(end, at + 8)):
            if sentence.words[place].endswith("ing"):
                return "commits"
            if sentence.words[place] in lexicon.values:
                return "holds"
            if sentence.words[place] in STOPS or sentence.words[place] == ",":
                break
    return act


def _clause(sentence: Sentence, that: int, end: int, lexicon: Lexicon, default: str) -> tuple[str, tuple[int, ...]]:
    """What a clause behind "that" does: an undertaking where its own will is in it, an objection where it blames."""
    for place in range(that, min(end, that + 10)):
        tags = sentence.entries[place].tags
        would = "possible" in tags and sentence.words[place] in ("would", "'d")
        if "future" in tags or would or sentence.entries[place].shape == "future":
            subject = sentence.entries[place - 1].tags
            if lexicon.by_form and "that" in subject:  # a form that shows its subject, which is that of the verb before
                return "commits", (that, place)
            mention = sentence.mentions[place - 1]
            if subject & {"we", "they", "it", "i"} or (mention and mention.kind == "party"):
                return "commits", (that, place)
        if sentence.words[place] in STOPS:
            break
    bad = next((place for place in range(that, end) if sentence.words[place] in lexicon.negative), None)
    return ("objects", (that, bad)) if bad is not None else (default, (that,))


def _forward(sentence: Sentence, place: int, end: int, lexicon: Lexicon) -> tuple[str, str, tuple[int, ...]]:
    """ "look forward to": to do something is an undertaking, to an event with a date a schedule, else support."""
    date = next((at for at in range(place, end) if (m := sentence.mentions[at]) and m.kind == "date"), None)
    if date is not None:
        return "schedules", "“look forward” to a dated event", (place, date)
    if any(
        sentence.words[at].endswith("ing") and len(sentence.words[at]) > 5
        for at in range(place + 1, min(end, place + 5))
    ):
        return "commits", "“look forward” to doing something", (place,)
    return "supports", "“look forward”", (place,)


def _complement(sentence: Sentence, place: int, end: int, lexicon: Lexicon) -> tuple[str, str, tuple[int, ...]]:
    """ "continue to …": what the verb behind it does."""
    at = place + 1
    while at < end and (sentence.entries[at].tags & {"adverbs"} or sentence.words[at].endswith("ly")):
        at += 1
    entry = sentence.entries[at] if at < end else None
    if entry is None or not entry.verb:
        return "", "", ()
    inner = Head(at, at, entry.verb, "base")
    return _of_verb(sentence, inner, end, lexicon, True)


def _copula(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, grounds: tuple[int, ...]) -> Told | None:
    """ "is committed to", "are concerned", "is of great importance"."""
    entry = sentence.entries[head.at]
    act = entry.adjective or entry.noun or lexicon.acts.get(head.verb, "")
    if act == "commits" and sentence.tagged(head.at + 1, "to") and not _infinitive(sentence, head.at + 1):
        for place in range(head.at + 2, min(end, head.at + 8)):
            if sentence.words[place].endswith("ing"):
                break
            if sentence.words[place] in lexicon.values:
                act = "holds"
                break
    if entry.adjective == "commits" and not lexicon.by_form and not (
        sentence.tagged(head.at + 1, "to") or sentence.tagged(head.at + 1, "prepositions") or head.at + 1 >= end
    ):
        act = "commits" if sentence.words[head.at] == "committed" else ""
    if head.negated:
        act = {"supports": "objects", "commits": "declines", "holds": "holds", "objects": "holds"}.get(act, act)
    return Told(act, grounds, f"“{sentence.words[head.at]}”") if act else None
