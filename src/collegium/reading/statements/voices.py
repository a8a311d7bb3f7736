"""Whose words a stretch of text is: who speaks, for which party; of which party the persons are whom it names."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from collegium.reading.contract import Mention, Span
from collegium.reading.words import fold

# Kinds whose "we" are all its parties.
ISSUED: Final = ("joint_statement", "communique", "agreement", "programme", "plan")
SELF: Final = "?"  # stands for the party whose document it is, until that is known
GENERAL: Final = re.compile(r"[ -‑]general", re.IGNORECASE)
PARTS: Final = re.compile(
    r"[,;:(\n]|\.\s|\b(?:and|with|by|to|et|y|und|mit|и|с)\s"
)  # between an office and who is named before
POSTED: Final = re.compile(
    r"(?:ambassador|envoy|representative|coordinator|rapporteur|ambassadeur|embajador|botschafter)\w*"
    r"(?: \w+){0,3} (?:for|to|on|auprès d|en|ante|in|für)(?: the)? $",
    re.IGNORECASE,
)
NEAR: Final = 90  # characters between a party and the person whom it names
BEFORE: Final = 48  # characters before a name in which the office stands


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the person, the party, and the parties whose document it is.

    `spoken` where somebody speaks; `joint` where "we" are all the parties: a text that they issue together, what is
    said first after their meeting. `together` are the parties of two who speak side by side.
    """

    speaker: str | None
    party: str | None
    sides: tuple[str, ...]
    spoken: bool
    joint: bool
    together: tuple[str, ...] = ()

    @property
    def own(self) -> tuple[str, ...]:
        """Whom "we" means."""
        return self.sides if self.joint else self.alone

    @property
    def alone(self) -> tuple[str, ...]:
        """Whom "I" means."""
        if self.joint and not self.spoken:
            return self.sides
        return (self.party or SELF,)

    @property
    def two(self) -> tuple[str, ...]:
        """The two parties of a written text, where it is of two; else none."""
        sides = self.sides if self.party is None or self.party in self.sides else (self.party or "", *self.sides)
        return sides if len(sides) == 2 and not self.spoken else ()


def home_of(office: str, homes: Mapping[str, str]) -> str | None:
    """The party in which alone an office is called so; "Secretary" is no part of "Press Secretary"."""
    return next(homes_in(office, homes), None)


def homes_in(text: str, homes: Mapping[str, str]) -> Iterator[str]:
    """The party of each office that a text names and one party alone calls so, in the order of the names."""
    folded = fold(text)
    for name in homes:
        at = folded.find(name)
        while at >= 0:
            if _stands_alone(text, at, at + len(name), " " in name):
                yield homes[name]
            at = folded.find(name, at + 1)


def _stands_alone(office: str, start: int, end: int, phrase: bool) -> bool:
    """Whether a name of an office is whole words; one word also must be no part of a longer office."""
    before, after = office[:start].rsplit(" ", 2), office[end : end + 1]
    if (start and office[start - 1].isalnum()) or after.isalnum():
        return False
    longer = len(before) > 1 and before[-2][:1].isupper() and not before[-1]
    return phrase or not (longer or GENERAL.match(office, end))


class Persons:
    """The party of every person whom a text names, as far as it can be told."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], known: Mapping[str, str], homes: Mapping[str, str]
    ) -> None:
        self._known = dict(known)
        last: Mention | None = None
        first: Mention | None = None  # of the names of that party that stand in a row
        for mention in mentions:
            if mention.kind == "person" and mention.name:
                key = surname(mention.name)
                if key not in self._known and (found := self._told(text, mention, first, last, homes)):
                    self._known[key] = found
            if mention.kind == "party" and mention.id:
                first = first if last and first and last.id == mention.id else mention
                last = mention
            elif mention.kind == "person":
                last = None

    @staticmethod
    def _told(
        text: str, person: Mention, first: Mention | None, last: Mention | None, homes: Mapping[str, str]
    ) -> str | None:
        """The party of a person by the office before the name, else by the party before it."""
        start = person.span[0]
        home = home_of(PARTS.split(text[max(0, start - BEFORE) : start])[-1], homes)
        if home or first is None or last is None or not _beside(text, last.span, person.span):
            return home
        # "the Ambassador to X (XX) Ann Other" is no person of X
        posted = POSTED.search(text[max(0, first.span[0] - BEFORE) : first.span[0]])
        return None if posted else last.id

    def party_of(self, mention: Mention) -> str | None:
        """The party of a person."""
        return self._known.get(surname(mention.name or ""))


def _beside(text: str, party: Span, person: Span) -> bool:
    """Whether a party stands before a person in one phrase: "Foreign Minister of X Ann Other"."""
    between = fold(text[party[1] : person[0]])
    joined = len(between) < NEAR and not any(mark in between for mark in (", ", ";", " and ", "\n"))
    return joined or between.strip() in (",", "")


def surname(name: str) -> str:
    """The last word of a name, as names are compared."""
    return name.split()[-1].casefold() if name.split() else ""
