"""Whose references a space uses: its own and the joint ones; a joint or public space none but its own."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from collegium.accounts.models import Space, SpaceKind
from collegium.accounts.once import once
from collegium.register.models import Reference


def scope_of(space: Space) -> list[str]:
    """The ids of the spaces whose references count in a space, its own first. Never those of another partner."""
    if space.kind != SpaceKind.OWN:
        return [space.pk]
    return [space.pk, *once(("joint spaces", space.partnership_id), lambda: _joint(space))]


def _joint(space: Space) -> list[str]:
    joint = Space.objects.filter(partnership=space.partnership_id, kind=SpaceKind.JOINT)
    return list(joint.values_list("pk", flat=True))


def read_with_in(space: Space) -> list[str]:
    """The ids of the spaces in which the references of a space count: of the joint one those of every partner too."""
    if space.kind != SpaceKind.JOINT:
        return [space.pk]
    own = Space.objects.filter(partnership=space.partnership_id, kind=SpaceKind.OWN)
    return [space.pk, *own.values_list("pk", flat=True)]


def references_in(space: Space, kind: str = "") -> QuerySet[Reference]:
    """The references that count in a space, those of one kind where it is said."""
    rows = Reference.objects.filter(space__in=scope_of(space), withdrawn=False, struck=False).order_by("id")
    return rows.filter(kind=kind) if kind else rows


class Groups:
    """References that are one: those that were merged, and an own one with the joint one of its id.

    The head of a group is what all of it was merged into; of two with one id the own one, which goes first.
    """

    def __init__(self, space: Space, references: Iterable[Reference]) -> None:
        self._rows = sorted(references, key=lambda each: (each.space_id != space.pk, each.pk))
        self._by_id = {each.pk: each for each in self._rows}
        self._first: dict[tuple[str, str], Reference] = {}
        for each in self._rows:
            self._first.setdefault((each.kind, each.slug), each)
        self._groups: dict[tuple[str, str], list[Reference]] = {}
        for each in self._rows:
            self._groups.setdefault(self.head(each.kind, each.slug), []).append(each)

    def head(self, kind: str, slug: str) -> tuple[str, str]:
        """The kind and id under which something has its page: of what was merged, that of what it was merged into."""
        seen: set[str] = set()
        while slug not in seen:
            seen.add(slug)
            row = self._first.get((kind, slug))
            into = self._by_id.get(row.merged_into_id) if row and row.merged_into_id else None
            slug = into.slug if into else slug
        return kind, slug

    def of(self, kind: str, slug: str) -> list[Reference]:
        """The references that are one with an id, its head first."""
        head = self.head(kind, slug)
        return sorted(self._groups.get(head, []), key=lambda each: each.slug != head[1])

    def __iter__(self) -> Iterator[tuple[tuple[str, str], list[Reference]]]:
        for head in self._groups:
            yield head, self.of(*head)


def groups_in(space: Space) -> Groups:
    """The references that count in a space, grouped."""
    return once(("groups", space.pk), lambda: Groups(space, references_in(space).select_related("space")))
