"""Fixed words: what the journal says of the publishing of references."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

VERBS: Mapping[str, Promise] = {
    "consents to publishing a reference": _("consented to publishing the reference"),
    "withholds consent to publishing a reference": _("withheld consent to publishing the reference"),
    "publishes a reference": _("published the reference"),
    "withdraws a published reference": _("withdrew the published reference"),
}
