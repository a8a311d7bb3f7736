"""Verbs about what is wanted: say where one looked for it, that it was found, or that it is not wanted."""

from collegium.accounts.access import gate
from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.register.checks import check_alive
from collegium.register.models import Document, Inquiry, Outcome, Wanted
from collegium.register.rules.wanted import is_day, missing

LACKS = {
    "place": ("This needs a place.", "Say where it was looked for, or who was asked."),
    "found": ("This needs a document.", "Add it first, then give its address."),
    "why": ("What is not wanted needs a reason.", "Say why."),
}


def say_inquiry(
    by: Person,
    wanted: Wanted,
    outcome: str,
    place: str = "",
    day: str = "",
    found: Document | None = None,
    why: str = "",
) -> Inquiry:
    """Say where something was looked for on a day, and what came of it.

    Raises NotVisible, NotAllowed, and Improper for a document that is gone or stands in another space, a day that is
    none, or where something is missing.
    """
    seat = gate(by, "decide", wanted.space)
    check_alive(wanted.document)
    if outcome not in Outcome.values:
        raise Improper("This cannot be said of what is wanted.", f"Say one of: {', '.join(Outcome.values)}.")
    for lack in sorted(missing(outcome, place, found is not None, why)):
        raise Improper(*LACKS[lack])
    if day and not is_day(day):
        raise Improper("This is no day.", "Give a day as year, month and day: 2031-02-03.")
    if found is not None:
        _check_found(wanted, found)
    with change(by=by, verb="says where something was looked for", space=wanted.space, why=why, seat=seat):
        inquiry = Inquiry(
            space=wanted.space,
            document=wanted.document,
            reading=wanted.reading,
            by=by,
            key=wanted.key,
            name=wanted.name,
            start=wanted.start,
            end=wanted.end,
            quote=wanted.quote,
            place=place.strip(),
            day=day,
            outcome=outcome,
            found=found if outcome == Outcome.FOUND else None,
        )
        inquiry.save()
    return inquiry


def _check_found(wanted: Wanted, found: Document) -> None:
    """Raises Improper for a document of another space, one that is gone, or the one that tells of it."""
    if found.space_id != wanted.space_id:
        raise Improper("The other document stands in another space.", "Give one that stands beside it.")
    check_alive(found)
    if found.pk == wanted.document_id:
        raise Improper("This document tells of it, and is not what it tells of.", "Give the paper itself.")
