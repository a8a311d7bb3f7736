"""Who may take which step with a text as a whole, what partners may say to it and when, and what follows. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from collegium.accounts.errors import Improper
from collegium.programme.rules.steps import Order

ACTS: Mapping[str, str] = {
    "put up": "draft",
    "put under silence": "draft",
    "reopen": "draft",
    "call off": "draft",
    "abandon": "draft",
    "name who delivers": "draft",
    "deliver": "draft",
    "answer": "consent",
    "join": "consent",
    "break silence": "consent",
    "affirm": "consent",
    "contest": "consent",
    "say of silence": "consent",
    "say of publishing": "consent",
    "record answer": "record",
    "record break": "record",
    "keep silence": "record",
    "publish": "publish",
}
"""The act of the gate that each step needs: who drafts puts up, heads speak for a partner, the secretariat records."""

NEEDS_WORDS = frozenset({"declines", "break silence", "contest", "reopen", "abandon", "call off"})
"""With these a reason has to be said."""

ANSWERABLE: Mapping[str, frozenset[str]] = {
    "draft": frozenset({"opts out"}),
    "negotiated": frozenset({"opts out"}),
    "put up": frozenset({"consents", "declines", "opts out"}),
    "silence": frozenset({"consents", "opts out"}),  # who declines breaks it
    "adopted": frozenset(),
    "delivered": frozenset(),
    "contested": frozenset({"consents", "declines", "opts out"}),  # of whoever contested alone
    "abandoned": frozenset(),
}
"""What a partner that takes part may say, by where the text stands."""

PARTS: Order = {
    "none": {"join": "takes part", "join late": "joined late"},
    "takes part": {"opt out": "opted out"},
    "joined late": {"opt out": "opted out"},
    "opted out": {"join": "takes part", "join late": "joined late", "contest": "takes part"},
}
"""Whether a partner takes part."""

JOINS: Mapping[str, str] = {
    "draft": "join",
    "negotiated": "join",
    "put up": "join late",
    "adopted": "join late",
    "delivered": "join late",
}
"""How a partner joins, by where the text stands: late with its consent. Not while silence runs or one contests."""

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Said:
    """What one partner that takes part said to an edition: an answer, or nothing; and whether it contests that."""

    answer: str = ""
    contested: bool = False


def outcome(said: Sequence[Said], silent: bool) -> str:
    """What follows from what those that take part said: `too few`, `declined`, `contested`, `waits` or `agreed`.

    Where `silent` holds silence was kept, and who said nothing has consented.
    """
    if len(said) < FEWEST:
        return "too few"
    if any(each.answer == "declines" and not each.contested for each in said):
        return "declined"
    if any(each.contested for each in said):
        return "contested"
    if all(each.answer == "consents" or (silent and not each.answer) for each in said):
        return "agreed"
    return "waits"


def check_answer(state: str, answer: str, why: str) -> None:
    """Raises Improper for what cannot be said to a text where it stands, or not without a reason."""
    if answer not in ("consents", "declines", "opts out"):
        raise Improper("This cannot be said to a text.", "Say one of: consents, declines, opts out.")
    if answer not in ANSWERABLE[state]:
        remedy = "Break the silence, with a reason." if state == "silence" else "Look at where it stands."
        raise Improper(f"This cannot be said now: {answer}. It stands at: {state}.", remedy)
    check_words(answer, why)


def check_words(verb: str, why: str) -> None:
    """Raises Improper where a reason is missing."""
    if verb in NEEDS_WORDS and not why.strip():
        raise Improper("This needs a reason.", "Say why; all partners see it.")


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far the words of a text are: how many partners it has, how many paragraphs, and which of these, by their
    numbers, stand in brackets or are not agreed to by all; in which languages words are missing or behind."""

    partners: int
    paragraphs: int
    bracketed: Sequence[int] = ()
    open: Sequence[int] = ()
    lacking: Sequence[str] = ()


def check_ready(text: Readiness, silent: bool) -> None:
    """Raises Improper where the words of a text are not such that it can be put before partners.

    Without brackets, and in all its languages, in any case. Silence takes the place of agreeing to each paragraph.
    """
    if text.partners < FEWEST:
        raise Improper("A text of fewer than two partners cannot be adopted.", "Let another one join first.")
    if not text.paragraphs:
        raise Improper("There is no paragraph yet to agree on.", "Add one first.")
    _check_none("Brackets are open in: {}.", text.bracketed, "Agree on these paragraphs first.")
    _check_none("Words are missing, or older than a change, in: {}.", text.lacking, "Every language is authentic.")
    if not silent:
        _check_none("Not every partner agrees to: {}.", text.open, "Agree on these paragraphs first.")


def _check_none(cause: str, found: Sequence[object], remedy: str) -> None:
    if found:
        raise Improper(cause.format(", ".join(map(str, found))), remedy)
