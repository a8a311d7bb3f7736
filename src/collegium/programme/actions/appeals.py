"""Verbs about standing appeals: issue, join, leave, end, renew, and report on one.

A partner is bound by its own head alone: an appeal is for those whose heads joined it, and asks reports of no other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError
from django.utils.timezone import localdate

from collegium.accounts.access import gate, seats_for
from collegium.accounts.errors import Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Seat, Space, SpaceKind
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.writing import check_reason
from collegium.programme.models import Appeal, AppealPartner, AppealReport
from collegium.programme.queries.appeals import OWED, asked_of
from collegium.programme.rules.appeals import EARLIEST, LATEST, LONGEST
from collegium.programme.rules.instructions import APPEALS
from collegium.programme.rules.places import folded_place
from collegium.programme.rules.steps import step


@dataclass(frozen=True, slots=True)
class Appealed:
    """What an appeal says: to do what together, at which places (none: everywhere), from when, reported how often."""

    title: str
    text: str
    starts: date
    months: int
    places: tuple[str, ...] = ()


def issue_appeal(by: Person, space: Space, said: Appealed, grounds: Iterable[Cited] = (), why: str = "") -> Appeal:
    """Issue a standing appeal in the joint space, with what it rests on; the partner whose head does it has joined it.

    Raises NotVisible, NotAllowed, Improper.
    """
    seat = _head(by, space)
    _check(said)
    places = list({folded_place(each): " ".join(each.split()) for each in said.places if folded_place(each)}.values())
    appeal = Appeal(space=space, title=said.title.strip(), text=said.text.strip(), places=places)
    appeal.starts, appeal.months = said.starts, said.months
    with change(by=by, verb="issues an appeal", space=space, why=why, seat=seat):
        appeal.save()
        AppealPartner(space=space, appeal=appeal, partner=seat.partner, since=said.starts).save()
        for each in grounds:
            cite(by, appeal, each)
    return appeal


def join(by: Person, appeal: Appeal, on: date, why: str = "") -> None:
    """Join an appeal for one's partner; its posts report from that day. Raises NotVisible, NotAllowed, Improper."""
    seat = _head(by, appeal.space)
    with change(by=by, verb="joins an appeal", space=appeal.space, why=why, seat=seat):
        _check_standing(appeal)
        if _joined(appeal, seat.partner):
            raise Improper("Your partner joined this already.")
        since = max(on, appeal.starts)
        AppealPartner(space=appeal.space, appeal=appeal, partner=seat.partner, since=since).save()


def leave(by: Person, appeal: Appeal, why: str) -> None:
    """Leave an appeal for one's partner; what its posts reported stays. Raises NotVisible, NotAllowed, Improper."""
    seat = _head(by, appeal.space)
    check_reason(why)
    with change(by=by, verb="leaves an appeal", space=appeal.space, why=why, seat=seat):
        row = _joined(appeal, seat.partner)
        if row is None:
            raise Improper("Your partner did not join this.")
        row.withdrawn = True
        row.save()


def end_appeal(by: Person, appeal: Appeal, on: date, why: str) -> None:
    """End an appeal on a day, which is the last on which reports are due. For a head of a partner that joined it.

    Raises NotVisible, NotAllowed, Improper, OutOfTurn, ChangedMeanwhile.
    """
    seat = _of_one_that_joined(by, appeal)
    check_reason(why)
    if on < appeal.starts:
        raise Improper("It cannot end before it begins.", "Give a later day.")
    with change(by=by, verb="ends an appeal", space=appeal.space, why=why, seat=seat):
        appeal.state, appeal.ends = step(APPEALS, appeal.state, "end"), on
        appeal.save()


def renew(by: Person, appeal: Appeal, starts: date, why: str = "") -> None:
    """Have an ended appeal stand again from a day, for the partners that had joined it.

    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, Improper for a day before it ended.
    """
    seat = _of_one_that_joined(by, appeal)
    with change(by=by, verb="renews an appeal", space=appeal.space, why=why, seat=seat):
        appeal.state = step(APPEALS, appeal.state, "renew")
        if appeal.ends is not None and starts < appeal.ends:
            raise Improper("It cannot begin again before it ended.", "Give a later day.")
        appeal.starts, appeal.ends = starts, None
        appeal.save()


def report_on(by: Person, appeal: Appeal, place: str, since: str, text: str) -> AppealReport:
    """Report on an appeal for one's partner at a place, for the period that begins on a day: by the post there, or by
    the capital. What was reported before is said anew.

    Raises NotVisible; NotAllowed for somebody whose partner did not join it, and for another post's place; Improper
    where nothing is asked of the partner there for that period, or nothing is said.
    """
    seat = _reporter(by, appeal, place)
    if not text.strip():
        raise Improper("A report says something.", "Write what was done.")
    asked = asked_of(appeal, seat.partner, place, since, localdate())
    if asked is None:
        raise Improper("No report is asked here for this period.", "Go back and choose one of the list.")
    try:
        with change(by=by, verb="reports on an appeal", space=appeal.space, seat=seat):
            return _reported(appeal, seat, asked, since, text.strip())
    except IntegrityError as error:
        raise Improper("Somebody reported on this meanwhile.", "Look at it anew.") from error


def _reported(appeal: Appeal, seat: Seat, place: str, since: str, text: str) -> AppealReport:
    of = {"appeal": appeal, "partner": seat.partner, "place": place, "since": since}
    row = AppealReport.objects.filter(**of, withdrawn=False, struck=False).first()
    row = row or AppealReport(space=appeal.space, **of)
    row.text = text
    row.save()
    return row


def _reporter(by: Person, appeal: Appeal, place: str) -> Seat:
    """The seat in which somebody reports: at a partner that joined. Raises NotVisible, NotAllowed."""
    gate(by, "read", appeal.space)
    for partner in _partners(appeal):
        for seat in seats_for(by, "report", Space.objects.get(partner=partner)):
            if seat.post is None or folded_place(seat.post.place or seat.post.name) == folded_place(place):
                return seat
    raise NotAllowed("You may not report for this place.", "The post there may, or its capital.")


def _head(by: Person, space: Space) -> Seat:
    """The seat of somebody who speaks for a partner. Raises NotVisible, NotAllowed, Improper."""
    if space.kind != SpaceKind.JOINT:
        gate(by, "read", space)
        raise Improper("This is done in the joint space.")
    return gate(by, "consent", space)


def _of_one_that_joined(by: Person, appeal: Appeal) -> Seat:
    seat = _head(by, appeal.space)
    if _joined(appeal, seat.partner) is None:
        raise NotAllowed("Your partner did not join this.", "A head of one that joined it may.")
    return seat


def _joined(appeal: Appeal, partner: Partner | None) -> AppealPartner | None:
    return appeal.partners.filter(partner=partner, withdrawn=False, struck=False).first()


def _partners(appeal: Appeal) -> Iterable[Partner]:
    rows = appeal.partners.filter(withdrawn=False, struck=False).select_related("partner").order_by("id")
    return [row.partner for row in rows]


def _check(said: Appealed) -> None:
    if not said.title.strip():
        raise Improper("An appeal has a title.", "Go back and fill in what is missing.")
    if not 1 <= said.months <= LONGEST:
        raise Improper(f"Reports come every 1 to {LONGEST} months.", "Give another number.")
    if not EARLIEST <= said.starts <= LATEST:
        raise Improper("This day is too far away.", "Give one between the years 1900 and 2200.")


def _check_standing(appeal: Appeal) -> None:
    fresh = Appeal.objects.get(pk=appeal.pk)
    if fresh.state != OWED:
        raise Improper("This appeal has ended.", "A head of a partner that joined it may renew it.")
