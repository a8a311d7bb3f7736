"""What follows from documents and decisions and can be made anew: tables for queues, pages and search.

`MAKERS` makes the rows of one document, each after those that it builds on. They are made anew at the end of every
change that read the document again, or took back or struck out something of it. Cards, by which search finds entries,
follow entries one by one (`cards`).
"""

from collegium.register.derived.cards import make_cards, uncarded
from collegium.register.derived.making import MAKERS, behind, catch_up, make, unmake

__all__ = ["MAKERS", "behind", "catch_up", "make", "make_cards", "uncarded", "unmake"]
