"""Where in a text a date can stand: near a figure or a word of time."""

import re

from collegium.reading.contract import Span
from collegium.reading.dates.table import Table

FIGURES = re.compile(r"[0-9]+")
BEFORE, BEHIND = 48, 1  # characters: no form begins farther before its first figure or word of time


def places(folded: str, table: Table) -> list[Span]:
    """The windows of a text in which all its dates begin, in order and apart from one another."""
    near = [match.start() for match in FIGURES.finditer(folded)]
    for anchor in table.anchors:
        at = folded.find(anchor)
        while at >= 0:
            near.append(at)
            at = folded.find(anchor, at + 1)
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
