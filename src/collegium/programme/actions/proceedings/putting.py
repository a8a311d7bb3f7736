"""Putting a text before partners: for their consent or under silence; and taking it from there again."""

from django.utils import timezone

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed
from collegium.accounts.journal.change import change
from collegium.accounts.models import Person, Seat
from collegium.programme.actions.drafting import freeze
from collegium.programme.actions.proceedings.silence import end_silence
from collegium.programme.actions.proceedings.standing import Standing, move, seat_of, stands
from collegium.programme.models import Edition, PutUp, Silence, Text
from collegium.programme.queries.proceedings import readiness_of, shortest_of
from collegium.programme.rules.proceedings import check_ready, check_words
from collegium.programme.rules.silence import Deadline, check_length
from collegium.programme.rules.steps import step
from collegium.programme.rules.texts import TEXTS


def put_up(by: Person, text: Text, why: str = "") -> Edition:
    """Freeze a text and put it before the partners that take part: with the consent of all it is adopted.

    Raises NotVisible, NotAllowed, OutOfTurn, ChangedMeanwhile, and Improper while a paragraph is bracketed or not
    agreed to by all, and with fewer than two partners.
    """
    seat = seat_of(by, "put up", text.space)
    with change(by=by, verb="puts up a text", space=text.space, why=why, seat=seat):
        return _put(by, text, seat, "put up")


def put_under_silence(by: Person, text: Text, until: Deadline, why: str = "") -> Edition:
    """Freeze a text and put it under silence: whoever says nothing until the deadline has consented.

    Raises as `put_up`, where brackets are open, but not where agreement to a paragraph is missing; and Improper where
    the partners' rules do not allow silence, or not so short a one.
    """
    seat, now = seat_of(by, "put under silence", text.space), timezone.now()
    with change(by=by, verb="puts a text under silence", space=text.space, why=why, seat=seat):
        check_length(until.until, now, shortest_of(text.space))
        edition = _put(by, text, seat, "put under silence")
        said = {"until": until.until, "local": until.local, "zone": until.zone}
        Silence(space=text.space, edition=edition, **said).save()
    return edition


def _put(by: Person, text: Text, seat: Seat, verb: str) -> Edition:
    """Freeze a text as its person saw it, and put it before partners, as a part of the open change."""
    standing = stands(text.pk)
    step(TEXTS, standing.text.state, verb)
    if standing.text.version != text.version:
        raise ChangedMeanwhile("Somebody else changed this entry meanwhile.", "Look at it anew.")
    _check_takes_part(standing, seat)
    check_ready(readiness_of(standing.text), verb == "put under silence")
    edition = freeze(standing.text)
    PutUp(space=text.space, edition=edition, partner=seat.partner).save()
    move(standing.text, verb)
    return edition


def _check_takes_part(standing: Standing, seat: Seat) -> None:
    """Raises NotAllowed at the seat of a partner that takes no part."""
    part = standing.parts.get(seat.partner_id) if seat.partner_id else None
    if seat.partner_id and (part is None or part.opted_out):
        raise NotAllowed("Your partner takes no part in this text.", "Ask those who draft it.")


def reopen(by: Person, text: Text, why: str) -> Text:
    """Negotiate again what was put up: after a decline, or where fewer than two are left, anybody who drafts; before,
    whoever put it up. What was adopted and is contested is reopened only after the partner itself declined.

    Raises NotVisible, NotAllowed, OutOfTurn, Improper without a reason.
    """
    seat = seat_of(by, "reopen", text.space)
    check_words("reopen", why)
    with change(by=by, verb="reopens a text", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        step(TEXTS, standing.text.state, "reopen")
        _check_may_end(standing, seat)
        move(standing.text, "reopen")
    return standing.text


def _check_may_end(standing: Standing, seat: Seat) -> None:
    """Raises Improper where an adoption was contested and not declined, NotAllowed for who did not put it up."""
    _check_takes_part(standing, seat)
    if standing.outcome() in ("declined", "too few"):
        return
    if standing.text.state == "contested":
        raise Improper("The partner that contests has not answered yet.", "It answers itself first.")
    _check_put_up_by(standing, seat)


def _check_put_up_by(standing: Standing, seat: Seat) -> None:
    if standing.put_up is not None and standing.put_up.partner_id != seat.partner_id:
        raise NotAllowed("Somebody else put this up.", "Ask them to take it back, or decline.")


def call_off(by: Person, text: Text, why: str) -> Text:
    """Call silence off in whose name it runs; the text is negotiated again. Raises as `reopen`."""
    seat = seat_of(by, "call off", text.space)
    check_words("call off", why)
    with change(by=by, verb="calls silence off", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        step(TEXTS, standing.text.state, "call off")
        _check_put_up_by(standing, seat)
        end_silence(standing, "call off", why=why)
        move(standing.text, "call off")
    return standing.text


def abandon(by: Person, text: Text, why: str) -> Text:
    """Give up a text; one that was put up, only who put it up, or anybody after a decline. Raises as `reopen`."""
    seat = seat_of(by, "abandon", text.space)
    check_words("abandon", why)
    with change(by=by, verb="abandons a text", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        step(TEXTS, standing.text.state, "abandon")
        if standing.text.state == "put up":
            _check_may_end(standing, seat)
        _check_takes_part(standing, seat)
        move(standing.text, "abandon")
    return standing.text
