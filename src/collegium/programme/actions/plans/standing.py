"""How a plan or a subject stands now: asked again inside the change that alters it."""

from typing import TypeVar

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotVisible
from collegium.accounts.models import Entry
from collegium.programme.actions.writing import check_reason
from collegium.programme.models import Plan, Subject
from collegium.programme.rules.plans import ALIVE, span_of

Kind = TypeVar("Kind", bound=Entry)


def fresh(entry: Kind, version: int | None = None) -> Kind:
    """An entry as it stands in the open change. Raises NotVisible where it is gone, ChangedMeanwhile where it is no
    longer as the person saw it."""
    row = type(entry)._base_manager.filter(pk=entry.pk, withdrawn=False, struck=False).first()
    if row is None:
        raise NotVisible
    if version is not None and row.version != version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew, then change it.")
    return row


def moving(subject: Subject, version: int | None = None) -> Subject:
    """A subject as it stands now, of a plan whose subjects move. Raises NotVisible, ChangedMeanwhile, Improper."""
    row = fresh(subject, version)
    check_alive(row.plan)
    return row


def check_alive(plan: Plan) -> None:
    """Raises Improper where the subjects of a plan move no more."""
    if plan.state not in ALIVE:
        raise Improper("This plan is closed.", "Reopen it first.")


def date_of(said: str, what: str = "") -> str:
    """A month or a day as it is kept; empty where nothing is said. Raises Improper."""
    said = said.strip()
    try:
        if said:
            span_of(said)
    except ValueError as error:
        raise Improper(f"This is no date: {said}.", "Write a month as 2031-02, a day as 2031-02-03.") from error
    if what and not said:
        raise Improper(what, "Write a month as 2031-02, a day as 2031-02-03.")
    return said


def reason_of(said: str) -> str:
    """A reason that has to be given. Raises Improper."""
    check_reason(said)
    return said.strip()
