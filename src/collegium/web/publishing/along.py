"""Which places in series go with a document that is tabled or published: what is offered, and what was chosen."""

from dataclasses import dataclass

from django.http import HttpRequest

from collegium.accounts.access import Anybody, found, visible_to
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.register.actions.along import Along
from collegium.register.models import Document, Membership, Series
from collegium.register.queries.series import series_in
from collegium.register.rules.series import same_name

MADE = "new"  # what a form says that has a series made
FURTHER = {SpaceKind.OWN: SpaceKind.JOINT, SpaceKind.JOINT: SpaceKind.PUBLIC}
"""Where documents of a space go."""
SHOWN = 50  # series of another name that are offered


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
    to = _further(document)
    members = _members(person, document) if to else []
    there = list(series_in(person, to)) if to and members else []
    return [_offer(each, there) for each in members]


def _further(document: Document) -> Space | None:
    """The space to which the copy of a document goes."""
    kind = FURTHER.get(SpaceKind(document.space.kind))
    return Space.objects.filter(partnership=document.space.partnership_id, kind=kind).first() if kind else None


def _members(person: Anybody, document: Document) -> list[Membership]:
    rows = visible_to(person, Membership).filter(document=document, struck=False, series__withdrawn=False)
    return list(rows.select_related("series").order_by("series__name", "pk"))


def _offer(member: Membership, there: list[Series]) -> Offer:
    same = [each for each in there if same_name(each.name, member.series.name)]
    others = [each for each in there if each not in same and each.space.kind != SpaceKind.PUBLIC]
    return Offer(member, same, others[:SHOWN])


def chosen_along(request: HttpRequest, person: Person, document: Document) -> list[Along]:
    """What a form says of the places of a document. Raises NotVisible for a series that one does not see."""
    chosen = [(each, request.POST.get(f"along-{each.pk}", "")) for each in _members(person, document)]
    return [Along(each, None if said == MADE else found(person, Series, said)) for each, said in chosen if said]
