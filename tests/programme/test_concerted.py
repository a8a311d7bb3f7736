"""Actions of a programme: changed in a draft, carried out step by step in force, led as each partner says."""

from dataclasses import replace
from datetime import date

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.models import Partner
from collegium.programme.actions.concerted import (
    ActionSaid,
    add_action,
    change_action,
    name_lead,
    number_action,
    remove_action,
    take_step,
)
from collegium.programme.actions.grounds import Cited, rest_on, take_ground_back
from collegium.programme.actions.programmes import draft_programme
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Action, Ground, Lead, Programme
from collegium.programme.rules.programmes import timing
from collegium.register.actions.references import add as add_reference
from collegium.register.models import Reference
from tests.cast import Cast
from tests.programme.concert import LAMPS, PILOTS, TIDES, action, drafted, in_force, joint_paper


def numbered(programme: Programme) -> list[tuple[int, str]]:
    rows = programme.actions.filter(withdrawn=False).order_by("number")
    return list(rows.values_list("number", "title"))


def test_an_action_names_issue_forum_leads_and_rests_on_words(cast: Cast) -> None:
    programme = draft_programme(cast.editor_qm, cast.spaces["joint"], TIDES)
    known = add_reference(cast.editor_qm, cast.spaces["joint"], "issue", {"en": ["Lamps"], "fr": ["Lampes"]})
    said = replace(LAMPS, issue="lampes", measure="Twelve lamps burn", leads={"QM": "Light Office", "QN": ""})
    paper = joint_paper(cast)
    made = add_action(cast.editor_qm, programme, said, [Cited(paper, "The harbour office counted nine boats.")])
    assert made.number == 1
    assert made.issue == known
    assert made.forum
    assert made.forum.names == {"en": ["Harbour Council"]}
    assert [(each.partner.code, each.unit) for each in made.leads.all()] == [("QM", "Light Office")]
    assert Ground.objects.get(of=made.pk).quote == "The harbour office counted nine boats."
    again = add_action(cast.editor_qn, programme, replace(LAMPS, title="More light"))
    assert again.forum == made.forum
    assert Reference.objects.filter(kind="forum").count() == 1


@pytest.mark.parametrize(
    ("said", "match"),
    [
        (ActionSaid(" "), "between 1 and 1000"),
        (ActionSaid("Light", issue="x" * 201), "cannot be kept"),
        (ActionSaid("Light", leads={"QO": "Office"}), "takes no part"),
        (ActionSaid("Light", leads={"QM": "x" * 201}), "between 1 and 200"),
    ],
)
def test_what_cannot_be_said_of_an_action_is_refused_whole(cast: Cast, said: ActionSaid, match: str) -> None:
    programme = draft_programme(cast.editor_qm, cast.spaces["joint"], TIDES)
    with pytest.raises(Improper, match=match):
        add_action(cast.editor_qm, programme, said)
    assert not Action.objects.exists()
    assert not Reference.objects.filter(space=programme.space).exists()


def test_an_action_is_changed_numbered_and_removed_in_a_draft(cast: Cast) -> None:
    programme = drafted(cast)
    add_action(cast.editor_qm, programme, ActionSaid("Count the boats", leads={"QM": "Harbour Office"}))
    number_action(cast.editor_qn, action(programme, 3), 1)
    assert numbered(programme) == [(1, "Count the boats"), (2, "Light the channel"), (3, "Train pilots")]
    with pytest.raises(Improper, match="between 1 and 3"):
        number_action(cast.editor_qm, action(programme), 4)
    change_action(cast.editor_qm, action(programme), ActionSaid("Count all boats", leads={"QM": ""}))
    assert not Lead.objects.filter(withdrawn=False).exists()
    remove_action(cast.editor_qm, action(programme), "Counted already")
    assert [title for _, title in numbered(programme)] == ["Light the channel", "Train pilots"]


def test_in_force_it_moves_by_steps_alone(cast: Cast) -> None:
    programme = in_force(cast)
    lamps = action(programme)
    for refused in (
        lambda: change_action(cast.editor_qm, lamps, PILOTS),
        lambda: remove_action(cast.editor_qm, lamps),
        lambda: number_action(cast.editor_qm, lamps, 2),
        lambda: add_action(cast.editor_qm, programme, PILOTS),
    ):
        with pytest.raises(Improper, match="agreed to this programme"):
            refused()
    take_step(cast.editor_qm, lamps, "begin")
    take_step(cast.editor_qn, lamps, "carry out")
    with pytest.raises(OutOfTurn, match="It stands at: carried out"):
        take_step(cast.editor_qm, lamps, "drop", "Late")
    with pytest.raises(Improper, match="needs a reason"):
        take_step(cast.editor_qm, lamps, "reopen")
    take_step(cast.editor_qm, lamps, "reopen", "Two lamps went out")
    assert action(programme).state == "under way"


def test_an_action_of_a_draft_is_not_carried_out(cast: Cast) -> None:
    with pytest.raises(Improper, match="not in force"):
        take_step(cast.editor_qm, action(drafted(cast)), "begin")


def test_in_force_each_partner_names_its_own_lead_and_the_secretariat_all(cast: Cast) -> None:
    lamps = action(in_force(cast))
    ostrand = Partner.objects.get(code="QN")
    with pytest.raises(NotAllowed, match="do not sit for this partner"):
        name_lead(cast.editor_qm, lamps, ostrand, "Light Office")
    name_lead(cast.editor_qn, lamps, ostrand, "Light Office")
    name_lead(cast.secretariat, lamps, ostrand, "Harbour Office")
    assert Lead.objects.get().unit == "Harbour Office"
    name_lead(cast.editor_qn, lamps, ostrand, "")
    assert not Lead.objects.filter(withdrawn=False).exists()


def test_grounds_are_added_and_taken_back_and_private_papers_refused(cast: Cast) -> None:
    lamps = action(in_force(cast))
    ground = rest_on(cast.editor_qm, lamps, Cited(joint_paper(cast), "The harbour office counted nine boats."))
    take_ground_back(cast.editor_qn, ground)
    assert not Ground.objects.filter(withdrawn=False).exists()
    with pytest.raises(NotAllowed):
        rest_on(cast.reader_qm, lamps, Cited(ground.document))
    with pytest.raises(NotVisible):
        rest_on(cast.editor_qt, lamps, Cited(ground.document))


def test_two_who_act_at_once_lose_nothing(cast: Cast) -> None:
    programme = drafted(cast)
    one, other = action(programme), action(programme)
    change_action(cast.editor_qm, one, replace(LAMPS, title="Light all channels"))
    with pytest.raises(ChangedMeanwhile):
        change_action(cast.editor_qn, other, replace(LAMPS, title="Dim the channel"))
    with pytest.raises(ChangedMeanwhile):
        remove_action(cast.editor_qn, other)
    assert action(programme).title == "Light all channels"


@pytest.mark.parametrize(
    ("state", "due", "said"),
    [
        ("planned", date(2031, 5, 31), "overdue"),
        ("under way", date(2031, 6, 1), "due soon"),
        ("planned", date(2031, 7, 1), "due soon"),
        ("planned", date(2031, 7, 2), ""),
        ("carried out", date(2031, 1, 1), ""),
        ("dropped", date(2031, 1, 1), ""),
        ("planned", None, ""),
    ],
)
def test_what_is_late_is_worked_out_from_the_day(state: str, due: date | None, said: str) -> None:
    assert timing(state, due, date(2031, 6, 1)) == said
