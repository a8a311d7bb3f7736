"""Verbs about series: make, describe and give up one; take a document in, take it out."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Space, SpaceKind
from collegium.reading.contract import KINDS
from collegium.register.actions.documents import latest_reading
from collegium.register.checks import check_alive
from collegium.register.models import Document, Membership, Series
from collegium.register.rules.series import is_date


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a series: its name, the kind of its documents, how often one comes in free words."""

    name: str
    kind: str = ""
    recurrence: str = ""


def make_series(by: Person, space: Space, said: Described, documents: Iterable[Document] = (), why: str = "") -> Series:
    """Make a series of documents of a space, which may be none yet. Raises NotVisible, NotAllowed, Improper."""
    seat = gate(by, "change", space)
    series = _described(Series(space=space), said)
    with change(by=by, verb="makes a series", space=space, why=why, seat=seat):
        series.save()
        for document in documents:
            _member(series, document).save()
    return series


def describe_series(by: Person, series: Series, said: Described, why: str = "") -> None:
    """Give a series another name, kind or recurrence. Raises NotVisible, NotAllowed, Improper."""
    seat = gate(by, "change", series.space)
    with change(by=by, verb="renames a series", space=series.space, why=why, seat=seat):
        _described(series, said).save()


def give_up(by: Person, series: Series, why: str = "") -> None:
    """Give a series up; its documents stay where they are. Raises NotVisible, NotAllowed."""
    seat = gate(by, act_of(series.space), series.space)
    with change(by=by, verb="gives up a series", space=series.space, why=why, seat=seat):
        for each in [*series.memberships.filter(withdrawn=False), series]:
            each.withdrawn = True
            each.save()


def act_of(space: Space) -> str:
    """What one must be allowed to do who takes something out of a series: in the public space, to publish."""
    return "publish" if space.kind == SpaceKind.PUBLIC else "change"


def take_in(by: Person, series: Series, documents: Iterable[Document], date: str = "", why: str = "") -> None:
    """Take documents into a series, each at its own date where none is said.

    Raises NotVisible and NotAllowed at the gate, Improper for a document of another space, or one that is in it.
    """
    seat = gate(by, "change", series.space)
    try:
        with change(by=by, verb="takes into a series", space=series.space, why=why, seat=seat):
            for document in documents:
                _member(series, document, date).save()
    except IntegrityError as error:
        raise Improper("This document is in the series already.") from error


def take_out(by: Person, series: Series, document: Document, why: str = "") -> None:
    """Take a document out of a series. Raises NotVisible and NotAllowed at the gate, Improper where it is not in it."""
    seat = gate(by, act_of(series.space), series.space)
    member = series.memberships.filter(document=document, withdrawn=False).first()
    if member is None:
        raise Improper("This document is not in the series.")
    with change(by=by, verb="takes out of a series", space=series.space, why=why, seat=seat):
        member.withdrawn = True
        member.save()


def _described(series: Series, said: Described) -> Series:
    """A series with what is said of it. Raises Improper."""
    longest = series._meta.get_field("name").max_length or 0
    name, recurrence = said.name.strip(), said.recurrence.strip()
    if not name or len(name) > longest:
        raise Improper(f"A name has between 1 and {longest} characters.")
    if said.kind and said.kind not in KINDS:
        raise Improper("There is no such kind of document.", "Go back and choose one of the list.")
    series.name, series.kind, series.recurrence = name, said.kind, recurrence[:longest]
    return series


def _member(series: Series, document: Document, date: str = "") -> Membership:
    """A membership that can be kept. Raises Improper."""
    check_alive(document)
    if document.space_id != series.space_id:
        raise Improper("The other document stands in another space.", "Take in one that stands beside the series.")
    if date and not is_date(date):
        raise Improper(f"This is no date: {date}.", "Write it as 2031-02-03, or leave it open.")
    reading = latest_reading(document)
    return Membership(
        space=series.space, series=series, document=document, date=date or (reading.date if reading else "")
    )
