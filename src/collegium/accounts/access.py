"""The gates: who sees what, and who may do what there. Whoever does not see a thing is told that there is none."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from collegium.accounts.errors import NotAllowed, NotVisible
from collegium.accounts.journal.settled import settled
from collegium.accounts.models import Access, Change, Entry, Person, Seat, Space, SpaceKind, Version
from collegium.accounts.models.entry import EntryQuerySet
from collegium.accounts.once import forget, only_reading
from collegium.accounts.rules import may
from collegium.accounts.sight import seeing

Anybody = Person | AnonymousUser
Kind = TypeVar("Kind", bound=Entry)
READS = frozenset({"GET", "HEAD"})
"""Ways of asking for a page that change nothing."""
_ASKED: ContextVar[dict[str, list[Seat]] | None] = ContextVar("asked", default=None)


def seats_of(person: Anybody) -> list[Seat]:
    """The seats in which a person may act now; none for somebody who is not signed in or has left."""
    if not isinstance(person, Person) or not person.is_active:
        return []
    asked = _ASKED.get()
    if asked is None:
        return _seats_of(person)
    if person.pk not in asked:
        asked[person.pk] = _seats_of(person)
    return list(asked[person.pk])


def _seats_of(person: Person) -> list[Seat]:
    seats = Seat.objects.filter(person=person, ended=False, withdrawn=False, struck=False)
    return list(seats.select_related("partner", "deputy_of"))


@contextmanager
def asking_once() -> Iterator[None]:
    """Ask the database once for the seats of each person: for one request, which ends soon. Whatever is changed in
    here is asked for anew."""
    token = _ASKED.set({})
    try:
        yield
    finally:
        _ASKED.reset(token)


def ask_anew(**_: object) -> None:
    """Forget what was asked: an entry was changed."""
    forget()
    asked = _ASKED.get()
    if asked is not None:
        asked.clear()


settled.connect(ask_anew, dispatch_uid="what was asked is asked anew")


def _is_in(seat: Seat, space: Space) -> bool:
    """Whether a space is one that a seat belongs to, whatever it may do there."""
    if space.kind == SpaceKind.INSTALLATION:
        return seat.role == "keeper"
    if space.kind == SpaceKind.OWN:
        return seat.partner_id is not None and seat.partner_id == space.partner_id
    partnership = seat.partner.partnership_id if seat.partner else seat.partnership_id
    return partnership is not None and partnership == space.partnership_id


def seats_for(person: Anybody, act: str, space: Space) -> list[Seat]:
    """The seats in which a person may do an act in a space: several where it sits at several tables."""
    return [seat for seat in seats_of(person) if _is_in(seat, space) and may(seat.role, act, space.kind)]


def seat_for(person: Anybody, act: str, space: Space) -> Seat | None:
    """One seat in which a person may do an act in a space; None where there is none."""
    return next(iter(seats_for(person, act, space)), None)


def spaces_of(person: Anybody) -> QuerySet[Space]:
    """The spaces that a person sees. The public ones are everybody's."""
    seen = Q(kind=SpaceKind.PUBLIC)
    for seat in seats_of(person):
        if seat.role == "keeper":
            seen |= Q(kind=SpaceKind.INSTALLATION)
        elif seat.partner is not None:
            seen |= Q(partner=seat.partner) | Q(kind=SpaceKind.JOINT, partnership=seat.partner.partnership_id)
        elif seat.partnership_id is not None:
            seen |= Q(kind=SpaceKind.JOINT, partnership=seat.partnership_id)
    return Space.objects.filter(seen, withdrawn=False)


def visible_to(person: Anybody, kind: type[Kind]) -> EntryQuerySet[Kind]:
    """The entries of a kind that a person may know of: what every question to the register starts from."""
    return EntryQuerySet(kind).filter(space__in=spaces_of(person), withdrawn=False)


def found(person: Anybody, kind: type[Kind], entry: str) -> Kind:
    """One entry. Raises NotVisible where there is none, or none for this person."""
    row = visible_to(person, kind).filter(pk=entry).first()
    if row is None:
        raise NotVisible
    return row


def gate(person: Anybody, act: str, space: Space) -> Seat:
    """The seat in which a person does an act. Raises NotVisible for a stranger, NotAllowed for one who only reads."""
    if not spaces_of(person).filter(pk=space.pk).exists():
        raise NotVisible
    seat = seat_for(person, act, space)
    if seat is None:
        raise NotAllowed(f"You may not do this here: {act}.", "Ask a principal of the partner.")
    return seat


def changes_visible_to(person: Anybody) -> QuerySet[Change]:
    """The journal as far as a person sees it."""
    return Change.objects.filter(space__in=spaces_of(person))


def versions_visible_to(person: Anybody) -> QuerySet[Version]:
    """What changes wrote, as far as a person sees it."""
    return Version.objects.filter(space__in=spaces_of(person))


def note(person: Anybody, act: str, entry: Entry) -> None:
    """Keep that a person read an entry of a partner's own space, or took any export, for the partner whose it is.

    A table of a whole space is an export of that space.
    """
    note_all(person, act, [entry])


def note_all(person: Anybody, act: str, entries: Iterable[Entry]) -> None:
    """Keep the same of several entries that stand on one page."""
    if not isinstance(person, Person):
        return
    placed = [(entry if isinstance(entry, Space) else entry.space, entry) for entry in entries]
    rows = [
        Access(space=space, by=person, act=act, kind=entry._meta.label, entry=entry.pk)
        for space, entry in placed
        if act == "export" or space.kind == SpaceKind.OWN
    ]
    if rows:  # of nothing at all the database would be told, too
        Access.objects.bulk_create(rows)


def note_sent(person: Person, entry: Entry, to: str) -> None:
    """Keep that an entry leaves for a host, in whose name, for the partner whose it is: before it does."""
    Access.objects.create(space=entry.space, by=person, act="send", kind=entry._meta.label, entry=entry.pk, to=to[:255])


def accesses_visible_to(person: Anybody) -> QuerySet[Access]:
    """The log of reads and exports of the spaces that a person may change: a partner sees who read its own."""
    spaces = [space.pk for space in spaces_of(person) if seat_for(person, "propose striking", space)]
    return Access.objects.filter(space__in=spaces).select_related("by")


class SightMiddleware:
    """Tells the database, for each request, which spaces the person who asks may see."""

    def __init__(self, respond: Callable[[HttpRequest], HttpResponse]) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer within the person's sight."""
        only_reads = only_reading() if request.method in READS else nullcontext()
        with asking_once(), seeing_as(getattr(request, "user", AnonymousUser())), only_reads:
            return self.respond(request)


def seeing_as(person: Anybody) -> AbstractContextManager[None]:
    """See, on the database too, what a person sees."""
    return seeing(spaces_of(person).values_list("pk", flat=True))
