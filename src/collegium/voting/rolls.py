"""One roll call: what was voted on, who voted how, what the source says the totals are, and whether that adds up."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from collegium.voting.matrix import ABSENT, ABSTAIN, NO, OUTSIDE, YES

GENERAL_ASSEMBLY = "UN General Assembly"
SECURITY_COUNCIL = "UN Security Council"

# What a roll decided on: a whole text that was adopted, one that was not, or a part of one.
STAGES = ("resolution", "draft", "decision", "amendment", "paragraph", "motion")

WITHOUT_A_VOTE = "adopted without a vote"

WORDS = MappingProxyType({YES: "yes", ABSTAIN: "abstain", NO: "no", ABSENT: "absent", OUTSIDE: "not a member"})


@dataclass(frozen=True, slots=True)
class Totals:
    """How many voted how; None where the source does not say."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None


@dataclass(frozen=True, slots=True)
class Later:
    """What a member said afterwards of how it had meant to vote: kept beside the roll, never merged into it."""

    state: str
    vote: int
    text: str


@dataclass(frozen=True, slots=True)
class Roll:
    """One decision of a forum, by vote or without.

    `id` is the source's own and one of its kind there; `session` as the source writes it; `year` the calendar year,
    0 where nothing tells it. `votes` go from ISO 3166-1 alpha-3 codes to the codes of `matrix`. `stated` are the
    totals that the source gives.
    """

    id: str
    source: str
    forum: str = GENERAL_ASSEMBLY
    session: str = ""
    day: date | None = None
    year: int = 0
    symbol: str = ""
    title: str = ""
    stage: str = ""
    votes: Mapping[str, int] = field(default_factory=dict)
    stated: Totals | None = None
    notes: tuple[str, ...] = ()
    later: tuple[Later, ...] = ()

    @property
    def counted(self) -> Totals:
        """What the votes add up to."""
        count = Counter(self.votes.values())
        return Totals(count[YES], count[NO], count[ABSTAIN], count[ABSENT])

    @property
    def mismatch(self) -> str | None:
        """Where stated totals differ from counted ones, in words; None where they agree or nothing can be compared."""
        return mismatch(self.stated, self.counted) if self.stated and self.votes else None


def mismatch(stated: Totals, counted: Totals) -> str | None:
    """How two totals differ, in words; what is not stated is not compared.

    Who was absent is compared only where the votes name absent members.
    """
    pairs = [("yes", stated.yes, counted.yes), ("no", stated.no, counted.no)]
    pairs.append(("abstaining", stated.abstain, counted.abstain))
    if counted.absent:
        pairs.append(("absent", stated.absent, counted.absent))
    apart = [f"{word}: {said} stated, {found} counted" for word, said, found in pairs if said not in (None, found)]
    return "; ".join(apart) or None


_MODERN = re.compile(r"(?:A/RES|R|E?SS|RES)/(?P<session>(?:ES-|S-)?\d+)/(?P<number>\d+)\s*\[?(?P<part>[A-Z]?)\]?$")
_PLAIN = re.compile(r"(?P<session>(?:ES-|S-)?\d+)/(?P<number>\d+)\s*(?P<part>[A-Z]?)$")
_ROMAN = re.compile(
    r"A/RES/(?P<number>\d+)\s*\[?(?P<part>[A-Z]?)\]?\s*\((?P<session>[A-Z-]*[IVXL]+)\)\s*\[?(?P<after>[A-Z]?)\]?$"
)
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def key_of(symbol: str) -> str:
    """A symbol of a resolution as `session/number`, with its letter, however the source writes it; "" for others."""
    written = symbol.strip().upper()
    found = _MODERN.match(written) or _PLAIN.match(written)
    if found:
        return f"{found['session']}/{found['number']}{found['part']}"
    roman = _ROMAN.match(written)
    if not roman:
        return ""
    before, _, numeral = roman["session"].rpartition("-")
    prefix = f"{before}-" if before else ""
    return f"{prefix}{_number(numeral)}/{roman['number']}{roman['part'] or roman['after']}"


def _number(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def session_of(session: str, year: int, day: date | None) -> int:
    """The regular session that a roll falls into: the number that the source gives, or what the date tells; else 0.

    A regular session opens in September; emergency and special sessions count to the regular one of their time.
    """
    if session.isdigit():
        return int(session)
    if day:
        return max(day.year - (1945 if day.month >= 9 else 1946), 1)
    return max(year - 1945, 0) if year else 0
