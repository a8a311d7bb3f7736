"""Instructions and charges as a person sees them: who sits at posts alone sees what these are charged with, no more."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from collegium.accounts.access import Anybody, seats_of, visible_to
from collegium.accounts.errors import NotVisible
from collegium.accounts.models import Change, Seat, Space, Version
from collegium.programme.models import Charge, Ground, Instruction, Step
from collegium.programme.queries.grounds import grounds_of
from collegium.programme.queries.wordings import GONE, Wording, replaced, revisions, worded, wording_of, wordings_of
from collegium.programme.rules.instructions import ACTED, CHARGES, ENDED, WAITS_FOR_CAPITAL, WAITS_FOR_POST

NEVER = datetime.max.replace(tzinfo=UTC)
"""After every moment at which something is due."""


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


def charges_shown(person: Anybody) -> Q:
    """Of the charges of spaces that a person sees, those that it sees too."""
    shown = Q()
    for partner, posts in posts_only(person).items():
        shown &= ~Q(space__partner=partner) | Q(post__in=posts)
    return shown


def instructions_shown(person: Anybody) -> Q:
    """Of the instructions of spaces that a person sees, those that it sees too."""
    shown = Q()
    for partner, posts in posts_only(person).items():
        charged = Charge.objects.filter(instruction=OuterRef("pk"), post__in=posts, withdrawn=False, struck=False)
        shown &= Q(~Q(space__partner=partner) | Exists(charged))
    return shown


def charges(person: Anybody, space: Space | None = None) -> QuerySet[Charge]:
    """The charges that a person sees, the newest first; those of one space, where it is said."""
    rows = visible_to(person, Charge).filter(charges_shown(person), struck=False)
    rows = rows.select_related("post", "space", "instruction__marking").order_by("-id")
    return rows if space is None else rows.filter(space=space)


def instructions(person: Anybody, space: Space | None = None) -> QuerySet[Instruction]:
    """The instructions that a person sees, the newest first. Drafts are seen by those who sit not at posts alone."""
    rows = visible_to(person, Instruction).filter(instructions_shown(person), struck=False)
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


def charges_on(person: Anybody, instruction: Instruction) -> QuerySet[Charge]:
    """The charges of an instruction that a person sees, in the order of their posts."""
    return charges(person).filter(instruction=instruction).order_by("post__name", "id")


def states_of(person: Anybody, some: Iterable[Instruction]) -> dict[str, list[tuple[str, int]]]:
    """How many charges of some instructions stand at which state, by the ids of the instructions, as a person sees."""
    found: dict[str, dict[str, int]] = {each.pk: {} for each in some}
    rows = charges(person).filter(instruction__in=found).order_by().values_list("instruction_id", "state")
    for instruction, state, number in rows.annotate(number=Count("pk")):
        found[instruction][state] = number
    return {entry: [(state, some[state]) for state in CHARGES if state in some] for entry, some in found.items()}


def waiting(person: Anybody) -> QuerySet[Charge]:
    """The charges that wait for this person: at a post for its next step, in the capital for an answer."""
    seats = seats_of(person)
    posts = [seat.post_id for seat in seats if seat.role == "post"]
    capitals = [seat.partner_id for seat in seats if seat.role in ("principal", "deputy", "editor")]
    at_post = Q(post__in=posts, state__in=WAITS_FOR_POST)
    in_capital = Q(space__partner__in=capitals, state__in=WAITS_FOR_CAPITAL)
    return charges(person).filter(at_post | in_capital)


def waiting_in(person: Anybody) -> dict[str, int]:
    """How many charges wait for this person in each space, by its id; spaces where none does are left out."""
    rows = waiting(person).order_by().values_list("space")
    return dict(rows.annotate(number=Count("pk")))


def by_due(some: Iterable[Charge]) -> list[tuple[Charge, Wording]]:
    """Charges with the words that hold for each, what is due first; what is due at no moment last."""
    rows = list(some)
    said = wordings_of(rows)
    told = [(each, said[each.pk]) for each in rows]
    return sorted(told, key=lambda one: (one[1].due or NEVER, one[0].pk))


def overdue(charge: Charge, now: datetime | None = None, said: Wording | None = None) -> bool:
    """Whether the due moment has passed and nothing says that it was acted, or that it need not be. `said` are the
    words that hold for the charge, where they were asked for already."""
    due = (said or wording_of(charge)).due
    return due is not None and charge.state not in ACTED | ENDED and due < (now or timezone.now())


def given(person: Anybody, some: Collection[Instruction]) -> dict[str, Wording]:
    """Instructions in the words that a person was given, by their ids: whoever sits at posts alone has the latest
    edition that one of these was given, and nothing of what was revised for others since."""
    found = {each.pk: worded(each) for each in some}
    partners = posts_only(person)
    bound = [each.pk for each in some if each.partner_id in partners]
    if not bound:
        return found
    rows = list(charges(person).filter(instruction__in=bound).order_by("wording"))
    said = wordings_of(rows)
    return found | dict.fromkeys(bound, GONE) | {each.instruction_id: said[each.pk] for each in rows}


def grounds_given(person: Anybody, charge: Charge) -> list[Ground]:
    """On what an instruction rests in the words that hold for a charge: not what was cited once others had new ones."""
    rows, until = grounds_of(person, [charge.instruction])[charge.instruction_id], replaced([charge]).get(charge.pk)
    if until is None:
        return rows
    first = Version.objects.filter(kind=Ground._meta.label, entry__in=[each.pk for each in rows], number=1)
    before = set(first.filter(change__number__lt=until).values_list("entry", flat=True))
    return [each for each in rows if each.pk in before]


def resting(some: Iterable[Charge]) -> set[str]:
    """The ids of what the grounds of some charges hang on: their instructions, and the steps taken."""
    of = {each.pk: each.instruction_id for each in some}
    steps = Step.objects.filter(charge__in=list(of), struck=False)
    return {*of.values(), *steps.values_list("pk", flat=True)}


def of_other_posts(person: Anybody, changes: Collection[str]) -> set[str]:
    """Of some changes, by their ids, those that moved charges of other posts alone, of which the person sees none, and
    those of instructions from when others had new words."""
    if not posts_only(person):
        return set()
    rows = Version.objects.filter(change__in=changes, kind=Charge._meta.label).values_list("change_id", "entry")
    moved: dict[str, set[str]] = {}
    for change, entry in rows:
        moved.setdefault(change, set()).add(entry)
    seen = set(charges(person).filter(pk__in=set().union(*moved.values())).values_list("pk", flat=True))
    others = {change for change, entries in moved.items() if not entries & seen}
    return others | _of_other_editions(person, set(changes) - moved.keys())


def _of_other_editions(person: Anybody, changes: Collection[str]) -> set[str]:
    """Of some changes that moved no charge, those of instructions and of their grounds that were made once the words
    that a person was given were replaced for others."""
    kinds = (Instruction._meta.label, Ground._meta.label)
    rows = Version.objects.filter(change__in=changes, kind__in=kinds).values_list(
        "change_id", "change__number", "entry"
    )
    wrote = list(rows)
    rest = Ground.objects.filter(pk__in={entry for *_, entry in wrote}, kind=Instruction._meta.label)
    of = dict(rest.values_list("pk", "of"))
    about = {of.get(entry, entry) for *_, entry in wrote}
    own = list(charges(person).filter(instruction__in=about, space__partner__in=posts_only(person)))
    gone = replaced(own)
    stands = {each.instruction_id for each in own if each.pk not in gone}
    until: dict[str, int] = {}
    for each in own:
        if each.instruction_id not in stands:
            until[each.instruction_id] = max(until.get(each.instruction_id, 0), gone[each.pk])
    found = ((change, number, of.get(entry, entry)) for change, number, entry in wrote)
    return {change for change, number, entry in found if entry in until and number > until[entry]}


def thread(person: Anybody, charge: Charge) -> list[Taken]:
    """The steps of a charge in the order in which they were entered."""
    return threads(person, [charge])[charge.pk]


def threads(person: Anybody, some: Collection[Charge]) -> dict[str, list[Taken]]:
    """The steps of several charges, by the ids of these."""
    steps = list(visible_to(person, Step).filter(charge__in=some, struck=False).order_by("id"))
    papers, entered = grounds_of(person, steps), _entered(steps)
    seats = _seats(change.seat for change in entered.values())
    revised = revisions(steps, entered)
    found: dict[str, list[Taken]] = {each.pk: [] for each in some}
    for each in steps:
        change = entered[each.pk]
        before, after = revised.get(each.pk, (None, None))
        taken = Taken(each, change.by.name, seats.get(change.seat), papers[each.pk], before, after)
        found[each.charge_id].append(taken)
    return found


def _entered(steps: Iterable[Step]) -> dict[str, Change]:
    """The changes by which steps were entered, by the ids of the steps."""
    rows = Version.objects.select_related("change__by").filter(kind="programme.Step", number=1)
    return {row.entry: row.change for row in rows.filter(entry__in=[each.pk for each in steps])}


def _seats(ids: Iterable[str]) -> dict[str, Seat]:
    return {seat.pk: seat for seat in Seat.objects.filter(pk__in=set(ids)).select_related("partner", "post")}
