"""A claim about a vote, set beside every roll that could be meant.

Collegium does not say that a claim is true: it says what a roll holds, and whether it is the roll that was spoken of.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from collegium.voting.questions.titles import words_of
from collegium.voting.rolls import WORDS, Roll, key_of

ENOUGH = 0.6  # of the claim's words that a title must have


class Verdict(StrEnum):
    """How a roll stands to a claim."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ANOTHER_STAGE = "another stage"
    LATER = "roll later than the claim"


@dataclass(frozen=True, slots=True)
class Claim:
    """What was said of a vote: on what (a symbol, or words of the title), when, and with which totals or votes.

    What was not said is None or empty. `stage` is one of the stages of a roll, as `collegium.voting.rolls` has them.
    """

    said: date | None = None
    symbol: str = ""
    about: str = ""
    stage: str = ""
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    votes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """A roll beside a claim. `differences` are what its totals and votes say otherwise, whatever the verdict."""

    roll: Roll
    verdict: Verdict
    differences: tuple[str, ...]
    reason: str


def beside(claim: Claim, rolls: Iterable[Roll]) -> list[Beside]:
    """Every roll that the claim could mean, best match first, then the nearest in time.

    A roll that could be meant has the claim's symbol, or enough of its words in the title. Where a roll is later than
    the claim, or of another stage, it cannot bear the claim out or belie it, and the verdict says so; what differs is
    listed all the same. A roll without a date is taken by its year; without either it counts as not later. Raises
    ValueError for a claim that names neither a symbol nor any word of four letters or more.
    """
    words, key = words_of(claim.about), key_of(claim.symbol)
    if not words and not claim.symbol:
        raise ValueError("Say what the vote was on: a symbol, or words of the title.")
    scored = [(_match(claim, key, words, roll), roll) for roll in rolls]
    meant = sorted(
        (each for each in scored if each[0] >= ENOUGH), key=lambda each: (-each[0], _distance(claim, each[1]))
    )
    return [_judged(claim, roll) for _, roll in meant]


def _match(claim: Claim, key: str, words: frozenset[str], roll: Roll) -> float:
    if claim.symbol:
        same = roll.symbol == claim.symbol or (key and key_of(roll.symbol) == key)
        return 1.0 if same else 0.0
    return len(words & words_of(roll.title)) / len(words)


def _judged(claim: Claim, roll: Roll) -> Beside:
    differences = tuple(_differences(claim, roll))
    if _is_later(claim, roll):
        reason = f"the roll was taken on {roll.day or roll.year}, after this was said on {claim.said}"
        return Beside(roll, Verdict.LATER, differences, reason)
    if claim.stage and roll.stage and claim.stage != roll.stage:
        reason = f"the claim is about a {claim.stage}, the roll about a {roll.stage}"
        return Beside(roll, Verdict.ANOTHER_STAGE, differences, reason)
    if differences:
        return Beside(roll, Verdict.DIFFERS, differences, "; ".join(differences))
    return Beside(roll, Verdict.AGREES, (), "what was said is what the roll holds")


def _differences(claim: Claim, roll: Roll) -> Iterable[str]:
    counted = roll.counted
    pairs = (
        ("yes", claim.yes, counted.yes),
        ("no", claim.no, counted.no),
        ("abstaining", claim.abstain, counted.abstain),
    )
    for word, said, found in pairs:
        if said is not None and said != found:
            yield f"{word}: {said} said, {found} counted"
    for state, vote in claim.votes.items():
        found_vote = roll.votes.get(state)
        if found_vote != vote:
            yield f"{state}: {WORDS[vote]} said, {WORDS[found_vote] if found_vote else 'no vote'} counted"


def _is_later(claim: Claim, roll: Roll) -> bool:
    if claim.said is None:
        return False
    return roll.day > claim.said if roll.day else roll.year > claim.said.year


def _distance(claim: Claim, roll: Roll) -> int:
    """Days between claim and roll; latest first where the claim has no date."""
    day = roll.day or date(max(roll.year, 1), 12, 31)
    return abs((day - claim.said).days) if claim.said else -day.toordinal()
