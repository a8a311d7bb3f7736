"""What a partner shares of its instructions: nothing, the status, the text; nothing tells of what it does not share."""

from datetime import date

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collegium.accounts.access import seat_for, visible_to
from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.undo import undoable_of
from collegium.accounts.journal.verify import verify
from collegium.accounts.models import Change, Head, Version
from collegium.programme.actions.sharing import refresh, share, share_all
from collegium.programme.models import Action, Charge, Instruction, Shared, Sharing
from collegium.programme.queries.grid import Topic, grid, tallies, topic_of, topics
from tests.cast import Cast
from tests.examples import examples
from tests.programme.sharing import AFTER, BEFORE, DUE, SECRET, charged, fresh, joint_action, moved, post_of


def told(cast: Cast) -> str:
    """Everything that stands in the joint space, in its journal too."""
    joint = cast.spaces["joint"]
    rows = [str(each) for each in Shared.objects.filter(space=joint).values()]
    rows += Version.objects.filter(space=joint).values_list("content", flat=True)
    return "\n".join([*rows, *Change.objects.filter(space=joint).values_list("why", flat=True)])


def test_nothing_is_shared_until_it_is(cast: Cast) -> None:
    action = joint_action(cast)
    before = Head.objects.get(space=cast.spaces["joint"]).number
    charge = charged(cast, "QM", action=action)
    moved(cast, charge, "acknowledged", "acknowledge")
    moved(cast, charge, "reported", words=SECRET["report"])
    assert Head.objects.get(space=cast.spaces["joint"]).number == before
    assert not visible_to(cast.editor_qn, Shared).exists()
    assert not [word for word in SECRET.values() if word in told(cast)]


def test_the_status_shows_no_word_of_it_and_follows_every_step(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    share(cast.editor_qm, charge, "status", "privatewhy")
    row = visible_to(cast.editor_qn, Shared).get()
    assert (row.place, row.post, row.state, row.due) == ("Quellhaven", "Mission at Quellhaven", "issued", DUE)
    moved(cast, charge, "acknowledged", "acknowledge")
    moved(cast, charge, "reported", words=SECRET["report"])
    assert visible_to(cast.editor_qn, Shared).get().state == "reported"
    said = told(cast)
    assert not [word for word in [*SECRET.values(), charge.pk, charge.instruction_id, "privatewhy"] if word in said]


def test_a_step_that_moves_nothing_of_what_is_shared_is_told_by_nothing(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    share(cast.editor_qm, charge, "status", "Agreed")
    moved(cast, charge, "reported", words="First")
    head = Head.objects.get(space=cast.spaces["joint"])
    moved(cast, charge, "reported", words="Second")
    assert Head.objects.get(space=cast.spaces["joint"]).hash == head.hash


def test_the_text_is_shared_with_the_report_and_taken_away_again(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    share(cast.editor_qm, charge, "text", "Agreed")
    moved(cast, charge, "reported", words=SECRET["report"])
    row = visible_to(cast.editor_qn, Shared).get()
    assert {name: getattr(row, name) for name in SECRET} == SECRET
    share(cast.editor_qm, fresh(charge), "status", "Too much")
    assert not any(getattr(visible_to(cast.editor_qn, Shared).get(), name) for name in SECRET)
    share(cast.editor_qm, fresh(charge), "nothing", "Much too much")
    assert not visible_to(cast.editor_qn, Shared).exists()
    assert not any(getattr(Shared.objects.get(pk=row.pk), name) for name in SECRET)
    assert SECRET["text"] in told(cast)  # the journal keeps what once was shared
    assert "Much too much" not in told(cast)
    share(cast.editor_qm, fresh(charge), "text", "After all")
    assert visible_to(cast.editor_qn, Shared).get().pk != row.pk
    assert Sharing.objects.filter(withdrawn=False).count() == 1
    assert verify([cast.spaces["joint"], cast.spaces["QM"]]).faults == []


def test_sharing_is_refused_without_reason_measure_or_right(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    with pytest.raises(Improper, match="with a reason"):
        share(cast.editor_qm, charge, "status", " ")
    with pytest.raises(Improper, match="the status or the text"):
        share(cast.editor_qm, charge, "half", "Agreed")
    for who in (cast.editor_qn, cast.editor_qt, cast.secretariat):
        with pytest.raises(NotVisible):
            share(who, charge, "text", "Agreed")
    for who in (cast.reader_qm, cast.post_qm):
        with pytest.raises(NotAllowed):
            share(who, charge, "text", "Agreed")
    moved(cast, charge, "acknowledged", "acknowledge")
    with pytest.raises(ChangedMeanwhile):
        share(cast.editor_qm, charge, "text", "Agreed")
    assert not Shared.objects.exists()


def test_what_nobody_else_would_know_is_not_shared(cast: Cast) -> None:
    charge = charged(cast, "QM")
    with pytest.raises(Improper, match="Nobody else would know"):
        share(cast.editor_qm, charge, "status", "Agreed")
    with pytest.raises(Improper, match="Nobody else would know"):
        share_all(cast.editor_qm, charge.instruction, "status", "Agreed")
    assert not Shared.objects.exists()
    share(cast.editor_qm, charged(cast, "QM", "Skerry", initiative="Lamps"), "status", "Agreed")
    assert Shared.objects.get().initiative == "Lamps"


def test_an_instruction_shares_all_of_its_charges_and_those_to_come(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    instruction = charge.instruction
    share_all(cast.editor_qm, instruction, "status", "Agreed")
    assert (fresh(charge).shared, Shared.objects.get().state) == ("status", "issued")
    space, by = cast.spaces["QM"], cast.editor_qm
    seat = seat_for(by, "instruct", space)
    assert seat
    instruction, post = Instruction.objects.get(), post_of(cast, "QM", "Skerry")
    with change(by=by, verb="issues an instruction", space=space, seat=seat):
        later = Charge(space=space, instruction=instruction, post=post, shared=instruction.shares)
        later.save()
    refresh(by, seat, later)
    assert {row.place for row in visible_to(cast.editor_qn, Shared)} == {"Quellhaven", "Skerry"}
    share_all(by, Instruction.objects.get(), "nothing", "Enough")
    assert not visible_to(cast.editor_qn, Shared).exists()
    assert set(Charge.objects.values_list("shared", flat=True)) == {"nothing"}


def test_nobody_undoes_what_is_shared(cast: Cast) -> None:
    charge = charged(cast, "QM", action=joint_action(cast))
    share(cast.editor_qm, charge, "text", "Agreed")
    changes = Change.objects.filter(verb="shares an instruction")
    assert len(changes) == 2
    assert not any(undoable_of(who, changes) for who in (cast.editor_qm, cast.principal_qn))


def test_the_grid_tells_two_sides_apart(cast: Cast) -> None:
    action = joint_action(cast)
    ours, theirs = charged(cast, "QM", action=action), charged(cast, "QN", " QUELLHAVEN", action=action)
    joint = cast.spaces["joint"]
    topic = topic_of(cast.editor_qm, joint, "action", action.pk)
    empty = grid(cast.editor_qm, joint, topic, BEFORE)
    assert (empty.rows, empty.silent) == ([], ["Quellhaven"])
    share(cast.editor_qm, ours, "text", "Agreed")
    moved(cast, ours, "reported", words="Done")

    def said(day: date = AFTER) -> tuple[str, list[str]]:
        (row,) = grid(cast.editor_qn, joint, topic, day).rows
        return row.outcome, [cell.sign for cell in row.cells]

    assert said() == ("not shared", ["acted", "not shared"])
    share(cast.editor_qn, theirs, "status", "Agreed")
    assert said(BEFORE) == ("one side only", ["acted", "waits"])
    assert said() == ("one side only", ["acted", "no report"])
    moved(cast, theirs, "reported", words="Done")
    assert said() == ("acted jointly", ["acted", "acted"])
    assert [each.outcomes for each in tallies(cast.reader_qn, joint, AFTER, topics(cast.reader_qn, joint))] == [
        {"acted jointly": 1}
    ]
    with pytest.raises(NotVisible):
        topic_of(cast.editor_qt, joint, "action", action.pk)
    assert topics(cast.editor_qt, joint) == []
    assert grid(cast.editor_qm, joint, Topic("initiative", "Else", "Else"), AFTER).rows == []


HIDDEN = st.lists(
    st.tuples(
        st.sampled_from(["QM", "QN"]),
        st.sampled_from(["Quellhaven", "Skerry"]),
        st.sampled_from(["issued", "acknowledged", "queried", "acted", "reported", "not carried out", "overtaken"]),
        st.booleans(),
    ),
    max_size=4,
)


def seen(cast: Cast, action: Action, hidden: list[tuple[str, str, str, bool]]) -> list[str]:
    """What all others see where both share something, and some do more that nobody shares."""
    joint = cast.spaces["joint"]
    with transaction.atomic():
        for code, place, state, early in hidden:
            if early:
                moved(cast, charged(cast, code, place, action=action, initiative="Hidden"), state)
        ours, theirs = charged(cast, "QM", action=action), charged(cast, "QN", "Skerry", action=action)
        share(cast.editor_qm, ours, "text", "Agreed")
        share(cast.editor_qn, theirs, "status", "Agreed")
        for code, place, state, early in hidden:
            if not early:
                moved(cast, charged(cast, code, place, action=action, initiative="Hidden"), state)
        moved(cast, ours, "reported", words="Done")
        said = []
        for who in (cast.secretariat, cast.reader_qm, cast.reader_qn, cast.editor_qt):
            said += [str(tallies(who, joint, day, topics(who, joint))) for day in (BEFORE, AFTER)]
            rows = grid(who, joint, Topic("action", action.pk, action.title), AFTER).rows
            said += [str([(row.place, row.outcome, [(c.sign, c.posts) for c in row.cells]) for row in rows])]
            copies = visible_to(who, Shared).order_by("place").values()
            said += [str([{**copy, "id": ""} for copy in copies])]
        said.append(str(Head.objects.get(space=joint).number))
        transaction.set_rollback(True)
    return said


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(15))
@given(HIDDEN)
def test_whatever_is_not_shared_leaves_the_grid_as_it_is(cast: Cast, hidden: list[tuple[str, str, str, bool]]) -> None:
    action = Action.objects.filter(space=cast.spaces["joint"]).first() or joint_action(cast)
    for code in ("QM", "QN"):
        for place in ("Quellhaven", "Skerry"):
            post_of(cast, code, place)
    assert seen(cast, action, hidden) == seen(cast, action, [])
