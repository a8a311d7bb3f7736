"""How the journal tells of instructions: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {
    "Instruction": About(named="title", page="instruction"),
    "Charge": About(up="instruction"),
    "Step": About(up="charge"),
    "Shared": About(named="post"),
    "Sharing": About(up="charge"),
    "Appeal": About(named="title"),
    "AppealPartner": About(up="appeal"),
    "AppealReport": About(up="appeal"),
    "Coverage": About(named="place"),
}
FIXED: Mapping[str, Promise] = {}
