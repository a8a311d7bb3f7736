"""Fixed words: what the journal says of instructions, what steps and states are called."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.instructions.sentences import SENTENCES

__all__ = ["ASKED", "BUTTONS", "FIELDS", "FIXED", "FOLLOWED", "LINES", "SAID", "SENTENCES", "STATES", "VERBS", "WORDED"]

VERBS: Mapping[str, Promise] = {
    "drafts an instruction": _("drafted the instruction"),
    "words an instruction anew": _("worded the instruction anew"),
    "gives up an instruction": _("gave up the instruction"),
    "issues an instruction": _("issued the instruction"),
    "revises an instruction": _("revised the instruction"),
    "receives an instruction": _("received the instruction"),
    "acknowledges an instruction": _("acknowledged the instruction"),
    "asks about an instruction": _("asked about the instruction"),
    "answers about an instruction": _("answered about the instruction"),
    "says that an instruction is overtaken": _("said that it is overtaken, of the instruction"),
    "acts on an instruction": _("acted on the instruction"),
    "reports on an instruction": _("reported on the instruction"),
    "does not carry out an instruction": _("did not carry out the instruction"),
    "takes a paper back": _("took a paper back from the instruction"),
}
FIELDS: Mapping[str, Promise] = {
    "Instruction.action_id": _("Action"),
    "Instruction.statement_id": _("Joint text"),
    "Instruction.text": _("Text of the instruction"),
    "Instruction.due": _("Due"),
    "Charge.state": _("Where it stands"),
    "Step.at": _("When"),
    "Step.line": _("Followed"),
    "initiative": _("Initiative"),
    "line": _("Line"),
    "position": _("Position"),
    "fallback": _("Fallback"),
    "parallel": _("In parallel with the others"),
    "post_id": _("Post"),
    "verb": _("Step"),
}
STATES: Mapping[str, Promise] = {
    "issued": _("issued"),
    "received": _("received"),
    "acknowledged": _("acknowledged"),
    "queried": _("question open"),
    "acted": _("acted"),
    "reported": _("reported"),
    "not carried out": _("not carried out"),
    "overtaken": _("overtaken"),
}
LINES: Mapping[str, Promise] = {
    "vote": _("vote"),
    "sponsor": _("sponsor"),
    "statement": _("statement"),
    "demarche": _("demarche"),
    "other": _("other"),
}
FOLLOWED: Mapping[str, Promise] = {"line": _("the line"), "fallback": _("the fallback")}
BUTTONS: Mapping[str, Promise] = {
    "receive": _("Received"),
    "acknowledge": _("Acknowledge"),
    "query": _("Ask"),
    "act": _("Acted"),
    "report": _("Report"),
    "not carry out": _("Not carried out"),
    "answer": _("Answer"),
    "overtake": _("It is overtaken"),
}
"""What each button says."""
SAID: Mapping[str, Promise] = {
    "issue": _("Issued"),
    "receive": _("Received"),
    "acknowledge": _("Acknowledged"),
    "query": _("Asked"),
    "answer": _("Answered"),
    "revise": _("Revised"),
    "overtake": _("Overtaken"),
    "act": _("Acted"),
    "report": _("Reported"),
    "not carry out": _("Not carried out"),
}
"""What each step is called that was taken."""
ASKED: Mapping[str, Promise] = {
    "query": _("Your question"),
    "answer": _("Your answer"),
    "act": _("What was done, if there is something to say"),
    "report": _("Your report"),
    "not carry out": _("Why not"),
    "overtake": _("Why, if there is something to say"),
}
"""What each form asks for."""
WORDED: Mapping[str, Promise] = {
    "title": _("Title"),
    "text": _("Text of the instruction"),
    "line": _("Line"),
    "position": _("Position"),
    "fallback": _("Fallback"),
    "due": _("Due"),
}
"""What a revision changes."""
FIXED: Mapping[str, Promise] = {**STATES, **LINES, **FOLLOWED}
