"""Lists of states as verbatim records print them, and what members say of their votes afterwards."""

import re
from collections.abc import Iterator
from datetime import date

from collegium.voting.matrix import ABSTAIN, NO, YES
from collegium.voting.rolls import Later
from collegium.voting.states import States

_JOINT = re.compile(r"\s+(?:and\s+)?")
_LATER = re.compile(
    r"\[Subsequently,?\s+(?P<said>.*?(?:Secretariat|Secretary-General).*?)\]", re.DOTALL | re.IGNORECASE
)
_STATEMENT = re.compile(
    r"delegations?\s+of\s+(?P<states>.+?)\s+(?:had\s+)?(?:informed|advised|notified)\s+the\s+Secretar\S+\s+that\s+"
    r"(?:it|they)\s+(?P<meant>.+?)(?=;|\.\s|\.?$|,?\s+and\s+(?:that\s+)?the\s+delegations?\s+of)",
    re.DOTALL | re.IGNORECASE,
)
_FURTHER = re.compile(
    r"(?:;|and)\s+(?:that\s+)?the\s+delegations?\s+of\s+(?P<states>.+?)(?:\s+that)?\s+(?:it|they)?\s*had\s+(?P<meant>"
    r"(?:meant|intended)\s+.+?)(?=;|\.|$)",
    re.DOTALL | re.IGNORECASE,
)
_MEANT = (
    (re.compile(r"in\s+favour|\byes\b"), YES),
    (re.compile(r"against|\bno\b"), NO),
    (re.compile(r"abstain"), ABSTAIN),
)
_NONE = re.compile(r"none|no\s+(?:member|state)s?", re.IGNORECASE)


def members(listed: str, day: date | None, states: States, source: str, row: int) -> Iterator[str]:
    """The codes of the states of a list, in order. Raises UnknownState."""
    plain = re.sub(r"\s+", " ", listed).strip().rstrip(".").strip()
    if not plain or _NONE.fullmatch(plain):
        return
    for item in plain.split(","):
        if item.strip():
            yield from _item(item.strip(), day, states, source, row)


def _item(item: str, day: date | None, states: States, source: str, row: int) -> Iterator[str]:
    """One state, or two: the last "and" of a list joins two, and now and then a comma is missing in print."""
    bare = re.sub(r"^and\s+", "", item)
    found = states.find(bare, day)
    if found:
        yield found
        return
    for joint in _JOINT.finditer(bare):
        first, second = states.find(bare[: joint.start()], day), states.find(bare[joint.end() :], day)
        if first and second:
            yield first
            yield second
            return
    yield states.of(bare, day, source, row)


def later(text: str, day: date | None, states: States, source: str, row: int) -> Iterator[Later]:
    """What members said afterwards of how they had meant to vote. Raises UnknownState."""
    for note in _LATER.finditer(text):
        said = re.sub(r"\s+", " ", note["said"]).strip()
        statements = [*_STATEMENT.finditer(said)]
        end = statements[-1].end() if statements else 0
        for found in (*statements, *_FURTHER.finditer(said, end)):
            vote = next((code for words, code in _MEANT if words.search(found["meant"])), None)
            if vote is not None:
                for state in members(re.sub(r"^the ", "", found["states"]), day, states, source, row):
                    yield Later(state, vote, said)
