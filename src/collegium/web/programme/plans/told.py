"""How the journal tells of plans: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About

ABOUT: Mapping[str, About] = {
    "Plan": About(named="name"),
    "Subject": About(named="title"),
    "SubjectLead": About(up="subject"),
    "PlanConsent": About(up="plan"),
    "Postponement": About(up="subject"),
}
FIXED: Mapping[str, Promise] = {}
