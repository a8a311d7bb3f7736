"""What stands in a space of the programme, counted: each subject with its own page."""

from dataclasses import dataclass

from collegium.accounts.access import Anybody, visible_to
from collegium.accounts.models import Space
from collegium.programme.models import Programme


@dataclass(frozen=True, slots=True)
class Overview:
    """What a space has of the programme. `programmes` are those in force."""

    programmes: list[Programme]


def overview(person: Anybody, space: Space) -> Overview:
    """What a person sees of the programme of a space."""
    programmes = visible_to(person, Programme).filter(space=space, state="in force").order_by("-starts", "id")
    return Overview(list(programmes))
