"""On what entries rest."""

from collections.abc import Iterable, Mapping

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Entry, Marking
from collegium.accounts.queries import highest_of
from collegium.programme.models import Ground


def grounds_of(person: Anybody, entries: Iterable[Entry]) -> dict[str, list[Ground]]:
    """The grounds of some entries, by the ids of these, in the order in which they were given."""
    asked = [entry.pk for entry in entries]
    rows = (
        visible_to(person, Ground).filter(of__in=asked, struck=False).select_related("document__marking").order_by("id")
    )
    found: dict[str, list[Ground]] = {each: [] for each in asked}
    for row in rows:
        found[row.of].append(row)
    return found


def marking_of(grounds: Mapping[str, Iterable[Ground]], *own: Marking | None) -> Marking | None:
    """The marking of the most protected of all that entries rest on, and of what they were given themselves."""
    return highest_of([*own, *(each.document.marking for some in grounds.values() for each in some)])


def marking_for(person: Anybody, entries: Iterable[str], *own: Marking | None) -> Marking | None:
    """The same of entries by their ids, in one question however many they are."""
    rows = visible_to(person, Ground).filter(of__in=list(entries), struck=False, document__marking__isnull=False)
    most = rows.select_related("document__marking").order_by("-document__marking__rank").first()
    return highest_of([*own, most.document.marking if most else None])
