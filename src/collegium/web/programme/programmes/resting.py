"""The steps by which a page cites a passage for what it shows, or takes one back: the same for every kind of entry."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _

from collegium.accounts.access import found
from collegium.accounts.models import Entry, Person
from collegium.programme.actions.grounds import rest_on, take_ground_back
from collegium.programme.models import Ground
from collegium.web.again import Incomplete, complete
from collegium.web.programme.programmes.forms import GroundForm
from collegium.web.programme.programmes.steps import Step


def rest(request: HttpRequest, person: Person, entry: Entry, why: str) -> str:
    """Cite what the form names."""
    cited = complete(GroundForm(request.POST)).ground(person)
    if cited is None:
        raise Incomplete
    rest_on(person, entry, cited, why)
    return _("What it rests on is kept.")


def take_back(request: HttpRequest, person: Person, entry: Entry, why: str) -> str:
    """Take back a ground of the entry."""
    ground = found(person, Ground, request.POST.get("ground", ""))
    if ground.of != entry.pk:
        raise Incomplete
    take_ground_back(person, ground, why)
    return _("Taken back.")


RESTING: Mapping[str, Step] = {"rest": rest, "take-back": take_back}
