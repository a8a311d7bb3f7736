"""Instructions and charges as a person sees them: who sits at posts alone sees what these are charged with, no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from collegium.accounts.access import Anybody, seats_of, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.journal.history import content_at
from collegium.accounts.models import Entry, Seat, Space, Version
from collegium.programme.models import Charge, Ground, Instruction, Step
from collegium.programme.queries.grounds import grounds_of
from collegium.programme.rules.instructions import ACTED, ENDED, WAITS_FOR_CAPITAL, WAITS_FOR_POST

WORDED = ("title", "text", "line", "position", "fallback", "due")
"""The fields of an instruction that a revision changes."""


@dataclass(frozen=True, slots=True)
class Wording:
    """An instruction in the words that hold for a charge."""

    title: str
    text: str
    line: str
    position: str
    fallback: str
    due: datetime | None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step with who took it in which seat, its papers, and, of a revision, the words before and after."""

    step: Step
    by: str
    seat: Seat | None
    papers: list[Ground]
    before: Wording | None = None
    after: Wording | None = None


def posts_only(person: Anybody) -> dict[str, list[str]]:
    """The partners at which a person sits at posts alone, by their ids, each with these posts."""
    seats = [seat for seat in seats_of(person) if seat.partner_id]
    free = {seat.partner_id for seat in seats if seat.role != "post"}
    bound: dict[str, list[str]] = {}
    for seat in seats:
        if seat.partner_id not in free:
            bound.setdefault(str(seat.partner_id), []).append(str(seat.post_id))
    return bound


def charges(person: Anybody, space: Space | None = None) -> QuerySet[Charge]:
    """The charges that a person sees, the newest first; those of one space, where it is said."""
    rows = visible_to(person, Charge).filter(struck=False)
    for partner, posts in posts_only(person).items():
        rows = rows.exclude(Q(space__partner=partner) & ~Q(post__in=posts))
    rows = rows.select_related("post", "space", "instruction").order_by("-id")
    return rows if space is None else rows.filter(space=space)


def instructions(person: Anybody, space: Space | None = None) -> QuerySet[Instruction]:
    """The instructions that a person sees, the newest first. Drafts are seen by those who sit not at posts alone."""
    rows = visible_to(person, Instruction).filter(struck=False)
    for partner, posts in posts_only(person).items():
        charged = Charge.objects.filter(instruction=OuterRef("pk"), post__in=posts, withdrawn=False, struck=False)
        rows = rows.exclude(Q(space__partner=partner) & ~Exists(charged))
    rows = rows.select_related("action", "statement", "marking", "space").order_by("-id")
    return rows if space is None else rows.filter(space=space)


def charge_of(person: Anybody, entry: str) -> Charge:
    """One charge. Raises NotVisible where there is none, or none for this person."""
    row = charges(person).filter(pk=entry).first()
    if row is None:
        raise NotVisible
    return row


def instruction_of(person: Anybody, entry: str) -> Instruction:
    """One instruction. Raises NotVisible where there is none, or none for this person."""
    row = instructions(person).filter(pk=entry).first()
    if row is None:
        raise NotVisible
    return row


def charges_on(person: Anybody, some: Iterable[Instruction]) -> dict[str, list[Charge]]:
    """The charges of some instructions that a person sees, by the ids of these, in the order of their posts."""
    found: dict[str, list[Charge]] = {each.pk: [] for each in some}
    for row in charges(person).filter(instruction__in=found).order_by("post__name", "id"):
        found[row.instruction_id].append(row)
    return found


def waiting(person: Anybody) -> QuerySet[Charge]:
    """The charges that wait for this person: at a post for its next step, in the capital for an answer."""
    seats = seats_of(person)
    posts = [seat.post_id for seat in seats if seat.role == "post"]
    capitals = [seat.partner_id for seat in seats if seat.role in ("principal", "deputy", "editor")]
    at_post = Q(post__in=posts, state__in=WAITS_FOR_POST)
    in_capital = Q(space__partner__in=capitals, state__in=WAITS_FOR_CAPITAL)
    return charges(person).filter(at_post | in_capital)


def overdue(charge: Charge, now: datetime | None = None) -> bool:
    """Whether the due moment has passed and nothing says that it was acted, or that it need not be."""
    due = charge.instruction.due
    return due is not None and charge.state not in ACTED | ENDED and due < (now or timezone.now())


def wording_of(charge: Charge) -> Wording:
    """The instruction in the words that hold for a charge, whatever was revised for others since."""
    return _wording(charge.instruction, charge.wording)


def _wording(instruction: Instruction, number: int) -> Wording:
    if number == instruction.version:
        return _worded(instruction)
    kept = Version.objects.select_related("change").filter(kind=instruction._meta.label, entry=instruction.pk)
    version = kept.filter(number=number).first()
    content = content_at(version) if version else None
    if content is None:
        return _worded(instruction)
    title, text, line, position, fallback = (content[name] for name in WORDED[:-1])
    due = datetime.fromisoformat(content["due"]) if content["due"] else None
    return Wording(title, text, line, position, fallback, due)


def _worded(instruction: Instruction) -> Wording:
    return Wording(**{name: getattr(instruction, name) for name in WORDED})


def thread(person: Anybody, charge: Charge) -> list[Taken]:
    """The steps of a charge in the order in which they were entered."""
    steps = list(visible_to(person, Step).filter(charge=charge, struck=False).order_by("id"))
    papers = grounds_of(person, steps)
    entered = _entered(steps)
    worded = _revisions(charge.instruction, [entered[each.pk].change_id for each in steps if each.verb == "revise"])
    seats = _seats(version.change.seat for version in entered.values())
    taken = []
    for each in steps:
        change = entered[each.pk].change
        before, after = worded.get(change.pk, (None, None)) if each.verb == "revise" else (None, None)
        taken.append(Taken(each, change.by.name, seats.get(change.seat), papers[each.pk], before, after))
    return taken


def _entered(entries: Iterable[Entry]) -> dict[str, Version]:
    """The versions with which entries began, by their ids: each knows the change, and so who made it."""
    ids = [each.pk for each in entries]
    return {
        row.entry: row
        for row in Version.objects.select_related("change__by").filter(kind=Step._meta.label, entry__in=ids, number=1)
    }


def _seats(ids: Iterable[str]) -> dict[str, Seat]:
    return {seat.pk: seat for seat in Seat.objects.filter(pk__in=set(ids)).select_related("partner", "post")}


def _revisions(instruction: Instruction, changes: list[str]) -> dict[str, tuple[Wording, Wording]]:
    """The words before and after each of some changes that revised an instruction, by the id of the change."""
    if not changes:
        return {}
    wrote = Version.objects.filter(kind=instruction._meta.label, entry=instruction.pk, change__in=changes)
    return {
        change: (_wording(instruction, number - 1), _wording(instruction, number))
        for change, number in wrote.values_list("change_id", "number")
    }
