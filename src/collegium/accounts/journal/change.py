"""The way by which anything in the register is written."""

import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cache

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone

from collegium.accounts.errors import OtherSpace
from collegium.accounts.journal import canonical
from collegium.accounts.journal.pending import Pending, announced, opened
from collegium.accounts.journal.settled import all_settled, settled
from collegium.accounts.models import Change, Entry, Head, Person, Seat, Space, Version
from collegium.accounts.sight import writing

PLAIN_REASONS = 1  # the shape of changes whose hash holds their reason itself


@contextmanager
def change(*, by: Person, verb: str, space: Space, why: str = "", seat: Seat | None = None) -> Iterator[Pending]:
    """Write entries of one space, as one change by one person: all of it is kept with its record, or nothing is.

    `verb` says in the words of the trade what is done, `seat` in which capacity. A change that wrote nothing leaves
    no record. Changes of one space wait for one another from their beginning, so that what is asked inside one stays
    true to its end. Raises WithinChange inside another change.
    """
    open_change = Pending(space.pk)
    with transaction.atomic(), writing(space), opened(open_change):
        head = _head_for_writing(space)
        yield open_change
        if open_change.touched:
            said = Change(space=space, by=by, verb=verb, why=why, seat=seat.pk if seat else "")
            _record(open_change, said, head)


def _head_for_writing(space: Space) -> Head:
    """The head of a space, for this transaction alone."""
    with announced():
        Head.objects.bulk_create([Head(space=space)], ignore_conflicts=True)
    return Head.objects.select_for_update().get(space=space)


def _record(done: Pending, change: Change, head: Head) -> None:
    """Keep what was written, and move the head of the space."""
    entries = _written(done)
    _check_references(entries, change.space)
    with announced():
        change.shape, change.number, change.previous = canonical.SHAPE, head.number + 1, head.hash
        change.at = timezone.now()
        if change.why:
            change.why_salt = secrets.token_hex(16)
            change.why_hash = canonical.salted(change.why_salt, change.why)
        versions = [_version(change, position, entry) for position, entry in enumerate(entries)]
        change.hash = hash_of(change, versions)
        change.save(force_insert=True)
        Version.objects.bulk_create(versions)
        head.number, head.hash = change.number, change.hash
        head.save(force_update=True)
    for entry in entries:
        settled.send(sender=type(entry), entry=entry)
    all_settled.send(sender=None, entries=entries)


def hash_of(change: Change, versions: list[Version]) -> str:
    """The hash of a change as it stands, with the versions in their order."""
    why = change.why if change.shape == PLAIN_REASONS else change.why_hash
    said = (
        change.shape, change.pk, change.space_id, change.number, canonical.moment(change.at), change.by_id, change.seat,
        change.verb, why,
    )  # fmt: skip
    wrote = [(each.kind, each.entry, each.number, each.hash) for each in versions]
    return canonical.hash_of(said, wrote, change.previous)


def _written(done: Pending) -> list[Entry]:
    """The entries of a change in the order of their first writing, as the database now has them."""
    kinds: dict[str, list[str]] = {}
    for kind, entry in done.touched:
        kinds.setdefault(kind, []).append(entry)
    rows = {
        (kind, row.pk): row for kind, ids in kinds.items() for row in model_of(kind)._base_manager.filter(pk__in=ids)
    }
    return [rows[each] for each in done.touched]


def model_of(kind: str) -> type[Entry]:
    """The model of a label such as `register.Document`. Raises LookupError or TypeError where there is none."""
    model = apps.get_model(kind)
    if not issubclass(model, Entry):
        raise TypeError(f"{kind} is no entry")
    return model


def _version(change: Change, position: int, entry: Entry) -> Version:
    content, salt = canonical.content_of(entry), secrets.token_hex(16)
    return Version(
        change=change,
        space=change.space,
        position=position,
        kind=entry._meta.label,
        entry=entry.pk,
        number=entry.version,
        content=content,
        salt=salt,
        hash=canonical.salted(salt, content),
    )


def _check_references(entries: list[Entry], space: Space) -> None:
    """Raises OtherSpace where an entry points to one that not every reader of its space may see.

    It asks once for each kind of what is pointed to, however many entries a change wrote.
    """
    pointed = [
        (entry, name, kind, getattr(entry, name)) for entry in entries for name, kind in _pointers_of(type(entry))
    ]
    wanted: dict[type[Entry], set[str]] = {}
    for _, _, kind, target in pointed:
        if target is not None:
            wanted.setdefault(kind, set()).add(target)
    open_ = {kind: _open(kind, ids, space) for kind, ids in wanted.items()}
    for entry, name, kind, target in pointed:
        if target is not None and target not in open_[kind]:
            raise OtherSpace(f"{entry._meta.label}.{name} points where not all readers see.", "Copy it.")


@cache
def _pointers_of(kind: type[Entry]) -> tuple[tuple[str, type[Entry]], ...]:
    """The columns by which entries of a kind point to entries, each with the kind of those."""
    pointers = (field for field in kind._meta.concrete_fields if isinstance(field, models.ForeignKey))
    targets = ((field.attname, field.remote_field.model) for field in pointers)
    return tuple((name, target) for name, target in targets if isinstance(target, type) and issubclass(target, Entry))


def _open(kind: type[Entry], ids: Collection[str], space: Space) -> set[str]:
    """Of some entries those that every reader of a space may see."""
    rows = kind._base_manager.filter(pk__in=ids).select_related("space").only("space__kind", "space__partnership")
    return {row.pk for row in rows if row.space.open_to_readers_of(space)}
