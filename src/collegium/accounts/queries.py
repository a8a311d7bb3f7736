"""What can be asked of partners, persons and spaces."""

from collections.abc import Collection, Iterable
from functools import cache
from typing import TypeVar

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from collegium.accounts.access import Anybody, seats_of, spaces_of
from collegium.accounts.errors import Improper, NotVisible
from collegium.accounts.journal.change import hash_of
from collegium.accounts.models import (
    Change,
    Invitation,
    Marking,
    Partner,
    Partnership,
    Person,
    Role,
    Seat,
    Space,
    SpaceKind,
)
from collegium.accounts.rules import may, may_revoke, needs_second_factor
from collegium.accounts.sight import seeing

AtTable = TypeVar("AtTable", Seat, Invitation)
FOUNDS_A_DEMONSTRATION = "founds the installation, for demonstration"


def installation() -> Space | None:
    """The space of the installation; None before it was founded."""
    return Space.objects.filter(kind=SpaceKind.INSTALLATION).first()


def is_demonstration() -> bool:
    """Whether this installation was founded for showing, with invented partners. Nothing can make it one later."""
    space = installation()
    return space is not None and _founded_for_showing(space.pk)


@cache
def _founded_for_showing(space: str) -> bool:
    """Whether the first change of an installation says so, and is as it was written. It never changes: asked once."""
    with seeing([space]):
        first = Change.objects.filter(space=space, number=1, verb=FOUNDS_A_DEMONSTRATION).first()
        return first is not None and first.hash == hash_of(first, list(first.versions.order_by("position")))


def has_second_factor(person: Person) -> bool:
    """Whether a person has an app or a passkey."""
    return bool(Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def lacks_second_factor(person: Person) -> bool:
    """Whether the installation demands a second factor of a person who has none. A demonstration demands none."""
    if settings.SECOND_FACTOR == "nobody" or has_second_factor(person):
        return False
    roles = {seat.role for seat in seats_of(person)}
    return needs_second_factor(settings.SECOND_FACTOR, roles) and not is_demonstration()


def house() -> Space:
    """The same. Raises Improper before it was founded."""
    space = installation()
    if space is None:
        raise Improper("This installation was not founded yet.", "Run `collegium found` first.")
    return space


def partnerships_of(person: Anybody) -> QuerySet[Partnership]:
    """The partnerships that a person takes part in."""
    return Partnership.objects.filter(spaces__in=spaces_of(person).filter(kind=SpaceKind.JOINT)).distinct()


def partners_of(partnership: Partnership, followed: bool | None = None) -> QuerySet[Partner]:
    """The partners of a partnership; only those that are followed, or that take part, where it is said."""
    partners = partnership.partners.filter(withdrawn=False).order_by("code")
    return partners if followed is None else partners.filter(followed=followed)


def markings_of(partnership: Partnership) -> QuerySet[Marking]:
    """The markings of a partnership, the least first."""
    return partnership.markings.filter(withdrawn=False).order_by("rank", "name")


def highest_of(markings: Iterable[Marking | None]) -> Marking | None:
    """The most protective of some markings; none where there is none."""
    return max((each for each in markings if each), key=lambda each: each.rank, default=None)


def own_space(person: Anybody, partner: str) -> Space:
    """The own space of a partner, by its code, of a person who has a seat there. Raises NotVisible."""
    space = spaces_of(person).filter(kind=SpaceKind.OWN, partner__code=partner).first()
    if space is None:
        raise NotVisible
    return space


def space_named(person: Anybody, name: str) -> Space:
    """The one space a person means by `joint`, `public` or a partner's code. Raises NotVisible, Improper if several."""
    kinds = {SpaceKind.JOINT.value, SpaceKind.PUBLIC.value}
    seen = spaces_of(person)
    spaces = list(seen.filter(kind=name) if name in kinds else seen.filter(kind=SpaceKind.OWN, partner__code=name))
    if not spaces:
        raise NotVisible
    if len(spaces) > 1:
        raise Improper(f"You see several spaces of this name: {name}.", "Name the space by its id.")
    return spaces[0]


def person_of(email: str) -> Person:
    """The person of an address. Raises NotVisible."""
    person: Person | None = Person.objects.filter(email__iexact=email, is_active=True).first()
    if person is None:
        raise NotVisible
    return person


def personas() -> QuerySet[Seat]:
    """Every seat in which somebody may act now: as whom a demonstration is entered."""
    seats = Seat.objects.filter(ended=False, withdrawn=False, person__is_active=True)
    return seats.select_related("person", "partner", "partnership", "post").order_by("partner__code", "id")


def principals_of(partner: Partner) -> QuerySet[Person]:
    """Who heads a partner now."""
    heads = Seat.objects.filter(partner=partner, role="principal", ended=False, withdrawn=False)
    return Person.objects.filter(pk__in=heads.values("person")).order_by("email")


def who_may(act: str, space: Space) -> set[str]:
    """The ids of the persons who sit where they may do an act in a space, and have not left."""
    roles = [role for role in Role.values if may(role, act, space.kind)]
    at_table = Q(partner=space.partner_id) if space.partner_id else Q(partner__partnership=space.partnership_id)
    if space.partner_id is None:
        at_table |= Q(partnership=space.partnership_id)
    seats = Seat.objects.filter(at_table, role__in=roles, ended=False, withdrawn=False, struck=False)
    return set(seats.filter(person__is_active=True).values_list("person", flat=True))


def known_in(space: Space) -> set[str]:
    """The persons whose names the readers of a space are told: those who sit or sat in its partnership."""
    at_table = Q(partner__partnership=space.partnership_id) | Q(partnership=space.partnership_id)
    return set(Seat.objects.filter(at_table, withdrawn=False).values_list("person", flat=True))


def seats_seen_by(person: Anybody) -> QuerySet[Seat]:
    """The seats that a person may know of: all for a keeper, those at one's own partner and secretariat otherwise."""
    return _at_tables_of(person, Seat.objects.all()).select_related(
        "person", "partner", "partnership", "post", "deputy_of"
    )


def invitations_seen_by(person: Anybody) -> QuerySet[Invitation]:
    """The invitations that still hold, at the tables whose seats a person may know of."""
    waiting = Invitation.objects.filter(taken_as=None, revoked=False, expires__gt=timezone.now())
    return _at_tables_of(person, waiting).select_related("partner", "partnership", "post", "deputy_of", "invited_by")


def _at_tables_of(person: Anybody, rows: QuerySet[AtTable]) -> QuerySet[AtTable]:
    """What is at the tables at which a person sits; at every one for a keeper."""
    own = seats_of(person)
    rows = rows.filter(withdrawn=False)
    if any(seat.role == "keeper" for seat in own):
        return rows
    partners = [seat.partner_id for seat in own if seat.partner_id]
    offices = [seat.partnership_id for seat in own if seat.partnership_id]
    return rows.filter(Q(partner__in=partners) | Q(partnership__in=offices))


def seat_in_reach(own: Iterable[Seat], theirs: Collection[Seat]) -> Seat | None:
    """Of one's own seats the one in which second factor and sessions may be taken from whoever has others' seats."""
    tables, roles = {seat.partner_id for seat in theirs}, {seat.role for seat in theirs}
    return next((seat for seat in own if may_revoke(seat.role, seat.partner_id, tables, roles)), None)


def in_reach(person: Anybody) -> list[tuple[Person, list[Seat]]]:
    """The people from whom a person may take second factor and sessions, by name, each with its seats."""
    own, seen = seats_of(person), seats_seen_by(person).filter(ended=False)
    living = Seat.objects.filter(person__in=seen.values("person"), ended=False, withdrawn=False, struck=False)
    found: dict[Person, list[Seat]] = {}
    for seat in living.select_related("person", "partner", "partnership").order_by("person__name", "person", "id"):
        found.setdefault(seat.person, []).append(seat)
    return [(each, seats) for each, seats in found.items() if seat_in_reach(own, seats)]
