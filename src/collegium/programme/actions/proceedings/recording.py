"""What the secretariat records for a partner that answered by mail; the partner affirms it, or contests it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from ulid import ULID

from collegium.accounts.errors import Improper
from collegium.accounts.journal.change import change
from collegium.accounts.models import Partner, Person
from collegium.programme.actions.grounds import Cited, cite
from collegium.programme.actions.proceedings.answering import (
    Given,
    check_in_time,
    check_whether_own,
    keep_answer,
    move_part,
    part_in_words,
)
from collegium.programme.actions.proceedings.standing import (
    Standing,
    check_same,
    follow,
    move,
    seat_of,
    stands,
)
from collegium.programme.models import Answer, PutUp, Text
from collegium.programme.rules.mails import check_came, check_latest
from collegium.programme.rules.proceedings import check_answer, check_words
from collegium.register.models import Document
from collegium.register.queries.documents import arrived

recorded = Signal()
"""Sent with `answer` once an answer was recorded for a partner and kept: whoever writes mail tells the partner."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a partner answered by mail: the mail, the words of it that say so, and when it came: nothing is recorded
    without, however old the mail is by its own date, which is its sender's."""

    given: Given
    message: Document
    quote: str = ""
    came: datetime | None = None


def record_answer(by: Person, text: Text, partner: Partner, said: Recorded) -> Answer:
    """Record for a partner what it answered by mail, with the mail as ground; the partner is told.

    Raises NotVisible, NotAllowed, ChangedMeanwhile, and Improper for what cannot be said now, for a partner that takes
    no part or contested what was recorded for it, and for a mail that not all partners see, of which it is not said
    when it came, or that came before there was anything to answer.
    """
    seat, now = seat_of(by, "record answer", text.space), timezone.now()
    given = said.given
    with change(by=by, verb="records an answer by mail", space=text.space, why=given.why, seat=seat):
        standing = stands(text.pk)
        check_same(standing, given.edition)
        check_answer(standing.text.state, given.answer, given.why)
        check_recorded(standing, partner, said)
        check_in_time(standing, said.came or now)
        answer = keep_recorded(by, standing, partner, said)
        follow(standing)
    return answer


def check_recorded(standing: Standing, partner: Partner, said: Recorded) -> None:
    """Raises Improper where nothing is put up, for a mail that came after it stood here, before what it is to answer or
    before the one that is recorded, and for who answers itself from here."""
    if standing.put_up is None or standing.text.state in ("draft", "negotiated"):
        raise Improper("Nothing is put up that could be answered.", "Put an edition up first.")
    _check_came(standing.put_up, said)
    before = standing.answers.get(partner.pk)
    if before and before.contested:
        raise Improper("This partner contested what was recorded for it.", "It answers itself.")
    if before and (not before.by_mail or before.affirmed):
        raise Improper("This partner has answered itself.", "It answers itself.")
    check_latest(said.came, before.came if before else None)
    check_whether_own(standing, partner)


def _check_came(put_up: PutUp, said: Recorded) -> None:
    """Raises Improper where it is not said when a mail came, or where it came, to the minute, at no time at which it
    could answer what was put up."""
    since, number = ULID.from_str(put_up.pk).datetime.replace(second=0, microsecond=0), put_up.edition.number
    early = f"This mail came before edition {number} was put up, on {since:%Y-%m-%d %H:%M} UTC."
    check_came(said.came, arrived(said.message), since, early)


def keep_recorded(by: Person, standing: Standing, partner: Partner, said: Recorded) -> Answer:
    """Keep an answer with its mail, and tell of it once it is kept, as a part of the open change."""
    keep_answer(standing, partner, said.given, said.came, mail=True)
    answer = standing.answers[partner.pk]
    cite(by, answer, Cited(said.message, said.quote, role="message"))
    transaction.on_commit(partial(recorded.send, sender=Answer, answer=answer))
    return answer


def affirm(by: Person, answer: Answer, why: str = "") -> None:
    """Say for one's partner that what was recorded is what it said. Raises NotVisible, NotAllowed, Improper."""
    seat = seat_of(by, "affirm", answer.space, answer.partner)
    with change(by=by, verb="affirms an answer by mail", space=answer.space, why=why, seat=seat):
        fresh = _open(answer)
        fresh.affirmed = True
        fresh.save()


def contest(by: Person, answer: Answer, why: str) -> Text:
    """Say for one's partner that it did not answer so: that counts no more, until the partner answers itself.

    An adoption that rests on it is not undone: the text is contested. Raises NotVisible, NotAllowed, and Improper
    without a reason, and for what was affirmed, contested or replaced.
    """
    seat = seat_of(by, "contest", answer.space, answer.partner)
    check_words("contest", why)
    with change(by=by, verb="contests an answer by mail", space=answer.space, why=why, seat=seat):
        fresh, standing = _open(answer), stands(answer.edition.text_id)
        fresh.contested, fresh.objection = True, why
        fresh.save()
        if fresh.answer == "opts out":
            part = standing.parts[fresh.partner_id]
            move_part(part, "contest", part_in_words(part))
        rests = standing.edition is not None and standing.edition.pk == fresh.edition_id
        if rests and standing.text.state in ("adopted", "delivered"):
            move(standing.text, "contest")
    return standing.text


def _open(answer: Answer) -> Answer:
    """An answer by mail to which its partner has said nothing yet, read anew. Raises Improper."""
    fresh = Answer.objects.select_related("edition").get(pk=answer.pk)
    if not fresh.by_mail or fresh.withdrawn or fresh.struck or fresh.affirmed or fresh.contested:
        raise Improper("Nothing that was recorded for this partner waits for its word.", "Look at it anew.")
    return fresh
