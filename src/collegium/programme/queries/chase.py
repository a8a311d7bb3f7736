"""What somebody must chase: what is owed to it, and what it owes itself."""

from dataclasses import dataclass
from datetime import date

from collegium.accounts.access import Anybody
from collegium.accounts.models import Space


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to chase. `kind` is one of KINDS, `link` its address in the installation, `since` the day from which it
    is owed (of a deadline that is ahead: that day), `space` where it stands, `who` owes it, in words."""

    kind: str
    title: str
    link: str
    since: date
    space: Space
    who: str = ""


def chase(person: Anybody, today: date) -> list[Due]:
    """What a person must chase on a day, what has been owed longest first. Nothing for whoever only reads."""
    return []
