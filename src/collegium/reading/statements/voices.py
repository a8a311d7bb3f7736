"""Whose words a stretch of text is: who speaks, for which party, and which parties the document is of."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from collegium.reading.contract import Heading, Mention, Span
from collegium.reading.words import fold

ISSUED = ("joint_statement", "communique", "agreement", "programme", "plan")  # kinds whose "we" are all its parties
SELF = "?"  # stands for the party whose document it is, until that is known
ACTING = ("party", "forum")
ABOUT = re.compile(r"\s(?:on|sur|sobre|zu|zur|zum|по|о|об)\s", re.IGNORECASE)  # before what a title is about
GAP = 5  # words between two names of one list
LONG_GAP = 8  # the same behind "and": "and the Minister of Foreign Affairs of"
CLOSE = 3  # words between a party and a body that issues a text with it
OPENING = 900  # characters in which a text names the parties that issue it
NEAR = 90  # characters between a party and the person whom it names
BEFORE = 48  # characters before a name in which the office stands


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


def sides_of(heading: Heading, text: str, mentions: Sequence[Mention], begin: int) -> tuple[str, ...]:
    """The parties whose document it is: those of its title, else those who begin its first sentence."""
    named = _ids(m for m in _titled(heading, text, mentions) if m.kind == "party")
    issuing = _ids(m for m in _titled(heading, text, mentions, ABOUT) if m.kind == "party")
    if len(issuing) >= 2 or len(named) >= 2:
        return issuing if len(issuing) >= 2 else named
    if heading.kind not in ISSUED:
        return named
    return _listed(text, mentions, begin) or named


def _is_far(between: list[str], mention: Mention) -> bool:
    """Whether too many words stand before a name for it to go on with a list."""
    if mention.kind == "forum":
        return len(between) > CLOSE
    return len(between) > (LONG_GAP if between[:1] and between[0].lower() in ("and", "et", "y", "und", "и") else GAP)


def topic_of(heading: Heading, text: str, mentions: Sequence[Mention], own: Sequence[str | None]) -> str | None:
    """The party that a document is about: the only one of its title whose document it is not."""
    titled = [who for who in _ids(m for m in _titled(heading, text, mentions) if m.kind == "party") if who not in own]
    return titled[0] if len(titled) == 1 else None


def _titled(
    heading: Heading, text: str, mentions: Sequence[Mention], until: re.Pattern[str] | None = None
) -> list[Mention]:
    """What the title names, or its part before some words."""
    title = heading.title or ""
    at = text.find(title) if title else -1
    stop = until.search(title) if until else None
    title = title[: stop.start()] if stop else title
    return [m for m in mentions if at >= 0 and at <= m.span[0] and m.span[1] <= at + len(title)]


def _listed(text: str, mentions: Sequence[Mention], begin: int) -> tuple[str, ...]:
    """The first list of at least two parties, or of a party and a body, that the text begins with."""
    run: list[Mention] = []
    for mention in [*mentions, None]:
        if mention is not None and (mention.span[0] < begin or mention.kind not in ACTING):
            continue
        far = mention is None or (run and _is_far(text[run[-1].span[1] : mention.span[0]].split(), mention))
        if far and len(ids := _ids(m for m in run)) >= 2 and any(m.kind == "party" for m in run):
            parties = _ids(m for m in run if m.kind == "party")
            return parties if len(parties) >= 2 else ids
        if mention is None or mention.span[0] > begin + OPENING:
            return ()
        run = [mention] if far else [*run, mention]
    return ()


def _ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.id for m in mentions if m.id))


def home_of(office: str, homes: Mapping[str, str]) -> str | None:
    """The party in which alone an office is called so."""
    folded = fold(office)
    return next((party for name, party in homes.items() if name in folded), None)


class Persons:
    """The party of every person whom a text names, as far as it can be told."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], known: Mapping[str, str], homes: Mapping[str, str]
    ) -> None:
        self._known = dict(known)
        last: Mention | None = None
        for mention in mentions:
            if mention.kind == "person" and mention.name:
                key = surname(mention.name)
                home = home_of(text[max(0, mention.span[0] - BEFORE) : mention.span[0]].rsplit(".", 1)[-1], homes)
                if key not in self._known and home:
                    self._known[key] = home
                elif key not in self._known and last is not None and last.id and _beside(text, last.span, mention.span):
                    self._known[key] = last.id
            if mention.kind == "party" and mention.id:
                last = mention
            elif mention.kind == "person":
                last = None

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
