"""Fixed words of what is shared, of the grid, of what is to be chased, of standing appeals and of who covers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.instructions.shared_sentences import SENTENCES

__all__ = ["FIELDS", "KINDS", "MEASURES", "OUTCOMES", "SENTENCES", "SIGNS", "VERBS"]

MEASURES: Mapping[str, Promise] = {
    "nothing": _("nothing"),
    "status": _("the status"),
    "text": _("the text"),
}
SIGNS: Mapping[str, Promise] = {
    "acted": _("acted"),
    "no report": _("no report"),
    "waits": _("under way"),
    "given up": _("not carried out"),
    "overtaken": _("overtaken"),
    "not shared": _("not shared"),
    "covered": _("covered"),
    "no post": _("no post"),
}
OUTCOMES: Mapping[str, Promise] = {
    "acted jointly": _("acted jointly"),
    "some jointly": _("some acted jointly"),
    "one side only": _("one side only"),
    "no report": _("no report"),
    "open": _("open"),
    "not carried out": _("not carried out"),
    "overtaken": _("overtaken"),
    "not shared": _("not shared"),
}
KINDS: Mapping[str, Promise] = {
    "not acknowledged": _("Not acknowledged"),
    "query": _("A post asks"),
    "report": _("No report"),
    "appeal": _("Report on a standing appeal"),
    "silence": _("Silence procedure"),
    "answer": _("Answer to a text"),
    "consent": _("Word on a programme, an amendment or a plan"),
    "subject": _("Consultation not held"),
}
VERBS: Mapping[str, Promise] = {
    "shares an instruction": _("shared an instruction to"),
    "stops sharing an instruction": _("stopped sharing an instruction to"),
    "shares how an instruction moved": _("shared how an instruction moved at"),
    "says who covers": _("said who covers at"),
    "says that nobody covers": _("said that nobody covers any more at"),
    "issues an appeal": _("issued the standing appeal"),
    "joins an appeal": _("joined the standing appeal"),
    "leaves an appeal": _("left the standing appeal"),
    "ends an appeal": _("ended the standing appeal"),
    "renews an appeal": _("renewed the standing appeal"),
    "reports on an appeal": _("reported on the standing appeal"),
}
FIELDS: Mapping[str, Promise] = {
    "shared": _("Shared"),
    "shares": _("Shared from now on"),
    "place": _("Place"),
    "covered_by_id": _("Covered by"),
    "months": _("Months between reports"),
    "followed": _("Followed"),
    "since": _("Since"),
    "note": _("Note"),
}
