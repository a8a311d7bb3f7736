"""What the grid says, post by post: what of each partner stands in a cell, and what came of a place. Pure.

It knows only what is shared. A partner that shares nothing is "not shared" whether it instructed its post or not, and
never counts as one that did not report.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from itertools import product

SIGNS: Mapping[str, str] = {
    "issued": "waits",
    "received": "waits",
    "acknowledged": "waits",
    "queried": "waits",
    "acted": "acted",
    "reported": "acted",
    "not carried out": "given up",
    "overtaken": "overtaken",
}
"""What each state of a charge says of whether the post acted."""
WEIGHT = ("acted", "no report", "waits", "given up", "overtaken")
"""Where a partner shares several charges at one place, the first of these that holds for any of them speaks for all."""
ACTED = ("none", "one", "several")
REST = ("nothing", *WEIGHT[1:])
HIDDEN = ("none", "some")
ANY = "*"
RULES: tuple[tuple[str, str, str, str], ...] = (
    ("none", "nothing", ANY, "not shared"),
    ("none", "no report", ANY, "no report"),
    ("none", "waits", ANY, "open"),
    ("none", "given up", ANY, "not carried out"),
    ("none", "overtaken", ANY, "overtaken"),
    ("one", ANY, "some", "not shared"),
    ("one", ANY, "none", "one side only"),
    ("several", "nothing", ANY, "acted jointly"),
    ("several", ANY, ANY, "some jointly"),
)
"""How many partners acted, what weighs most of the others that share, whether one shares nothing: what came of it.

Where one acted and another shares nothing, nobody but that other knows whether it was one side only.
"""


def _told(acted: str, rest: str, hidden: str) -> str:
    """The outcome of the first rule that fits."""
    case = (acted, rest, hidden)
    return next(row[3] for row in RULES if all(of in (ANY, is_) for of, is_ in zip(row[:3], case, strict=True)))


OUTCOME: Mapping[tuple[str, str, str], str] = {each: _told(*each) for each in product(ACTED, REST, HIDDEN)}
"""The same for every case by itself."""
OUTCOMES = tuple(dict.fromkeys(row[3] for row in RULES))


def sign(state: str, due: date | None, today: date) -> str:
    """What a shared charge says of itself on a day: the post is silent once the day passed on which it was due.

    One that acted and has not reported yet has told that it acted: that is not silence.
    """
    said = SIGNS[state]
    return "no report" if said == "waits" and due is not None and due < today else said


def weightiest(signs: Iterable[str]) -> str:
    """What several charges of one partner at one place say together. Raises StopIteration where there is none."""
    said = frozenset(signs)
    return next(each for each in WEIGHT if each in said)


def outcome(signs: Collection[str], hidden: int) -> str:
    """What came of a place: the signs of the partners that share, and how many others have a post there."""
    acted = sum(each == "acted" for each in signs)
    others = [each for each in signs if each != "acted"]
    rest = weightiest(others) if others else "nothing"
    return OUTCOME[ACTED[min(acted, 2)], rest, HIDDEN[min(hidden, 1)]]
