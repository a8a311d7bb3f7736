"""What can be asked of documents. Whoever fetches a private one is noted for the partner whose it is."""

from collections.abc import Collection
from datetime import datetime

from django.conf import settings
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from collegium.accounts.access import Anybody, found, note, spaces_of, visible_to
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Entry, Marking, Space, Version
from collegium.accounts.queries import markings_of
from collegium.reading.contract import Reading as ReadingContent
from collegium.register.models import (
    Consent,
    Counting,
    Decision,
    Document,
    Inquiry,
    Membership,
    OutsideReading,
    PremiseUptake,
    Reading,
    Rendering,
    Statement,
)
from collegium.register.readings import unpacked

ABOUT = (
    Reading,
    Consent,
    Rendering,
    Membership,
    PremiseUptake,
    Inquiry,
    Counting,
    OutsideReading,
    Decision,
    Statement,
)
"""The kinds of entries that belong to one document."""


def markings_for(space: Space) -> QuerySet[Marking]:
    """The markings that may be given in a space of this installation, the least first. Unnamed: the last."""
    if space.partnership is None:
        return Marking.objects.none()
    return markings_of(space.partnership).filter(rank__lte=settings.CEILING)


def documents(person: Anybody, space: Space | None = None) -> QuerySet[Document]:
    """The documents that a person sees, the newest first; those of one space, where it is said."""
    seen = visible_to(person, Document).select_related("marking", "space").order_by("-id")
    return seen if space is None else seen.filter(space=space)


def document(person: Anybody, entry: str) -> Document:
    """One document; the look at it is noted. Raises NotVisible."""
    row = found(person, Document, entry)
    note(person, "read", row)
    return row


def original(person: Anybody, entry: str) -> bytes:
    """The bytes of a document as they came; an export, and noted as one. Raises NotVisible, also where struck out."""
    row = found(person, Document, entry)
    note(person, "export", row)
    return kept(row.space_id, row.sha256)


def readings(person: Anybody, row: Document) -> QuerySet[Reading]:
    """The readings of a document, the newest first."""
    return visible_to(person, Reading).filter(document=row).order_by("-id")


def arrived(row: Document) -> datetime:
    """When a document came into its space, by the journal."""
    return Version.objects.select_related("change").get(entry=row.pk, number=1).change.at


def newest_of(person: Anybody, ids: Collection[str]) -> dict[str, str]:
    """The newest readings of some documents by their ids: those whose texts findings stand in."""
    return dict(visible_to(person, Reading).filter(document__in=ids).order_by("id").values_list("document_id", "id"))


def that_failed(person: Anybody, rows: QuerySet[Document]) -> QuerySet[Document]:
    """Of some documents those of which a reading failed, be it an earlier one."""
    return rows.filter(pk__in=visible_to(person, Reading).filter(error__gt="").values("document"))


def content_of(reading: Reading) -> ReadingContent | None:
    """A whole reading; None where it failed or was struck out."""
    return unpacked(kept(reading.space_id, reading.sha256)) if reading.sha256 else None


def content_beside(person: Anybody, entry: str) -> ReadingContent | None:
    """The newest reading of a document, for what goes with its page, where the look is noted. Raises NotVisible."""
    newest = readings(person, found(person, Document, entry)).first()
    return content_of(newest) if newest else None


def read_content(person: Anybody, entry: str) -> tuple[Document, ReadingContent | None]:
    """A document with its newest reading; the look at it is noted. Raises NotVisible."""
    row = document(person, entry)
    newest = readings(person, row).first()
    return row, content_of(newest) if newest else None


def versions_of(person: Anybody, row: Document) -> QuerySet[Document]:
    """What the same source gave, the newest first; only the document itself where the source is unknown."""
    seen = documents(person, row.space)
    return seen.filter(source_address=row.source_address) if row.source_address else seen.filter(pk=row.pk)


def parallels(person: Anybody, row: Document) -> QuerySet[Document]:
    """The documents that say in other languages what this one says."""
    linked = visible_to(person, Rendering)
    root = linked.filter(document=row).values_list("of", flat=True).first() or row.pk
    members = {root, *linked.filter(of=root).values_list("document", flat=True)} - {row.pk}
    return documents(person, row.space).filter(struck=False, pk__in=members)


def of_the_same_day(person: Anybody, row: Document, reading: Reading) -> QuerySet[Document]:
    """Documents in other languages of a reading's date: those that may say the same."""
    seen = documents(person, row.space).filter(struck=False).exclude(pk=row.pk)
    if not reading.date:
        return seen.none()
    alike = visible_to(person, Reading).filter(space=row.space, date=reading.date).exclude(language=reading.language)
    return seen.filter(pk__in=alike.values("document"))


def about(person: Anybody, row: Document) -> list[Entry]:
    """Its readings, consents to it, links of it, its places in series and what was decided on it, also what was taken
    back: what its history tells beside itself."""
    seen = spaces_of(person)
    rows: list[Entry] = []
    for kind in ABOUT:
        rows += kind.objects.filter(document=row, space__in=seen)
    return rows


def unpublished(rows: QuerySet[Document]) -> QuerySet[Document]:
    """Of some documents those of which no copy stands before everybody, as `Document.is_public` has it."""
    return rows.filter(Q(published_as=None) | Q(published_as__struck=True) | Q(published_as__withdrawn=True))


def that_count(said: QuerySet[Consent]) -> QuerySet[Consent]:
    """Of some consents those that count: of a document whose public copy was withdrawn or struck out, what was said
    since then alone."""
    copy = "document__published_as"
    stands = Q(**{copy: None}) | Q(**{f"{copy}__struck": False, f"{copy}__withdrawn": False})
    timed = said.annotate(said_at=_written(Consent, "pk"), gone_at=_written(Document, copy))
    return timed.filter(stands | Q(said_at__gt=F("gone_at")))


def _written(kind: type[Entry], entry: str) -> Subquery:
    """When an entry was written last, by the journal."""
    versions = Version.objects.filter(kind=kind._meta.label, entry=OuterRef(entry)).order_by("-number")
    return Subquery(versions.values("change__at")[:1])


def consents(person: Anybody, row: Document) -> QuerySet[Consent]:
    """What partners said to the publishing of a document, as far as it counts."""
    said = that_count(visible_to(person, Consent).filter(document=row))
    return said.select_related("partner").order_by("partner__code")
