"""The places in series that go with a document which is tabled or published: those that were chosen, and no others."""

from collections.abc import Iterable
from dataclasses import dataclass

from collegium.accounts.errors import Improper
from collegium.accounts.models import Space, SpaceKind, Version
from collegium.register.errors import NotConsented
from collegium.register.models import Consent, Document, Membership, Series
from collegium.register.rules.series import same_name


@dataclass(frozen=True, slots=True)
class Along:
    """A place in a series that goes with its document: `into` is the series there; None makes one of the same name."""

    member: Membership
    into: Series | None = None


def take_along(document: Document, copy: Document, chosen: Iterable[Along]) -> None:
    """Put a copy into the series of its space that were chosen, as a part of the open change.

    Raises Improper for a place that is not the document's, for a series of another space, and before everybody for one
    of another name: to that no partner has consented.
    """
    for each in chosen:
        member = each.member
        if member.document_id != document.pk or member.withdrawn or member.struck or member.series.withdrawn:
            raise Improper("This document is not in the series.")
        into = each.into or _made(member.series, copy.space)
        if into.space_id != copy.space_id or into.withdrawn or into.struck:
            raise Improper("There is no such series there.", "Go back and choose one of the list.")
        if copy.space.kind == SpaceKind.PUBLIC and not same_name(into.name, member.series.name):
            raise Improper(
                "The partners consented to a series of another name.", "Choose the one of its name, or make it."
            )
        if not Membership.objects.filter(series=into, document=copy, withdrawn=False, struck=False).exists():
            Membership(space=copy.space, series=into, document=copy, date=member.date).save()


def _made(series: Series, space: Space) -> Series:
    made = Series(space=space, name=series.name, kind=series.kind, recurrence=series.recurrence)
    made.save()
    return made


def check_consented_since(document: Document, chosen: Iterable[Along]) -> None:
    """Raises NotConsented where a partner consented to the publishing of a document before it stood in a series, or
    before that was called so: nobody has agreed to that."""
    placed = {entry for each in chosen for entry in (each.member.pk, each.member.series_id)}
    if not placed:
        return
    given = set(Consent.objects.filter(document=document, withdrawn=False).values_list("pk", flat=True))
    rows = Version.objects.filter(entry__in=placed | given).order_by("change__number")
    last = dict(rows.values_list("entry", "change__number"))
    since = max(last.get(entry, 0) for entry in placed)
    if any(last.get(entry, 0) < since for entry in given):
        raise NotConsented("A partner consented before this stood in the series.", "Ask them again, or leave it out.")
