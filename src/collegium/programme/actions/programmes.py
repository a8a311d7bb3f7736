"""Verbs about programmes and their series: set up, draft, describe, mark, adopt, end, abandon."""

from dataclasses import dataclass
from datetime import date

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Marking, Person, Space, SpaceKind
from collegium.programme.actions.assents import check_assent
from collegium.programme.actions.writing import NAME, check_period, check_reason, gate_of, line
from collegium.programme.models import Programme, ProgrammeSeries, Text
from collegium.programme.rules.programmes import PROGRAMMES
from collegium.programme.rules.steps import step
from collegium.register.checks import check_marking


@dataclass(frozen=True, slots=True)
class ProgrammeSaid:
    """What is said of a programme: its name and period, its series, the one before it, the text that sets it down, and
    its marking."""

    name: str
    starts: date
    ends: date
    series: ProgrammeSeries | None = None
    follows: Programme | None = None
    text: Text | None = None
    marking: Marking | None = None


def set_up_series(by: Person, space: Space, name: str, recurrence: str = "", why: str = "") -> ProgrammeSeries:
    """Set up a series of programmes. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, space)
    with change(by=by, verb="sets up a series of programmes", space=space, why=why, seat=seat):
        series = ProgrammeSeries(space=space, name=line(name, NAME), recurrence=recurrence.strip()[:NAME])
        series.save()
    return series


def describe_series(by: Person, series: ProgrammeSeries, name: str, recurrence: str = "", why: str = "") -> None:
    """Give a series another name or recurrence. Raises NotVisible, NotAllowed, Improper, ChangedMeanwhile."""
    seat = gate_of(by, series.space)
    with change(by=by, verb="describes a series of programmes", space=series.space, why=why, seat=seat):
        series.name, series.recurrence = line(name, NAME), recurrence.strip()[:NAME]
        series.save()


def draft_programme(by: Person, space: Space, said: ProgrammeSaid, why: str = "") -> Programme:
    """Begin a programme as a draft. Raises NotVisible, NotAllowed, Improper."""
    seat = gate_of(by, space)
    with change(by=by, verb="drafts a programme", space=space, why=why, seat=seat):
        programme = _said(Programme(space=space), said)
        programme.save()
    return programme


def describe_programme(by: Person, programme: Programme, said: ProgrammeSaid, why: str = "") -> None:
    """Say otherwise what a draft is. Raises NotVisible, NotAllowed, Improper, ChangedMeanwhile."""
    seat = gate_of(by, programme.space)
    with change(by=by, verb="describes a programme", space=programme.space, why=why, seat=seat):
        check_draft(programme)
        _said(programme, said).save()


def mark_programme(by: Person, programme: Programme, marking: Marking, why: str) -> None:
    """Give a programme another marking, whether it is a draft or not: how it is handled is nothing that was agreed to.

    Raises NotVisible, NotAllowed, AboveCeiling, Improper without a reason, ChangedMeanwhile.
    """
    seat = gate_of(by, programme.space)
    check_marking(programme.space, marking)
    check_reason(why)
    with change(by=by, verb="marks a programme", space=programme.space, why=why, seat=seat):
        programme.marking = marking
        programme.save()


def adopt_programme(by: Person, programme: Programme, why: str = "") -> None:
    """Put a programme in force, once all partners have consented to it as it stands.

    Raises NotVisible, NotAllowed, Improper, OutOfTurn, NotConsented, ChangedMeanwhile.
    """
    seat = gate_of(by, programme.space)
    if programme.space.kind != SpaceKind.JOINT:
        raise Improper("A programme is adopted where all partners see it.", "Draft it in the joint space.")
    with change(by=by, verb="adopts a programme", space=programme.space, why=why, seat=seat):
        programme.refresh_from_db()
        state = step(PROGRAMMES, programme.state, "adopt")
        if not programme.actions.filter(withdrawn=False, struck=False).exists():
            raise Improper("This programme has no action yet.", "Add one first.")
        check_assent(programme)
        programme.state = state
        programme.save()


def end_programme(by: Person, programme: Programme, why: str = "") -> None:
    """Say that a programme has ended. Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile."""
    seat = gate_of(by, programme.space)
    with change(by=by, verb="ends a programme", space=programme.space, why=why, seat=seat):
        programme.state = step(PROGRAMMES, programme.state, "end")
        programme.save()


def abandon_programme(by: Person, programme: Programme, why: str) -> None:
    """Give a draft up. Raises NotVisible, NotAllowed, Improper without a reason, OutOfTurn, ChangedMeanwhile."""
    seat = gate_of(by, programme.space)
    check_reason(why)
    with change(by=by, verb="abandons a programme", space=programme.space, why=why, seat=seat):
        programme.state = step(PROGRAMMES, programme.state, "abandon")
        programme.save()


def check_draft(programme: Programme) -> None:
    """Raises Improper for a programme that is a draft no more. Asked inside a change it stays true to its end."""
    state = Programme.objects.values_list("state", flat=True).get(pk=programme.pk)
    if state != "draft":
        raise Improper("The partners agreed to this programme as it stands.", "Propose an amendment.")


def check_in_force(programme: Programme) -> None:
    """Raises Improper for a programme that is not in force. Asked inside a change it stays true to its end."""
    if Programme.objects.values_list("state", flat=True).get(pk=programme.pk) != "in force":
        raise Improper("This programme is not in force.", "Adopt it first.")


def _said(programme: Programme, said: ProgrammeSaid) -> Programme:
    """A programme with what is said of it. Raises Improper."""
    check_period(said.starts, said.ends)
    for each in (said.series, said.follows, said.text):
        if each and each.space_id != programme.space_id:
            raise Improper("This stands in another space.", "Choose one that stands beside the programme.")
    _check_follows(programme, said.follows)
    if said.marking:
        check_marking(programme.space, said.marking)
    programme.name, programme.starts, programme.ends = line(said.name, NAME), said.starts, said.ends
    programme.series, programme.follows, programme.text = said.series, said.follows, said.text
    programme.marking = said.marking
    return programme


def _check_follows(programme: Programme, before: Programme | None) -> None:
    """Raises Improper for a programme that would follow itself, be it by way of others."""
    while before:
        if before.pk == programme.pk:
            raise Improper("A programme does not follow itself.", "Choose another one.")
        before = before.follows
