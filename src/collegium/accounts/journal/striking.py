"""Striking out: content that must go goes, everywhere, by two persons and with a reason. Its hash and its changes stay.

An entry says what goes with it: `kept_hashes` names the fields that hold hashes of kept bytes, `struck_with` the
entries that hold its content too (a document's reading, the request that names it). The reason of a change can be
struck out as well, in any space: a `Striking` then names the change in the place of an entry, and its number.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db import models

from collegium.accounts.access import Anybody, changes_visible_to, found, gate, visible_to
from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import PLAIN_REASONS, change, model_of
from collegium.accounts.journal.pending import announced
from collegium.accounts.models import Change, Entry, Kept, Person, Striking, Version
from collegium.accounts.models.entry import EntryQuerySet

STAYS = frozenset({"id", "version", "withdrawn", "struck"})
A_REASON = Change._meta.label  # the kind of what goes, where it is the reason of a change


def propose_striking(by: Person, entry: Entry | Change, why: str) -> Striking:
    """Ask that an entry's content, or the reason of a change, go.

    Raises NotVisible, NotAllowed, Improper without a reason and for what has no content to strike out.
    """
    seat = gate(by, "propose striking", entry.space)
    if not why.strip():
        raise Improper("Striking out needs a reason.", "Say why it must go.")
    _check_reason(entry) if isinstance(entry, Change) else _check_entry(entry)
    with change(by=by, verb="proposes to strike out", space=entry.space, why=why, seat=seat):
        striking = Striking(space=entry.space, kind=entry._meta.label, entry=entry.pk, why=why, proposed_by=by)
        striking.save()
    return striking


def _check_entry(entry: Entry) -> None:
    """Raises Improper for an entry whose content stays."""
    if entry.struck or isinstance(entry, Striking) or entry.space.kind == "installation":
        raise Improper(
            "This cannot be struck out.", "Only content that stands in a partner's, joint or public space can."
        )


def _check_reason(written: Change) -> None:
    """Raises Improper for a change whose reason cannot go."""
    if not written.why:
        raise Improper("This change has no reason to strike out.")
    if written.shape == PLAIN_REASONS:
        raise Improper(
            "This change is of the first shape: its hash proves its reason as it stands.", "The reason has to stay."
        )


def decline_striking(by: Person, striking: Striking, why: str) -> None:
    """Take a proposal off the table: nothing goes. Raises NotVisible, NotAllowed, Improper where it was decided."""
    seat = gate(by, "propose striking", striking.space)
    if striking.carried_out_by_id or striking.withdrawn:
        raise Improper("This proposal was decided already.")
    with change(by=by, verb="declines to strike out", space=striking.space, why=why, seat=seat):
        striking.withdrawn = True
        striking.save()


def strikings_waiting(person: Anybody) -> EntryQuerySet[Striking]:
    """The proposals that nobody has carried out or declined, as far as a person sees their spaces."""
    return visible_to(person, Striking).filter(carried_out_by=None)


def strike(by: Person, striking: Striking) -> None:
    """Carry out what another person proposed: contents, salts and kept bytes go, the search's copies with them.

    Raises NotVisible, NotAllowed where it is the same person, Improper where it was done already.
    """
    seat = gate(by, "strike", striking.space)
    if by.pk == striking.proposed_by_id:
        raise NotAllowed("Striking out takes two persons.", "Ask another principal.")
    if striking.carried_out_by_id or striking.withdrawn:
        raise Improper("This was struck out already, or the proposal was declined.")
    with change(by=by, verb="strikes out", space=striking.space, why=striking.why, seat=seat):
        take_away = _take_reason if striking.kind == A_REASON else _take_content
        take_away(by, striking)


def _take_reason(by: Person, striking: Striking) -> None:
    """Empty the reason of a change. Raises NotVisible."""
    written = changes_visible_to(by).filter(pk=striking.entry, space=striking.space_id).first()
    if written is None:
        raise NotVisible
    _carried_out(by, striking, [(A_REASON, written.pk, written.number)])
    with announced():
        Change.objects.filter(pk=written.pk).update(why="", why_salt="")


def _take_content(by: Person, striking: Striking) -> None:
    """Empty an entry, and what else holds its content. Raises NotVisible."""
    entry = found(by, model_of(striking.kind), striking.entry)
    gone = [entry, *_with(entry)]
    _carried_out(by, striking, [(each._meta.label, each.pk, each.version) for each in gone])
    hashes = {getattr(each, name) for each in gone for name in getattr(each, "kept_hashes", ())}
    for each in gone:
        _blank(each)
    _forget(striking)
    _drop(striking.space_id, hashes)


def _carried_out(by: Person, striking: Striking, reaches: Iterable[tuple[str, str, int]]) -> None:
    """Say in the journal what goes."""
    striking.reaches = [list(each) for each in reaches]
    striking.carried_out_by = by
    striking.save()


def _with(entry: Entry) -> Iterable[Entry]:
    """The entries that hold an entry's content too."""
    more = getattr(entry, "struck_with", None)
    return more() if more else ()


def _blank(entry: Entry) -> None:
    """Empty every field but those that say where an entry belongs; references to others stay."""
    for field in entry._meta.concrete_fields:
        if field.attname not in STAYS and not isinstance(field, models.ForeignKey):
            setattr(entry, field.attname, _nothing(field))
    entry.struck = True
    entry.save()


def _nothing(field: "models.Field[Any, Any]") -> Any:
    """What an empty field holds."""
    if field.null:
        return None
    if field.has_default():
        return field.get_default()
    if isinstance(field, models.DateTimeField):
        return datetime.min.replace(tzinfo=UTC)
    if isinstance(field, models.DateField):
        return date.min
    return "" if isinstance(field, models.CharField | models.TextField) else 0


def _forget(striking: Striking) -> None:
    """Empty what the journal holds of these entries; the hashes stay."""
    with announced():
        for kind, entry, last in striking.reaches:
            Version.objects.filter(kind=kind, entry=entry, number__lte=last).update(content="", salt="")


def _drop(space: str, hashes: set[str]) -> None:
    """Delete kept bytes that no entry of the space names any more."""
    for model in apps.get_models():
        for name in getattr(model, "kept_hashes", ()):
            named = model._base_manager.filter(**{"space": space, f"{name}__in": hashes})
            hashes = hashes - set(named.values_list(name, flat=True))
    with announced():
        Kept.objects.filter(space=space, sha256__in=hashes).delete()
