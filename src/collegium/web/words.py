"""What the register keeps as fixed words, in the words of the person who reads."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collegium.accounts.models import Invitation, Seat, Space, SpaceKind
from collegium.accounts.offers import Offer
from collegium.web.programme.words import VERBS as OF_THE_PROGRAMME
from collegium.web.publishing.words import VERBS as OF_PUBLISHING

VERBS: Mapping[str, Promise] = {
    "adds": _("added"),
    "adds a reference": _("added the reference"),
    "corrects a reference": _("corrected the reference"),
    "allows outside": _("let documents go to the outside reader at"),
    "asks outside": _("had the outside reader asked about"),
    "asks a second person": _("decided, and asked a second person, on"),
    "consents": _("consented to publishing"),
    "decides": _("decided on"),
    "declines to strike out": _("declined to strike out"),
    "describes": _("changed what is known of"),
    "ends a seat": _("ended the seat of"),
    "ends the sessions of a person": _("ended the sessions of"),
    "gives up a series": _("gave up the series"),
    "enters": _("entered a statement of"),
    "gives a seat": _("gave a seat to"),
    "links words": _("said which words name"),
    "gives up outside": _("gave up having the outside reader asked about"),
    "links": _("linked with another language"),
    "makes a series": _("made the series"),
    "marks": _("changed the marking of"),
    "merges references": _("merged the reference"),
    "parts words": _("said which words do not name"),
    "proposes to strike out": _("proposed to strike out"),
    "proposes from outside": _("was answered by the outside reader about"),
    "publishes": _("published"),
    "reads": _("had read"),
    "reads anew": _("had read anew by a newer program"),
    "reads again": _("had read again"),
    "renames a series": _("changed the series"),
    "states a fact": _("stated a fact of"),
    "says where something was looked for": _("said where something was looked for that is told of in"),
    "says by what a total is counted": _("said by what a total is counted that is stated in"),
    "takes back by what a total is counted": _("took back by what a total is counted that is stated in"),
    "says what became of a premise": _("said what became of a premise in"),
    "revokes outside": _("lets no more documents go to the outside reader at"),
    "settles": _("settled what two said differently on"),
    "strikes out": _("struck out"),
    "takes into a series": _("took into a series"),
    "takes out of a series": _("took out of a series"),
    "tables": _("tabled"),
    "tables a reference": _("tabled the reference"),
    "takes back": _("took back a decision on"),
    "takes a seat": _("took a seat, invited by"),
    "takes back a fact": _("took back a fact of"),
    "takes back a link": _("took back what was said of words for"),
    "takes references apart": _("took apart the reference"),
    "takes away a second factor": _("took away the second factor of"),
    "undoes": _("undid a change of"),
    "unlinks": _("took out of its other languages"),
    "withdraws a reference": _("withdrew the reference"),
    "withdraws a statement": _("took out a statement of"),
    "withholds consent": _("withheld consent to publishing"),
    **OF_PUBLISHING,
    **OF_THE_PROGRAMME,
}
FINDINGS: Mapping[str, Promise] = {"statement": _("statement"), "premise": _("premise of a question")}
STATES: Mapping[str, Promise] = {
    "proposed": _("proposed"),
    "awaiting": _("a second person is asked"),
    "disputed": _("two disagree"),
    "confirmed": _("confirmed"),
    "corrected": _("corrected"),
    "rejected": _("rejected"),
}
ROLES: Mapping[str, Promise] = {
    "principal": _("principal"),
    "deputy": _("deputy"),
    "editor": _("editor"),
    "post": _("post"),
    "reader": _("reader"),
    "secretariat": _("secretariat"),
    "keeper": _("keeper"),
}
MAY_DO: Mapping[str, Promise] = {
    "principal": _("speaks for the partner: consents, publishes, gives seats to its people"),
    "deputy": _("acts for the principal"),
    "editor": _("adds, changes and tables documents"),
    "post": _("adds documents from abroad"),
    "reader": _("reads what the partner sees"),
    "secretariat": _("keeps the joint space, publishes what all consented to"),
    "keeper": _("keeps the installation, sees no partner's papers"),
}
FIELDS: Mapping[str, Promise] = {
    "name": _("File"),
    "size": _("Size in bytes"),
    "sha256": _("SHA-256"),
    "media_type": _("Media type"),
    "source_address": _("Source"),
    "originator": _("Originator"),
    "republisher": _("Published again by"),
    "translation": _("Translation"),
    "captured": _("Captured"),
    "marking_id": _("Marking"),
    "brought_by_id": _("Tabled by"),
    "previous_id": _("Earlier version"),
    "series_id": _("Series"),
    "of_id": _("In another language"),
    "tabled_as_id": _("Tabled as"),
    "published_as_id": _("Published as"),
    "given": _("Consent"),
    "partner_id": _("Partner"),
    "reader": _("Read by version"),
    "title": _("Title"),
    "date": _("Date"),
    "kind": _("Kind"),
    "language": _("Language"),
    "error": _("Not read"),
    "cause": _("Cause"),
    "remedy": _("What to do"),
    "premise": _("Premise"),
    "outcome": _("Outcome"),
    "place": _("Looked for at"),
    "day": _("Day"),
    "found_id": _("Found as"),
    "total": _("Total"),
    "counted_by": _("Counted by"),
    "uptake": _("What the answer did"),
    "quote": _("Words"),
    "model": _("Model"),
    "host": _("Host"),
    "proposed": _("Proposals"),
    "act": _("Act"),
    "verdict": _("Decision"),
    "said": _("Said"),
    "settles": _("Settles"),
    "actors": _("Actors"),
    "addressees": _("Towards"),
    "forums": _("Forums"),
    "instruments": _("Instruments"),
    "issues": _("Issues"),
    "when_start": _("From"),
    "when_end": _("Until"),
    "condition": _("On condition"),
    "attributed_to": _("Who says it"),
    "standing": _("Standing"),
    "names": _("Names"),
    "slug": _("Id"),
    "merged_into_id": _("Merged into"),
    "what": _("Fact"),
    "value": _("Value"),
    "since": _("Since"),
    "until": _("Until"),
    "words": _("Words"),
    "confirmed": _("The same"),
    "struck": _("Struck out"),
    "withdrawn": _("Withdrawn"),
}


PLURALS: Mapping[str, Promise] = {
    "party": _("Parties"),
    "forum": _("Forums"),
    "instrument": _("Instruments"),
    "issue": _("Issues"),
    "person": _("Persons"),
}
FACTS: Mapping[str, Promise] = {
    "date": _("Date"),
    "ended": _("Ended"),
    "forum": _("Body"),
    "founded": _("Founded"),
    "member": _("Member"),
    "members": _("Members"),
    "note": _("Note"),
    "office": _("Office"),
    "parent": _("Part of"),
    "party": _("Party"),
    "state": _("State"),
    "type": _("Kind"),
}
DROPPED: Mapping[str, Promise] = {
    "quote": _("whose words are not in the text"),
    "act": _("with another act than the contract has"),
    "standing": _("with another standing than the contract has"),
    "question": _("in words of somebody who asks"),
    "shape": _("in another shape"),
}
"""Why statements of the outside reader are not proposed."""
PAPERS: Mapping[str, Promise] = {
    "agreement": _("agreement"),
    "declaration": _("declaration"),
    "plan": _("plan"),
    "resolution": _("resolution"),
    "letter": _("letter"),
    "report": _("report"),
    "order": _("order"),
    "words": _("somebody’s words"),
    "total": _("total"),
}
OUTCOMES: Mapping[str, Promise] = {
    "asked": _("asked for"),
    "not_found": _("not found"),
    "refused": _("refused"),
    "found": _("found"),
    "not_wanted": _("not wanted"),
}
LACKING: Mapping[str, Promise] = {**OUTCOMES, "open": _("open"), "all": _("any")}


def verb_in_words(verb: str) -> str:
    """What was done; a verb without a translation stays as it is kept."""
    return str(VERBS.get(verb, verb))


def space_in_words(space: Space) -> str:
    """What a space is called in the navigation: its partner, or what it is."""
    if space.kind == SpaceKind.OWN and space.partner:
        return space.partner.name
    names = {SpaceKind.JOINT: gettext("Joint"), SpaceKind.PUBLIC: gettext("Published")}
    return names.get(SpaceKind(space.kind), gettext("Installation"))


def seat_in_words(seat: Seat | None) -> str:
    """In which capacity somebody acted: `editor, Velmora`; empty where that is not known."""
    if seat is None:
        return ""
    role, at = str(ROLES.get(seat.role, seat.role)), seat.partner or seat.partnership
    return f"{role}, {at.name}" if at else role


def seat_alone(seat: Seat | Invitation | Offer) -> str:
    """A seat without its table: `post, Mission at Quellhaven`, `deputy of …`."""
    if seat.deputy_of:
        return gettext("deputy of %(name)s") % {"name": seat.deputy_of.name}
    role = str(ROLES.get(seat.role, seat.role))
    return f"{role}, {seat.post.name}" if seat.post else role


def table_in_words(seat: Seat | Invitation | Offer) -> str:
    """At whose table a seat is: the partner and its partnership, a secretariat, or the installation."""
    if seat.partner:
        return f"{seat.partner.name}, {seat.partner.partnership.name}"
    if seat.partnership:
        return gettext("Secretariat, %(name)s") % {"name": seat.partnership.name}
    return gettext("Installation")
