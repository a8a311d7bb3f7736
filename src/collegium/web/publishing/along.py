"""Which places in series go with a document that is tabled or published: what is offered, and what was chosen."""

from dataclasses import dataclass

from django.http import HttpRequest

from collegium.accounts.access import Anybody, found
from collegium.accounts.models import Person, SpaceKind
from collegium.register.actions.along import Along
from collegium.register.models import Document, Membership, Series
from collegium.register.queries.series import further_space, memberships_of, series_in
from collegium.register.rules.series import same_name

MADE = "new"  # what a form says that has a series made


@dataclass(frozen=True, slots=True)
class Offer:
    """A place of a document in a series, the series of the same name where the copy goes, and the other ones there:
    before everybody none, for to those no partner has consented."""

    member: Membership
    alike: list[Series]
    others: list[Series]

    @property
    def may_make(self) -> bool:
        """Whether one may be made of its name."""
        return not self.alike


def offered_along(person: Anybody, document: Document) -> list[Offer]:
    """What may be chosen for each place of a document in a series."""
    to = further_space(document)
    members = list(memberships_of(person, document)) if to else []
    there = list(series_in(person, to)) if to and members else []
    return [_offer(each, there, to.kind == SpaceKind.PUBLIC) for each in members] if to else []


def _offer(member: Membership, there: list[Series], public: bool) -> Offer:
    same = [each for each in there if same_name(each.name, member.series.name)]
    return Offer(member, same, [] if public else [each for each in there if each not in same])


def chosen_along(request: HttpRequest, person: Person, document: Document) -> list[Along]:
    """What a form says of the places of a document. Raises NotVisible for a series that one does not see."""
    chosen = [(each, request.POST.get(f"along-{each.pk}", "")) for each in memberships_of(person, document)]
    return [Along(each, None if said == MADE else found(person, Series, said)) for each, said in chosen if said]
