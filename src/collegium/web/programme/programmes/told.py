"""How the journal tells of programmes: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {
    "Mandate": About(named="title"),
    "ProgrammeSeries": About(named="name"),
    "Programme": About(named="name"),
    "Action": About(named="title"),
    "Lead": About(up="action"),
    "Trace": About(up="mandate"),
    "Adjustment": About(up="programme"),
    "Alteration": About(up="adjustment"),
    "Assent": About(up="programme"),
    "Ground": About(up="of", kind_in="kind"),
}
FIXED: Mapping[str, Promise] = {}
