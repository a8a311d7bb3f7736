"""Verbs about where a document comes from and which other ones say the same: describe, link, unlink."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space
from collegium.register.checks import check_alive
from collegium.register.models import Document, Rendering


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of where a document comes from. `translation` is None where that is not known."""

    source_address: str = ""
    originator: str = ""
    republisher: str = ""
    translation: bool | None = None
    captured: datetime | None = None


def origin_of(document: Document) -> Origin:
    """What a document says of it now."""
    return Origin(**{name: getattr(document, name) for name in Origin.__slots__})


def describe(by: Person, document: Document, said: Origin, why: str = "") -> None:
    """Say where a document comes from. What partners consented to was another description: they are asked anew.

    Raises NotVisible and NotAllowed at the gate, Improper for a document that is gone.
    """
    seat = gate(by, "change", document.space)
    check_alive(document)
    if said == origin_of(document):
        return
    sources = {document.source_address, said.source_address}
    with change(by=by, verb="describes", space=document.space, why=why, seat=seat):
        for name, value in asdict(said).items():
            setattr(document, name, value)
        document.save()
        _ask_anew(document)
        for source in sources if len(sources) > 1 else ():
            _in_line(document, source)


def _ask_anew(document: Document) -> None:
    for consent in document.consents.filter(withdrawn=False):
        consent.withdrawn = True
        consent.save()


def _in_line(changed: Document, source: str) -> None:
    """Let each document of a source name the one that came before it; one without a source names none."""
    earlier: Document | None = None
    rows = Document.objects.filter(space=changed.space, source_address=source, withdrawn=False, struck=False)
    for row in rows.order_by("id") if source else rows.filter(pk=changed.pk):
        document = changed if row.pk == changed.pk else row
        if document.previous_id != (earlier.pk if earlier else None):
            document.previous = earlier
            document.save()
        earlier = document if source else None


def link(by: Person, document: Document, other: Document, why: str = "") -> None:
    """Say that a document and another one say the same in two languages; whatever is linked with either is one set.

    Raises NotVisible and NotAllowed at the gate, Improper for the document itself, another space or what is linked.
    """
    seat = gate(by, "change", document.space)
    check_alive(document)
    check_alive(other)
    if other.space_id != document.space_id:
        raise Improper("The other document stands in another space.", "Link it with one that stands beside it.")
    root = root_of(other)
    if root == root_of(document):
        raise Improper("These two are linked already, or one and the same.")
    with change(by=by, verb="links", space=document.space, why=why, seat=seat):
        _gather(set_of(document), root)


def unlink(by: Person, document: Document, why: str = "") -> None:
    """Take a document out of its set. Raises NotVisible and NotAllowed at the gate, Improper where it is in none."""
    seat = gate(by, "change", document.space)
    others = [each for each in set_of(document) if each != document]
    if not others:
        raise Improper("This document is not linked with another one.")
    with change(by=by, verb="unlinks", space=document.space, why=why, seat=seat):
        own = Rendering.objects.filter(document=document, withdrawn=False).first()
        if own:
            _withdraw(own)
        else:
            _gather(others, others[0])


def root_of(document: Document) -> Document:
    """The one that a document's set has in common; itself where it is linked with none."""
    own = Rendering.objects.filter(document=document, withdrawn=False).select_related("of").first()
    return own.of if own else document


def set_of(document: Document) -> list[Document]:
    """The documents of a set, the common one first."""
    root = root_of(document)
    members = Rendering.objects.filter(of=root, withdrawn=False).select_related("document").order_by("id")
    return [root, *[each.document for each in members]]


def _gather(documents: Iterable[Document], root: Document) -> None:
    """Let each of some documents be one of a root's set, as a part of the open change."""
    for document in documents:
        row = Rendering.objects.filter(document=document).first()
        if document == root:
            if row and not row.withdrawn:
                _withdraw(row)
            continue
        row = row or Rendering(space=document.space, document=document)
        row.of, row.withdrawn = root, False
        row.save()


def _withdraw(row: Rendering) -> None:
    row.withdrawn = True
    row.save()


def follow(document: Document, copy: Document, space: Space) -> None:
    """Link a copy with the copies of those that its document is linked with, as a part of the open change."""
    for other in set_of(document):
        there = other.tabled_as if space.kind == "joint" else other.published_as
        if there and there != copy and root_of(there) != root_of(copy):
            _gather(set_of(copy), root_of(there))
