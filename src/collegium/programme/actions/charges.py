"""The steps of a charge: a post receives, acknowledges, asks, acts, reports; its capital answers, or lets it lapse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Post, Seat
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.moving import in_turn, tell_moved
from collegium.programme.models import Charge, Instruction, Step
from collegium.programme.queries.wordings import wording_of
from collegium.programme.rules.instructions import (
    BY_CAPITAL,
    BY_POST,
    CHARGES,
    FOLLOWED,
    NEEDS_WORDS,
    NOT_BEFORE,
    needs_line,
)
from collegium.programme.rules.steps import step
from collegium.register.models import Document

VERBS: Mapping[str, str] = {
    "receive": "receives an instruction",
    "acknowledge": "acknowledges an instruction",
    "query": "asks about an instruction",
    "answer": "answers about an instruction",
    "overtake": "says that an instruction is overtaken",
    "act": "acts on an instruction",
    "report": "reports on an instruction",
    "not carry out": "does not carry out an instruction",
}
"""How the journal has each step of one charge; all charges of an instruction are revised by `instructions.revise`."""
MOST = 50_000
"""Characters of what is said with a step."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said with a step: words, when it happened (now, where nobody says so), whether the line or the fallback
    was followed, papers."""

    words: str = ""
    at: datetime | None = None
    line: str = ""
    papers: tuple[Document, ...] = ()


def take(by: Person, charge: Charge, verb: str, said: Said | None = None, seen: str = "", why: str = "") -> Step:
    """Take a step of one charge. `seen` is the id of the last step that the person saw, where that is to hold still.

    A step of the post is taken by whoever sits there, and by the capital where nobody does. Raises NotVisible and
    NotAllowed at the gate, OutOfTurn, Improper, ChangedMeanwhile where another step was taken meanwhile.
    """
    return _take_all(by, {charge: seen}, verb, said or Said(), why)[0]


def overtake_all(by: Person, instruction: Instruction, said: Said | None = None, why: str = "") -> list[Step]:
    """Say of every charge of an instruction that is open still that it is overtaken.

    Raises NotVisible, NotAllowed, Improper where none is open.
    """
    gate(by, "instruct", instruction.space)
    rows = instruction.charges.select_related("post", "space").filter(withdrawn=False, struck=False)
    charges = {row: "" for row in rows if "overtake" in CHARGES[row.state]}
    if not charges:
        raise Improper("No post is chosen.", "Choose at least one.")
    return _take_all(by, charges, "overtake", said or Said(), why)


def _take_all(by: Person, charges: Mapping[Charge, str], verb: str, said: Said, why: str) -> list[Step]:
    """Take the same step of several charges of one space, in one change; each with the last step that was seen."""
    if verb not in VERBS:
        raise Improper("There is no such step.", "Go back and choose one of the list.")
    seat = [seat_for_step(by, charge, verb) for charge in charges][-1]
    space = next(iter(charges)).space
    with in_turn(space):
        with change(by=by, verb=VERBS[verb], space=space, why=why, seat=seat):
            rows = [_as_it_stands(charge, seen) for charge, seen in charges.items()]
            taken = [_checked(by, row, verb, said) for row in rows]
        for row in rows:
            tell_moved(by, seat, row)
    return taken


def _checked(by: Person, row: Charge, verb: str, said: Said) -> Step:
    check_said(row, verb, said)
    taken = step_taken(row, verb, said)
    for paper in said.papers:
        cite(by, taken, Cited(paper, role="paper"))
    return taken


def seat_for_step(by: Person, charge: Charge, verb: str) -> Seat:
    """The seat in which a person takes a step. Raises NotVisible for another post's charge, NotAllowed."""
    if verb in BY_CAPITAL:
        return gate(by, "instruct", charge.space)
    gate(by, "report", charge.space)
    seats = seats_for(by, "report", charge.space)
    at_post = [seat for seat in seats if seat.post_id == charge.post_id]
    elsewhere = [seat for seat in seats if seat.post_id is None]
    if not at_post and not elsewhere:
        raise NotVisible
    if not at_post and is_staffed(charge.post):
        raise NotAllowed("The post says this itself.", "Ask whoever sits there.")
    return (at_post or elsewhere)[0]


def is_staffed(post: Post) -> bool:
    """Whether somebody sits at a post."""
    seats = Seat.objects.filter(post=post, role="post", ended=False, withdrawn=False, struck=False)
    return seats.filter(person__is_active=True).exists()


def _as_it_stands(charge: Charge, seen: str) -> Charge:
    """A charge as nobody changes it until the open change ends. Raises NotVisible, ChangedMeanwhile."""
    rows = Charge.objects.select_related("post", "space", "instruction")
    row = rows.filter(pk=charge.pk, withdrawn=False, struck=False).first()
    if row is None:
        raise NotVisible
    if seen and seen != last_step(row):
        raise ChangedMeanwhile("Another step was taken meanwhile.", "Look at it anew, then say what you have to say.")
    return row


def last_step(charge: Charge) -> str:
    """The id of the last step of a charge."""
    return str(charge.steps.order_by("-id").values_list("pk", flat=True)[0])


def check_said(charge: Charge, verb: str, said: Said) -> None:
    """Raises OutOfTurn for a step that does not lead on, Improper for one that lacks what it has to say."""
    step(CHARGES, charge.state, verb)
    words = said.words.strip()
    if verb in NEEDS_WORDS and not words:
        raise Improper("This step needs words.", "Say what there is to say.")
    if len(words) > MOST:
        raise Improper("This says nothing, or too much.", f"At most {MOST} characters.")
    if needs_line(charge.state, verb) and said.line not in FOLLOWED:
        raise Improper("Say what was followed.", "Choose the line or the fallback.")
    if said.line == "fallback" and not wording_of(charge).fallback:
        raise Improper("This instruction has no fallback.", "Choose the line.")
    _check_order(charge, verb, moment_of(said.at))


def _check_order(charge: Charge, verb: str, at: datetime) -> None:
    """Raises Improper for a step before one that it follows."""
    before = charge.steps.filter(verb__in=NOT_BEFORE[verb], struck=False).order_by("at").last()
    if before and at < before.at:
        raise Improper(
            f"This would stand before the step that it follows: {before.verb}, {before.at:%Y-%m-%d %H:%M} UTC.",
            "Write when it happened.",
        )


def moment_of(at: datetime | None) -> datetime:
    """When a step was taken, to the minute: now, where nobody says so. Raises Improper for what lies ahead."""
    now = timezone.now()
    if at and at > now:
        raise Improper("This lies in the future.", "Write when it happened.")
    return (at or now).replace(second=0, microsecond=0)


def step_taken(charge: Charge, verb: str, said: Said) -> Step:
    """Keep a step that was checked, and where it leads, as a part of the open change."""
    charge.state = step(CHARGES, charge.state, verb)
    charge.save()
    line = said.line if verb in ("act", "report") else ""
    taken = Step(space=charge.space, charge=charge, verb=verb, words=said.words.strip(), line=line)
    taken.at = moment_of(said.at)
    taken.save()
    return taken


def steps_for(by: Person, charge: Charge) -> list[str]:
    """The verbs by which a person may take this charge on from where it stands, in the order of the table."""
    own = verbs_of(by, charge)
    return [verb for verb in CHARGES[charge.state] if verb in own]


def verbs_of(by: Person, charge: Charge) -> frozenset[str]:
    """All verbs of the sides on which a person stands in this charge, wherever it stands."""
    own: frozenset[str] = frozenset()
    for verbs in (BY_CAPITAL, BY_POST):
        try:
            seat_for_step(by, charge, next(iter(verbs)))
        except (NotAllowed, NotVisible):
            continue
        own |= verbs
    return own
