"""Which names are one person's in a space: by what was merged and linked there, and however they are written."""

from collections.abc import Iterable

from collegium.accounts.models import Space
from collegium.register.queries.references import links_in
from collegium.register.references.scope import groups_in
from collegium.register.references.tables import spelled
from collegium.register.rules.references import key_of

KIND = "person"


class Persons:
    """The persons of a space, each called by one name."""

    def __init__(self, space: Space) -> None:
        self._heads: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        references = {}
        for (kind, head), members in groups_in(space):
            if kind == KIND:
                names = [name for each in members for name in spelled(each)]
                self._names[head] = names
                self._heads |= dict.fromkeys([*(each.slug for each in members), *_keys(names)], head)
                references.update({each.pk: head for each in members})
        for link in links_in(space).filter(kind=KIND, confirmed=True, reference__in=references):
            self._heads[link.key] = references[link.reference_id]

    def head(self, name: str) -> str:
        """What stands for the person of a name."""
        key = key_of(KIND, name)
        return self._heads.get(key, key)

    def called(self, name: str) -> str:
        """What the person of a name is called; one of whom the register has no entry by that name."""
        return next(iter(self._names.get(self.head(name), ())), name)

    def each_once(self, names: Iterable[str]) -> list[str]:
        """What persons are called, each once, in the order of their letters."""
        once: dict[str, str] = {}
        for name in sorted(names):
            once.setdefault(self.head(name), self.called(name))
        return sorted(once.values())

    def same(self, names: Iterable[str], name: str) -> list[str]:
        """Of some names those of one person."""
        return [each for each in names if self.head(each) == self.head(name)]

    def like(self, names: Iterable[str], part: str) -> list[str]:
        """Of some names those of persons of whom one name holds a part, whatever the case."""
        every, part = list(names), part.casefold()
        heads = {head for head, some in self._names.items() if any(part in each.casefold() for each in some)}
        heads |= {self.head(each) for each in every if part in each.casefold()}
        return [each for each in every if self.head(each) in heads]


def _keys(names: Iterable[str]) -> Iterable[str]:
    return (key_of(KIND, name) for name in names)
