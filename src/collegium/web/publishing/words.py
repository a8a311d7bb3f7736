"""Fixed words: what the journal says of the publishing of references, and the sentences of refusals."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

VERBS: Mapping[str, Promise] = {
    "consents to publishing a reference": _("consented to publishing the reference"),
    "withholds consent to publishing a reference": _("withheld consent to publishing the reference"),
    "publishes a reference": _("published the reference"),
    "withdraws a published reference": _("withdrew the published reference"),
}
SENTENCES = (
    gettext_noop("A partner consented before this stood in the series."),
    gettext_noop("Ask them again, or leave it out."),
    gettext_noop("Let a third person settle it."),
    gettext_noop("Publish that one."),
    gettext_noop("Table it first."),
    gettext_noop("There is no such series there."),
    gettext_noop("This is done with published references."),
    gettext_noop("This is done with references of the joint space."),
    gettext_noop("This reference was published already."),
    gettext_noop("Withdrawing what is published needs a reason."),
    gettext_noop("You are one of the two who disagree."),
)
