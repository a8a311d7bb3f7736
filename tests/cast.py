"""A fixed cast for tests: the partners of Tidewater, one only followed, and one of Upland; who sits where."""

from dataclasses import dataclass

from collegium.accounts import actions, queries
from collegium.accounts.actions import PartnerPlan, PartnershipPlan, SeatPlan
from collegium.accounts.models import Marking, Partner, Partnership, Person, Post, Space
from collegium.register.arrival import Arrival

PLAN = PartnershipPlan(
    name="Tidewater",
    partners=(
        PartnerPlan("QM", "Velmora", posts=(("Mission at Quellhaven", "Quellhaven"),)),
        PartnerPlan("QN", "Ostrand"),
        PartnerPlan("QO", "Harrowmark", followed=True),
    ),
    markings=(("open", 0), ("for partners", 1), ("sealed", 9)),
)
OTHER = PartnershipPlan(name="Upland", partners=(PartnerPlan("QT", "Tarsk"),), markings=(("open", 0),))
NOTE = "Note on the Winter Ferry\n\nVelmora, 3 February 2031\n\nThe harbour office counted nine boats."


@dataclass
class Cast:
    """Everybody by name, and the spaces."""

    partnership: Partnership
    people: dict[str, Person]
    spaces: dict[str, Space]

    def __getattr__(self, name: str) -> Person:
        """A person by name."""
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def marking(self, name: str = "for partners") -> Marking:
        """A marking of the partnership."""
        return Marking.objects.get(partnership=self.partnership, name=name)


def cast() -> Cast:
    """Found an installation and seat everybody, or find them where that was done. Names: `editor_qm`, `secretariat`."""
    if queries.installation() is None:
        _found()
    partnership = Partnership.objects.get(name=PLAN.name)
    people = {person.email.partition("@")[0]: person for person in Person.objects.all()}
    spaces = {space.partner.code: space for space in Space.objects.filter(kind="own") if space.partner}
    for kind in ("joint", "public"):
        spaces[kind] = Space.objects.get(partnership=partnership, kind=kind)
        spaces[f"{kind} of Upland"] = Space.objects.get(partnership__name=OTHER.name, kind=kind)
    spaces["installation"] = Space.objects.get(kind="installation")
    return Cast(partnership, people, spaces)


def _found() -> None:
    keeper = actions.found_installation("keeper@house.example", "keeper")
    partnership = actions.found_partnership(keeper, PLAN)
    actions.found_partnership(keeper, OTHER)
    for code in ("QM", "QN", "QT"):
        partner = Partner.objects.get(code=code)
        head = _seat(keeper, "principal", partner)
        for role in ("editor", "reader"):
            _seat(head, role, partner)
        if code == "QM":
            _seat(head, "deputy", partner, deputy_of=head)
            _seat(head, "post", partner, post=Post.objects.get(partner=partner))
    office = SeatPlan("secretariat@tidewater.example", "secretariat", "secretariat", partnership=partnership)
    actions.give_seat(keeper, office)


def _seat(by: Person, role: str, partner: Partner, post: Post | None = None, deputy_of: Person | None = None) -> Person:
    name = f"{role}_{partner.code.lower()}"
    plan = SeatPlan(f"{name}@tidewater.example", name, role, partner, post=post, deputy_of=deputy_of)
    return actions.give_seat(by, plan).person


def note(number: int = 1, source_address: str = "") -> Arrival:
    """A small document that nobody else has brought."""
    text = f"{NOTE}\n\nSheet {number} of the harbour office."
    return Arrival(text.encode(), f"note-{number}.txt", source_address=source_address)
