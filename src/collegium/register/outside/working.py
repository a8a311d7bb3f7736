"""What waits for the outside reader is sent to it, a piece of a text at a time, and what comes back is kept.

Nothing of this is done in a request of a page. Before each piece it is looked anew whether the document may be sent,
and the log of exports says that it is.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from collegium.accounts.access import note_sent
from collegium.accounts.journal.canonical import canonical, moment
from collegium.accounts.journal.change import change
from collegium.accounts.journal.kept import keep
from collegium.accounts.models import Change, Seat, Space, Version
from collegium.reading.contract import Reading as ReadingContent
from collegium.reading.contract import Span
from collegium.register.actions.documents import latest_reading
from collegium.register.errors import OutOfOrder, OutsideFailed
from collegium.register.models import Document, OutsideReading, Reading
from collegium.register.outside.answers import Known, answered, said_in
from collegium.register.outside.asking import ask
from collegium.register.outside.pieces import pieces
from collegium.register.outside.question import question, shipped_issues, shipped_names
from collegium.register.queries.documents import content_of
from collegium.register.queries.outside import is_sendable, sendable
from collegium.register.rules.outside import Outside, wait_after
from collegium.register.vocabulary import vocabulary_for

SHAPE = 1  # of the proposals that are kept
MOST_PIECES = 200
LEASE = timedelta(minutes=2)  # beside the time of a request: so long nobody else sends the same
NO_MORE = ("This document may not go to the outside reader.", "A principal of the partner may allow it.")
UNREAD = ("There is no reading of this document to ask about.", "Have it read first.")
LONG = ("This document is too long for the outside reader.", "Split it, or allow more words in a request.")


def enrol(most: int) -> int:
    """Where the installation wants all to be read, ask about some documents; how many those are.

    It is asked in the name of whoever brought the document, as it is read.
    """
    outside: Outside = settings.OUTSIDE
    if not outside.on or outside.reads != "all":
        return 0
    rows = list(unasked(outside)[:most])
    for document in rows:
        made = _made(document)
        with change(by=made.by, verb="asks outside", space=document.space, seat=_seat_of(made)):
            OutsideReading(space=document.space, document=document, model=outside.model, host=outside.host).save()
    return len(rows)


def unasked(outside: Outside) -> QuerySet[Document]:
    """The documents that were read and may be sent, and that this model was never asked about."""
    read = Reading.objects.filter(document=OuterRef("pk"), withdrawn=False, struck=False, sha256__gt="")
    asked = OutsideReading.objects.filter(Q(model=outside.model) | Q(done=False), document=OuterRef("pk"))
    return sendable(outside.host).filter(Exists(read), ~Exists(asked)).select_related("space").order_by("id")


def read_outside() -> Iterator[OutsideReading]:
    """Take what is due further, piece by piece; each that is done, whatever came of it.

    It ends when nothing is due, or when the reader itself is out of order.
    """
    outside: Outside = settings.OUTSIDE
    while outside.on and (row := _claimed(outside)):
        try:
            _further(row, outside)
        except OutsideFailed as error:
            _failed(row, error)
            if isinstance(error, OutOfOrder):
                return
        if row.done:
            yield row


def _claimed(outside: Outside) -> OutsideReading | None:
    """What is due first, for this process alone as long as its request may take."""
    now = timezone.now()
    with transaction.atomic():
        waiting = OutsideReading.objects.select_for_update().filter(done=False, withdrawn=False, struck=False)
        row = waiting.filter(due__lte=now).order_by("due", "id").first()
        if row:
            _remember(row, due=now + timedelta(seconds=outside.seconds) + LEASE)
    return row


def _remember(row: OutsideReading, **values: Any) -> None:
    """Write what is no part of the register."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _further(row: OutsideReading, outside: Outside) -> None:
    """Send the next piece, or end what was asked. Raises OutsideFailed."""
    reading = latest_reading(row.document)
    if not is_sendable(row.document, outside.host):
        _end(row, cause=NO_MORE)
    elif reading is None or not reading.sha256 or (content := content_of(reading)) is None:
        _end(row, cause=UNREAD)
    elif len(cut := pieces(content.text, outside.words)) > MOST_PIECES:
        _end(row, cause=LONG)
    else:
        said = _so_far(row, reading, outside)
        if len(said) < len(cut):
            said.append(_asked(row, outside, content, cut[len(said)]))
        if len(said) < len(cut):
            _remember(row, so_far=_noted(reading, outside, said), failures=0, due=timezone.now())
        else:
            _end(row, said, outside)


def _noted(reading: Reading, outside: Outside, said: list[Any]) -> dict[str, Any]:
    return {"of": reading.sha256, "model": outside.model, "words": outside.words, "said": said}


def _so_far(row: OutsideReading, reading: Reading, outside: Outside) -> list[Any]:
    """What was answered on the first pieces of this very text; nothing where the text or the pieces are others now."""
    said: list[Any] = row.so_far.get("said", [])
    return said if row.so_far == _noted(reading, outside, said) else []


def _asked(row: OutsideReading, outside: Outside, content: ReadingContent, piece: Span) -> dict[str, Any]:
    """What is left of the answer on one piece, as JSON has it. Raises OutsideFailed."""
    named = {each.id for each in content.mentions if each.id and _within(each.span, piece)}
    names = {each: name for each, name in shipped_names().items() if each in named}
    asking = question(outside.model, content.text[slice(*piece)], content.heading.date, names, shipped_issues())
    note_sent(_made(row).by, row.document, outside.host)
    said = said_in(ask(outside, asking))
    return answered(said, content.text, piece, content.turns, _known(row.space)).plain()


def _known(space: Space) -> Known:
    """The ids that documents of a space are read with."""
    names = vocabulary_for(space)
    forums = {each.id for each in names.forums}
    return Known({each.id for each in names.parties} | forums, forums, {each.id for each in names.issues})


def _within(span: Span, piece: Span) -> bool:
    return piece[0] <= span[0] and span[1] <= piece[1]


def _end(
    row: OutsideReading,
    said: list[Any] | None = None,
    outside: Outside | None = None,
    cause: tuple[str, str] = ("", ""),
) -> None:
    """Keep what was proposed, or why it was given up, unless the document went meanwhile."""
    asked = _made(row)
    verb = "gives up outside" if cause[0] else "proposes from outside"
    with change(by=asked.by, verb=verb, space=row.space, seat=_seat_of(asked)):
        document = Document.objects.select_for_update().get(pk=row.document_id)
        row.refresh_from_db()
        if row.struck or row.withdrawn or row.done or document.struck:
            return
        row.done, (row.cause, row.remedy) = True, cause
        row.so_far, row.failures = {}, 0
        if outside:
            _keep(row, outside, said or [])
        row.save()


def _keep(row: OutsideReading, outside: Outside, said: list[Any]) -> None:
    """Keep all proposals as one content, and count them."""
    proposals = [proposal for each in said for proposal in each["proposals"]]
    dropped: dict[str, int] = {}
    for each in said:
        for reason, count in each["dropped"].items():
            dropped[reason] = dropped.get(reason, 0) + count
    content = {
        "shape": SHAPE,
        "model": outside.model,
        "host": outside.host,
        "at": moment(timezone.now()),
        "document": row.document_id,
        "proposals": proposals,
    }
    row.sha256 = keep(row.space, canonical(content).encode())
    row.model, row.host, row.proposed, row.dropped = outside.model, outside.host, len(proposals), dropped


def _failed(row: OutsideReading, error: OutsideFailed) -> None:
    """Try again later, or give it up and say why."""
    failures = row.failures + 1
    wait = wait_after(failures, error.wait if isinstance(error, OutOfOrder) else None)
    if wait is None:
        _end(row, cause=(error.cause, error.remedy))
    else:
        _remember(row, failures=failures, last_failure=error.cause, due=timezone.now() + wait)


def _made(entry: Document | OutsideReading) -> Change:
    """The change that first wrote an entry: in whose name it goes on."""
    first = Version.objects.filter(kind=entry._meta.label, entry=entry.pk).select_related("change__by")
    return first.earliest("number").change


def _seat_of(made: Change) -> Seat | None:
    return Seat.objects.filter(pk=made.seat).first()
