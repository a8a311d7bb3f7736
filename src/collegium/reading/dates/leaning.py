"""Which way a clause looks in time, from the words around a date."""

import re
from collections.abc import Mapping

BEFORE, AFTER = 160, 130  # characters around a date that may tell; one sentence at most
STOP = re.compile(r"(?<!\.\w)\.\s|[;!?]\s|\n")  # the point of an abbreviation such as "U.S." ends no sentence
SURE, LIKELY = 2, 1


def leaning(folded: str, span: tuple[int, int], words: Mapping[str, re.Pattern[str]]) -> int:
    """Below zero for the past, above it for what is to come, 0 where nothing tells; `SURE` or `LIKELY`.

    "Since" right before the date is sure, "by" is likely (`words` "from_then" and "up_to"). Else what stands before
    the date in its sentence decides, where words of the "future" outweigh those of the "past" ("agreed to meet in
    March"); else the first word behind it that tells.
    """
    said = before(folded, span[0])
    if words["from_then"].search(said):
        return -SURE
    if words["up_to"].search(said):
        return LIKELY
    after = STOP.split(folded[span[1] : span[1] + AFTER], maxsplit=1)[0]
    return _looks(said, words) or _looks_first(after, words)


def before(folded: str, at: int) -> str:
    """What stands before a place in its sentence, as far as it may tell."""
    return STOP.split(folded[max(0, at - BEFORE) : at])[-1]


def _looks(clause: str, words: Mapping[str, re.Pattern[str]]) -> int:
    if words["future"].search(clause):
        return LIKELY
    return -LIKELY if words["past"].search(clause) else 0


def _looks_first(clause: str, words: Mapping[str, re.Pattern[str]]) -> int:
    future, past = words["future"].search(clause), words["past"].search(clause)
    if future and past:
        return LIKELY if future.start() < past.start() else -LIKELY
    return LIKELY if future else -LIKELY if past else 0
