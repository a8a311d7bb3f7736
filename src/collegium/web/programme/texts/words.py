"""Fixed words: what the journal says of texts."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.texts.sentences import SENTENCES

__all__ = ["FIELDS", "KINDS", "SENTENCES", "STANCES", "STATES", "VERBS"]

VERBS: Mapping[str, Promise] = {
    "abandons a text": _("gave up the text"),
    "accepts a bracket": _("accepted bracketed words in"),
    "adds a paragraph": _("added a paragraph to"),
    "agrees to a paragraph": _("agreed to a paragraph of"),
    "brackets a paragraph": _("bracketed a paragraph of"),
    "comments": _("noted something for itself on"),
    "confirms a language": _("said that a language fits in"),
    "describes a text": _("changed what is said of the text"),
    "drafts a text": _("began the text"),
    "drops a comment": _("took away a note on"),
    "makes an edition": _("kept an edition of"),
    "moves a paragraph": _("moved a paragraph of"),
    "opens a text": _("opened to all partners the text"),
    "puts a paragraph back": _("put a paragraph back into"),
    "sets a heading": _("set a heading in"),
    "splits a paragraph": _("split a paragraph of"),
    "takes a paragraph out": _("took a paragraph out of"),
    "takes back a stance": _("took back what it says to a paragraph of"),
    "words a paragraph": _("changed the words of a paragraph of"),
}
FIELDS: Mapping[str, Promise] = {
    "Text.forum": _("Forum"),
    "Text.due": _("Due"),
    "Text.delivered_by_id": _("Who delivers it"),
    "Text.state": _("Where it stands"),
    "Edition.name": _("Name"),
    "Stance.why": _("Reason"),
    "words": _("Words"),
    "stance": _("Says to it"),
    "languages": _("Languages"),
    "heading": _("Heading"),
    "behind": _("Older than another language"),
    "opted_out": _("Opted out"),
    "joined_late": _("Joined late"),
}
KINDS: Mapping[str, Promise] = {
    "programme": _("programme text"),
    "amendment": _("amendment"),
    "statement": _("joint statement"),
    "explanation": _("explanation of vote"),
    "letter": _("letter"),
    "co-sponsorship": _("co-sponsorship"),
    "resolution": _("draft resolution"),
    "other": _("other text"),
}
STATES: Mapping[str, Promise] = {
    "draft": _("draft"),
    "negotiated": _("negotiated"),
    "put up": _("put up"),
    "silence": _("under silence"),
    "adopted": _("adopted"),
    "delivered": _("delivered"),
    "contested": _("contested"),
    "abandoned": _("given up"),
}
STANCES: Mapping[str, Promise] = {"agrees": _("agrees"), "brackets": _("brackets")}
