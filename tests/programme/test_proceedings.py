"""A text is put up, answered, adopted, delivered, published; each step with who may take it and what is refused."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Space
from collegium.programme.actions.drafting import Drafted, Seen, agree, bracket, describe_text, draft_text, open_text
from collegium.programme.actions.proceedings import (
    Delivered,
    abandon,
    answer,
    deliver,
    join,
    name_who_delivers,
    publish_text,
    put_up,
    reopen,
    say_of_publishing,
)
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Answer, Edition, Paragraph, Text
from collegium.programme.queries.drafting import standing_of
from collegium.programme.queries.proceedings import proceedings
from collegium.register.errors import MarkedForFew, NotConsented
from tests.cast import Cast
from tests.programme.adopting import adopted, consent, fresh
from tests.programme.proceedings import agreed, given, mail, negotiated, partner, standing, third


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
