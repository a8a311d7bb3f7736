"""Striking out: content that must go goes, everywhere, by two persons and with a reason. Its hash and its changes stay.

An entry says what goes with it: `kept_hashes` names the fields that hold hashes of kept bytes, `struck_with` the
entries that hold its content too (a document's reading, the request that names it).
"""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.db import models

from collegium.accounts.access import found, gate
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change, model_of
from collegium.accounts.journal.pending import announced
from collegium.accounts.models import Entry, Kept, Person, Striking, Version

STAYS = frozenset({"id", "version", "withdrawn", "struck"})


def propose_striking(by: Person, entry: Entry, why: str) -> Striking:
    """Ask that an entry's content go. Raises NotVisible, NotAllowed, Improper without a reason."""
    seat = gate(by, "propose striking", entry.space)
    if not why.strip():
        raise Improper("Striking out needs a reason.", "Say why it must go.")
    if entry.struck or isinstance(entry, Striking) or entry.space.kind == "installation":
        raise Improper(
            "This cannot be struck out.", "Only content that stands in a partner's, joint or public space can."
        )
    with change(by=by, verb="proposes to strike out", space=entry.space, why=why, seat=seat):
        striking = Striking(space=entry.space, kind=entry._meta.label, entry=entry.pk, why=why, proposed_by=by)
        striking.save()
    return striking


def strike(by: Person, striking: Striking) -> None:
    """Carry out what another person proposed: contents, salts and kept bytes go, the search's copies with them.

    Raises NotVisible, NotAllowed where it is the same person, Improper where it was done already.
    """
    seat = gate(by, "strike", striking.space)
    if by.pk == striking.proposed_by_id:
        raise NotAllowed("Striking out takes two persons.", "Ask another principal.")
    if striking.carried_out_by_id:
        raise Improper("This was struck out already.")
    entry = found(by, model_of(striking.kind), striking.entry)
    with change(by=by, verb="strikes out", space=striking.space, why=striking.why, seat=seat):
        gone = [entry, *_with(entry)]
        striking.reaches = [[each._meta.label, each.pk, each.version] for each in gone]
        striking.carried_out_by = by
        striking.save()
        hashes = {getattr(each, name) for each in gone for name in getattr(each, "kept_hashes", ())}
        for each in gone:
            _blank(each)
        _forget(striking)
        _drop(striking.space_id, hashes)


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
