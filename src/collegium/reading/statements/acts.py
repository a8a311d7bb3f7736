"""Which of the twelve acts a head performs, by its verb, how it stands, and the words behind it."""

from dataclasses import dataclass, replace
from typing import Final

from collegium.reading.statements.carried import holds_value
from collegium.reading.statements.lexicon import Lexicon
from collegium.reading.statements.sentences import Sentence
from collegium.reading.statements.turning import Found, found_of
from collegium.reading.statements.verbs import Head
from collegium.reading.statements.wills import asks, speaks, willed

# Modes in which any verb tells what was not done.
UNDONE: Final = ("perfect", "did", "passive", "future", "future passive")
# What nothing without a will does.
BY_WILL: Final = ("adopts", "supports", "proposes", "commits", "reports", "consults")
# What stays itself in the future.
AHEAD: Final = ("requests", "consults", "objects", "schedules", "withdraws", "declines")
POSSIBLE: Final = ("supports", "requests", "objects")  # what stays itself behind "would like to"
# What stays itself there.
UNDER_WAY: Final = ("supports", "objects", "consults", "requests", "proposes", "holds", "commits")
NEGATED: Final = {
    "supports": "objects", "commits": "declines", "adopts": "declines", "reports": "declines", "proposes": "declines",
    "schedules": "declines", "consults": "declines", "requests": "declines", "objects": "holds",
}  # fmt: skip
DENIED: Final = {"supports": "objects", "commits": "declines", "objects": "holds"}  # of what something is said to be


@dataclass(slots=True)
class Told:
    """An act and the words that led to it, by their places; `rule` names the rule in plain words."""

    act: str
    grounds: tuple[int, ...]
    rule: str


def act_of(sentence: Sentence, head: Head, end: int, lexicon: Lexicon) -> Told | None:
    """The act of a head whose clause ends before the word at `end`: "will not sign" → "declines"."""
    grounds = (*range(head.first, head.at + 1),)
    if head.mode == "copula":
        return _copula(sentence, head, end, lexicon, grounds)
    opened = replace(head, at=head.first) if lexicon.verb_last else head  # what it brings stands before its verb
    found = found_of(sentence, opened, end, lexicon)
    act = _in_mode(sentence, head, end, lexicon, found)
    rule = found.rule
    if head.negated:
        act, rule = NEGATED.get(act, act), f"negated, {rule}"
    return Told(act, tuple(sorted({*grounds, *found.grounds})), rule) if act else None


def _in_mode(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, found: Found) -> str:
    """The act that a verb does as its auxiliary and its subject have it, before it is negated."""
    will = not lexicon.tails or willed(sentence, head)
    dated = any(m is not None and m.kind == "date" and m.value for m in sentence.mentions[head.at : end])
    act = _by_mode(head, found.act, will, lexicon, dated)
    if not act and head.negated and not lexicon.by_form and head.mode in UNDONE:
        act = "reports"  # "declines", by its negation
    if not act and lexicon.tails:
        act = _without_act(sentence, head, end, will)
    elif lexicon.tails and not _shown(sentence, head, act, found.rule, will):
        act = ""
    if act == "holds" and head.mode == "duty" and lexicon.by_form and asks(sentence, head):
        return "requests"  # somebody named is to act
    return act


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
    return will or act not in BY_WILL


def _by_mode(head: Head, act: str, will: bool, lexicon: Lexicon, dated: bool) -> str:
    """The act as the auxiliary has it: a will, a duty, a possibility, a state that goes on."""
    mode = head.mode
    if mode.startswith("future"):
        return _to_come(head, act, will, dated and not lexicon.by_form)
    if mode.startswith("duty"):
        return act if act == "schedules" and lexicon.by_form else "holds"
    if mode.startswith("possible"):
        return act if act in POSSIBLE and will and head.verb not in lexicon.carriers else ""
    if mode == "progressive" and act not in UNDER_WAY:
        return "commits" if will else ""  # "we are sending"
    return act


def _to_come(head: Head, act: str, will: bool, dated: bool) -> str:
    """The act of what will be: who will do something undertakes it; what will be on a date is announced."""
    if "passive" in head.mode:
        return "schedules" if act in ("consults", "adopts") else "commits" if act else ""
    if dated and act in ("consults", "schedules", ""):
        return "schedules" if act or will else ""
    if act in AHEAD:
        return act
    return "commits" if will else ""


def _copula(sentence: Sentence, head: Head, end: int, lexicon: Lexicon, grounds: tuple[int, ...]) -> Told | None:
    """ "is committed to", "are concerned", "is of great importance"."""
    entry = sentence.entries[head.at]
    act = entry.adjective or entry.noun or lexicon.acts.get(head.verb, "")
    if act == "commits" and holds_value(sentence, head.at, end, lexicon):
        act = "holds"
    if entry.adjective == "commits" and not lexicon.by_form and not _goes_on(sentence, head.at, end):
        act = "commits" if sentence.words[head.at] in lexicon.alone else ""
    if head.negated:
        act = DENIED.get(act, act)
    return Told(act, grounds, f"“{sentence.words[head.at]}”") if act else None


def _goes_on(sentence: Sentence, at: int, end: int) -> bool:
    """Whether what somebody is ready for follows an adjective, or nothing does."""
    return bool(at + 1 >= end or sentence.entries[at + 1].tags & {"to", "prepositions"})
