"""Silence: breaking it, recording that nobody did, and what partners say of it as such."""

from django.utils import timezone

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person, Space
from collegium.programme.actions.proceedings.answering import Given, check_in_time, keep_answer
from collegium.programme.actions.proceedings.recording import Recorded, check_recorded, keep_recorded
from collegium.programme.actions.proceedings.standing import (
    Standing,
    check_same,
    move,
    partner_of,
    seat_of,
    stands,
    taking_part,
)
from collegium.programme.models import Edition, Silence, SilenceTerm, Text
from collegium.programme.rules.proceedings import check_words
from collegium.programme.rules.silence import may_break
from collegium.programme.rules.steps import step
from collegium.programme.rules.texts import SILENCES, TEXTS

LONGEST_TERM = 720
"""Hours: nobody needs to ask for a silence of more than thirty days."""


def break_silence(by: Person, text: Text, edition: Edition, why: str, partner: Partner | None = None) -> Text:
    """Break silence for one's partner, until the deadline and at it; the text is negotiated again.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, OutOfTurn where none runs, and Improper without a reason, after
    the deadline, and for a partner that takes no part.
    """
    seat, now = seat_of(by, "break silence", text.space, partner), timezone.now()
    check_words("break silence", why)
    with change(by=by, verb="breaks silence", space=text.space, why=why, seat=seat):
        standing, breaking = stands(text.pk), partner_of(seat)
        check_same(standing, edition)
        step(TEXTS, standing.text.state, "break silence")
        taking_part(standing, breaking)
        check_in_time(standing, now)
        keep_answer(standing, breaking, Given("declines", edition, why), None)
        _broken(standing, breaking, why)
    return standing.text


def record_break(by: Person, text: Text, partner: Partner, said: Recorded) -> Text:
    """Record that a partner broke silence by mail; what counts is when the mail came.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, OutOfTurn, and Improper as `break_silence` and `record_answer`.
    """
    seat, now = seat_of(by, "record break", text.space), timezone.now()
    check_words("break silence", said.given.why)
    with change(by=by, verb="records a break of silence", space=text.space, why=said.given.why, seat=seat):
        standing = stands(text.pk)
        check_same(standing, said.given.edition)
        step(TEXTS, standing.text.state, "break silence")
        check_recorded(standing, partner, said)
        check_in_time(standing, said.came or now)
        keep_recorded(by, standing, partner, said)
        _broken(standing, partner, said.given.why)
    return standing.text


def _broken(standing: Standing, partner: Partner, why: str) -> None:
    end_silence(standing, "break", partner, why)
    move(standing.text, "break silence")


def end_silence(standing: Standing, verb: str, broken_by: Partner | None = None, why: str = "") -> None:
    """Take a silence to its end, as a part of the open change. Raises OutOfTurn."""
    silence = running(standing)
    silence.state = step(SILENCES, silence.state, verb)
    silence.broken_by, silence.why = broken_by, why
    silence.save()


def running(standing: Standing) -> Silence:
    """The silence of what was put up. Raises Improper where there is none."""
    if standing.silence is None:
        raise Improper("No silence runs on this text.", "Look at it anew.")
    return standing.silence


def keep_silence(by: Person, text: Text, edition: Edition, why: str = "") -> Text:
    """Record, after the deadline, that nobody broke silence: the text is adopted by all that take part.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, OutOfTurn where none runs, and Improper before the deadline has
    passed, with fewer than two partners, and while one contests what was recorded for it.
    """
    seat = seat_of(by, "keep silence", text.space)
    with change(by=by, verb="records that silence was kept", space=text.space, why=why, seat=seat):
        standing = stands(text.pk)
        check_same(standing, edition)
        step(TEXTS, standing.text.state, "adopt")
        if may_break(timezone.now(), running(standing).until):
            raise Improper("Silence can still be broken.", "Wait until the deadline has passed.")
        _check_kept(standing.outcome(silent=True))
        end_silence(standing, "record")
        move(standing.text, "adopt")
    return standing.text


def _check_kept(outcome: str) -> None:
    if outcome == "too few":
        raise Improper("A text of fewer than two partners cannot be adopted.", "Let another one join first.")
    if outcome != "agreed":
        raise Improper("A partner contests what was recorded for it.", "It answers itself first; or call silence off.")


def say_of_silence(by: Person, space: Space, hours: int, partner: Partner | None = None, why: str = "") -> SilenceTerm:
    """Say for one's partner how long silence lasts here at the shortest; 0: it does not want any.

    Silence is allowed once every partner has said more than 0, and lasts at least as long as the one asks that asks for
    most. What runs already stays. Raises NotVisible, NotAllowed, Improper.
    """
    seat = seat_of(by, "say of silence", space, partner)
    if not 0 <= hours <= LONGEST_TERM:
        raise Improper(f"Hours are between 0 and {LONGEST_TERM}.", "Say 0 for no silence.")
    with change(by=by, verb="says whether silence is allowed", space=space, why=why, seat=seat):
        said = SilenceTerm.objects.filter(space=space, partner=seat.partner, withdrawn=False, struck=False).first()
        said = said or SilenceTerm(space=space, partner=partner_of(seat))
        said.hours = hours
        said.save()
    return said
