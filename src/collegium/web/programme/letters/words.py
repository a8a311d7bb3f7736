"""Fixed words: what the journal says of letters, how they stand, why one did not go out, why a mail was not taken."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.letters.sentences import SENTENCES

__all__ = ["FIELDS", "SENTENCES", "VERBS"]

VERBS: Mapping[str, Promise] = {
    "brings a report by mail": _("brought a report by mail:"),
    "takes a mail as the report": _("took a mail as the report:"),
    "sets a mail aside": _("set a mail aside:"),
}
FIELDS: Mapping[str, Promise] = {
    "MailedReport.document_id": _("Document"),
    "MailedReport.state": _("Where it stands"),
}

CHOICES_IN_WORDS: Mapping[str, Promise] = {
    "at once": _("as soon as something is new"),
    "daily": _("once a day"),
    "weekly": _("once a week"),
    "never": _("never"),
}
STATES_IN_WORDS: Mapping[str, Promise] = {
    "waiting": _("waits to go out"),
    "doubtful": _("handed over, not confirmed"),
    "sent": _("sent"),
    "refused": _("not delivered"),
    "shown": _("shown here alone"),
    "held": _("kept back, for the keeper to decide"),
}
CAUSES_IN_WORDS: Mapping[str, Promise] = {
    "down": _("the server of mail is not there"),
    "stalled": _("the server of mail says nothing"),
    "broke off": _("the server of mail broke off"),
    "login": _("the server of mail does not let us in"),
    "tls": _("the line to the server of mail cannot be kept secret"),
    "sender": _("the server of mail does not take our address as sender"),
    "later": _("refused for now"),
    "refused": _("refused for good"),
    "left": _("the person has left"),
    "late": _("it had waited too long"),
}
MAILED_IN_WORDS: Mapping[str, Promise] = {
    "proposed": _("waits for a person"),
    "taken": _("taken as the report"),
    "set aside": _("put aside"),
}
REFUSALS_IN_WORDS: Mapping[str, Promise] = {
    "too large": _("too large"),
    "too many parts": _("too many parts"),
    "no address": _("to none of our addresses"),
    "wrong address": _("to an address that there is not"),
    "ended address": _("to an address that has ended"),
    "closed": _("nothing more is to be reported"),
    "other sender": _("not from the person of the address"),
    "forged sender": _("the sender is forged"),
    "automatic": _("written by a program"),
    "own address": _("from our own address"),
    "too many": _("too many wait already"),
}
