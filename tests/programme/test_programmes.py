"""Programmes in their series: drafted by whoever writes, adopted by all partners, ended in their order."""

from dataclasses import replace
from datetime import date

import pytest

from collegium.accounts.errors import ChangedMeanwhile, Improper, NotAllowed, NotVisible
from collegium.accounts.journal.change import change
from collegium.accounts.journal.undo import undo, undoable_of
from collegium.accounts.models import Change
from collegium.programme.actions.assents import missing_assent, say_to_programme, seal_of_programme
from collegium.programme.actions.concerted import add_action
from collegium.programme.actions.programmes import (
    ProgrammeSaid,
    abandon_programme,
    adopt_programme,
    describe_programme,
    describe_series,
    draft_programme,
    end_programme,
    set_up_series,
)
from collegium.programme.errors import OutOfTurn
from collegium.programme.models import Programme, ProgrammeSeries, Text
from collegium.register.errors import NotConsented
from tests.cast import Cast
from tests.programme.concert import LAMPS, PILOTS, TIDES, agreed_by_both, drafted, in_force


def test_a_programme_is_adopted_once_every_partner_has_consented(cast: Cast) -> None:
    programme = drafted(cast)
    with pytest.raises(NotConsented, match="Without consent so far: QM, QN"):
        adopt_programme(cast.editor_qm, programme)
    say_to_programme(cast.principal_qm, programme, "adoption", seal_of_programme(programme))
    with pytest.raises(NotConsented, match="Without consent so far: QN"):
        adopt_programme(cast.editor_qm, programme)
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of_programme(programme))
    adopt_programme(cast.secretariat, programme, "At the spring meeting")
    assert Programme.objects.get().state == "in force"
    end_programme(cast.editor_qn, programme)
    with pytest.raises(OutOfTurn, match="It stands at: ended"):
        abandon_programme(cast.editor_qm, programme, "Late")


def test_a_partner_that_withholds_holds_it_up(cast: Cast) -> None:
    programme = drafted(cast)
    agreed_by_both(cast, programme)
    say_to_programme(cast.principal_qn, programme, "adoption", seal_of_programme(programme), given=False)
    assert missing_assent(programme) == ["QN"]
    with pytest.raises(NotConsented, match="QN"):
        adopt_programme(cast.editor_qm, programme)


def test_a_consent_lapses_when_what_it_was_given_to_changes(cast: Cast) -> None:
    programme = drafted(cast)
    agreed_by_both(cast, programme)
    seen = seal_of_programme(programme)
    add_action(cast.editor_qn, programme, replace(PILOTS, title="Count the boats"))
    assert missing_assent(programme) == ["QM", "QN"]
    with pytest.raises(ChangedMeanwhile):
        say_to_programme(cast.principal_qm, programme, "adoption", seen)


def test_an_adopted_text_is_no_consent_to_the_actions(cast: Cast) -> None:
    programme = drafted(cast)
    with change(by=cast.editor_qm, verb="drafts a text", space=programme.space):
        text = Text(space=programme.space, title="Tides", kind="programme", state="put up")
        text.save()
    describe_programme(cast.editor_qm, programme, replace(TIDES, text=text))
    with pytest.raises(NotConsented):
        adopt_programme(cast.editor_qm, programme)
    with change(by=cast.editor_qm, verb="adopts a text", space=programme.space):
        text.state = "adopted"
        text.save()
    with pytest.raises(NotConsented):
        adopt_programme(cast.editor_qm, Programme.objects.get())


def test_an_empty_programme_and_one_of_a_partner_alone_are_not_adopted(cast: Cast) -> None:
    empty = draft_programme(cast.editor_qm, cast.spaces["joint"], TIDES)
    with pytest.raises(Improper, match="no action yet"):
        adopt_programme(cast.editor_qm, empty)
    own = draft_programme(cast.editor_qm, cast.spaces["QM"], TIDES)
    with pytest.raises(Improper, match="where all partners see it"):
        adopt_programme(cast.editor_qm, own)


@pytest.mark.parametrize(
    ("who", "refusal"), [("reader_qm", NotAllowed), ("post_qm", NotAllowed), ("editor_qt", NotVisible)]
)
def test_who_only_reads_drafts_nothing_and_a_stranger_sees_nothing(
    cast: Cast, who: str, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        draft_programme(cast.people[who], cast.spaces["joint"], TIDES)
    programme = drafted(cast)
    with pytest.raises(refusal):
        adopt_programme(cast.people[who], programme)


def test_an_editor_does_not_speak_for_its_partner(cast: Cast) -> None:
    programme = drafted(cast)
    with pytest.raises(NotAllowed):
        say_to_programme(cast.editor_qm, programme, "adoption", seal_of_programme(programme))


def test_what_was_adopted_is_neither_described_nor_undone(cast: Cast) -> None:
    programme = in_force(cast)
    with pytest.raises(Improper, match="agreed to this programme"):
        describe_programme(cast.editor_qm, programme, replace(TIDES, name="Ebb"))
    adopted = Change.objects.get(verb="adopts a programme")
    assert not undoable_of(cast.editor_qm, [adopted])
    with pytest.raises(Improper):
        undo(adopted, cast.editor_qm, "A slip")
    added = Change.objects.filter(verb="adds an action").latest("number")
    with pytest.raises(Improper, match="agreed to this action"):
        undo(added, cast.editor_qm, "A slip")


def test_a_series_has_programmes_of_any_period_that_follow_one_another(cast: Cast) -> None:
    joint = cast.spaces["joint"]
    series = set_up_series(cast.editor_qm, joint, "Tides", "every two years")
    describe_series(cast.editor_qn, series, "Tides and ebbs", "every two or three years")
    first = draft_programme(cast.editor_qm, joint, replace(TIDES, series=series))
    longer = replace(TIDES, name="Tides 2033–2035", starts=date(2033, 1, 1), ends=date(2035, 12, 31))
    second = draft_programme(cast.editor_qn, joint, replace(longer, follows=first, series=series))
    assert second.follows == first
    assert ProgrammeSeries.objects.get().programmes.count() == 2
    with pytest.raises(Improper, match="does not follow itself"):
        describe_programme(cast.editor_qm, first, replace(TIDES, series=series, follows=second))
    abandon_programme(cast.editor_qm, second, "Drafted twice")
    with pytest.raises(Improper, match="needs a reason"):
        abandon_programme(cast.editor_qm, first, " ")


@pytest.mark.parametrize(
    ("said", "match"),
    [
        (replace(TIDES, name="  "), "between 1 and 200"),
        (replace(TIDES, name="x" * 201), "between 1 and 200"),
        (replace(TIDES, ends=date(2030, 1, 1)), "ends before it begins"),
    ],
)
def test_what_cannot_be_said_of_a_programme_is_refused(cast: Cast, said: ProgrammeSaid, match: str) -> None:
    with pytest.raises(Improper, match=match):
        draft_programme(cast.editor_qm, cast.spaces["joint"], said)
    assert not Programme.objects.exists()


def test_two_who_describe_at_once_lose_nothing(cast: Cast) -> None:
    drafted(cast)
    one, other = Programme.objects.get(), Programme.objects.get()
    describe_programme(cast.editor_qm, one, replace(TIDES, name="Tides of both"))
    with pytest.raises(ChangedMeanwhile):
        describe_programme(cast.editor_qn, other, replace(TIDES, name="Ebbs"))
    assert Programme.objects.get().name == "Tides of both"
    assert LAMPS.title in {each.title for each in one.actions.all()}
