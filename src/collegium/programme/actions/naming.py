"""Issues and forums by the names that somebody types: found among those that count in a space, else made there."""

from collegium.accounts.models import Space
from collegium.register.actions.references import check_slug, checked, made
from collegium.register.models import Reference
from collegium.register.naming import Understood
from collegium.register.references.scope import references_in
from collegium.register.references.tables import spelled
from collegium.register.rules.references import slug_of


class Naming:
    """What issues and forums are named in one change: those of a space are asked for once, however many are named."""

    def __init__(self, space: Space, language: str = "en") -> None:
        self._space, self._language = space, language
        self._known: dict[str, dict[str, Reference]] = {}
        self._understood: Understood | None = None

    def named(self, kind: str, name: str) -> Reference | None:
        """The issue or forum of a name or an id, made where there is none, as a part of the open change; None for an
        empty name. Raises Improper for a name that cannot be kept."""
        name = " ".join(name.split())
        if not name:
            return None
        known = self._of(kind)
        if found := known.get(name.casefold()):
            return found
        self._understood = self._understood or Understood(self._space)
        slug = self._understood.id(kind, name)
        return known.get(slug.casefold()) or self._made(kind, name, slug if slug != name else slug_of(kind, name))

    def _of(self, kind: str) -> dict[str, Reference]:
        """The references of a kind by their names and ids, the first of each; one that was merged is what it became."""
        if kind not in self._known:
            known: dict[str, Reference] = {}
            for each in references_in(self._space, kind).select_related("merged_into"):
                for name in (*spelled(each), each.slug):
                    known.setdefault(name.casefold(), each.merged_into or each)
            self._known[kind] = known
        return self._known[kind]

    def _made(self, kind: str, name: str, slug: str) -> Reference:
        check_slug(slug)
        known = self._of(kind)
        names = checked({self._language: [name]})
        reference = known.get(slug.casefold()) or made(self._space, kind, slug, names)
        known[name.casefold()] = known[slug.casefold()] = reference
        return reference


def reference_named(space: Space, kind: str, name: str, language: str = "en") -> Reference | None:
    """The same of one name."""
    return Naming(space, language).named(kind, name)
