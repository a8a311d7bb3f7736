"""The real verbatim records come apart as their readers see them; the votes they count are the check."""

import re
from itertools import pairwise
from operator import sub

from collegium.reading.formats.pdf import extract
from collegium.reading.source import Block
from tests.machine import real_record

RESULT = re.compile(r"adopted by (\d+) votes to (\d+|none)(?:, with (\d+) abstentions?)?")
LISTS = ("In favour:", "Against:", "Abstaining:")
BEFORE_COMMA = re.compile(r",\s")


def blocks(name: str) -> list[Block]:
    data = (real_record() / "un_verbatim" / name).read_bytes()
    return [block for block in extract(data).blocks if not block.furniture]


def line(block: Block) -> str:
    return " ".join(block.text.split())


def votes(found: list[Block]) -> list[tuple[list[int], list[int]]]:
    """For each roll call: how many names stand in its lists, and how many votes the record says there were."""
    calls: list[tuple[list[int], list[int]]] = []
    counted = dict.fromkeys(LISTS, 0)
    for before, block in pairwise(found):
        if line(before) in LISTS:
            counted[line(before)] = 0 if line(block) == "None" else len(BEFORE_COMMA.split(line(block)))
        result = RESULT.search(line(block))
        if result and any(counted.values()):
            stated = [0 if part in (None, "none") else int(part) for part in result.groups()]
            calls.append((list(counted.values()), stated))
            counted = dict.fromkeys(LISTS, 0)
    return calls


def test_names_in_the_lists_of_votes_are_as_many_as_the_record_counts() -> None:
    calls = votes(blocks("ga_65_PV_71.pdf"))
    assert len(calls) > 10
    differences = [sum(map(abs, map(sub, counted, stated))) for counted, stated in calls]
    assert sum(differences) <= 1, "the record itself leaves out one comma, between Z and Z"


def test_speakers_names_are_bold_and_begin_a_block() -> None:
    found = [block for block in blocks("ga_76_PV_102.pdf") if block.kind == "paragraph" and ":" in block.text[:120]]
    labelled = [
        block for block in found if re.match(r"(?:The|Mr\.|Ms\.|Mrs\.|Sir)\s", block.text) and block.runs[0].bold
    ]
    assert len(labelled) > 80


def test_hardly_a_paragraph_begins_within_a_sentence() -> None:
    for name in ("ga_65_PV_71.pdf", "ga_76_PV_102.pdf", "sc_2018_PV_8422.pdf", "sc_2026_PV_10100.pdf"):
        found = blocks(name)
        torn = [line(block) for block in found if block.kind == "paragraph" and line(block)[0].islower()]
        assert len(torn) * 100 <= len(found), torn
