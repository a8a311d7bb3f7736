"""Instructions: drafted, issued, revised; each step of a charge by its side; what a post sees; nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from collegium.accounts.actions import SeatPlan, give_seat
from collegium.accounts.actions.partnerships import add_post
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.undo import undo, undoable_of
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Partner, Person, Space
from collegium.programme.actions.charges import Said, take
from collegium.programme.actions.grounds import Cited, rest_on
from collegium.programme.actions.instructions import draft, give_up_draft, issue, redraft, revise
from collegium.programme.actions.moving import moved
from collegium.programme.actions.papers import take_rest_back
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
)
from collegium.programme.queries.wordings import wording_of
from collegium.programme.rules.instructions import WAITS_FOR_POST
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.charging import WAY, brought
from tests.programme.instructing import DRAFTED, ISSUED, REVISED, charged, drafted, quellhaven, second_post


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
        assert not undoable_of(cast.editor_qm, [change])
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


def test_on_what_an_instruction_rests_is_taken_back_for_a_reason(cast: Cast) -> None:
    instruction, other = drafted(cast), drafted(cast)
    paper = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(44)).document
    ground = rest_on(cast.editor_qm, instruction, Cited(paper))
    with pytest.raises(NotVisible):
        take_rest_back(cast.editor_qm, other, ground, "A slip.")
    with pytest.raises(Improper, match="This needs a reason"):
        take_rest_back(cast.editor_qm, instruction, ground, " ")
    take_rest_back(cast.editor_qm, instruction, ground, "A slip.")
    assert Ground.objects.get(pk=ground.pk).withdrawn
