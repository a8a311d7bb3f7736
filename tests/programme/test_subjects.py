"""Subjects of a plan: held, postponed, merged, taken apart, led, whoever does it and in which order."""

from dataclasses import replace

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.programme.actions import plans
from collegium.programme.actions.grounds import Cited
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Letter, Postponement
from collegium.programme.queries.grounds import grounds_of
from collegium.programme.queries.plans import counts
from collegium.register import actions
from tests.cast import Cast, note
from tests.programme.planning import LAMPS, agreed, drafted, subject


def test_a_subject_is_held_with_its_outcome_and_paper(cast: Cast) -> None:
    plan = agreed(cast)
    own = actions.add(cast.editor_qm, cast.spaces["QM"], cast.marking(), note(1)).document
    paper = Cited(own, "The harbour office counted nine boats.", role="outcome")
    with pytest.raises(Improper, match="Not everybody who reads this may read that document"):
        plans.hold(cast.editor_qm, subject(plan, 1), "2031-03-02", "Nine boats", [paper])
    assert subject(plan, 1).state == "planned"
    joint = actions.table(cast.editor_qm, own)
    held = plans.hold(cast.editor_qm, subject(plan, 1), "2031-03-02", "Nine boats", [Cited(joint, role="paper")])
    assert (held.state, held.held, held.outcome) == ("held", "2031-03-02", "Nine boats")
    assert [each.role for each in grounds_of(cast.reader_qn, [held])[held.pk]] == ["paper"]
    with pytest.raises(OutOfTurn):
        plans.postpone(cast.editor_qm, held, "2031-04", "Fog")


@pytest.mark.parametrize("day", ["", "2031-03", "soon"])
def test_what_was_held_has_a_whole_day(cast: Cast, day: str) -> None:
    with pytest.raises(Improper):
        plans.hold(cast.editor_qm, subject(agreed(cast), 1), day)


def test_earlier_dates_stay_visible(cast: Cast) -> None:
    ferries = subject(agreed(cast), 1)
    ferries = plans.postpone(cast.editor_qm, ferries, "2031-04", "Fog")
    ferries = plans.postpone(cast.editor_qn, ferries, "", "Ice")
    with pytest.raises(Improper, match="What is planned anew has a date"):
        plans.plan_anew(cast.editor_qn, ferries, "")
    ferries = plans.plan_anew(cast.editor_qn, ferries, "2032-01-05")
    said = Postponement.objects.order_by("id").values_list("earlier", "later", "why")
    assert [*said] == [("2031-03", "2031-04", "Fog"), ("2031-04", "", "Ice"), ("", "2032-01-05", "")]
    assert (ferries.state, ferries.planned) == ("planned", "2032-01-05")


def test_a_postponement_needs_another_date_and_a_reason(cast: Cast) -> None:
    ferries = subject(agreed(cast), 1)
    with pytest.raises(Improper, match="This needs a reason"):
        plans.postpone(cast.editor_qm, ferries, "2031-04", " ")
    with pytest.raises(Improper, match="It stands at this date already"):
        plans.postpone(cast.editor_qm, ferries, "2031-03", "Fog")
    assert not Postponement.objects.exists()


def test_what_was_merged_follows_on_and_is_taken_apart(cast: Cast) -> None:
    plan = agreed(cast)
    plans.merge(cast.editor_qm, subject(plan, 1), subject(plan, 2), "One table for both")
    with pytest.raises(Improper, match="Others were merged into this"):
        plans.drop(cast.editor_qm, subject(plan, 2), "No ship")
    plans.merge(cast.editor_qm, subject(plan, 2), subject(plan, 3), "All at once")
    with pytest.raises(Improper, match="does not take place by itself: merged"):
        plans.merge(cast.editor_qm, subject(plan, 3), subject(plan, 1), "Round and round")
    assert counts(plan).merged == 2
    row = plans.correct(cast.editor_qm, subject(plan, 1), "It was not merged")
    assert (row.state, row.merged_into, row.planned) == ("planned", None, "2031-03")


def test_nothing_is_merged_into_itself_or_into_another_plan(cast: Cast) -> None:
    plan, other = agreed(cast), drafted(cast)
    with pytest.raises(Improper, match="Nothing is merged into itself"):
        plans.merge(cast.editor_qm, subject(plan, 1), subject(plan, 1), "A slip")
    with pytest.raises(Improper, match="stands in another plan"):
        plans.merge(cast.editor_qm, subject(plan, 1), subject(other, 1), "A slip")


def test_undoing_makes_no_circle_and_moves_nothing_of_a_closed_plan(cast: Cast) -> None:
    plan = agreed(cast)
    merged = plans.merge(cast.editor_qm, subject(plan, 1), subject(plan, 2), "One table")
    plans.correct(cast.editor_qm, merged, "It was not merged")
    taken = Change.objects.latest("at")
    plans.merge(cast.editor_qm, subject(plan, 2), subject(plan, 1), "The other way")
    with pytest.raises(Improper, match="gone, or was merged itself meanwhile"):
        undo(taken, cast.editor_qm, "A slip")
    held = plans.hold(cast.editor_qm, subject(plan, 3), "2031-06-01")
    change = Change.objects.filter(versions__entry=held.pk).latest("at")
    plans.move(cast.editor_qm, plan, "close")
    with pytest.raises(Improper, match="This plan is closed"):
        undo(change, cast.editor_qm, "A slip")


def test_who_leads_for_a_partner_in_an_agreed_plan_is_not_undone_by_another(cast: Cast) -> None:
    plan = agreed(cast)
    moved = replace(LAMPS, leads={"QM": "Pier office", "QN": "Lamp board"})
    plans.describe_subject(cast.editor_qm, subject(plan, 2), moved, why="We moved.")
    change, letters = Change.objects.latest("at"), Letter.objects.count()
    with pytest.raises(Improper, match="Each partner says who leads for it"):
        undo(change, cast.editor_qn, "A slip")
    led = [(each.partner.code, each.unit) for each in subject(plan, 2).led]  # type: ignore[attr-defined]
    assert (led, Letter.objects.count()) == ([("QM", "Pier office"), ("QN", "Lamp board")], letters)


@pytest.mark.parametrize("space", ["joint", "QM"])
def test_who_leads_is_undone_in_a_draft_and_in_ones_own_plan(cast: Cast, space: str) -> None:
    plan = drafted(cast, space)
    if space == "QM":
        plans.settle(cast.editor_qm, plan)
    plans.describe_subject(cast.editor_qm, subject(plan, 2), replace(LAMPS, leads={"QN": "Lamp board"}), why="A slip")
    undo(Change.objects.latest("at"), cast.editor_qm, "It was none")
    led = [each.partner.code for each in subject(plan, 2).led]  # type: ignore[attr-defined]
    assert led == ["QM", "QN"]


def test_who_saw_another_version_is_told(cast: Cast) -> None:
    ferries = subject(agreed(cast), 1)
    plans.postpone(cast.editor_qn, ferries, "2031-04", "Fog", version=ferries.version)
    with pytest.raises(ChangedMeanwhile):
        plans.drop(cast.editor_qm, ferries, "No ship", version=ferries.version)
