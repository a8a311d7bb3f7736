"""How the journal tells of plans: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {
    "Plan": About(named="name", page="plan"),
    "PlanConsent": About(up="plan"),
    "Subject": About(named="title", page="subject"),
    "SubjectLead": About(up="subject"),
    "Postponement": About(up="subject"),
}
FIXED: Mapping[str, Promise] = {
    "draft": _("draft"),
    "agreed": _("agreed"),
    "closed": _("closed"),
    "abandoned": _("abandoned"),
    "planned": _("planned"),
    "postponed": _("postponed"),
    "held": _("held"),
    "merged": _("merged"),
    "dropped": _("dropped"),
    "overdue": _("overdue"),
}
