"""Documents that wait to be read. That nobody has read a document is all that says so: there is no queue beside it.

Whatever is read here is read in the name and capacity of whoever brought the document, and nothing but a reading is
added. Two processes that read the same document at once keep it once.
"""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone
from ulid import ULID

from collegium import __version__
from collegium.accounts.access import gate
from collegium.accounts.errors import NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.kept import kept
from collegium.accounts.models import Marking, Person, Seat, Space, SpaceKind, Version
from collegium.register.actions.documents import Added, held_in, keep_arrived, reading_of
from collegium.register.arrival import Arrival, ReadArrival, read_apart
from collegium.register.checks import check_marking, check_size
from collegium.register.models import Document, Reading
from collegium.register.untouched import reads_the_same
from collegium.register.vocabulary import names_for, vocabulary_for

LATELY = timedelta(hours=1)


def receive_all(
    by: Person, space: Space, marking: Marking, arrivals: Iterable[Arrival], why: str = ""
) -> Iterator[Added]:
    """As `add_all`, without reading: what is new waits to be read."""
    seat = gate(by, "add", space)
    check_marking(space, marking)
    for arrival in arrivals:
        check_size(arrival)
        held = held_in(space, hashlib.sha256(arrival.data).hexdigest())
        yield held or keep_arrived(by, seat, space, marking, ReadArrival(arrival, None, None), why)


def unread(since: datetime | None = None) -> QuerySet[Document]:
    """The documents that nobody has read yet, the oldest first; since a moment only those that came after it."""
    readings = Reading.objects.filter(document=OuterRef("pk"))
    waiting = Document.objects.filter(~Exists(readings), withdrawn=False, struck=False).order_by("id")
    return waiting.filter(pk__gt=str(ULID.from_datetime(since))) if since else waiting


def is_waiting(document: Document) -> bool:
    """Whether a document waits to be read."""
    return not document.struck and not was_read(document.pk)


def was_read(entry: str) -> bool:
    """Whether somebody tried to read a document, by its id.

    Whoever shows a document that may be read in this moment asks first, and fetches it then: reading changes it.
    """
    return Reading.objects.filter(document=entry).exists()


def outdated() -> QuerySet[Document]:
    """The documents whose newest reading was made by another version of the program, or with other names by which it
    may be another one: only of some has it been looked at whether it is (`register.untouched`)."""
    newest = Reading.objects.filter(document=OuterRef("pk"), withdrawn=False).order_by("-id")
    rows = Document.objects.filter(withdrawn=False, struck=False).annotate(
        by_version=Subquery(newest.values("reader")[:1]),
        with_names=Subquery(newest.values("vocabulary")[:1]),
        same_with=Subquery(newest.values("same_with")[:1]),
    )
    return rows.filter(by_version__isnull=False).exclude(_of_today()).order_by("id")


def _of_today() -> Q:
    """What readings are that today's program would make again, with the names of each space as they are now."""
    spaces: dict[str, list[str]] = {}
    for space in Space.objects.exclude(kind=SpaceKind.INSTALLATION):
        spaces.setdefault(vocabulary_for(space).digest, []).append(space.pk)
    named = Q(with_names="")
    for digest, some in spaces.items():
        named |= (Q(with_names=digest) | Q(same_with=digest)) & Q(space__in=some)
    return Q(by_version=__version__) & named


def read_waiting(documents: Iterable[Document], jobs: int = 1) -> Iterator[Document]:
    """Read documents for the first time; each that was, as it is kept."""
    return _read_all(documents, "reads", jobs)


def read_anew(documents: Iterable[Document], jobs: int = 1) -> Iterator[Document]:
    """Read documents with today's program; earlier readings stay."""
    return _read_all(documents, "reads anew", jobs)


def _read_all(documents: Iterable[Document], verb: str, jobs: int) -> Iterator[Document]:
    begun: list[Document] = []

    def arrivals() -> Iterator[Arrival]:
        for document in documents:
            content = None if verb == "reads anew" and reads_the_same(document, __version__) else _content(document)
            if content is not None:
                begun.append(document)
                names = names_for(document.space)
                yield Arrival(content, document.name, document.media_type or None, names=names)

    with closing(read_apart(arrivals(), jobs)) as outcomes:
        for number, outcome in enumerate(outcomes):
            if _keep(begun[number], outcome, verb):
                yield begun[number]


def _content(document: Document) -> bytes | None:
    """The bytes of a document; None where they were struck out meanwhile."""
    try:
        return kept(document.space_id, document.sha256)
    except NotVisible:
        return None


def _keep(document: Document, outcome: ReadArrival, verb: str) -> bool:
    """Keep a reading, unless the document was struck out meanwhile or another process has read it."""
    made = Version.objects.filter(kind=Document._meta.label, entry=document.pk).earliest("number")
    brought = made.change
    seat = Seat.objects.filter(pk=brought.seat).first()
    with change(by=brought.by, verb=verb, space=document.space, seat=seat):
        row = Document.objects.select_for_update().get(pk=document.pk)
        reading = reading_of(row, outcome) if _is_wanted(row, verb) else None
        if reading is None:
            return False
        if outcome.reading and not row.media_type:
            row.media_type = outcome.reading.source.media_type
            row.save()
        reading.save()
    return True


def _is_wanted(row: Document, verb: str) -> bool:
    if row.struck or row.withdrawn:
        return False
    return is_waiting(row) if verb == "reads" else outdated().filter(pk=row.pk).exists()


def lately() -> datetime:
    """From when on a look for documents that wait is a short one; what came before was looked for at the start."""
    return timezone.now() - LATELY
