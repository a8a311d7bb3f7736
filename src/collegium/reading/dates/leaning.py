"""Which way a clause looks in time, from the words around a date."""

import re
from collections.abc import Mapping

BEFORE, AFTER = 160, 90  # characters around a date that may tell; one sentence at most
STOP = re.compile(r"[.;!?]\s|\n")


def leaning(folded: str, span: tuple[int, int], words: Mapping[str, re.Pattern[str]]) -> int:
    """-1 for the past, 1 for what is to come, 0 where nothing tells. `words` are the patterns "future" and "past".

    What stands before the date in its sentence decides, else what stands behind it; words of the future outweigh
    those of the past ("agreed to meet in March").
    """
    before = STOP.split(folded[max(0, span[0] - BEFORE) : span[0]])[-1]
    after = STOP.split(folded[span[1] : span[1] + AFTER], maxsplit=1)[0]
    return _looks(before, words) or _looks(after, words)


def _looks(clause: str, words: Mapping[str, re.Pattern[str]]) -> int:
    if words["future"].search(clause):
        return 1
    return -1 if words["past"].search(clause) else 0
