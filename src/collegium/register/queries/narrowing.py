"""What a search is narrowed to, in each of its spaces by what is called so there: a name of one partner's own is not
understood in another's space.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from collegium.accounts.models import Space
from collegium.accounts.once import once
from collegium.register.models import Content, Finding, Kind, Statement
from collegium.register.naming import Understood
from collegium.register.queries.asking import FACETS
from collegium.register.search.terms import Facets, facet

NAMED = ("party", "forum", "issue")  # what has names, is merged and linked
SAID: Mapping[str, Callable[[Content], Iterable[str]]] = {
    "act": lambda each: (each.act,),
    "party": lambda each: (*each.actors, *each.addressees),
    "forum": lambda each: each.forums,
    "issue": lambda each: each.issues,
    "standing": lambda each: (each.standing,),
}
"""What of a statement must be one of the values asked for."""


def narrowing_in(asked: Mapping[str, str], spaces: Sequence[Space]) -> "Narrowing":
    """What passages and entries of some spaces must be, understood once for both."""
    question = ("narrowing", *sorted(asked.items()), *(space.pk for space in spaces))
    return once(question, lambda: Narrowing(asked, spaces))


class Narrowing:
    """What passages must be besides holding words: by name, the values that are one of them in each space."""

    def __init__(self, asked: Mapping[str, str], spaces: Sequence[Space]) -> None:
        self._asked = asked
        self._values = {space.pk: self._of(space) for space in spaces}

    def _of(self, space: Space) -> dict[str, tuple[str, ...]]:
        """What is asked for, in the ids of a space; where nothing has a name, none are looked for."""
        understood = Understood(space) if any(name in self._asked for name in NAMED) else None
        return {
            name: understood.values(name, value) if understood and name in NAMED else (value,)
            for name, value in self._asked.items()
        }

    @property
    def facets(self) -> list[Facets]:
        """What passages are found by in the index: of each facet one value of a space."""
        return [
            tuple(
                (space, facet(FACETS[name], value)) for space, values in self._values.items() for value in values[name]
            )
            for name in self._asked
        ]

    @property
    def of_statements(self) -> list[str]:
        """What is asked of statements, which one of them must be alone."""
        return [name for name in SAID if name in self._asked]

    def fits(self, each: Finding | Statement) -> bool:
        """Whether one statement is all that is asked of it; what a question takes for granted is none."""
        wanted = self._values[each.space_id]
        said = (set(SAID[name](each)).intersection(wanted[name]) for name in self.of_statements)
        return each.kind == Kind.STATEMENT and all(said)
