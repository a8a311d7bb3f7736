"""What is looked at before a document is written: its size, its marking, its state, the partners' consent."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from collegium.accounts.errors import Improper
from collegium.accounts.models import Marking, Partner, Space, SpaceKind
from collegium.accounts.queries import partners_of
from collegium.reading.formats import LARGEST
from collegium.register.arrival import Arrival
from collegium.register.errors import AboveCeiling, NotConsented, TooLarge
from collegium.register.models import Consent, Document, Reading
from collegium.register.queries.documents import content_of, that_count
from collegium.register.rules import above_ceiling, without_consent
from collegium.register.rules.contents import faults_of


def check_marking(space: Space, marking: Marking) -> None:
    """Raises AboveCeiling, and Improper for a marking of another partnership or for a space without documents."""
    if space.kind not in (SpaceKind.OWN, SpaceKind.JOINT):
        raise Improper("Documents are added to a partner's own or the joint space.", "Publish what all may read.")
    if marking.partnership_id != space.partnership_id:
        raise Improper("This is a marking of another partnership.")
    if above_ceiling(marking.rank, settings.CEILING):
        raise AboveCeiling(
            f"{marking.name} is above what this installation may hold.", "Keep it where such content is allowed."
        )


def check_size(arrival: Arrival) -> None:
    """Raises TooLarge for more bytes than a document may have."""
    if len(arrival.data) > LARGEST:
        raise TooLarge(f"It has more than {LARGEST >> 20} MiB.", "Split it, or save it without its pictures.")


def check_alive(document: Document) -> None:
    """Raises Improper for a document that was withdrawn or struck out."""
    if document.withdrawn or document.struck:
        raise Improper("This document was withdrawn or struck out.")


def check_consent(document: Document) -> None:
    """Raises NotConsented where a partner that takes part has not said yes; after a public copy is gone, not anew."""
    partnership = document.space.partnership
    partners = partners_of(partnership, followed=False) if partnership else Partner.objects.none()
    counts = that_count(Consent.objects.filter(document=document, withdrawn=False))
    said = list(counts.values_list("partner__code", "given"))
    missing = without_consent([partner.code for partner in partners], said)
    if missing:
        raise NotConsented(f"Without consent so far: {', '.join(missing)}.", "Ask them.")


def check_content(content: Mapping[str, Any]) -> None:
    """Raises Improper for a statement that says what none may."""
    faults = list(faults_of(content))
    if faults:
        raise Improper(f"This cannot stand in a statement: {', '.join(faults)}.", "Look at what the form asks for.")


def check_passage(reading: Reading, content: Mapping[str, Any]) -> None:
    """Raises Improper for a passage whose words are not those of the text."""
    said = content_of(reading)
    start, end, quote = content["start"], content["end"], content["quote"]
    if said is None or start >= end or not quote.strip() or said.text[start:end] != quote:
        raise Improper("These words do not stand in the text.", "Mark the passage in the text, or copy it from there.")
