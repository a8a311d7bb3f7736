"""Amendments: shown as a difference, agreed by all, applied at once or not at all; and that none was made."""

from dataclasses import replace
from datetime import date

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.undo import undo
from collegium.accounts.models import Change
from collegium.programme.actions.adjustments import (
    NoneMade,
    adopt_adjustment,
    alter,
    drop_by,
    propose,
    record_none,
    take_out,
    units_of,
    withdraw_adjustment,
)
from collegium.programme.actions.assents import say_to_adjustment, seal_of_adjustment
from collegium.programme.actions.concerted import ActionSaid
from collegium.programme.actions.grounds import Cited
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Adjustment, Ground
from collegium.register.errors import NotConsented
from tests.cast import Cast
from tests.programme.concert import LAMPS, TIDES, action, amendment_agreed, drafted, in_force, joint_paper

TODAY = date(2031, 5, 4)


def test_an_amendment_that_all_agreed_to_is_applied_at_once(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    later = replace(LAMPS, due=date(2031, 9, 1), forum="")
    altered = alter(cast.editor_qm, amendment, action(programme), later)
    assert set(altered.values) == set(altered.before) == {"due", "forum"}
    drop_by(cast.editor_qn, amendment, action(programme, 2))
    alter(cast.editor_qn, amendment, None, ActionSaid("Count the boats", issue="Boats"))
    with pytest.raises(NotConsented, match="QM, QN"):
        adopt_adjustment(cast.editor_qm, amendment, TODAY)
    amendment_agreed(cast, amendment)
    adopt_adjustment(cast.editor_qn, amendment, TODAY)
    lamps, pilots, boats = (action(programme, number) for number in (1, 2, 3))
    assert (lamps.due, lamps.forum) == (date(2031, 9, 1), None)
    assert pilots.state == "dropped"
    assert boats.issue
    assert boats.issue.names == {"en": ["Boats"]}
    assert (Adjustment.objects.get().state, Adjustment.objects.get().on) == ("adopted", TODAY)
    with pytest.raises(Improper):
        undo(Change.objects.get(verb="adopts an amendment of"), cast.editor_qm, "A slip")


def test_a_consent_to_an_amendment_lapses_when_it_changes(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    alter(cast.editor_qm, amendment, action(programme), replace(LAMPS, title="Light two channels"))
    seen = seal_of_adjustment(amendment)
    amendment_agreed(cast, amendment)
    alter(cast.editor_qn, amendment, action(programme), replace(LAMPS, title="Light three channels"))
    with pytest.raises(NotConsented):
        adopt_adjustment(cast.editor_qm, amendment, TODAY)
    with pytest.raises(ChangedMeanwhile):
        say_to_adjustment(cast.principal_qm, amendment, seen)
    assert amendment.alterations.filter(withdrawn=False).count() == 1


def test_what_changed_meanwhile_refuses_the_whole_amendment(cast: Cast) -> None:
    programme = in_force(cast)
    first, second = (propose(cast.editor_qm, programme, each) for each in ("The late spring", "The early winter"))
    for amendment, title in ((first, "Light two channels"), (second, "Light three channels")):
        alter(cast.editor_qm, amendment, action(programme), replace(LAMPS, title=title))
        drop_by(cast.editor_qm, amendment, action(programme, 2)) if amendment is second else None
        amendment_agreed(cast, amendment)
    adopt_adjustment(cast.editor_qm, first, TODAY)
    with pytest.raises(ChangedMeanwhile, match="Action 1 was changed since this was proposed"):
        adopt_adjustment(cast.editor_qm, second, TODAY)
    assert action(programme, 2).state == "planned"
    assert Adjustment.objects.get(pk=second.pk).state == "proposed"


def test_what_changes_nothing_is_refused(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    with pytest.raises(Improper, match="change nothing"):
        alter(cast.editor_qm, amendment, action(programme), LAMPS)
    with pytest.raises(Improper, match="changes nothing yet"):
        adopt_adjustment(cast.editor_qm, amendment, TODAY)
    other = in_force(cast)
    with pytest.raises(Improper, match="not one of the programme"):
        drop_by(cast.editor_qm, amendment, action(other))


def test_an_amendment_is_taken_apart_and_withdrawn(cast: Cast) -> None:
    programme = in_force(cast)
    amendment = propose(cast.editor_qm, programme, "The late spring")
    take_out(cast.editor_qn, drop_by(cast.editor_qm, amendment, action(programme)))
    assert not amendment.alterations.filter(withdrawn=False).exists()
    with pytest.raises(Improper, match="needs a reason"):
        withdraw_adjustment(cast.editor_qm, amendment, "")
    withdraw_adjustment(cast.editor_qm, amendment, "The ice went early")
    with pytest.raises(Improper, match="proposed no more"):
        drop_by(cast.editor_qm, amendment, action(programme))
    with pytest.raises(OutOfTurn, match="It stands at: withdrawn"):
        adopt_adjustment(cast.editor_qm, amendment, TODAY)
    with pytest.raises(Improper, match="Nothing is asked"):
        amendment_agreed(cast, amendment)


def test_that_none_was_made_says_who_said_so_and_when_asked_what(cast: Cast) -> None:
    programme = in_force(cast)
    said = NoneMade("Minister of Velmora", "Asked about the new harbour", date(2031, 11, 18))
    none = record_none(
        cast.editor_qm, programme, said, Cited(joint_paper(cast), "The harbour office counted nine boats.")
    )
    assert Ground.objects.get(of=none.pk).quote
    with pytest.raises(OutOfTurn, match="It stands at: recorded"):
        adopt_adjustment(cast.editor_qm, none, TODAY)
    withdraw_adjustment(cast.editor_qm, none, "Misheard")
    assert not Adjustment.objects.filter(withdrawn=False).exists()
    for wrong in (replace(said, said_by=""), replace(said, occasion=" ")):
        with pytest.raises(Improper, match="between 1 and"):
            record_none(cast.editor_qm, programme, wrong)


def test_who_may_not_propose(cast: Cast) -> None:
    programme = in_force(cast)
    with pytest.raises(NotAllowed):
        propose(cast.reader_qm, programme, "The late spring")
    with pytest.raises(NotVisible):
        propose(cast.editor_qt, programme, "The late spring")
    with pytest.raises(Improper, match="not in force"):
        propose(cast.editor_qm, drafted(cast), "The late spring")


def test_an_amendment_changes_who_leads_and_not_what_was_named_anew_meanwhile(cast: Cast) -> None:
    programme = in_force(cast, TIDES, replace(LAMPS, leads={"QM": "Lamp desk", "QN": "Pier desk"}))
    first, second = (propose(cast.editor_qm, programme, occasion) for occasion in ("Late spring", "Early ice"))
    altered = alter(cast.editor_qm, first, action(programme), replace(LAMPS, leads={"QM": "Ice desk", "QN": ""}))
    assert altered.values == {"leads": {"QM": "Ice desk"}}
    alter(cast.editor_qm, first, None, ActionSaid("Count the boats", leads={"QN": "Boat desk"}))
    alter(cast.editor_qm, second, action(programme), replace(LAMPS, leads={"QM": "Tide desk"}))
    with pytest.raises(Improper, match="takes no part"):
        alter(cast.editor_qm, first, action(programme), replace(LAMPS, leads={"QT": "Nobody"}))
    with pytest.raises(Improper, match="change nothing"):
        alter(cast.editor_qm, first, action(programme), replace(LAMPS, leads={"QM": "Lamp desk"}))
    for amendment in (first, second):
        amendment_agreed(cast, amendment)
    adopt_adjustment(cast.editor_qn, first, TODAY)
    assert units_of(action(programme)) == {"QM": "Ice desk"}
    assert units_of(action(programme, 2)) == {"QN": "Boat desk"}
    with pytest.raises(ChangedMeanwhile, match="Action 1 was changed"):
        adopt_adjustment(cast.editor_qn, second, TODAY)
