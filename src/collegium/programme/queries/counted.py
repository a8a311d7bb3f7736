"""Plans as that by which the register counts what is held of a stated total: their subjects that were held."""

from typing import Any

from collegium.accounts.access import Anybody
from collegium.accounts.models import Space
from collegium.programme.queries.plans import counts_of, plans_in
from collegium.register.counted import Counted

PLAN = "plan"


def plans_counted(person: Anybody, space: Space, **_: Any) -> list[Counted]:
    """The plans of a space, each with how many of its subjects were held."""
    plans = list(plans_in(person, space))
    held = {key: counts.held for key, counts in counts_of(plans).items()}
    return [Counted(PLAN, each.pk, each.name, held[each.pk], marking=each.marking) for each in plans]
