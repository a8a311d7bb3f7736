"""Fixed words: what the journal says of plans."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.plans.sentences import SENTENCES as SENTENCES

VERBS: Mapping[str, Promise] = {
    "drafts a plan": _("drafted the plan"),
    "changes a plan": _("changed the plan"),
    "adds to a plan": _("added to the plan"),
    "changes a subject": _("changed the subject"),
    "takes out of a plan": _("took out of the plan"),
    "cites for a plan": _("cited a paper for"),
    "consents to a plan": _("consented to the plan"),
    "withholds consent to a plan": _("withheld consent to the plan"),
    "settles a plan": _("settled the plan"),
    "closes a plan": _("closed the plan"),
    "reopens a plan": _("reopened the plan"),
    "amends a plan": _("made a draft again of the plan"),
    "abandons a plan": _("abandoned the plan"),
    "holds a consultation": _("recorded as held"),
    "postpones a consultation": _("postponed"),
    "plans a consultation anew": _("planned anew"),
    "merges a consultation": _("merged into another one"),
    "drops a consultation": _("dropped"),
    "corrects a consultation": _("took back what was recorded of"),
}
FIELDS: Mapping[str, Promise] = {
    "stated": _("Subjects, as a source says"),
    "number": _("Number"),
    "level": _("Level"),
    "planned": _("Month or day"),
    "in_person": _("In person"),
    "held": _("Held on"),
    "earlier": _("Earlier date"),
    "later": _("Later date"),
}
