"""What can be asked of series: those of a space, their documents in time, where one stands in them, what to propose."""

from dataclasses import dataclass

from django.db.models import BooleanField, Count, ExpressionWrapper, Max, Min, Q, QuerySet

from collegium.accounts.access import Anybody, spaces_of, visible_to
from collegium.accounts.models import Space, SpaceKind
from collegium.register.models import Document, Membership, Reading, Returning, Series
from collegium.register.rules.series import Candidate, Proposal, proposals

MOST = 2_000  # documents with a title like another one's that are looked at for proposals, the newest

FURTHER = {SpaceKind.OWN: SpaceKind.JOINT, SpaceKind.JOINT: SpaceKind.PUBLIC}
"""Where documents of a space go."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands in a series: the ones before and behind it, by date."""

    series: Series
    previous: Membership | None
    following: Membership | None


def series_in(person: Anybody, space: Space) -> QuerySet[Series]:
    """The series of a space by name, with `many`, `first` and `last`: how many documents, and their dates."""
    counts = Q(memberships__withdrawn=False, memberships__document__withdrawn=False)
    return (
        visible_to(person, Series)
        .filter(space=space, struck=False)
        .annotate(
            many=Count("memberships", filter=counts),
            first=Min("memberships__date", filter=counts & ~Q(memberships__date="")),
            last=Max("memberships__date", filter=counts),
        )
        .order_by("name", "id")
    )


def members(person: Anybody, series: Series) -> QuerySet[Membership]:
    """The memberships of a series in the order of their dates, unknown ones last."""
    seen = visible_to(person, Membership).filter(series=series, struck=False, document__withdrawn=False)
    undated = ExpressionWrapper(Q(date=""), output_field=BooleanField())
    return seen.select_related("document__marking").annotate(undated=undated).order_by("undated", "date", "document_id")


def places_of(person: Anybody, document: Document) -> list[Place]:
    """Where a document stands in each series that it is in."""
    return [_place(person, each) for each in memberships_of(person, document)]


def memberships_of(person: Anybody, document: Document) -> QuerySet[Membership]:
    """The memberships of a document, by the names of the series."""
    rows = visible_to(person, Membership).filter(document=document, series__withdrawn=False, struck=False)
    return rows.select_related("series").order_by("series__name", "pk")


def further_space(document: Document) -> Space | None:
    """The space to which the copy of a document goes, tabled or published; None behind the last."""
    kind = FURTHER.get(SpaceKind(document.space.kind))
    return Space.objects.filter(partnership=document.space.partnership_id, kind=kind).first() if kind else None


def _place(person: Anybody, member: Membership) -> Place:
    row = list(members(person, member.series))
    at = next((number for number, each in enumerate(row) if each.pk == member.pk), 0)
    return Place(member.series, row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)


def proposed(person: Anybody, space: Space, series: Series | None = None) -> list[Proposal]:
    """What may be put together in a space; where a series is named, what may be taken into it."""
    found = [each for each in proposals(_candidates(person, space)) if not series or each.series == series.pk]
    return found if series else [each for each in found if not each.series]


def _candidates(person: Anybody, space: Space) -> list[Candidate]:
    """The documents of a space that have a title like another one's."""
    rows = Returning.objects.filter(space=space, space__in=spaces_of(person))
    common = rows.values("key").annotate(many=Count("id")).filter(many__gt=1).values("key")
    keyed = list(rows.filter(key__in=common).order_by("-document_id").values_list("document_id", "key")[:MOST])
    ids = {document for document, _ in keyed}
    dates = dict(
        Reading.objects.filter(document__in=ids, withdrawn=False).order_by("id").values_list("document_id", "date")
    )
    standing = Membership.objects.filter(document__in=ids, withdrawn=False, series__withdrawn=False)
    series = dict(standing.order_by("-id").values_list("document_id", "series_id"))
    return [Candidate(document, dates.get(document, ""), key, series.get(document, "")) for document, key in keyed]
