"""Steps of a charge: which lead where, whose they are, what they say, and that none is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.errors import Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.charges import VERBS, Said, steps_for, take
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Charge, Step
from collegium.programme.rules.instructions import BY_CAPITAL, BY_POST, CHARGES, NOT_BEFORE
from collegium.programme.rules.steps import verbs
from tests.cast import Cast
from tests.cast import cast as find_cast
from tests.examples import examples
from tests.programme.charging import WAY, brought, side, step_of
from tests.programme.instructing import DRAFTED, ISSUED, charged, second_post, words


@pytest.mark.parametrize("verb", [*VERBS, "revise"])
@pytest.mark.parametrize("state", CHARGES)
def test_each_step_leads_where_the_table_says_and_any_other_is_refused(cast: Cast, state: str, verb: str) -> None:
    charge = brought(cast, charged(cast)[0], *WAY[state])
    count = Step.objects.count()
    if verb in CHARGES[state]:
        step_of(cast, charge, verb)
        assert Charge.objects.get().state == CHARGES[state][verb]
        assert Step.objects.order_by("-id")[0].words == f"Said with {verb}."
        return
    with pytest.raises(OutOfTurn, match=f"This cannot be done now: {verb}. It stands at: {state}."):
        step_of(cast, charge, verb)
    assert Step.objects.count() == count
    assert Charge.objects.get().state == state


@pytest.mark.parametrize("verb", sorted(BY_CAPITAL | BY_POST))
def test_the_two_sides_are_held_apart(cast: Cast, verb: str) -> None:
    state = next(state for state, steps in CHARGES.items() if verb in steps)
    charge = brought(cast, charged(cast)[0], *WAY[state])
    _, elsewhere = second_post(cast)
    refusing = {cast.editor_qn: NotVisible, cast.secretariat: NotVisible, cast.reader_qm: NotAllowed}
    refusing[cast.editor_qm if verb in BY_POST else cast.post_qm] = NotAllowed
    assert elsewhere
    refusing[elsewhere] = NotVisible if verb in BY_POST else NotAllowed
    for by, error in refusing.items():
        with pytest.raises(error):
            step_of(cast, charge, verb, by)
    step_of(cast, charge, verb)


def test_where_nobody_sits_the_capital_says_what_the_post_did(cast: Cast) -> None:
    post, _ = second_post(cast, seated=False)
    charge = charged(cast, post)[0]
    take(cast.editor_qm, charge, "acknowledge")
    assert steps_for(cast.editor_qm, Charge.objects.get()) == [
        "query", "act", "report", "not carry out", "revise", "overtake",
    ]  # fmt: skip
    plan = SeatPlan("late@tidewater.example", "late", "post", post.partner, post=post)
    give_seat(cast.principal_qm, plan)
    assert steps_for(cast.editor_qm, Charge.objects.get()) == ["revise", "overtake"]
    assert steps_for(cast.reader_qm, Charge.objects.get()) == []


@pytest.mark.parametrize("verb", ["query", "report", "not carry out", "answer"])
def test_a_step_that_needs_words_has_them(cast: Cast, verb: str) -> None:
    charge = brought(cast, charged(cast)[0], *(("query",) if verb == "answer" else ("acknowledge",)))
    with pytest.raises(Improper, match="needs words"):
        take(side(cast, verb), charge, verb, Said("  ", line="line"))


def test_what_was_followed_is_said(cast: Cast) -> None:
    charge = brought(cast, charged(cast, said=replace(DRAFTED, fallback=""))[0], "acknowledge")
    with pytest.raises(Improper, match="Say what was followed"):
        take(cast.post_qm, charge, "act")
    with pytest.raises(Improper, match="Say what was followed"):
        take(cast.post_qm, charge, "report", Said("We voted."))
    with pytest.raises(Improper, match="has no fallback"):
        take(cast.post_qm, charge, "act", Said(line="fallback"))
    take(cast.post_qm, charge, "act", Said(line="line"))
    take(cast.post_qm, charge, "report", Said("We voted."))
    assert [each.line for each in Step.objects.order_by("id")] == ["", "", "line", ""]


def test_no_step_lies_ahead_or_before_what_it_follows(cast: Cast) -> None:
    charge = charged(cast)[0]
    with pytest.raises(Improper, match="lies in the future"):
        take(cast.post_qm, charge, "receive", Said(at=timezone.now() + timedelta(minutes=5)))
    with pytest.raises(Improper, match="before the step that it follows: issue, 2026-02-03 09:00 UTC"):
        take(cast.post_qm, charge, "receive", Said(at=ISSUED - timedelta(minutes=1)))
    asked = take(cast.post_qm, charge, "query", Said("By name?", at=ISSUED + timedelta(hours=2)))
    with pytest.raises(Improper, match="before the step that it follows: query"):
        take(cast.editor_qm, charge, "answer", Said("Yes.", at=ISSUED + timedelta(hours=1)))
    acted = take(cast.post_qm, charge, "act", Said(line="line", at=ISSUED + timedelta(hours=1)))
    assert acted.at < asked.at  # the vote did not wait, and was told of later
    with pytest.raises(Improper, match="before the step that it follows: act"):
        take(cast.post_qm, charge, "report", Said("Adopted.", at=ISSUED))


def test_every_verb_says_what_it_follows() -> None:
    assert set(NOT_BEFORE) == set(verbs(CHARGES)) == set(VERBS) | {"revise"}


PICKS = st.lists(st.tuples(st.sampled_from(sorted(BY_CAPITAL | BY_POST)), st.booleans(), st.booleans()), max_size=12)


@pytest.mark.usefixtures("founded")
class TestBothSidesAtOnce(TestCase):
    """Whatever both sides do, of what they see or of what stood there before."""

    @settings(max_examples=examples(25))
    @given(PICKS)
    def test_no_sequence_leads_out_of_the_table_and_every_word_is_kept(
        self, picks: list[tuple[str, bool, bool]]
    ) -> None:
        with seeing_everything():
            self._try(find_cast(), picks)

    def _try(self, cast: Cast, picks: list[tuple[str, bool, bool]]) -> None:
        charge = charged(cast)[0]
        stale, state, said = charge.steps.get().pk, "issued", ["issue"]
        for verb, right, late in picks:
            by = side(cast, verb) if right else cast.reader_qm
            last = charge.steps.order_by("-id")[0].pk
            try:
                if verb == "revise":
                    step_of(cast, charge, verb, by)
                else:
                    take(by, charge, verb, words(verb), stale if late else last)
            except Refused:
                assert not right or verb not in CHARGES[state] or (late and stale != last)
            else:
                assert right
                state = CHARGES[state][verb]
                said.append(verb)
            assert Charge.objects.get(pk=charge.pk).state == state
        kept = [(each.verb, each.words) for each in charge.steps.order_by("id")]
        assert kept == [(verb, f"Said with {verb}." if verb != "issue" else "") for verb in said]
