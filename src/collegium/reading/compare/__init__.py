"""Two documents of one series: what the later one keeps, rewords, adds and does not repeat of the earlier one."""

from collegium.reading.compare.asking import asked_first, open_questions, worth_asking
from collegium.reading.compare.matching import Match, alike, compare
from collegium.reading.compare.shapes import KINDS, Comparison, Pair
from collegium.reading.compare.wording import Change, changes

__all__ = [
    "KINDS",
    "Change",
    "Comparison",
    "Match",
    "Pair",
    "alike",
    "asked_first",
    "changes",
    "compare",
    "open_questions",
    "worth_asking",
]
