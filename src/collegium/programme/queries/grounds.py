"""On what entries rest."""

from collections.abc import Iterable

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Entry
from collegium.programme.models import Ground


def grounds_of(person: Anybody, entries: Iterable[Entry]) -> dict[str, list[Ground]]:
    """The grounds of some entries, by the ids of these, in the order in which they were given."""
    asked = [entry.pk for entry in entries]
    rows = visible_to(person, Ground).filter(of__in=asked, struck=False).select_related("document").order_by("id")
    found: dict[str, list[Ground]] = {each: [] for each in asked}
    for row in rows:
        found[row.of].append(row)
    return found
