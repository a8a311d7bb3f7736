"""A text is put up, answered, adopted, delivered, published; each step with who may take it and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from ulid import ULID

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.programme.actions.drafting import Drafted, Seen, agree, bracket, describe_text, draft_text, open_text
from collegium.programme.actions.proceedings import (
    Delivered,
    abandon,
    affirm,
    answer,
    contest,
    deliver,
    join,
    name_who_delivers,
    publish_text,
    put_up,
    record_answer,
    reopen,
    say_of_publishing,
)
from collegium.programme.actions.proceedings.recording import recorded as told
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Answer, Edition, Ground, Paragraph, PutUp, Text
from collegium.programme.queries.drafting import standing_of
from collegium.programme.queries.proceedings import proceedings, waiting_for
from collegium.register import actions
from collegium.register.errors import MarkedForFew, NotConsented
from tests.cast import Cast, note
from tests.programme.proceedings import agreed, given, head, mail, negotiated, partner, recorded, standing, third


def fresh(text: Text) -> Text:
    """A text as it stands."""
    return Text.objects.get(pk=text.pk)


def consent(cast: Cast, text: Text, edition: Edition, *codes: str) -> None:
    """Let partners consent."""
    for code in codes:
        answer(head(cast, code), text, given("consents", edition))


def adopted(cast: Cast) -> tuple[Text, Edition]:
    """A text to which both consented."""
    text, edition = standing(cast)
    consent(cast, text, edition, "QM", "QN")
    return fresh(text), edition


def test_with_the_last_consent_and_in_its_change_a_text_is_adopted(cast: Cast) -> None:
    text, edition = standing(cast)
    consent(cast, text, edition, "QM")
    assert fresh(text).state == "put up"
    consent(cast, text, edition, "QN")
    assert fresh(text).state == "adopted"
    last = Change.objects.filter(space=text.space).latest("number")
    assert last.by == cast.principal_qn
    assert {each.kind for each in last.versions.all()} == {"programme.Answer", "programme.Text"}
    assert not verify([text.space]).faults


def test_only_heads_answer_and_strangers_find_nothing(cast: Cast) -> None:
    text, edition = standing(cast)
    for who, refusal in (
        ("editor_qm", NotAllowed), ("reader_qm", NotAllowed), ("secretariat", NotAllowed), ("editor_qt", NotVisible),
        ("keeper", NotVisible),
    ):  # fmt: skip
        with pytest.raises(refusal):
            answer(cast.people[who], text, given("consents", edition))
    answer(cast.deputy_qm, text, given("consents", edition))
    with pytest.raises(NotAllowed, match="You do not sit for this partner"):
        answer(cast.principal_qm, text, given("consents", edition), partner("QN"))
    with pytest.raises(NotAllowed):
        put_up(cast.reader_qm, negotiated(cast))


def test_it_is_not_put_up_while_a_paragraph_is_open_or_bracketed(cast: Cast) -> None:
    text = negotiated(cast)
    with pytest.raises(Improper, match="Not every partner agrees to: 1, 2"):
        put_up(cast.editor_qm, text)
    first = standing_of(text).paragraphs[0]
    bracket(cast.editor_qn, first.paragraph, {"en": "Let the lamps be."}, Seen(first.hash))
    with pytest.raises(Improper, match="Brackets are open in: 1"):
        put_up(cast.editor_qm, fresh(text))
    assert fresh(text).state == "negotiated"
    assert not Edition.objects.exists()


def test_it_is_put_up_as_its_person_saw_it(cast: Cast) -> None:
    text = agreed(cast)
    describe_text(cast.editor_qn, fresh(text), Drafted("Lamps, Piers and Tolls"))
    with pytest.raises(ChangedMeanwhile):
        put_up(cast.editor_qm, text)


def test_an_answer_is_to_what_was_seen(cast: Cast) -> None:
    text, edition = standing(cast)
    reopen(cast.editor_qm, text, "A comma is missing.")
    put_up(cast.editor_qm, fresh(text))
    with pytest.raises(ChangedMeanwhile, match="Something else was put up"):
        consent(cast, text, edition, "QN")


def test_consent_to_one_edition_is_none_to_the_next(cast: Cast) -> None:
    text, edition = standing(cast)
    consent(cast, text, edition, "QM")
    answer(cast.principal_qn, text, given("declines", edition))
    reopen(cast.editor_qn, fresh(text), "Ostrand declined.")
    again = put_up(cast.editor_qm, fresh(text))
    consent(cast, text, again, "QN")
    assert fresh(text).state == "put up"
    consent(cast, text, again, "QM")
    assert fresh(text).state == "adopted"


def test_before_a_decline_only_who_put_it_up_takes_it_back(cast: Cast) -> None:
    text, edition = standing(cast)
    for step in (reopen, abandon):
        with pytest.raises(NotAllowed, match="Somebody else put this up"):
            step(cast.editor_qn, text, "No.")
        with pytest.raises(Improper, match="This needs a reason"):
            step(cast.editor_qm, text, " ")
    answer(cast.principal_qm, text, given("declines", edition))
    abandon(cast.editor_qn, text, "Velmora declined.")
    assert fresh(text).state == "abandoned"
    with pytest.raises(Improper, match="It stands at: abandoned"):
        consent(cast, text, edition, "QM")


def test_one_that_opted_out_holds_nothing_up_and_fewer_than_two_adopt_nothing(cast: Cast) -> None:
    harrowmark = third(cast)
    text = negotiated(cast)
    for placed in standing_of(text).paragraphs:
        for person in (cast.editor_qm, cast.editor_qn, harrowmark):
            agree(person, placed.paragraph, Seen(placed.hash))
    edition = put_up(cast.editor_qm, fresh(text))
    consent(cast, text, edition, "QM", "QN")
    answer(harrowmark, text, given("opts out", edition))
    assert fresh(text).state == "adopted"
    with pytest.raises(Improper, match="It stands at: adopted"):
        answer(cast.principal_qn, text, given("opts out", edition))
    join(harrowmark, text, edition)
    voice = proceedings(cast.reader_qm, fresh(text)).voice(partner("QO").pk)
    assert voice
    assert voice.part.joined_late
    assert not voice.part.opted_out
    assert voice.answer
    assert voice.answer.answer == "consents"


def test_of_two_one_opts_out_and_a_late_one_takes_its_place(cast: Cast) -> None:
    text, edition = standing(cast)
    harrowmark = third(cast)
    name_who_delivers(cast.editor_qn, text, partner("QN"))
    answer(cast.principal_qn, text, given("opts out", edition))
    consent(cast, text, edition, "QM")
    now = fresh(text)
    assert (now.state, now.delivered_by) == ("put up", None)
    with pytest.raises(Improper, match="does not take part"):
        consent(cast, text, edition, "QN")
    join(harrowmark, text, edition)
    assert fresh(text).state == "adopted"
    with pytest.raises(OutOfTurn):
        join(harrowmark, text, edition)


def test_before_anything_is_put_up_a_partner_leaves_and_joins_without_an_answer(cast: Cast) -> None:
    text = agreed(cast)
    answer(cast.principal_qn, text, given("opts out", None))
    with pytest.raises(Improper, match="fewer than two"):
        put_up(cast.editor_qm, fresh(text))
    join(cast.principal_qn, text)
    assert not Answer.objects.exists()
    assert put_up(cast.editor_qm, fresh(text)).number == 1


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


def test_a_mail_came_after_what_it_answers_was_put_up_and_before_now(cast: Cast) -> None:
    before = timezone.now() - timedelta(minutes=1)
    text, edition = standing(cast)
    put = ULID.from_str(PutUp.objects.get().pk).datetime
    said = recorded(cast, "consents", edition)
    for came, why in (
        (None, "not said when the mail came"),
        (timezone.now() + timedelta(hours=1), "has not come yet"),
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


def test_a_delivery_says_by_whom_on_whose_behalf_and_who_had_opted_out(cast: Cast) -> None:
    harrowmark = third(cast)
    text = negotiated(cast)
    answer(harrowmark, text, given("opts out", None))
    for placed in standing_of(text).paragraphs:
        for person in (cast.editor_qm, cast.editor_qn):
            agree(person, placed.paragraph, Seen(placed.hash))
    edition = put_up(cast.editor_qm, fresh(text))
    consent(cast, text, edition, "QM", "QN")
    name_who_delivers(cast.editor_qm, text, partner("QN"))
    by_qm, by_qn = (Delivered(partner(code), date(2026, 2, 3), "Quellhaven", "the chair") for code in ("QM", "QN"))
    with pytest.raises(Improper, match="Another partner delivers"):
        deliver(cast.editor_qm, text, by_qm)
    with pytest.raises(NotAllowed, match="You do not sit for this partner"):
        deliver(cast.editor_qm, text, by_qn)
    with pytest.raises(Improper, match="has not come yet"):
        deliver(cast.editor_qn, text, Delivered(partner("QN"), timezone.now().date() + timedelta(days=1)))
    done = deliver(cast.editor_qn, text, by_qn)
    assert (done.behalf, done.without, fresh(text).state) == (["QM", "QN"], ["QO"], "delivered")
    deliver(cast.secretariat, text, Delivered(partner("QN"), date(2026, 2, 4), to="the committee"))
    with pytest.raises(Improper, match="does not take part"):
        name_who_delivers(cast.secretariat, agreed_again(cast), partner("QO"))


def agreed_again(cast: Cast) -> Text:
    """Another text, of which Harrowmark takes no part."""
    only = Drafted("Other Words", participants=(partner("QM"), partner("QN")))
    text = draft_text(cast.editor_qm, cast.spaces["joint"], only, "Keep the lamps lit.")
    open_text(cast.editor_qm, text)
    return fresh(text)


def test_who_takes_part_is_nobody_elses_to_say_once_a_text_is_open(cast: Cast) -> None:
    """A partner that opted out was let take part again by a description, and silence would have bound it."""
    harrowmark = third(cast)
    text = negotiated(cast)
    answer(harrowmark, text, given("opts out", None))
    for partners in ((partner("QM"), partner("QN")), (partner("QM"), partner("QN"), partner("QO"))):
        describe_text(cast.editor_qm, fresh(text), Drafted("Lamps", participants=partners))
        assert [each.code for each in standing_of(fresh(text)).partners] == ["QM", "QN"]


def test_what_a_partner_said_itself_is_recorded_over_by_nobody(cast: Cast) -> None:
    text, edition = standing(cast)
    answer(cast.principal_qn, text, given("declines", edition, "The pier is ours."))
    with pytest.raises(Improper, match="has answered itself"):
        record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    assert Answer.objects.get(partner__code="QN", withdrawn=False).answer == "declines"


def test_it_is_published_when_all_that_take_part_have_consented_to_that(cast: Cast) -> None:
    text, edition = adopted(cast)
    with pytest.raises(NotConsented, match="QM, QN"):
        publish_text(cast.secretariat, text)
    say_of_publishing(cast.principal_qm, text, given=True)
    say_of_publishing(cast.principal_qn, text, given=False)
    with pytest.raises(NotConsented, match="QN"):
        publish_text(cast.secretariat, text)
    with pytest.raises(NotAllowed):
        publish_text(cast.editor_qm, text)
    say_of_publishing(cast.principal_qn, text, given=True)
    copy = publish_text(cast.secretariat, text)
    assert (copy.title, copy.state, copy.space) == ("Lamps and Piers", "adopted", cast.spaces["public"])
    words = [each.words("en") for each in standing_of(copy).paragraphs]
    assert words == ["Keep the lamps lit.", "Mend the pier."]
    assert not {each["id"] for each in edition.body} & {each["id"] for each in copy.editions.get().body}
    with pytest.raises(Improper, match="published already"):
        publish_text(cast.secretariat, text)
    assert proceedings(cast.reader_qm, text).copy == copy


def test_nothing_is_published_that_is_not_adopted_or_not_for_everybody(cast: Cast) -> None:
    text, _ = standing(cast)
    with pytest.raises(Improper, match="Only an adopted text"):
        publish_text(cast.secretariat, text)
    with pytest.raises(Improper, match="Only an adopted text"):
        say_of_publishing(cast.principal_qm, text, given=True)
    other = agreed(cast)
    describe_text(cast.editor_qm, other, Drafted("Other Words", marking=cast.marking("for partners")))
    edition = put_up(cast.editor_qm, fresh(other))
    consent(cast, other, edition, "QM", "QN")
    with pytest.raises(MarkedForFew):
        publish_text(cast.secretariat, fresh(other))
    assert not Paragraph.objects.filter(space=cast.spaces["public"]).exists()


def test_every_chain_fits_after_all_of_it(cast: Cast) -> None:
    adopted(cast)
    mail(cast)
    assert not verify(Space.objects.all()).faults
