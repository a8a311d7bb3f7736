"""Which seats a person may give, table by table: what a page offers. The gates stand in the actions."""

from collections.abc import Iterator
from dataclasses import dataclass

from collegium.accounts.access import Anybody, seats_of
from collegium.accounts.models import Partner, Partnership, Person, Post, Role, Seat
from collegium.accounts.rules import may_seat


@dataclass(frozen=True, slots=True)
class Offer:
    """A seat that may be given: at a partner, at a partnership's secretariat, or as keeper."""

    role: str
    partner: Partner | None = None
    partnership: Partnership | None = None
    post: Post | None = None
    deputy_of: Person | None = None

    @property
    def key(self) -> str:
        """What names it among the offers to one person."""
        at, about = self.partner or self.partnership, self.post or self.deputy_of
        return ".".join((at.pk if at else "", self.role, about.pk if about else ""))


def offers_to(person: Anybody) -> list[Offer]:
    """The seats that a person may give now, in the order of its own seats; each once."""
    found = {offer.key: offer for seat in seats_of(person) for offer in _offers_in(seat)}
    return list(found.values())


def _offers_in(seat: Seat) -> Iterator[Offer]:
    """What may be given in the capacity of one seat."""
    if seat.role == Role.KEEPER:
        yield from _of_keeper()
    elif seat.partner is not None:
        yield from (each for each in _at_table(seat.partner) if may_seat(seat.role, each.role, True))


def _at_table(partner: Partner) -> Iterator[Offer]:
    """Every seat that there can be at a partner."""
    yield Offer(Role.PRINCIPAL, partner)
    for head in partner.seats.filter(role=Role.PRINCIPAL, ended=False).select_related("person").order_by("id"):
        yield Offer(Role.DEPUTY, partner, deputy_of=head.person)
    yield Offer(Role.EDITOR, partner)
    for post in partner.posts.filter(withdrawn=False).order_by("name"):
        yield Offer(Role.POST, partner, post=post)
    yield Offer(Role.READER, partner)


def _of_keeper() -> Iterator[Offer]:
    """The first principals of partners that have none, secretariats, and further keepers."""
    for partnership in Partnership.objects.filter(withdrawn=False).order_by("name"):
        for partner in partnership.partners.filter(withdrawn=False, followed=False).order_by("code"):
            if not partner.seats.filter(role=Role.PRINCIPAL, ended=False).exists():
                yield Offer(Role.PRINCIPAL, partner)
        yield Offer(Role.SECRETARIAT, partnership=partnership)
    yield Offer(Role.KEEPER)
