"""Where in a text a date can stand: near a figure or a word of time."""

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from collegium.reading.contract import Span
from collegium.reading.dates.table import Table
from collegium.reading.words import LANGUAGES

FIGURES = re.compile(r"[0-9]+")
BEFORE, BEHIND = 48, 1  # characters: no form begins farther before its first figure or word of time


def places(folded: str, table: Table) -> list[Span]:
    """The windows of a text in which all its dates begin, in order and apart from one another."""
    near = [match.start() for match in FIGURES.finditer(folded)]
    near += [start for _, start, _ in _anchors(table).find_matches_as_indexes(folded, overlapping=True)]
    if table.short:
        near.extend(match.start() for match in table.short.finditer(folded))
    near.sort()
    windows: list[Span] = []
    end = -1
    for at in near:
        begin = max(0, at - BEFORE)
        if begin <= end:
            end = at + BEHIND
            windows[-1] = (windows[-1][0], min(end, len(folded)))
        else:
            end = at + BEHIND
            windows.append((begin, min(end, len(folded))))
    return windows


@lru_cache(maxsize=len(LANGUAGES))
def _anchors(table: Table) -> AhoCorasick:
    """Finds all words of time in one pass (Aho and Corasick, 1975)."""
    return AhoCorasick(sorted(table.anchors), MatchKind.Standard, implementation=Implementation.DFA)
