"""The example record: what each partner adds of it, tables, consents to and publishes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from collegium.accounts.models import Person, Space
from collegium.accounts.queries import person_of
from collegium.register import actions, describing
from collegium.register.actions.deciding import Word, decide_all
from collegium.register.arrival import Arrival
from collegium.register.models import Document, Finding
from tools.showing.seats import Showing

RECORD = Path(__file__).parent.parent.parent / "examples" / "record"
KNOWN = ("source_address", "originator", "republisher", "translation")


def place_of(showing: Showing, by: Person) -> Space:
    """Where somebody adds documents: to its partner's own space, the office to the joint one."""
    if by.pk == showing.office.pk:
        return showing.joint
    return Space.objects.get(partner__seats__person=by, partner__partnership=showing.partnership)


def play(showing: Showing, said: Mapping[str, Any]) -> None:
    """Add a document, and do with it what the plan says."""
    by = person_of(said["by"])
    place = place_of(showing, by)
    marking = showing.marking(said.get("marking", "open"))
    known = {name: said[name] for name in KNOWN if name in said}
    arrival = Arrival((RECORD / said["file"]).read_bytes(), said["file"], **known)
    document = actions.add(by, place, marking, arrival).document
    if "says_the_same_as" in said:
        describing.link(by, document, Document.objects.get(space=place, name=said["says_the_same_as"]))
    if "table" in said:
        document = actions.table(by, document, said["table"])
    if "confirmed" in said:
        decided(by, document, said)
    agree(showing, document, said)


def decided(by: Person, document: Document, said: Mapping[str, Any]) -> None:
    """What somebody says to the first findings of a document: to several, against one, and of one more sealed."""
    waiting = list(Finding.objects.filter(document=document).order_by("id"))
    confirmed = said["confirmed"]
    decide_all(by, waiting[:confirmed], Word("confirmed"))
    decide_all(by, [waiting[confirmed]], Word("rejected", reason=said["rejected"]))
    decide_all(by, [waiting[confirmed + 1]], Word("confirmed", asks=True))


def agree(showing: Showing, document: Document, said: Mapping[str, Any]) -> None:
    """What partners say to the publishing of a joint document, and its publishing."""
    for code in said.get("consent", ()):
        actions.consent(showing.heads[code], document)
    for code, why in said.get("withhold", {}).items():
        actions.consent(showing.heads[code], document, given=False, why=why)
    if "publish" in said:
        actions.publish(showing.office, document, said["publish"])
