"""Fixed words of what is shared, of the grid, of what is to be chased, of standing appeals and of who covers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.instructions.shared_sentences import SENTENCES

__all__ = ["APPEALS", "FIELDS", "KINDS", "MEASURES", "OUTCOMES", "SENTENCES", "SIGNS", "VERBS"]

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
    "action": _("Action overdue"),
    "programme": _("The period of a programme is over"),
}
APPEALS: Mapping[str, Promise] = {"standing": _("in force"), "ended": _("ended")}
VERBS: Mapping[str, Promise] = {
    "shares an instruction": _("shared an instruction:"),
    "stops sharing an instruction": _("stopped sharing an instruction:"),
    "shares how an instruction moved": _("shared how an instruction moved:"),
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
    "Shared.action_id": _("Action"),
    "Shared.statement_id": _("Joint text"),
    "Shared.place": _("Place"),
    "Shared.post": _("Post"),
    "Shared.state": _("Where it stands"),
    "Shared.due": _("Due"),
    "Shared.text": _("Text of the instruction"),
    "Shared.report": _("Report"),
    "Appeal.text": _("What it asks for"),
    "Appeal.places": _("Named places"),
    "Appeal.starts": _("From"),
    "Appeal.ends": _("Until"),
    "Appeal.state": _("Where it stands"),
    "AppealReport.place": _("Place"),
    "AppealReport.text": _("Report"),
    "Coverage.place": _("Place"),
    "Coverage.post": _("Post"),
    "covered_by_id": _("Covered by"),
    "months": _("Months between reports"),
    "followed": _("Followed"),
    "since": _("Since"),
    "note": _("Note"),
}
