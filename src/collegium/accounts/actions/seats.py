"""Seats: giving and ending them."""

from dataclasses import dataclass

from django.db import transaction

from collegium.accounts.access import seats_of
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.models import Notice, Partner, Partnership, Person, Post, Role, Seat
from collegium.accounts.models.entry import EntryQuerySet
from collegium.accounts.queries import house
from collegium.accounts.rules import AT_A_PARTNER, may_seat
from collegium.accounts.sessions import end_sessions


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


def give_seat(by: Person, plan: SeatPlan, why: str = "") -> Seat:
    """Give somebody a seat; the person is made known where it is not yet. Raises NotAllowed, Improper."""
    space = house()
    with transaction.atomic():
        seat = seat_to_give(by, plan)
        check_seat(plan)
        person = person_for(plan.email)
        with change(by=by, verb="gives a seat", space=space, why=why, seat=seat):
            if person is None:
                person = Person(space=space, email=plan.email, name=plan.name)
                person.set_unusable_password()
                person.save()
            given = seat_of(person, plan)
            given.save()
        tell_partner(by, seat, given, why)
    return given


def person_for(email: str) -> Person | None:
    """Whoever is known by an address; None where nobody is."""
    person: Person | None = Person.objects.filter(email__iexact=email).first()
    return person


def seat_of(person: Person, plan: SeatPlan) -> Seat:
    """The seat of a plan, for a person, as yet unwritten."""
    return Seat(
        space=house(),
        person=person,
        role=plan.role,
        partner=plan.partner,
        partnership=plan.partnership,
        post=plan.post,
        deputy_of=plan.deputy_of,
    )


def tell_partner(by: Person, acting: Seat, seat: Seat, why: str, through: Person | None = None) -> None:
    """Tell a partner, in its own journal, of a seat at its table that somebody acting from outside gave or ended.

    `through` is who had invited, where the person took the seat itself. The first seat at a table is told to nobody.
    """
    if seat.partner is None or acting.partner_id == seat.partner_id:
        return
    if not seat.partner.seats.exclude(pk=seat.pk).exists():
        return
    space = seat.partner.own_space
    verb = "ends a seat" if seat.ended else "takes a seat" if through else "gives a seat"
    with change(by=by, verb=verb, space=space, why=why, seat=seat if through else acting):
        told = {"seat": seat, "person": seat.person, "role": seat.role, "ended": seat.ended, "through": through}
        Notice(space=space, **told).save()


def seat_to_give(by: Person, plan: SeatPlan) -> Seat:
    """The seat in which somebody gives another one. Raises NotAllowed."""
    has_principal = _heads(plan.partner).exists()
    for seat in seats_of(by):
        at_home = seat.role == Role.KEEPER or (plan.partner is not None and seat.partner_id == plan.partner.pk)
        if at_home and may_seat(seat.role, plan.role, has_principal):
            if seat.role == Role.KEEPER and person_for(plan.email) == by:
                raise NotAllowed("A keeper takes no seat by its own hand.", "Let another keeper give it.")
            return seat
    raise NotAllowed(f"You may not give this seat: {plan.role}.", "A principal of the partner may.")


def check_seat(plan: SeatPlan) -> None:
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
    if plan.post and plan.post.withdrawn:
        raise Improper("This post was closed.", "Name one that is open.")
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

    Their sessions end: who has other seats signs in anew.

    Raises NotVisible, NotAllowed, Improper.
    """
    acting = next((each for each in seats_of(by) if _ends(each, seat)), None)
    if acting is None:
        tables = {(each.partner_id, each.partnership_id) for each in seats_of(by)}
        at_home = (seat.partner_id, seat.partnership_id) in tables - {(None, None)}
        raise NotAllowed("You may not end this seat.", "A principal of the partner may.") if at_home else NotVisible
    if seat.ended:
        raise Improper("This seat has ended already.")
    with transaction.atomic():
        with change(by=by, verb="ends a seat", space=seat.space, why=why, seat=acting):
            seat.ended = True
            seat.save()
            with_it = _deputies_without(seat)
            for deputy in with_it:
                deputy.ended = True
                deputy.save()
        for each in (seat, *with_it):
            tell_partner(by, acting, each, why)
            end_sessions(each.person)


def _deputies_without(seat: Seat) -> list[Seat]:
    """The deputies' seats that end with a seat: a principal's, who has no other one at the partner."""
    if seat.role != Role.PRINCIPAL or _heads(seat.partner).filter(person=seat.person_id).exists():
        return []
    deputies = Seat.objects.filter(partner=seat.partner, role=Role.DEPUTY, deputy_of=seat.person_id, ended=False)
    return list(deputies.order_by("id"))


def may_end(by: Person, seat: Seat) -> bool:
    """Whether somebody may end a seat."""
    return any(_ends(each, seat) for each in seats_of(by))


def _ends(acting: Seat, seat: Seat) -> bool:
    if acting.role == Role.KEEPER:
        return True
    return acting.role == Role.PRINCIPAL and acting.partner_id is not None and acting.partner_id == seat.partner_id
