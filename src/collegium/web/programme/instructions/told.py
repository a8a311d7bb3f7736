"""How the journal tells of instructions: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Collection, Mapping

from django.utils.functional import Promise

from collegium.accounts.access import Anybody
from collegium.programme.models import Instruction
from collegium.programme.queries.instructions import charges_shown, given, instructions_shown
from collegium.web.programme.about import About
from collegium.web.programme.instructions import words


def _called(person: Anybody, some: Collection[Instruction]) -> Mapping[str, str]:
    """What instructions are called in the words that the person was given."""
    return {entry: said.title for entry, said in given(person, some).items()}


ABOUT: Mapping[str, About] = {
    "Instruction": About(named="title", page="instruction", shown=instructions_shown, called=_called),
    "Charge": About(up="instruction", shown=charges_shown),
    "Step": About(up="charge"),
    "Shared": About(named="post", page="shared"),
    "Sharing": About(up="charge"),
    "Appeal": About(named="title", page="appeal"),
    "AppealPartner": About(up="appeal"),
    "AppealReport": About(up="appeal"),
    "Coverage": About(named="place", page="coverage", by="space"),
}
FIXED: Mapping[str, Promise] = words.FIXED
