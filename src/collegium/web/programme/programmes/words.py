"""Fixed words: what the journal says of programmes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.programmes.sentences import SENTENCES

__all__ = ["FIELDS", "OF_ACTIONS", "OF_ALTERED", "ROLES", "SENTENCES", "VERBS"]

VERBS: Mapping[str, Promise] = {
    "enters a mandate": _("entered the mandate"),
    "corrects a mandate": _("corrected the mandate"),
    "withdraws a mandate": _("withdrew the mandate"),
    "traces a mandate": _("said what carries out the mandate"),
    "untraces a mandate": _("took back what carries out the mandate"),
    "sets up a series of programmes": _("set up the series of programmes"),
    "describes a series of programmes": _("changed the series of programmes"),
    "drafts a programme": _("drafted the programme"),
    "describes a programme": _("changed the programme"),
    "marks a programme": _("changed the marking of the programme"),
    "adopts a programme": _("adopted the programme"),
    "ends a programme": _("ended the programme"),
    "abandons a programme": _("gave up the draft of the programme"),
    "publishes a programme": _("published the programme"),
    "adds an action": _("added the action"),
    "changes an action": _("changed the action"),
    "numbers actions": _("numbered actions anew:"),
    "removes an action": _("took out the action"),
    "begins an action": _("began the action"),
    "carries out an action": _("carried out the action"),
    "drops an action": _("dropped the action"),
    "reopens an action": _("reopened the action"),
    "names a lead": _("said who leads the action"),
    "says on what it rests:": _("said on what it rests:"),
    "takes back on what it rests:": _("took back on what it rests:"),
    "proposes an amendment of": _("proposed an amendment:"),
    "changes an amendment of": _("changed an amendment:"),
    "withdraws an adjustment of": _("withdrew an adjustment:"),
    "records that no adjustment was made to": _("recorded that no adjustment was made:"),
    "adopts an amendment of": _("adopted an amendment:"),
    "consents to a programme": _("consented to the programme"),
    "withholds consent to a programme": _("withheld consent to the programme"),
    "consents to an amendment of": _("consented to an amendment:"),
    "withholds consent to an amendment of": _("withheld consent to an amendment:"),
    "records a word by mail": _("recorded a word by mail to"),
    "affirms a word by mail": _("affirmed what was recorded by mail to"),
    "contests a word by mail": _("contested what was recorded by mail to"),
    "gives its own word after a mail": _("gave its own word, after a mail was recorded, to"),
    "consents to the publishing of a programme": _("consented to publishing the programme"),
    "withholds consent to the publishing of a programme": _("withheld consent to publishing the programme"),
}
OF_ACTIONS: Mapping[str, Promise] = {
    "number": _("Number"),
    "printed": _("Printed number"),
    "title": _("Title"),
    "text": _("What is to be done"),
    "issue": _("Issue"),
    "forum": _("Forum"),
    "due": _("Due"),
    "measure": _("Measure of success"),
}
"""What the fields of an action are called."""
OF_ALTERED: Mapping[str, Promise] = {**OF_ACTIONS, "leads": _("Lead")}
"""What is called as amendments have it, by its names there."""

FIELDS: Mapping[str, Promise] = {
    **{f"Action.{name}": said for name, said in OF_ACTIONS.items()},
    "Action.issue_id": OF_ACTIONS["issue"],
    "Action.forum_id": OF_ACTIONS["forum"],
    "Action.state": _("Where it stands"),
    "Mandate.body": _("Higher body"),
    "Mandate.title": _("What it wants"),
    "Mandate.number": _("Number"),
    "Mandate.text": _("In its words"),
    "Mandate.forum_id": _("Forum"),
    "Mandate.decided": _("Day of the decision"),
    "ProgrammeSeries.name": _("Name"),
    "ProgrammeSeries.recurrence": _("How often"),
    "Programme.name": _("Name"),
    "Programme.starts": _("First day"),
    "Programme.ends": _("Last day"),
    "Programme.follows_id": _("Follows"),
    "Programme.text_id": _("Joint text that sets it down"),
    "Programme.state": _("Where it stands"),
    "Lead.unit": _("Lead"),
    "Trace.mandate_id": _("Mandate"),
    "Trace.action_id": _("Action"),
    "Trace.note": _("Note"),
    "Adjustment.none_made": _("None made"),
    "Adjustment.text_id": _("Joint text that sets it down"),
    "Adjustment.occasion": _("Occasion"),
    "Adjustment.said_by": _("Who says it"),
    "Adjustment.on": _("Day"),
    "Adjustment.state": _("Where it stands"),
    "Alteration.action_id": _("Action"),
    "Alteration.before": _("Found"),
    "Alteration.values": _("To be"),
    "Alteration.drops": _("Drops it"),
    "Assent.to": _("For"),
    "Assent.came": _("When it came (UTC)"),
    "Ground.document_id": _("Document"),
    "Ground.role": _("For what"),
    "Ground.statement_id": _("Statement"),
}
"""By kind and name."""
ROLES: Mapping[str, Promise] = {
    "rests on": _("what it rests on"),
    "outcome": _("what came of it"),
    "paper": _("a paper of it"),
    "message": _("the mail by which it came"),
}
"""For what an entry rests on a document."""
