"""What became of the subjects of a plan: held, postponed, merged, dropped, and what was recorded in error."""

from collections.abc import Iterable

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.plans.standing import date_of, fresh, moving, reason_of
from collegium.programme.actions.writing import gate_of
from collegium.programme.models import Postponement, Subject
from collegium.programme.rules.plans import SUBJECTS, TAKES_PLACE, span_of
from collegium.programme.rules.steps import step


def hold(
    by: Person,
    subject: Subject,
    day: str,
    outcome: str = "",
    papers: Iterable[Cited] = (),
    why: str = "",
    version: int | None = None,
) -> Subject:
    """Say that a consultation was held, on which day, what came of it in words, and which papers say so.

    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, Improper.
    """
    seat = gate_of(by, subject.space)
    with change(by=by, verb="holds a consultation", space=subject.space, why=why, seat=seat):
        row = moving(subject, version)
        row.state = step(SUBJECTS, row.state, "hold")
        row.held, row.outcome, row.why = _day(day), outcome.strip(), ""
        row.save()
        for each in papers:
            cite(by, row, each)
    return row


def postpone(by: Person, subject: Subject, later: str, why: str, version: int | None = None) -> Subject:
    """Put a subject off to another month or day, or to a date that is open. Raises as `hold`."""
    return _put_off(by, subject, "postpone", later, why, version)


def plan_anew(by: Person, subject: Subject, later: str, why: str = "", version: int | None = None) -> Subject:
    """Give a subject that was postponed its date. Raises as `hold`."""
    return _put_off(by, subject, "plan anew", later, why, version)


def _put_off(by: Person, subject: Subject, verb: str, later: str, why: str, version: int | None) -> Subject:
    """Give a subject another date; the one that it had stays visible."""
    seat = gate_of(by, subject.space)
    if verb == "postpone":
        done, later, why = "postpones a consultation", date_of(later), reason_of(why)
    else:
        done, later = "plans a consultation anew", date_of(later, "What is planned anew has a date.")
    with change(by=by, verb=done, space=subject.space, why=why, seat=seat):
        row = moving(subject, version)
        row.state = step(SUBJECTS, row.state, verb)
        if later == row.planned and verb == "postpone":
            raise Improper("It stands at this date already.", "Choose another one, or leave it open.")
        Postponement(space=row.space, subject=row, earlier=row.planned, later=later, why=why).save()
        row.planned, row.why = later, why
        row.save()
    return row


def merge(by: Person, subject: Subject, into: Subject, why: str, version: int | None = None) -> Subject:
    """Let a subject be held with another one of its plan, which counts for itself. Raises as `hold`.

    What was merged or dropped takes in nothing, so that merging never goes in a circle.
    """
    seat = gate_of(by, subject.space)
    why = reason_of(why)
    with change(by=by, verb="merges a consultation", space=subject.space, why=why, seat=seat):
        row, other = moving(subject, version), fresh(into)
        row.state = step(SUBJECTS, row.state, "merge")
        if other.pk == row.pk:
            raise Improper("Nothing is merged into itself.", "Choose another subject.")
        if other.plan_id != row.plan_id:
            raise Improper("The other subject stands in another plan.", "Choose one of this plan.")
        if other.state not in TAKES_PLACE:
            raise Improper(
                f"The other subject does not take place by itself: {other.state}.",
                "Choose one that was or will be held.",
            )
        row.merged_into, row.why = other, why
        row.save()
    return row


def drop(by: Person, subject: Subject, why: str, version: int | None = None) -> Subject:
    """Let a subject not be held at all. Raises as `hold`, Improper too where others were merged into it."""
    seat = gate_of(by, subject.space)
    why = reason_of(why)
    with change(by=by, verb="drops a consultation", space=subject.space, why=why, seat=seat):
        row = moving(subject, version)
        row.state = step(SUBJECTS, row.state, "drop")
        if row.merged.filter(withdrawn=False, struck=False).exists():
            raise Improper("Others were merged into this.", "Take them apart first.")
        row.why = why
        row.save()
    return row


def correct(by: Person, subject: Subject, why: str, version: int | None = None) -> Subject:
    """Take back what was recorded of a subject: that it was held, merged or dropped. It is planned again, at the date
    that it had; its papers stay. Raises as `hold`."""
    seat = gate_of(by, subject.space)
    why = reason_of(why)
    with change(by=by, verb="corrects a consultation", space=subject.space, why=why, seat=seat):
        row = moving(subject, version)
        row.state = step(SUBJECTS, row.state, "correct")
        row.held, row.outcome, row.why, row.merged_into = "", "", why, None
        row.save()
    return row


def _day(said: str) -> str:
    """A whole day. Raises Improper."""
    day = date_of(said, "What was held has a day.")
    if span_of(day)[0] != span_of(day)[1]:
        raise Improper(f"This is no day: {day}.", "Write it as 2031-02-03.")
    return day
