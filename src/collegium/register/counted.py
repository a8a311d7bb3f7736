"""By what a stated total can be counted: series of documents, and what rooms above bring in once they are ready.

A receiver of `counting` gets `person` and `space`, and gives what stands there that the person sees, as `Counted`.
"""

from dataclasses import dataclass
from typing import Any

from django.dispatch import Signal

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Marking, Space
from collegium.register.models import Membership
from collegium.register.queries.series import series_in

SERIES = "series"
counting = Signal()


@dataclass(frozen=True, slots=True)
class Counted:
    """Something that holds what a total counts: its sort and id, what it is called, how many of it are held.

    `documents` are the ids of these, None where they are none; `marking` how it is to be handled itself.
    """

    sort: str
    entry: str
    name: str
    held: int
    documents: frozenset[str] | None = None
    marking: Marking | None = None


def counted_in(person: Anybody, space: Space) -> dict[tuple[str, str], Counted]:
    """All by which totals of a space can be counted, by sort and id: series by name, then what others bring in."""
    brought: Any = counting.send(sender=None, person=person, space=space)
    every: list[Counted] = [*_series(person, space), *(each for _, some in brought for each in some)]
    return {(each.sort, each.entry): each for each in every}


def _series(person: Anybody, space: Space) -> list[Counted]:
    alive = {"document__withdrawn": False, "document__struck": False, "series__withdrawn": False, "struck": False}
    members: dict[str, set[str]] = {}
    rows = visible_to(person, Membership).filter(space=space, **alive)
    for series, document in rows.values_list("series_id", "document_id"):
        members.setdefault(series, set()).add(document)
    return [
        Counted(SERIES, each.pk, each.name, len(members.get(each.pk, ())), frozenset(members.get(each.pk, ())))
        for each in series_in(person, space)
    ]
