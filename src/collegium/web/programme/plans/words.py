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
    "adjusts a subject": _("adjusted in the agreed plan the subject"),
    "takes out of a plan": _("took out of the plan"),
    "cites for a plan": _("cited a paper for"),
    "consents to a plan": _("consented to the plan"),
    "withholds consent to a plan": _("withheld consent to the plan"),
    "settles a plan": _("settled the plan"),
    "closes a plan": _("closed the plan"),
    "reopens a plan": _("reopened the plan"),
    "amends a plan": _("made a draft again of the plan"),
    "abandons a plan": _("abandoned the plan"),
    "holds a consultation": _("recorded as held the subject"),
    "postpones a consultation": _("postponed the subject"),
    "plans a consultation anew": _("planned anew the subject"),
    "merges a consultation": _("merged into another one the subject"),
    "drops a consultation": _("dropped the subject"),
    "corrects a consultation": _("took back what was recorded of"),
}
FIELDS: Mapping[str, Promise] = {
    "Plan.programme_id": _("Programme"),
    "Plan.name": _("Name"),
    "Plan.starts": _("First day"),
    "Plan.ends": _("Last day"),
    "Plan.state": _("Where it stands"),
    "PlanConsent.came": _("When it came (UTC)"),
    "Subject.issue_id": _("Issue"),
    "Subject.place": _("Place"),
    "Subject.state": _("Where it stands"),
    "Subject.why": _("Reason"),
    "Postponement.why": _("Reason"),
    "SubjectLead.unit": _("Lead"),
    "stated": _("Subjects, as a source says"),
    "number": _("Number"),
    "level": _("Level"),
    "planned": _("Month or day"),
    "in_person": _("In person"),
    "held": _("Held on"),
    "earlier": _("Earlier date"),
    "later": _("Later date"),
}
