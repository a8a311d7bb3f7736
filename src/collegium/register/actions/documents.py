"""Verbs about documents: add, read again, mark, table, consent, publish. Each passes a gate and is a change."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db import IntegrityError, transaction

from collegium import __version__
from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.journal.kept import keep, kept
from collegium.accounts.models import Marking, Partner, Person, Seat, Space, SpaceKind
from collegium.register.actions.along import Along, check_consented_since, take_along
from collegium.register.arrival import Arrival, ReadArrival, read_apart
from collegium.register.checks import check_alive, check_consent, check_marking, check_size
from collegium.register.describing import follow
from collegium.register.errors import MarkedForFew
from collegium.register.models import Consent, Document, Reading
from collegium.register.readings import packed
from collegium.register.rules import open_to_all
from collegium.register.untouched import remember_names
from collegium.register.vocabulary import names_for, vocabulary_for

COPIED = (
    "sha256", "size", "media_type", "name", "source_address", "originator", "republisher", "translation", "captured",
    "marking",
)  # fmt: skip
READING_COPIED = (
    "reader", "vocabulary", "sha256", "kind", "title", "date", "language", "error", "cause", "remedy",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Added:
    """What became of an arrival: its document, whether it is new in its space, and its latest reading."""

    document: Document
    new: bool
    reading: Reading | None


def add(by: Person, space: Space, marking: Marking, arrival: Arrival, why: str = "") -> Added:
    """Add one document; see `add_all`."""
    return next(add_all(by, space, marking, [arrival], why))


def add_all(
    by: Person, space: Space, marking: Marking, arrivals: Iterable[Arrival], why: str = "", jobs: int = 1
) -> Iterator[Added]:
    """Read documents and keep them with their readings, a change for each; what the space holds already stays as it is.

    Raises NotVisible and NotAllowed at the gate, AboveCeiling, TooLarge, Improper for a marking of others.
    """
    seat = gate(by, "add", space)
    check_marking(space, marking)
    for arrived in _in_order(space, arrivals, jobs):
        yield arrived if isinstance(arrived, Added) else keep_arrived(by, seat, space, marking, arrived, why)


def _in_order(space: Space, arrivals: Iterable[Arrival], jobs: int) -> Iterator[Added | ReadArrival]:
    """Each arrival read, or what is there of it already, which is not read again."""
    known: list[Added | None] = []
    names = names_for(space)

    def unknown() -> Iterator[Arrival]:
        for arrival in arrivals:
            check_size(arrival)
            known.append(held_in(space, hashlib.sha256(arrival.data).hexdigest()))
            if known[-1] is None:
                yield replace(arrival, names=names)

    done = 0
    for outcome in read_apart(unknown(), jobs):
        while known[done] is not None:
            yield known[done]  # type: ignore[misc]
            done += 1
        yield outcome
        done += 1
    yield from (each for each in known[done:] if each)


def held_in(space: Space, sha256: str) -> Added | None:
    document = Document.objects.filter(space=space, sha256=sha256, withdrawn=False, struck=False).first()
    return Added(document, False, latest_reading(document)) if document else None


def latest_reading(document: Document) -> Reading | None:
    """The newest reading of a document."""
    return Reading.objects.filter(document=document, withdrawn=False).order_by("-id").first()


def keep_arrived(by: Person, seat: Seat, space: Space, marking: Marking, arrived: ReadArrival, why: str) -> Added:
    """Keep what arrived. Where somebody else added the same bytes in this moment, theirs stay."""
    arrival = arrived.arrival
    try:
        with change(by=by, verb="adds", space=space, why=why, seat=seat):
            document = Document(
                space=space,
                sha256=keep(space, arrival.data),
                size=len(arrival.data),
                media_type=arrived.reading.source.media_type if arrived.reading else arrival.media_type or "",
                name=arrival.name[:255],
                source_address=arrival.source_address,
                originator=arrival.originator,
                republisher=arrival.republisher,
                translation=arrival.translation,
                captured=arrival.captured,
                marking=marking,
                previous=_previous(space, arrival.source_address),
            )
            document.save()
            reading = reading_of(document, arrived) if arrived.was_read else None
            if reading:
                reading.save()
    except IntegrityError:
        held = held_in(space, hashlib.sha256(arrival.data).hexdigest())
        if held is None:
            raise
        return held
    return Added(document, True, reading)


def _previous(space: Space, source_address: str) -> Document | None:
    """What a source gave before."""
    if not source_address:
        return None
    earlier = Document.objects.filter(space=space, source_address=source_address, withdrawn=False, struck=False)
    return earlier.order_by("-id").first()


def reading_of(document: Document, arrived: ReadArrival) -> Reading:
    """The reading of a document, as an entry."""
    error, reading = arrived.error, arrived.reading
    if reading is None:
        named = type(error).__name__ if error else ""
        cause, remedy = (error.cause, error.remedy) if error else ("", "")
        return Reading(
            space=document.space, document=document, reader=__version__, error=named, cause=cause, remedy=remedy
        )
    heading = reading.heading
    remember_names(document.space, reading.vocabulary, arrived.arrival.names)
    return Reading(
        space=document.space,
        document=document,
        reader=reading.reader,
        vocabulary=reading.vocabulary,
        sha256=keep(document.space, packed(reading)),
        kind=heading.kind,
        title=heading.title or "",
        date=heading.date or "",
        language=reading.source.language or "",
    )


def read_again(by: Person, document: Document) -> Reading:
    """Read a document anew with today's program; earlier readings stay. Raises NotVisible, NotAllowed, Improper."""
    seat = gate(by, "change", document.space)
    check_alive(document)
    arrival = Arrival(
        kept(document.space_id, document.sha256),
        document.name,
        document.media_type or None,
        names=names_for(document.space),
    )
    outcome = next(read_apart([arrival]))
    with change(by=by, verb="reads again", space=document.space, seat=seat):
        check_alive(Document.objects.select_for_update().get(pk=document.pk))  # reading took a while
        reading = reading_of(document, outcome)
        reading.save()
    return reading


def mark(by: Person, document: Document, marking: Marking, why: str) -> None:
    """Give a document another marking. Raises NotVisible, NotAllowed, AboveCeiling, Improper."""
    seat = gate(by, "change", document.space)
    check_marking(document.space, marking)
    check_alive(document)
    with change(by=by, verb="marks", space=document.space, why=why, seat=seat):
        document.marking = marking
        document.save()


def table(by: Person, document: Document, why: str = "", along: Sequence[Along] = ()) -> Document:
    """Bring a copy of a partner's own document before all partners, with its places in series that go `along`.

    Raises NotVisible, NotAllowed, Improper.
    """
    joint = _space_beside(document, SpaceKind.OWN, SpaceKind.JOINT)
    seat = gate(by, "table", document.space)
    check_alive(document)
    check_marking(joint, document.marking)
    if document.tabled_as_id:
        raise Improper("This document was tabled already.")
    with transaction.atomic():
        with change(by=by, verb="tables", space=joint, why=why, seat=seat):
            copy = _copy(document, joint, seat.partner)
            take_along(document, copy, along)
        with change(by=by, verb="tables", space=document.space, why=why, seat=seat):
            document.tabled_as = copy
            document.save()
    return copy


def consent(
    by: Person, document: Document, given: bool = True, why: str = "", partner: Partner | None = None
) -> Consent:
    """Say for one's partner whether a joint document may be published. Who sits at several tables says at which.

    Raises NotVisible, NotAllowed, Improper.
    """
    seat = speaking(by, document.space, partner)
    check_alive(document)
    with change(by=by, verb="consents" if given else "withholds consent", space=document.space, why=why, seat=seat):
        said = Consent.objects.filter(document=document, partner=seat.partner).first()
        said = said or Consent(space=document.space, document=document, partner=seat.partner)
        said.given, said.withdrawn = given, False
        said.save()
    return said


def speaking(by: Person, space: Space, partner: Partner | None) -> Seat:
    """The seat in which somebody speaks for a partner. Raises NotVisible, NotAllowed; Improper where it is not said."""
    gate(by, "consent", space)
    seats = {seat.partner_id: seat for seat in seats_for(by, "consent", space)}
    if partner is None and len(seats) > 1:
        raise Improper("You sit for several partners here.", "Say for which one.")
    seat = seats.get(partner.pk) if partner else next(iter(seats.values()))
    if seat is None:
        raise NotAllowed("You do not sit for this partner.", "Ask its principal.")
    return seat


def publish(by: Person, document: Document, why: str = "", along: Sequence[Along] = ()) -> Document:
    """Bring a copy of a joint document before everybody, once every partner has consented, with its places in series
    that go `along` and to which every partner has consented with it.

    Raises NotVisible, NotAllowed, Improper, NotConsented, and MarkedForFew where its marking is not for everybody.
    """
    public = _space_beside(document, SpaceKind.JOINT, SpaceKind.PUBLIC)
    seat = gate(by, "publish", document.space)
    check_alive(document)
    if document.is_public:
        raise Improper("This document was published already.")
    if not open_to_all(document.marking.rank):
        raise MarkedForFew(f"It is marked {document.marking.name}.", "Give it a marking for everybody first.")
    with transaction.atomic():
        with change(by=by, verb="publishes", space=public, why=why, seat=seat):
            copy = _copy(document, public, document.brought_by)
            take_along(document, copy, along)
        with change(by=by, verb="publishes", space=document.space, why=why, seat=seat):
            check_consent(document)  # in here nobody takes it back
            check_consented_since(document, along)
            document.published_as = copy
            document.save()
    return copy


def _copy(document: Document, space: Space, brought_by: Partner | None) -> Document:
    """The copy of a document in another space, with its latest reading; the one that is there already, if any.

    A reading that was made with other names than those of the other space stays behind, for it tells of them: the copy
    waits to be read there.
    """
    held = held_in(space, document.sha256)
    if held:
        return held.document
    keep(space, kept(document.space_id, document.sha256))
    values = {name: getattr(document, name) for name in COPIED}
    copy = Document(space=space, brought_by=brought_by, previous=_previous(space, document.source_address), **values)
    copy.save()
    follow(document, copy, space)
    reading = latest_reading(document)
    if reading and reading.vocabulary in ("", vocabulary_for(space).digest):
        if reading.sha256:
            keep(space, kept(document.space_id, reading.sha256))
            remember_names(space, reading.vocabulary, names_for(space))
        Reading(space=space, document=copy, **{name: getattr(reading, name) for name in READING_COPIED}).save()
    return copy


def _space_beside(document: Document, from_: SpaceKind, to: SpaceKind) -> Space:
    """The space of a partnership to which a document goes from its own. Raises Improper from anywhere else."""
    if document.space.kind != from_:
        raise Improper(f"This is done with documents of a {from_.label} space.")
    return Space.objects.get(partnership=document.space.partnership, kind=to)
