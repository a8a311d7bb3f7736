"""Answers that came by mail: recorded on behalf of a partner, which is told, and may contest."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from ulid import ULID

from collegium.accounts.errors import Improper, NotAllowed, NotVisible
from collegium.programme.actions.drafting import Seen, agree
from collegium.programme.actions.proceedings import (
    Delivered,
    Recorded,
    affirm,
    answer,
    contest,
    deliver,
    put_up,
    record_answer,
    reopen,
)
from collegium.programme.actions.proceedings.recording import recorded as told
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Answer, Ground, PutUp
from collegium.programme.queries.drafting import standing_of
from collegium.programme.queries.proceedings import waiting_for
from collegium.register import actions
from collegium.register.queries.documents import arrived
from tests.cast import Cast, note
from tests.programme.adopting import consent, fresh
from tests.programme.proceedings import MAIL, given, mail, negotiated, partner, recorded, standing, third


def test_an_answer_by_mail_counts_and_its_partner_is_told(cast: Cast) -> None:
    text, edition = standing(cast)
    consent(cast, text, edition, "QM")
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    assert fresh(text).state == "adopted"
    ground = Ground.objects.get(of=said.pk)
    assert (ground.role, ground.quote) == ("message", "We consent to the text on the lamps.")
    assert [each.what for each in waiting_for(cast.reader_qn)] == ["recorded"]
    assert waiting_for(cast.reader_qm) == []
    with pytest.raises(NotAllowed):
        affirm(cast.principal_qm, said)
    affirm(cast.principal_qn, said)
    assert waiting_for(cast.reader_qn) == []
    with pytest.raises(Improper, match="waits for its word"):
        contest(cast.principal_qn, said, "We never wrote.")


def test_what_writes_mail_is_told_once_the_answer_is_kept(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    text, edition = standing(cast)
    heard: list[Answer] = []

    def hear(answer: Answer, **_: object) -> None:
        heard.append(answer)

    told.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
            assert heard == []
    finally:
        told.disconnect(hear)
    assert heard == [said]


def test_only_the_secretariat_records_and_on_a_mail_that_all_see(cast: Cast) -> None:
    text, edition = standing(cast)
    said = recorded(cast, "consents", edition)
    for who in ("editor_qm", "principal_qn", "reader_qn"):
        with pytest.raises(NotAllowed):
            record_answer(cast.people[who], text, partner("QN"), said)
    own = actions.add(cast.editor_qn, cast.spaces["QN"], cast.marking(), note(41)).document
    with pytest.raises(NotVisible):
        record_answer(cast.secretariat, text, partner("QN"), replace(said, message=own))
    with pytest.raises(Improper, match="does not say this in these words"):
        record_answer(cast.secretariat, text, partner("QN"), replace(said, quote="We refuse."))
    other, of_none = negotiated(cast), replace(said, given=given("opts out", None))
    with pytest.raises(Improper, match="Nothing is put up"):
        record_answer(cast.secretariat, other, partner("QN"), of_none)
    assert not Answer.objects.exists()


def test_a_mail_came_after_what_it_answers_was_put_up_and_before_it_stood_here(cast: Cast) -> None:
    before = timezone.now() - timedelta(minutes=1)
    text, edition = standing(cast)
    put = ULID.from_str(PutUp.objects.get().pk).datetime
    said = recorded(cast, "consents", edition)
    for came, why in (
        (None, "not said when the mail came"),
        (timezone.now(), "stood here before the time"),
        (before, f"came before edition 1 was put up, on {put:%Y-%m-%d %H:%M} UTC"),
    ):
        with pytest.raises(Improper, match=why):
            record_answer(cast.secretariat, text, partner("QN"), replace(said, came=came))
    assert not Answer.objects.exists()
    in_its_minute = put.replace(second=0, microsecond=0)
    assert record_answer(cast.secretariat, text, partner("QN"), replace(said, came=in_its_minute)).came == in_its_minute


def test_a_contested_answer_counts_no_more_and_its_partner_answers_itself(cast: Cast) -> None:
    text, edition = standing(cast)
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    contest(cast.principal_qn, said, "It was about another text.")
    consent(cast, text, edition, "QM")
    assert fresh(text).state == "put up"
    with pytest.raises(Improper, match="contested what was recorded"):
        record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    consent(cast, text, edition, "QN")
    assert fresh(text).state == "adopted"


def test_an_adoption_that_rests_on_a_contested_answer_is_marked_and_not_undone(cast: Cast) -> None:
    text, edition = standing(cast)
    consent(cast, text, edition, "QM")
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    with pytest.raises(Improper, match="This needs a reason"):
        contest(cast.principal_qn, said, "")
    contest(cast.principal_qn, said, "It was about another text.")
    assert fresh(text).state == "contested"
    assert [each.what for each in waiting_for(cast.reader_qm)] == ["contested"]
    with pytest.raises(OutOfTurn):
        deliver(cast.secretariat, text, Delivered(partner("QM"), date(2026, 1, 1)))
    with pytest.raises(Improper, match="has not answered yet"):
        reopen(cast.editor_qm, text, "It is contested.")
    with pytest.raises(Improper, match="the text was adopted"):
        answer(cast.principal_qm, text, given("declines", edition))
    consent(cast, text, edition, "QN")
    assert fresh(text).state == "adopted"


def test_after_contesting_a_partner_may_decline_and_then_the_text_is_reopened(cast: Cast) -> None:
    text, edition = standing(cast)
    consent(cast, text, edition, "QM")
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    contest(cast.principal_qn, said, "It was about another text.")
    answer(cast.principal_qn, text, given("declines", edition))
    assert fresh(text).state == "contested"
    reopen(cast.editor_qm, text, "Ostrand declined.")
    assert fresh(text).state == "negotiated"


def test_one_that_was_opted_out_by_mail_and_contests_takes_part_again(cast: Cast) -> None:
    harrowmark = third(cast)
    text = negotiated(cast)
    for placed in standing_of(text).paragraphs:
        for person in (cast.editor_qm, cast.editor_qn, harrowmark):
            agree(person, placed.paragraph, Seen(placed.hash))
    edition = put_up(cast.editor_qm, fresh(text))
    consent(cast, text, edition, "QM", "QN")
    said = record_answer(cast.secretariat, text, partner("QO"), recorded(cast, "opts out", edition))
    assert fresh(text).state == "adopted"
    deliver(cast.editor_qm, text, Delivered(partner("QM"), date(2026, 1, 1), "Quellhaven", "the chair"))
    contest(harrowmark, said, "We take part.")
    assert fresh(text).state == "contested"
    answer(harrowmark, text, given("consents", edition))
    assert fresh(text).state == "delivered"


def test_what_a_partner_said_itself_is_recorded_over_by_nobody(cast: Cast) -> None:
    text, edition = standing(cast)
    answer(cast.principal_qn, text, given("declines", edition, "The pier is ours."))
    with pytest.raises(Improper, match="has answered itself"):
        record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    assert Answer.objects.get(partner__code="QN", withdrawn=False).answer == "declines"


def test_an_earlier_mail_replaces_no_later_answer(cast: Cast) -> None:
    text, edition = standing(cast)
    early = recorded(cast, "consents", edition)
    letter = mail(cast, 32)
    record_answer(
        cast.secretariat, text, partner("QN"), Recorded(given("declines", edition), letter, MAIL, arrived(letter))
    )
    with pytest.raises(Improper, match="A later mail of this partner is recorded already"):
        record_answer(cast.secretariat, text, partner("QN"), early)
    assert Answer.objects.get(partner__code="QN", withdrawn=False).answer == "declines"
