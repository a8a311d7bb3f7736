"""How the journal tells of programmes: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {
    "Mandate": About(named="title", page="mandate"),
    "ProgrammeSeries": About(named="name", page="programmes", by="space"),
    "Programme": About(named="name", page="one-programme"),
    "Action": About(named="title", page="action"),
    "Lead": About(up="action"),
    "Trace": About(up="mandate"),
    "Adjustment": About(up="programme"),
    "Alteration": About(up="adjustment"),
    "Assent": About(up="programme"),
    "Ground": About(up="of", kind_in="kind"),
}
FIXED: Mapping[str, Promise] = {
    "draft": _("draft"),
    "in force": _("in force"),
    "ended": _("ended"),
    "abandoned": _("abandoned"),
    "planned": _("planned"),
    "under way": _("under way"),
    "carried out": _("carried out"),
    "dropped": _("dropped"),
    "proposed": _("proposed"),
    "adopted": _("adopted"),
    "withdrawn": _("withdrawn"),
    "recorded": _("recorded"),
    "adoption": _("adoption"),
    "publishing": _("publishing"),
    "overdue": _("overdue"),
    "due soon": _("due soon"),
    "begin": _("Begin"),
    "carry out": _("Carry out"),
    "drop": _("Drop"),
    "reopen": _("Reopen"),
}
