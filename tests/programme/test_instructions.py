"""Instructions: drafted, issued, revised; each step of a charge by its side; what a post sees; nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.partnerships import add_post
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible, Refused
from collegium.accounts.journal.undo import may_undo, undo
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Partner, Person, Space
from collegium.accounts.sight import seeing_everything
from collegium.programme.actions.charges import VERBS, Said, steps_for, take
from collegium.programme.actions.grounds import Cited
from collegium.programme.actions.instructions import draft, give_up_draft, issue, redraft, revise
from collegium.programme.actions.moving import moved
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Charge, Ground, Instruction, Step
from collegium.programme.queries.instructions import (
    charge_of,
    charges,
    instructions,
    overdue,
    posts_only,
    thread,
    waiting,
    wording_of,
)
from collegium.programme.rules.instructions import BY_CAPITAL, BY_POST, CHARGES, NOT_BEFORE, WAITS_FOR_POST
from collegium.programme.rules.steps import verbs
from collegium.register import actions
from tests.cast import Cast, note
from tests.cast import cast as find_cast
from tests.programme.instructing import DRAFTED, ISSUED, REVISED, charged, drafted, quellhaven, second_post, words

WAY: dict[str, tuple[str, ...]] = {
    "issued": (),
    "received": ("receive",),
    "acknowledged": ("acknowledge",),
    "queried": ("query",),
    "acted": ("acknowledge", "act"),
    "reported": ("acknowledge", "report"),
    "not carried out": ("acknowledge", "not carry out"),
    "overtaken": ("overtake",),
}


def side(cast: Cast, verb: str) -> Person:
    """Who takes a step."""
    return cast.editor_qm if verb in BY_CAPITAL else cast.post_qm


def brought(cast: Cast, charge: Charge, *verbs: str) -> Charge:
    """A charge after some steps."""
    for verb in verbs:
        step_of(cast, charge, verb)
    return Charge.objects.get(pk=charge.pk)


def step_of(cast: Cast, charge: Charge, verb: str, by: Person | None = None) -> None:
    """A step of any verb by the side whose it is, or by somebody else."""
    by = by or side(cast, verb)
    if verb == "revise":
        held = Instruction.objects.get(pk=charge.instruction_id)
        said = REVISED if held.position != REVISED.position else DRAFTED
        revise(by, held, said, [charge], words(verb))
    else:
        take(by, charge, verb, words(verb))


def test_an_instruction_is_drafted_issued_and_stands_with_its_posts(cast: Cast) -> None:
    instruction = drafted(cast)
    assert instruction.marking == cast.marking("for partners")  # the highest that may be held here
    post, _ = second_post(cast)
    charges_made = issue(cast.editor_qm, instruction, [quellhaven(), post], ISSUED)
    assert [(each.state, each.post.name) for each in charges_made] == [
        ("issued", "Mission at Quellhaven"),
        ("issued", "Embassy in Skerry"),
    ]
    assert [(each.verb, each.at) for each in Step.objects.all()] == [("issue", ISSUED)] * 2
    assert not verify(Space.objects.all()).faults


@pytest.mark.parametrize(
    "said",
    [
        replace(DRAFTED, title=" "),
        replace(DRAFTED, text=""),
        replace(DRAFTED, text="x" * 50_001),
        replace(DRAFTED, initiative=""),
        replace(DRAFTED, line="song"),
        replace(DRAFTED, fallback="x" * 1001),
    ],
)
def test_what_says_too_little_or_too_much_is_refused(cast: Cast, said: Any) -> None:
    with pytest.raises(Improper):
        drafted(cast, said)
    assert not Instruction.objects.exists()


def test_who_may_instruct(cast: Cast) -> None:
    space = cast.spaces["QM"]
    for by, error in (
        (cast.editor_qn, NotVisible),
        (cast.secretariat, NotVisible),
        (cast.reader_qm, NotAllowed),
        (cast.post_qm, NotAllowed),
    ):
        with pytest.raises(error):
            draft(by, space, DRAFTED)
    with pytest.raises(NotVisible):
        draft(cast.editor_qm, cast.spaces["joint"], DRAFTED)


def test_it_rests_on_passages(cast: Cast) -> None:
    document = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    quote = "The harbour office counted nine boats."
    instruction = draft(cast.editor_qm, cast.spaces["QM"], DRAFTED, [Cited(document, quote)])
    assert Ground.objects.get(of=instruction.pk).quote == quote


def test_a_draft_is_worded_anew_and_given_up_and_what_was_issued_is_not(cast: Cast) -> None:
    instruction = drafted(cast)
    redraft(cast.editor_qm, instruction, REVISED)
    assert Instruction.objects.get().position == "abstain"
    give_up_draft(cast.editor_qm, instruction)
    assert not instructions(cast.editor_qm)
    with pytest.raises(Improper, match="was given up"):
        issue(cast.editor_qm, Instruction.objects.get(), [quellhaven()])
    issued = charged(cast)[0].instruction
    with pytest.raises(Improper, match="issued already"):
        redraft(cast.editor_qm, issued, REVISED)
    with pytest.raises(Improper, match="issued already"):
        give_up_draft(cast.editor_qm, issued)


def test_a_draft_written_meanwhile_is_not_written_over(cast: Cast) -> None:
    mine = drafted(cast)
    redraft(cast.principal_qm, Instruction.objects.get(), REVISED)
    with pytest.raises(ChangedMeanwhile):
        redraft(cast.editor_qm, mine, DRAFTED)
    with pytest.raises(ChangedMeanwhile):
        issue(cast.editor_qm, mine, [quellhaven()])
    assert Instruction.objects.get().position == "abstain"


def test_a_post_is_charged_once_and_only_by_its_own_partner(cast: Cast) -> None:
    charge = charged(cast)[0]
    instruction = Instruction.objects.get()
    with pytest.raises(Improper, match="Charged with this already: Mission at Quellhaven"):
        issue(cast.editor_qm, instruction, [quellhaven()])
    for posts in ([], [quellhaven()] * 2):
        with pytest.raises(Improper, match="No post is chosen"):
            issue(cast.editor_qm, instruction, posts)
    post, _ = second_post(cast, seated=False)
    assert wording_of(issue(cast.editor_qm, instruction, [post])[0]) == wording_of(charge)
    theirs = add_post(cast.keeper, Partner.objects.get(code="QN"), "Mission of Ostrand", "Quellhaven")
    with pytest.raises(Improper, match="no post of the partner"):
        issue(cast.editor_qm, instruction, [theirs])


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


def test_a_revision_is_for_those_that_are_chosen_and_the_others_keep_their_words(cast: Cast) -> None:
    post, elsewhere = second_post(cast)
    first, second = charged(cast, quellhaven(), post)
    brought(cast, first, "acknowledge", "act")
    instruction = Instruction.objects.get()
    with pytest.raises(OutOfTurn):
        revise(cast.editor_qm, instruction, REVISED, [first, second], Said("The draft has changed."))
    revise(cast.editor_qm, Instruction.objects.get(), REVISED, [second], Said("The draft has changed."))
    first, second = Charge.objects.order_by("id")
    assert wording_of(first).position == "in favour"
    assert wording_of(first).due == DRAFTED.due
    assert wording_of(second).position == "abstain"
    assert elsewhere
    told = thread(elsewhere, second)[-1]
    assert told.before
    assert told.after
    assert (told.before.text, told.after.text) == (DRAFTED.text, REVISED.text)
    assert told.by == cast.editor_qm.name
    assert told.seat == cast.editor_qm.seats.get()


def test_a_revision_says_something_new_in_words_for_a_post(cast: Cast) -> None:
    charge = charged(cast)[0]
    for said, chosen, what, match in (
        (DRAFTED, [charge], Said("It is new."), "Nothing of it is new"),
        (REVISED, [], Said("It is new."), "No post is chosen"),
        (REVISED, [charge], Said(), "needs words"),
    ):
        with pytest.raises(Improper, match=match):
            revise(cast.editor_qm, Instruction.objects.get(), said, chosen, what)
    assert Charge.objects.get().state == "issued"


def test_papers_of_a_report_stand_with_it(cast: Cast) -> None:
    charge = brought(cast, charged(cast)[0], "acknowledge")
    paper = actions.add(cast.post_qm, cast.spaces["QM"], cast.marking(), note(3)).document
    take(cast.post_qm, charge, "report", Said("We voted.", line="line", papers=(paper,)))
    assert [each.document for each in thread(cast.reader_qm, charge)[-1].papers] == [paper]


def test_a_post_sees_what_it_is_charged_with_and_nothing_of_others(cast: Cast) -> None:
    post, elsewhere = second_post(cast)
    here, there = charged(cast)[0], charged(cast, post)[0]
    drafted(cast)
    assert elsewhere
    for who, seen in (
        (cast.post_qm, {here.pk}),
        (elsewhere, {there.pk}),
        (cast.reader_qm, {here.pk, there.pk}),
        (cast.editor_qn, set()),
        (cast.secretariat, set()),
    ):
        assert {each.pk for each in charges(who)} == seen
        assert {each.pk for each in instructions(who)} >= {each.instruction_id for each in charges(who)}
    assert instructions(elsewhere).count() == 1
    assert instructions(cast.reader_qm).count() == 3
    with pytest.raises(NotVisible):
        charge_of(elsewhere, here.pk)


def test_a_principal_lets_somebody_at_a_post_see_all_by_a_second_seat(cast: Cast) -> None:
    post, elsewhere = second_post(cast)
    charged(cast)
    assert elsewhere
    assert posts_only(elsewhere) == {post.partner_id: [post.pk]}
    give_seat(cast.principal_qm, SeatPlan(elsewhere.email, elsewhere.name, "reader", post.partner))
    assert posts_only(elsewhere) == {}
    assert charges(elsewhere).count() == 1
    with pytest.raises(NotVisible):
        take(elsewhere, Charge.objects.get(), "receive")


def test_what_waits_for_whom(cast: Cast) -> None:
    charge = charged(cast)[0]
    for state, way in WAY.items():
        charge = charged(cast)[0]
        brought(cast, charge, *way)
        assert waiting(cast.post_qm).filter(pk=charge.pk).exists() == (state in WAITS_FOR_POST)
        assert waiting(cast.editor_qm).filter(pk=charge.pk).exists() == (state == "queried")
        assert not waiting(cast.reader_qm)
        assert not waiting(cast.editor_qn)


def test_overdue_is_computed(cast: Cast) -> None:
    charge = charged(cast)[0]
    due = datetime(2031, 2, 3, 15, 0, tzinfo=UTC)
    assert [overdue(charge, due + timedelta(minutes=minutes)) for minutes in (0, 1)] == [False, True]
    acted = brought(cast, charge, "acknowledge", "act")
    assert not overdue(acted, due + timedelta(minutes=1))


def test_two_who_act_at_once_the_second_is_told(cast: Cast) -> None:
    charge = charged(cast)[0]
    seen = charge.steps.get().pk
    take(cast.post_qm, charge, "query", Said("By name?"), seen)
    with pytest.raises(ChangedMeanwhile, match="Another step was taken meanwhile"):
        take(cast.editor_qm, charge, "overtake", Said(), seen)
    take(cast.editor_qm, charge, "answer", Said("Yes."))


def test_no_step_is_undone_and_what_was_issued_stays(cast: Cast) -> None:
    charge = charged(cast)[0]
    take(cast.post_qm, charge, "receive")
    for change in Change.objects.filter(space=cast.spaces["QM"]):
        assert not may_undo(cast.editor_qm, change)
        with pytest.raises(Improper):
            undo(change, cast.editor_qm, "It was wrong")


def test_what_hangs_on_a_step_is_told_in_its_transaction(cast: Cast) -> None:
    told: list[tuple[str, str, str]] = []

    def receiver(by: Person, seat: Any, charge: Charge, **_: Any) -> None:
        told.append((by.name, seat.role, charge.state))
        if charge.state == "queried":
            raise Improper("Not this one.")

    moved.connect(receiver)
    try:
        charge = charged(cast)[0]
        take(cast.post_qm, charge, "receive")
        with pytest.raises(Improper, match="Not this one"):
            take(cast.post_qm, charge, "query", Said("By name?"))
    finally:
        moved.disconnect(receiver)
    assert told == [("editor_qm", "editor", "issued"), ("post_qm", "post", "received"), ("post_qm", "post", "queried")]
    assert Charge.objects.get().state == "received"


PICKS = st.lists(st.tuples(st.sampled_from(sorted(BY_CAPITAL | BY_POST)), st.booleans(), st.booleans()), max_size=12)


@pytest.mark.usefixtures("founded")
class TestBothSidesAtOnce(TestCase):
    """Whatever both sides do, of what they see or of what stood there before."""

    @settings(max_examples=25)
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
