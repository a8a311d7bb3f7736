"""Undoing a change by a further one: what it wrote is written back as it was before.

An entry says what does not outlast that: `undone_with`, given the fields that change, names the entries to withdraw.
One that cannot come back as it was says so: `check_restored` raises Improper. One that was made by a change and stays
when that is undone, because others came to rest on it, says so: `outlasts` is true of that change.
"""

from collections.abc import Collection, Iterable

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from collegium.accounts.access import Anybody, gate, seat_for
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change as begin
from collegium.accounts.journal.change import model_of
from collegium.accounts.journal.history import content_at
from collegium.accounts.models import Change, Entry, Person, SpaceKind, Version


def undo(change: Change, by: Person, why: str) -> None:
    """Write back every entry that a change wrote; what it made is withdrawn.

    Raises NotVisible and NotAllowed at the gate, Improper where an entry was changed since, was struck out, or where
    another one stands in its place now.
    """
    seat = gate(by, _act(change), change.space)
    try:
        with transaction.atomic(), begin(by=by, verb="undoes", space=change.space, why=why, seat=seat):
            for version in reversed(list(change.versions.select_related("change"))):
                _write_back(version)
    except IntegrityError as error:
        raise Improper("Another entry stands in the place of what would come back.", "Look at that one.") from error


def undoable_of(person: Anybody, changes: Iterable[Change]) -> set[str]:
    """The ids of those changes that a person may undo and that nothing came after: what a page offers. It asks a few
    questions for each kind of entry in them."""
    may = {each.pk: each for each in changes if seat_for(person, _act(each), each.space) is not None}
    versions = list(Version.objects.filter(change__in=list(may)).select_related("change"))
    kinds: dict[str, list[Version]] = {}
    for version in versions:
        kinds.setdefault(version.kind, []).append(version)
    stuck = {each.change_id for kind, some in kinds.items() for each in _fallen(model_of(kind), some)}
    return may.keys() - stuck


def _fallen(model: type[Entry], versions: list[Version]) -> Iterable[Version]:
    """The versions of a kind that cannot be written back: what was struck out or written again since."""
    if not model.undoable:
        return versions
    ids = {each.entry for each in versions}
    kept = set(model._base_manager.filter(pk__in=ids, struck=False).values_list("pk", flat=True))
    every = Version.objects.filter(kind=model._meta.label, entry__in=ids)
    last = _last_of(every)
    first = _last_of(every.exclude(change__verb__in=model.routine)) if model.routine else last
    return [
        each
        for each in versions
        if each.entry not in kept
        or each.change.verb in model.lasting
        or (first if each.number == 1 else last).get(each.entry, 1) > each.number
    ]


def _last_of(versions: QuerySet[Version]) -> dict[str, int]:
    """The number of the last version of each entry."""
    return dict(versions.order_by("entry").values("entry").annotate(last=Max("number")).values_list("entry", "last"))


def _act(change: Change) -> str:
    """What one must be allowed to do who undoes a change."""
    return "found" if change.space.kind == SpaceKind.INSTALLATION else "change"


def _is_last(version: Version, entry: Entry) -> bool:
    """Whether nobody has written an entry since; what the program did by itself since an entry was made does not count:
    it goes with the entry."""
    since = Version.objects.filter(kind=version.kind, entry=version.entry, number__gt=version.number)
    if version.number == 1:
        since = since.exclude(change__verb__in=type(entry).routine)
    return not since.exists()


def _write_back(version: Version) -> None:
    if not model_of(version.kind).undoable:
        raise Improper("Striking out, consents and seats are not undone.", "Say or give them anew.")
    if version.change.verb in model_of(version.kind).lasting:
        raise Improper("Publishing is not undone: what is public would stay.", "Withdraw or strike out the public one.")
    entry = model_of(version.kind)._base_manager.select_for_update().get(pk=version.entry)
    if entry.struck or not _is_last(version, entry):
        raise Improper("What this change wrote was changed again since.", "Undo the later change first.")
    before = Version.objects.select_related("change").filter(kind=version.kind, entry=version.entry)
    earlier = before.filter(number=version.number - 1).first()
    content = content_at(earlier) if earlier else None
    if earlier and content is None:
        raise Improper("What stood there before was struck out.", "Correct the entry by hand.")
    if content is None and _outlasts(entry, version.change):
        return
    altered = _restore(entry, content)
    getattr(entry, "check_restored", lambda: None)()
    for each in _with(entry, altered):
        each.withdrawn = True
        each.save()


def _outlasts(entry: Entry, made_by: Change) -> bool:
    """Whether an entry stays where the change that made it is undone."""
    asked = getattr(entry, "outlasts", None)
    return bool(asked and asked(made_by))


def _with(entry: Entry, altered: Collection[str]) -> Iterable[Entry]:
    """The entries that do not outlast what is written back."""
    more = getattr(entry, "undone_with", None)
    return more(altered) if more else ()


def _restore(entry: Entry, content: dict[str, object] | None) -> set[str]:
    """Give an entry the values of an earlier version, withdraw it where it had none; the fields that this alters."""
    before = {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}
    if content is None:
        entry.withdrawn = True
    else:
        for field in entry._meta.concrete_fields:
            if field.attname in content:
                setattr(entry, field.attname, field.to_python(content[field.attname]))
    entry.save()
    return {name for name, value in before.items() if getattr(entry, name) != value}
