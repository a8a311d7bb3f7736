"""When an undertaking was last reaffirmed, as far as later documents tell. Pure: it computes, and changes no state.

Own and joint words alone reaffirm; what others tell of the actor is listed apart. A later document that does not repeat
it is named, and withdraws nothing by that. A later passage on its condition raises a question, which a person answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.reading.compare.wording import stems
from collegium.reading.contract import Span

REPEATS = frozenset({"kept", "reworded"})
OWN = frozenset({"own", "joint"})
SILENT, GIVEN_UP, NEAR = "silent", "given_up", "near"
LONGER = 3  # letters of words that mostly hold others together
FEWEST = 2  # longer words of a condition that a passage must have which bears on it
SHARE = 0.5  # and the share of them


@dataclass(frozen=True, slots=True)
class Later:
    """What a later document has of an undertaking: `how` is kept, reworded, given_up, near or silent.

    `near` is a sentence that may say the same, though no statement was found there. `place` is where the words stand in
    the text of a reading, whose id is `reading`, empty for the document's newest one; `decided` whether a person has
    confirmed it.
    """

    how: str
    document: str
    date: str
    standing: str = ""
    quote: str = ""
    said_by: str = ""
    place: Span | None = None
    reading: str = ""
    decided: bool = False


@dataclass(frozen=True, slots=True)
class Reaffirmed:
    """What is known since an undertaking: when it was last said again, and what else later documents have of it."""

    last: Later | None = None
    told: tuple[Later, ...] = ()
    silent: tuple[Later, ...] = ()
    given_up: tuple[Later, ...] = ()
    near: tuple[Later, ...] = ()
    questions: tuple[Later, ...] = ()


def reaffirmed(date: str, found: Iterable[Later], on_condition: Iterable[Later] = ()) -> Reaffirmed:
    """What later documents tell of an undertaking of a date; what is not later, or of no known date, tells nothing."""
    later = sorted({each for each in found if is_later(each.date, date)}, key=_order)
    again = [each for each in later if each.how in REPEATS]
    own = [each for each in again if each.standing in OWN]
    silent = {each.document for each in again}
    return Reaffirmed(
        last=own[-1] if own else None,
        told=tuple(each for each in again if each.standing not in OWN),
        silent=tuple(each for each in later if each.how == SILENT and each.document not in silent),
        given_up=tuple(each for each in later if each.how == GIVEN_UP),
        near=tuple(each for each in later if each.how == NEAR and each.document not in silent),
        questions=tuple(sorted({each for each in on_condition if is_later(each.date, date)}, key=_order)),
    )


def is_later(one: str, other: str) -> bool:
    """Whether a date is surely later than another one; either may be a month or a year alone."""
    length = min(len(one), len(other))
    return bool(length) and one[:length] > other[:length]


def bears_on(condition: str, quote: str) -> bool:
    """Whether a passage has so many words of a condition that it may tell whether that holds."""
    wanted = {stem for stem in stems(condition) if len(stem) > LONGER}
    common = wanted & stems(quote)
    return len(common) >= FEWEST and len(common) >= SHARE * len(wanted)


def _order(each: Later) -> tuple[str, str, Span, str, str, str, str, str, bool]:
    """By date and place; what else it says lets nothing hang on the order in which documents were asked."""
    place = each.date, each.document, each.place or (0, 0), each.reading
    return *place, each.how, each.standing, each.quote, each.said_by, each.decided
