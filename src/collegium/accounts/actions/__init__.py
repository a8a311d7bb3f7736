"""Verbs of the room: founding, seating, leaving. Each is one change of the installation's space."""

from dataclasses import dataclass

from django.db import transaction

from collegium.accounts.access import gate, seats_of
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import (
    Marking,
    Partner,
    PartnerKind,
    Partnership,
    Person,
    Post,
    Role,
    Seat,
    Space,
    SpaceKind,
)
from collegium.accounts.models.entry import EntryQuerySet
from collegium.accounts.queries import FOUNDS_A_DEMONSTRATION, installation
from collegium.accounts.rules import AT_A_PARTNER, may_seat


@dataclass(frozen=True, slots=True)
class PartnerPlan:
    """A partner as it is founded."""

    code: str
    name: str
    kind: str = PartnerKind.STATE.value
    followed: bool = False
    posts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PartnershipPlan:
    """A partnership as it is founded: its partners, and its markings as (name, rank)."""

    name: str
    partners: tuple[PartnerPlan, ...]
    markings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """Whom to give which seat: at a partner, at a partnership's secretariat, or as keeper."""

    email: str
    name: str
    role: str
    partner: Partner | None = None
    partnership: Partnership | None = None
    post: Post | None = None
    deputy_of: Person | None = None


def found_installation(email: str, name: str, demonstration: bool = False) -> Person:
    """Found the installation, with its first keeper. Raises Improper where that was done.

    A demonstration is one for ever, and no other installation becomes one: its first change says so.
    """
    if installation():
        raise Improper("This installation was founded already.")
    space = Space(kind=SpaceKind.INSTALLATION)
    space.space = space
    keeper = Person(space=space, email=email, name=name)
    keeper.set_unusable_password()
    with change(by=keeper, verb=FOUNDS_A_DEMONSTRATION if demonstration else "founds the installation", space=space):
        space.save()
        keeper.save()
        Seat(space=space, person=keeper, role=Role.KEEPER).save()
    return keeper


def found_partnership(by: Person, plan: PartnershipPlan) -> Partnership:
    """Found a partnership with its spaces. Raises NotVisible and NotAllowed at the gate, Improper for a bad plan."""
    space = _installation()
    seat = gate(by, "found", space)
    _check(plan)
    with change(by=by, verb="founds the partnership", space=space, why=plan.name, seat=seat):
        partnership = Partnership(space=space, name=plan.name)
        partnership.save()
        for kind in (SpaceKind.JOINT, SpaceKind.PUBLIC):
            Space(space=space, kind=kind, partnership=partnership).save()
        for name, rank in plan.markings:
            Marking(space=space, partnership=partnership, name=name, rank=rank).save()
        for partner in plan.partners:
            _found_partner(space, partnership, partner)
    return partnership


def _found_partner(space: Space, partnership: Partnership, plan: PartnerPlan) -> None:
    partner = Partner(
        space=space, partnership=partnership, code=plan.code, name=plan.name, kind=plan.kind, followed=plan.followed
    )
    partner.save()
    if not plan.followed:
        Space(space=space, kind=SpaceKind.OWN, partnership=partnership, partner=partner).save()
    for name, place in plan.posts:
        Post(space=space, partner=partner, name=name, place=place).save()


def _check(plan: PartnershipPlan) -> None:
    """Raises Improper where a plan cannot be founded."""
    codes = [partner.code for partner in plan.partners]
    if not plan.name.strip() or not codes or not plan.markings:
        raise Improper("A partnership has a name, partners and markings.", "Name at least one of each.")
    if len(set(codes)) < len(codes):
        raise Improper("Two partners have the same code.", "Give each its own.")
    if Partnership.objects.filter(name=plan.name).exists():
        raise Improper(f"There is a partnership of this name: {plan.name}.", "Give it another one.")
    if any(not 0 <= rank <= 9 for _, rank in plan.markings):
        raise Improper("Markings have ranks from 0 to 9.", "0 is for everybody.")
    if any(partner.kind not in PartnerKind.values for partner in plan.partners):
        raise Improper(f"A partner is one of these: {', '.join(PartnerKind.values)}.")


def give_seat(by: Person, plan: SeatPlan, why: str = "") -> Seat:
    """Give somebody a seat; the person is made known where it is not yet. Raises NotAllowed, Improper."""
    space = _installation()
    with transaction.atomic():
        seat = _may_give(by, plan)
        _check_seat(plan)
        person = Person.objects.filter(email__iexact=plan.email).first()
        if person and person.pk == by.pk and seat.role == Role.KEEPER:
            raise NotAllowed("A keeper takes no seat by its own hand.", "Let another keeper give it.")
        with change(by=by, verb="gives a seat", space=space, why=why, seat=seat):
            if person is None:
                person = Person(space=space, email=plan.email, name=plan.name)
                person.set_unusable_password()
                person.save()
            given = Seat(
                space=space,
                person=person,
                role=plan.role,
                partner=plan.partner,
                partnership=plan.partnership,
                post=plan.post,
                deputy_of=plan.deputy_of,
            )
            given.save()
    return given


def _may_give(by: Person, plan: SeatPlan) -> Seat:
    """The seat in which somebody gives another one. Raises NotAllowed."""
    has_principal = Seat.objects.filter(partner=plan.partner, role=Role.PRINCIPAL, ended=False).exists()
    for seat in seats_of(by):
        at_home = seat.role == Role.KEEPER or (plan.partner is not None and seat.partner_id == plan.partner.pk)
        if at_home and may_seat(seat.role, plan.role, has_principal):
            return seat
    raise NotAllowed(f"You may not give this seat: {plan.role}.", "A principal of the partner may.")


def _check_seat(plan: SeatPlan) -> None:
    """Raises Improper where a seat stands at the wrong table."""
    if plan.role in AT_A_PARTNER and (plan.partner is None or plan.partner.followed):
        raise Improper("This role is one at a partner that takes part.", "Name such a partner.")
    if plan.role == Role.SECRETARIAT and plan.partnership is None:
        raise Improper("A secretariat is one of a partnership.", "Name the partnership.")
    if plan.role not in AT_A_PARTNER and plan.partner is not None:
        raise Improper("This role is at no partner.", "Name none.")
    if (plan.role == Role.DEPUTY) != (plan.deputy_of is not None):
        raise Improper("A deputy is somebody's deputy.", "Name the principal.")
    if plan.deputy_of and not _held(_heads(plan.partner).filter(person=plan.deputy_of)):
        raise Improper("A deputy is one of a principal of the same partner.", "Name such a principal.")
    if (plan.role == Role.POST) != (plan.post is not None):
        raise Improper("Who sits at a post has one.", "Name the post of the partner.")
    if plan.post and plan.partner and plan.post.partner_id != plan.partner.pk:
        raise Improper("The post is another partner's.", "Name a post of this partner.")
    if "@" not in plan.email:
        raise Improper(f"This is no address of mail: {plan.email}.")


def _heads(partner: Partner | None) -> EntryQuerySet[Seat]:
    """The seats of a partner's principals."""
    return Seat.objects.filter(partner=partner, role=Role.PRINCIPAL, ended=False, withdrawn=False)


def _held(seats: EntryQuerySet[Seat]) -> bool:
    """Whether there is such a seat; where there is, nobody else ends it until the transaction ends."""
    return bool(list(seats.select_for_update()))


def end_seat(by: Person, seat: Seat, why: str) -> None:
    """End a seat, and with a principal's last one those of its deputies: whoever leaves keeps its name on what it did.

    Raises NotVisible, NotAllowed, Improper.
    """
    acting = next((each for each in seats_of(by) if _may_end(each, seat)), None)
    if acting is None:
        at_home = any(each.partner_id and each.partner_id == seat.partner_id for each in seats_of(by))
        raise NotAllowed("You may not end this seat.", "A principal of the partner may.") if at_home else NotVisible
    if seat.ended:
        raise Improper("This seat has ended already.")
    with change(by=by, verb="ends a seat", space=seat.space, why=why, seat=acting):
        seat.ended = True
        seat.save()
        for deputy in _deputies_without(seat):
            deputy.ended = True
            deputy.save()


def _deputies_without(seat: Seat) -> list[Seat]:
    """The deputies' seats that end with a seat: a principal's, who has no other one at the partner."""
    if seat.role != Role.PRINCIPAL or _heads(seat.partner).filter(person=seat.person_id).exists():
        return []
    deputies = Seat.objects.filter(partner=seat.partner, role=Role.DEPUTY, deputy_of=seat.person_id, ended=False)
    return list(deputies.order_by("id"))


def _may_end(acting: Seat, seat: Seat) -> bool:
    if acting.role == Role.KEEPER:
        return True
    return acting.role == Role.PRINCIPAL and acting.partner_id is not None and acting.partner_id == seat.partner_id


def _installation() -> Space:
    space = installation()
    if space is None:
        raise Improper("This installation was not founded yet.", "Run `collegium found` first.")
    return space
