"""Silence is allowed by all, broken by one until the deadline, kept by the secretariat's word, called off."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.programme.actions.drafting import Seen, bracket
from collegium.programme.actions.proceedings import (
    answer,
    break_silence,
    call_off,
    contest,
    keep_silence,
    put_under_silence,
    record_answer,
    record_break,
    say_of_silence,
)
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Silence, Text
from collegium.programme.queries.drafting import standing_of
from collegium.programme.queries.proceedings import proceedings, shortest_of, waiting_for
from tests.cast import Cast
from tests.programme.proceedings import (
    allow_silence,
    given,
    in_hours,
    negotiated,
    partner,
    recorded,
    set_clock,
    silent,
)

SECOND = timedelta(seconds=1)


def fresh(text: Text) -> Text:
    """A text as it stands."""
    return Text.objects.get(pk=text.pk)


def test_it_is_not_allowed_before_every_partner_says_so(cast: Cast) -> None:
    text = negotiated(cast)
    with pytest.raises(Improper, match="do not allow silence"):
        put_under_silence(cast.editor_qm, text, in_hours(48))
    say_of_silence(cast.principal_qm, text.space, 24)
    assert shortest_of(text.space) == 0
    say_of_silence(cast.principal_qn, text.space, 72)
    assert shortest_of(text.space) == 72
    with pytest.raises(Improper, match="from this many hours on: 72"):
        put_under_silence(cast.editor_qm, fresh(text), in_hours(48))
    say_of_silence(cast.principal_qn, text.space, 0)
    assert shortest_of(text.space) == 0


def test_only_heads_say_whether_it_is_allowed(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    for who, refusal in (("editor_qm", NotAllowed), ("secretariat", NotAllowed), ("principal_qt", NotVisible)):
        with pytest.raises(refusal):
            say_of_silence(cast.people[who], joint, 24)
    with pytest.raises(Improper, match="between 0 and 720"):
        say_of_silence(cast.principal_qm, joint, 721)


def test_a_text_goes_under_it_without_brackets_even_where_not_all_agreed(cast: Cast) -> None:
    allow_silence(cast)
    text = negotiated(cast)
    first = standing_of(text).paragraphs[0]
    bracket(cast.editor_qn, first.paragraph, {"en": "Let the lamps be."}, Seen(first.hash))
    with pytest.raises(Improper, match="Brackets are open in: 1"):
        put_under_silence(cast.editor_qm, fresh(text), in_hours(48))
    other = negotiated(cast)
    put_under_silence(cast.editor_qm, other, in_hours(48))
    assert fresh(other).state == "silence"


@pytest.mark.parametrize(("after", "broken"), [(-SECOND, True), (0 * SECOND, True), (SECOND, False)])
def test_it_is_broken_until_the_deadline_and_not_a_second_after(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, after: timedelta, broken: bool
) -> None:
    text, edition = silent(cast)
    set_clock(monkeypatch, Silence.objects.get().until + after)
    if broken:
        break_silence(cast.principal_qn, text, edition, "The pier is ours.")
        silence = Silence.objects.get()
        assert (silence.state, silence.broken_by, silence.why) == ("broken", partner("QN"), "The pier is ours.")
        assert fresh(text).state == "negotiated"
        with pytest.raises(OutOfTurn):
            keep_silence(cast.secretariat, text, edition)
        return
    with pytest.raises(Improper, match="The deadline has passed"):
        break_silence(cast.principal_qn, text, edition, "The pier is ours.")
    with pytest.raises(Improper, match="The deadline has passed"):
        answer(cast.principal_qn, text, given("opts out", edition))
    keep_silence(cast.secretariat, text, edition)
    assert (fresh(text).state, Silence.objects.get().state) == ("adopted", "kept")


def test_it_is_recorded_as_kept_after_the_deadline_by_the_secretariat_alone(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, edition = silent(cast)
    until = Silence.objects.get().until
    set_clock(monkeypatch, until)
    with pytest.raises(Improper, match="can still be broken"):
        keep_silence(cast.secretariat, text, edition)
    set_clock(monkeypatch, until + timedelta(microseconds=1))
    for who in ("principal_qm", "editor_qm"):
        with pytest.raises(NotAllowed):
            keep_silence(cast.people[who], text, edition)
    assert fresh(text).state == "silence"
    keep_silence(cast.secretariat, text, edition)
    with pytest.raises(OutOfTurn):
        break_silence(cast.principal_qn, text, edition, "Too late.")


def test_who_put_it_under_calls_it_off_with_a_reason(cast: Cast) -> None:
    text, _ = silent(cast)
    for who in ("editor_qn", "secretariat"):
        with pytest.raises(NotAllowed, match="Somebody else put this up"):
            call_off(cast.people[who], text, "No.")
    with pytest.raises(Improper, match="This needs a reason"):
        call_off(cast.editor_qm, text, "")
    call_off(cast.editor_qm, text, "A word is missing.")
    assert (fresh(text).state, Silence.objects.get().state) == ("negotiated", "called off")


def test_breaking_needs_a_reason_and_a_head_of_a_partner_that_takes_part(cast: Cast) -> None:
    text, edition = silent(cast)
    with pytest.raises(Improper, match="This needs a reason"):
        break_silence(cast.principal_qn, text, edition, " ")
    with pytest.raises(NotAllowed):
        break_silence(cast.editor_qn, text, edition, "No.")
    with pytest.raises(Improper, match="Break the silence, with a reason"):
        answer(cast.principal_qn, text, given("declines", edition))
    answer(cast.principal_qn, text, given("opts out", edition))
    with pytest.raises(Improper, match="does not take part"):
        break_silence(cast.principal_qn, text, edition, "No.")


def test_silence_of_one_alone_adopts_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    text, edition = silent(cast)
    answer(cast.principal_qn, text, given("opts out", edition))
    set_clock(monkeypatch, Silence.objects.get().until + SECOND)
    with pytest.raises(Improper, match="fewer than two"):
        keep_silence(cast.secretariat, text, edition)
    call_off(cast.editor_qm, text, "Ostrand opted out.")


def test_a_mail_that_came_in_time_breaks_it_though_it_is_recorded_later(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    text, edition = silent(cast)
    until = Silence.objects.get().until
    set_clock(monkeypatch, until + timedelta(hours=2))
    with pytest.raises(Improper, match="not said when the mail came"):
        record_break(cast.secretariat, text, partner("QN"), replace(recorded(cast, "declines", edition), came=None))
    with pytest.raises(Improper, match="The deadline has passed"):
        record_break(cast.secretariat, text, partner("QN"), recorded(cast, "declines", edition, until + SECOND))
    with pytest.raises(NotAllowed):
        record_break(cast.principal_qm, text, partner("QN"), recorded(cast, "declines", edition, until))
    record_break(cast.secretariat, text, partner("QN"), recorded(cast, "declines", edition, until))
    assert fresh(text).state == "negotiated"
    said = proceedings(cast.reader_qn, fresh(text)).rounds[0].answers[0]
    assert (said.by_mail, said.came, said.answer) == (True, until, "declines")
    contest(cast.principal_qn, said, "We did not write.")
    assert fresh(text).state == "negotiated"


def test_it_is_not_kept_while_a_partner_contests_what_was_recorded(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    text, edition = silent(cast)
    said = record_answer(cast.secretariat, text, partner("QN"), recorded(cast, "consents", edition))
    contest(cast.principal_qn, said, "It was about another text.")
    set_clock(monkeypatch, Silence.objects.get().until + SECOND)
    with pytest.raises(Improper, match="contests what was recorded"):
        keep_silence(cast.secretariat, text, edition)
    assert fresh(text).state == "silence"


def test_silence_on_one_edition_is_none_on_the_next(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    text, edition = silent(cast)
    call_off(cast.editor_qm, text, "A word is missing.")
    put_under_silence(cast.editor_qm, fresh(text), in_hours(96))
    set_clock(monkeypatch, timezone.now() + timedelta(hours=50))
    with pytest.raises(ChangedMeanwhile):
        keep_silence(cast.secretariat, text, edition)
    with pytest.raises(ChangedMeanwhile):
        break_silence(cast.principal_qn, text, edition, "No.")
    assert [each.what for each in waiting_for(cast.principal_qn)] == ["silence"]
