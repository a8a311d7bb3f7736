"""How the journal tells of joint texts: what each kind of entry is called, and fixed words that entries hold."""

from collections.abc import Mapping

from django.utils.functional import Promise

from collegium.web.programme.about import About
from collegium.web.programme.texts.words import KINDS, STANCES, STATES

ABOUT: Mapping[str, About] = {
    "Text": About(named="title", page="text"),
    "Participant": About(up="text"),
    "Paragraph": About(up="text"),
    "Wording": About(up="paragraph"),
    "Stance": About(up="paragraph"),
    "Comment": About(up="paragraph"),
    "Edition": About(up="text"),
    "Answer": About(up="edition"),
    "Silence": About(up="edition"),
    "Delivery": About(up="text"),
    "PublishedText": About(up="edition"),
    "PublishingWord": About(up="edition"),
    "PutUp": About(up="edition"),
    "SilenceTerm": About(up="partner"),
}
FIXED: Mapping[str, Promise] = {**KINDS, **STATES, **STANCES}
