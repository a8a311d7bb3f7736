"""Partnerships of the demonstration, and who sits where in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from collegium.accounts.actions import SeatPlan, found_partnership, give_seat
from collegium.accounts.models import Marking, Partner, Partnership, Person, Post, Space, SpaceKind
from collegium.accounts.queries import person_of
from collegium.cli.register.found import plan_of, seat_heads


@dataclass(frozen=True, slots=True)
class Showing:
    """The partnership, its secretariat, and the principal of each partner by its code."""

    partnership: Partnership
    office: Person
    heads: Mapping[str, Person]

    @property
    def joint(self) -> Space:
        """Its joint space."""
        return Space.objects.get(partnership=self.partnership, kind=SpaceKind.JOINT)

    def own(self, code: str) -> Space:
        """The own space of a partner."""
        return Space.objects.get(partner=self.partner(code))

    def partner(self, code: str) -> Partner:
        """A partner."""
        return Partner.objects.get(partnership=self.partnership, code=code)

    def marking(self, name: str) -> Marking:
        """A marking."""
        return Marking.objects.get(partnership=self.partnership, name=name)


def seated(keeper: Person, plan: Mapping[str, Any]) -> Showing:
    """Found a partnership, and give everybody their seats."""
    partnership = found_partnership(keeper, plan_of(dict(plan)))
    seat_heads(keeper, partnership, dict(plan))
    heads = {each["code"]: person_of(each["principal"]["email"]) for each in plan["partners"] if "principal" in each}
    showing = Showing(partnership, person_of(plan["secretariat"][0]["email"]), heads)
    for said in plan["seats"]:
        partner = showing.partner(said["partner"])
        post = Post.objects.get(partner=partner, name=said["post"]) if "post" in said else None
        deputy_of = person_of(said["deputy_of"]) if "deputy_of" in said else None
        seat = SeatPlan(said["email"], said["name"], said["role"], partner, post=post, deputy_of=deputy_of)
        give_seat(heads[said["partner"]], seat)
    return showing
