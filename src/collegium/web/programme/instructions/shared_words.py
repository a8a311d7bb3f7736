"""Fixed words of what is shared, of the grid, of what is to be chased, of standing appeals and of who covers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

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
SENTENCES: tuple[str, ...] = (
    gettext_noop("One shares nothing, the status or the text."),
    gettext_noop("What is shared changes with a reason."),
    gettext_noop("Say why."),
    gettext_noop("Nobody else would know what this is about."),
    gettext_noop("Name a joint action, a joint text or an initiative first."),
    gettext_noop("This stands here already."),
    gettext_noop("This is done in the joint space."),
    gettext_noop("You sit for neither of these partners."),
    gettext_noop("Ask the desk of one of them."),
    gettext_noop("There is no such partner here."),
    gettext_noop("A place and a post are needed."),
    gettext_noop("This partner has a post there."),
    gettext_noop("Somebody covers where there is none."),
    gettext_noop("Your partner joined this already."),
    gettext_noop("Your partner did not join this."),
    gettext_noop("A head of one that joined it may."),
    gettext_noop("It cannot end before it begins."),
    gettext_noop("Give a later day."),
    gettext_noop("It cannot begin again before it ended."),
    gettext_noop("A report says something."),
    gettext_noop("Write what was done."),
    gettext_noop("No report is asked here for this period."),
    gettext_noop("Somebody reported on this meanwhile."),
    gettext_noop("You may not report for this place."),
    gettext_noop("The post there may, or its capital."),
    gettext_noop("An appeal has a title."),
    gettext_noop("Reports come every 1 to %(longest)s months."),
    gettext_noop("Give another number."),
    gettext_noop("This needs a reason."),
    gettext_noop("This appeal has ended."),
    gettext_noop("A head of a partner that joined it may renew it."),
    gettext_noop("This is no day."),
)
