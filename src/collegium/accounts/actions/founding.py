"""Founding: the installation with its first keeper, and partnerships."""

from dataclasses import dataclass

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
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
from collegium.accounts.queries import FOUNDS_A_DEMONSTRATION, house, installation


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
    space = house()
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
