"""Whether the journal is whole: every change fits the one before it, and everything stands as its last change wrote it.

It reads the whole register and must see it all (`sight.seeing_everything`), or the spaces that are named.
"""

import hashlib
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.apps import apps

from collegium.accounts.journal import canonical
from collegium.accounts.journal.change import PLAIN_REASONS, hash_of
from collegium.accounts.journal.history import knows, lifted
from collegium.accounts.models import Change, Entry, Head, Kept, Space, Striking, Version

AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """What does not fit: in which space, at which change (its number and id; 0 and "" where no change can be named)."""

    space: str
    number: int
    change: str
    says: str

    def __str__(self) -> str:
        where = f"change {self.number} ({self.change})" if self.change else f"change {self.number}"
        return f"space {self.space}, {where}: {self.says}"


@dataclass(slots=True)
class Verified:
    """What was found: how many changes, versions struck out, and the first fault of each space (none: all is well)."""

    changes: int = 0
    struck: int = 0
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def verify(spaces: Iterable[Space], anchored: Iterable[tuple[str, int, str]] = ()) -> Verified:
    """Verify some spaces. `anchored` are heads that were noted earlier: (space, number, hash)."""
    found = Verified()
    noted: dict[str, list[tuple[int, str]]] = {}
    for space, number, hash_ in anchored:
        noted.setdefault(space, []).append((number, hash_))
    for one in spaces:
        faults = sorted(_faults_of(one, noted.get(one.pk, []), found), key=lambda fault: fault.number or sys.maxsize)
        found.faults.extend(faults[:1])
    return found


def _faults_of(space: Space, noted: list[tuple[int, str]], found: Verified) -> Iterator[Fault]:
    chain = _Chain(space, dict(noted))
    yield from chain.walk(found)
    yield from _strays(space)
    yield from _entries(space)
    yield from _kept(space)


@dataclass(slots=True)
class _Chain:
    """The changes of one space, from the first to the last."""

    space: Space
    noted: dict[int, str]
    previous: str = ""
    number: int = 0
    missing: list[tuple[Change, tuple[str, str], int, str]] = field(default_factory=list)
    reach: dict[tuple[str, str], int] = field(default_factory=dict)

    def walk(self, found: Verified) -> Iterator[Fault]:
        """What does not fit, in order."""
        for change, versions in _changes(self.space):
            found.changes += 1
            yield from self._link(change)
            yield from self._reason(change)
            yield from self._contents(change, versions)
            self.previous, self.number = change.hash, change.number
        found.struck += len(self.missing)
        found.heads[self.space.pk] = (self.number, self.previous)
        yield from self._end()
        yield from self._unexplained()

    def _link(self, change: Change) -> Iterator[Fault]:
        if change.number != self.number + 1:
            yield self._fault(change, f"change {self.number + 1} is missing before it")
        if change.previous != self.previous:
            yield self._fault(change, "it does not follow from the change before it")
        if not knows(change.shape):
            yield self._fault(change, f"this program does not know its shape, {change.shape}")
        if self.noted.get(change.number, change.hash) != change.hash:
            yield self._fault(change, "it is not the change that was anchored with this number")

    def _reason(self, change: Change) -> Iterator[Fault]:
        if change.reason_struck and not change.why:
            self.missing.append((change, (Change._meta.label, change.pk), change.number, "its reason"))
        elif change.shape > PLAIN_REASONS and change.why_hash != _hash_of_reason(change):
            yield self._fault(change, "its reason was altered")

    def _contents(self, change: Change, versions: list[Version]) -> Iterator[Fault]:
        if hash_of(change, versions) != change.hash:
            yield self._fault(change, "its hash is not that of what it says and wrote")
        for version in versions:
            if not version.content and not version.salt:
                what = f"the content of {version.kind} {version.entry}"
                self.missing.append((change, (version.kind, version.entry), version.number, what))
            elif canonical.salted(version.salt, version.content) != version.hash:
                yield self._fault(change, f"the content of {version.kind} {version.entry} was altered")
            elif version.kind == Striking._meta.label:
                self._note_striking(change, version)

    def _note_striking(self, change: Change, version: Version) -> None:
        """Learn what a striking, as its change proves it, took away."""
        said = lifted(version.kind, version.content, change.shape)
        two = said["carried_out_by_id"] not in (None, said["proposed_by_id"])
        if two and change.by_id == said["carried_out_by_id"]:
            for kind, entry, last in said["reaches"]:
                self.reach[kind, entry] = max(last, self.reach.get((kind, entry), 0))

    def _unexplained(self) -> Iterator[Fault]:
        """Contents that are gone and that no striking took away."""
        for change, which, number, what in self.missing:
            if number > self.reach.get(which, 0):
                yield self._fault(change, f"{what} is gone, and was not struck out")

    def _end(self) -> Iterator[Fault]:
        """Whether the chain ends where it is anchored."""
        head = Head.objects.filter(space=self.space).first()
        anchors = {**self.noted, **({head.number: head.hash} if head else {})}
        if self.number and head is None:
            yield Fault(self.space.pk, self.number, "", "the head of the space is gone")
        for number, hash_ in sorted(anchors.items()):
            if number > self.number:
                yield Fault(
                    self.space.pk, self.number + 1, "", f"it is gone: the chain was anchored at change {number}"
                )
            elif head and number == head.number and (number, hash_) != (self.number, self.previous):
                yield Fault(self.space.pk, self.number, "", "it is not the change at which the space is anchored")

    def _fault(self, change: Change, says: str) -> Fault:
        return Fault(self.space.pk, change.number, change.pk, says)


def _hash_of_reason(change: Change) -> str:
    return canonical.salted(change.why_salt, change.why) if change.why else ""


def _changes(space: Space) -> Iterator[tuple[Change, list[Version]]]:
    """Each change of a space with its versions in their order; few at a time are in memory."""
    versions = (
        Version.objects.filter(change__space=space)
        .order_by("change__number", "change_id", "position", "id")
        .iterator(AT_ONCE)
    )
    written = groupby(versions, key=lambda version: version.change_id)
    ahead = next(written, None)
    for change in Change.objects.filter(space=space).order_by("number").iterator(AT_ONCE):
        wrote: list[Version] = []
        if ahead and ahead[0] == change.pk:
            wrote = list(ahead[1])
            ahead = next(written, None)
        yield change, wrote


def _strays(space: Space) -> Iterator[Fault]:
    """Versions that say they are of another space than their change."""
    for version in Version.objects.filter(change__space=space).exclude(space=space).select_related("change"):
        says = f"{version.kind} {version.entry} says that it lives in another space"
        yield Fault(space.pk, version.change.number, version.change_id, says)


def _entries(space: Space) -> Iterator[Fault]:
    """Entries that do not stand as the last change wrote them."""
    written = set(Version.objects.filter(space=space).order_by().values_list("kind", flat=True).distinct())
    for model in sorted(
        (each for each in apps.get_models() if issubclass(each, Entry)), key=lambda each: each.__name__
    ):
        kind = model._meta.label
        if kind in written:
            yield from _as_written(space, model)
        known = Version.objects.filter(change__space=space, kind=kind).values("entry")
        for row in model._base_manager.filter(space=space).exclude(pk__in=known):
            yield Fault(space.pk, 0, "", f"{kind} {row.pk} was written by no change")


def _as_written(space: Space, model: type[Entry]) -> Iterator[Fault]:
    """Entries of a kind beside the last versions of them."""
    last: dict[str, Version] = {}
    for version in _last_versions(space, model._meta.label):
        last[version.entry] = version
        if len(last) == AT_ONCE:
            yield from _compared(space, model, last)
            last = {}
    yield from _compared(space, model, last)


def _last_versions(space: Space, kind: str) -> Iterator[Version]:
    versions = Version.objects.filter(space=space, kind=kind).select_related("change").order_by("entry", "number")
    for _, group in groupby(versions.iterator(AT_ONCE), key=lambda version: version.entry):
        yield from deque(group, maxlen=1)


def _compared(space: Space, model: type[Entry], last: dict[str, Version]) -> Iterator[Fault]:
    rows = model._base_manager.in_bulk(last)
    for entry, version in last.items():
        row = rows.get(entry)
        says = _differs(row, version)
        if says:
            yield Fault(space.pk, version.change.number, version.change_id, f"{version.kind} {entry} {says}")


def _differs(row: Entry | None, version: Version) -> str:
    """How an entry differs from its last version; nothing where it does not."""
    if row is None:
        return "is gone"
    if row.version != version.number:
        return f"stands in version {row.version}, and the last change wrote version {version.number}"
    if not version.content or canonical.salted(version.salt, version.content) != version.hash:
        return ""  # struck out, or named with its change already
    said = lifted(version.kind, version.content, version.change.shape)
    return "" if canonical.content_of(row) == canonical.canonical(said) else "is not as the change wrote it"


def _kept(space: Space) -> Iterator[Fault]:
    """Kept bytes that are not those whose hash they have, and hashes whose bytes are gone."""
    for kept in Kept.objects.filter(space=space).iterator(1):
        if hashlib.sha256(kept.content).hexdigest() != kept.sha256:
            yield from _naming(space, kept.sha256, "the kept bytes of {} were altered")
    held = Kept.objects.filter(space=space).values("sha256")
    unnamed = held
    for model in apps.get_models():
        for name in getattr(model, "kept_hashes", ()):
            for row in (
                model._base_manager.filter(space=space, struck=False)
                .exclude(**{f"{name}__in": held})
                .exclude(**{name: ""})
            ):
                yield from _naming(space, getattr(row, name), "the kept bytes of {} are gone")
            unnamed = unnamed.exclude(sha256__in=model._base_manager.filter(space=space).values(name))
    for sha256 in unnamed.values_list("sha256", flat=True):
        yield Fault(space.pk, 0, "", f"there are kept bytes that no entry names, {sha256}")


def _naming(space: Space, sha256: str, says: str) -> Iterator[Fault]:
    """The change that first wrote an entry with these bytes."""
    for model in apps.get_models():
        for name in getattr(model, "kept_hashes", ()):
            for row in model._base_manager.filter(**{"space": space, name: sha256}):
                version = Version.objects.select_related("change").filter(kind=model._meta.label, entry=row.pk).first()
                number, change = (version.change.number, version.change_id) if version else (0, "")
                yield Fault(space.pk, number, change, says.format(f"{model._meta.label} {row.pk}"))
