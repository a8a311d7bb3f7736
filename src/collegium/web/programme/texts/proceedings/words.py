"""Fixed words: what the journal says of proceedings, and what is refused there."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from collegium.web.programme.texts.proceedings.sentences import SENTENCES

__all__ = ["ANSWERS", "FIELDS", "SENTENCES", "SILENCES", "VERBS"]

VERBS: Mapping[str, Promise] = {
    "affirms an answer by mail": _("affirmed what was recorded for it on"),
    "answers to a text": _("answered to the text"),
    "breaks silence": _("broke the silence on"),
    "calls silence off": _("called off the silence on"),
    "contests an answer by mail": _("contested what was recorded for it on"),
    "delivers a text": _("recorded the delivery of"),
    "joins a text": _("joined the text"),
    "publishes a text": _("published the text"),
    "puts a text under silence": _("put under silence the text"),
    "puts up a text": _("put up for adoption the text"),
    "records a break of silence": _("recorded a mail that broke the silence on"),
    "records an answer by mail": _("recorded an answer by mail to"),
    "records that silence was kept": _("recorded that silence was kept on"),
    "reopens a text": _("reopened the text"),
    "says who delivers a text": _("said who delivers the text"),
    "says whether a text is published": _("said whether to publish the text"),
    "says whether silence is allowed": _("said whether silence is allowed, for"),
}
FIELDS: Mapping[str, Promise] = {
    "Answer.came": _("When it came (UTC)"),
    "Answer.why": _("Reason"),
    "Silence.local": _("Deadline, as the clock shows there"),
    "Silence.broken_by_id": _("Who broke it"),
    "Silence.why": _("Reason"),
    "Silence.state": _("Where it stands"),
    "Delivery.on": _("Day"),
    "Delivery.where": _("Where"),
    "Delivery.to": _("To whom"),
    "Delivery.behalf": _("On behalf of"),
    "Delivery.without": _("Without"),
    "answer": _("Answer"),
    "by_mail": _("By mail"),
    "contested": _("Contested"),
    "affirmed": _("Affirmed"),
    "objection": _("Objection"),
    "Silence.until": _("Deadline"),
    "zone": _("Time zone"),
    "hours": _("Hours at least"),
}
ANSWERS: Mapping[str, Promise] = {
    "consents": _("consents"),
    "declines": _("declines"),
    "opts out": _("opts out"),
}
SILENCES: Mapping[str, Promise] = {
    "running": _("under way"),
    "broken": _("broken"),
    "kept": _("kept"),
    "called off": _("called off"),
}
